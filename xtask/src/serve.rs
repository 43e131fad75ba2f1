//! A small server for www/ on this machine only, with the headers that a publisher should send.

use crate::tools;
use anyhow::{Context, Result};
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// What the page may do: its own files, its own wasm, nothing else.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
    connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What the worker may do: compute. The page hands it the module, so it needs no connection at all.
const WORKER_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'";

/// Listens on 127.0.0.1 and gives each connection a thread and one answer. (tiny_http 0.12 leaves the seventh file of a
/// page unanswered: a connection can wait behind those that a browser keeps open.)
pub(crate) struct Server {
    listener: TcpListener,
    closed: AtomicBool,
}

impl Server {
    /// Makes [`run`] return.
    pub(crate) fn unblock(&self) {
        self.closed.store(true, Ordering::Release);
        // Whoever waits for a connection gets one.
        let _ = self.listener.local_addr().and_then(TcpStream::connect);
    }
}

/// Serves www/ until stopped.
pub(crate) fn serve(port: u16) -> Result<()> {
    let (server, address) = bind(port)?;
    println!("Claimlight is at {address}  (Ctrl-C stops it)");
    run(&server);
    Ok(())
}

/// A server on 127.0.0.1 and its address.
pub(crate) fn bind(port: u16) -> Result<(Server, String)> {
    let listener = TcpListener::bind(("127.0.0.1", port))
        .with_context(|| format!("cannot listen on 127.0.0.1:{port}. Another port: cargo xtask serve --port 8081"))?;
    let address = format!("http://{}/", listener.local_addr()?);
    Ok((Server { listener, closed: AtomicBool::new(false) }, address))
}

/// Answers requests until the server is closed.
pub(crate) fn run(server: &Server) {
    for stream in server.listener.incoming() {
        if server.closed.load(Ordering::Acquire) {
            return;
        }
        // A reader who goes away mid-answer is no error of ours.
        std::thread::spawn(|| stream.and_then(answer));
    }
}

/// Reads one request's head and answers it.
fn answer(stream: TcpStream) -> std::io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut head = BufReader::new(&stream).lines().map_while(std::io::Result::ok).take_while(|line| !line.is_empty());
    let line = head.next().unwrap_or_default();
    let rest = head.count();
    let mut words = line.split(' ');
    let (method, url) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    if method != "GET" || rest > 200 {
        return respond(&stream, "405 Method Not Allowed", &[], b"only GET\n");
    }
    let found = locate(url).and_then(|path| Some((headers(&path), std::fs::read(path).ok()?)));
    match found {
        None => respond(&stream, "404 Not Found", &[("Content-Type", "text/plain")], b"not found\n"),
        Some((headers, body)) => respond(&stream, "200 OK", &headers, &body),
    }
}

fn respond(mut stream: &TcpStream, status: &str, headers: &[(&str, &str)], body: &[u8]) -> std::io::Result<()> {
    let mut head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n", body.len());
    for (name, value) in headers {
        head += &format!("{name}: {value}\r\n");
    }
    stream.write_all((head + "\r\n").as_bytes())?;
    stream.write_all(body)
}

/// The file under www/ that an address names; none for one outside it.
fn locate(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.trim_start_matches('/');
    let inside = Path::new(path).components().all(|c| matches!(c, Component::Normal(_)));
    if !inside || path.contains(['%', '\\']) {
        return None;
    }
    let mut file = tools::root().join("www").join(path);
    if file.is_dir() {
        file.push("index.html");
    }
    file.is_file().then_some(file)
}

/// The headers of a file.
fn headers(path: &Path) -> Vec<(&'static str, &'static str)> {
    let kind = match path.extension().and_then(|e| e.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("txt" | "ts") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };
    let worker = path.file_name().is_some_and(|n| n == "worker.js");
    vec![
        ("Content-Type", kind),
        ("Content-Security-Policy", if worker { WORKER_POLICY } else { PAGE_POLICY }),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cache-Control", "no-cache"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_under_www_are_served() {
        assert!(locate("/").is_some_and(|p| p.ends_with("www/index.html")));
        assert!(locate("/page.js?x=1").is_some());
        for outside in [
            "/../Cargo.toml",
            "/..%2fCargo.toml",
            "//etc/passwd",
            "/%2e%2e/Cargo.toml",
            "/none.html",
            "/..\\Cargo.toml",
        ] {
            assert_eq!(locate(outside), None, "{outside}");
        }
    }

    #[test]
    fn the_worker_s_file_may_connect_nowhere() {
        let policy = |file: &str| {
            headers(Path::new(file)).into_iter().find(|(n, _)| *n == "Content-Security-Policy").map(|(_, v)| v)
        };
        assert!(policy("www/worker.js").is_some_and(|p| p.contains("connect-src 'none'")));
        assert!(policy("www/index.html").is_some_and(|p| p.contains("connect-src 'self'")));
        assert_eq!(headers(Path::new("a.wasm"))[0].1, "application/wasm");
    }
}
