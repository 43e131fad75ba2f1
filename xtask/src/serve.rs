//! A small server for www/ on this machine only, with the headers that a publisher should send.

use crate::tools;
use anyhow::{Result, anyhow};
use std::fs::File;
use std::path::{Component, Path, PathBuf};
use tiny_http::{Header, Method, Request, Response, Server};

/// What the page may do: its own files, its own wasm, nothing else.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
    connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What the worker may do: compute. The page hands it the module, so it needs no connection at all.
const WORKER_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'";

/// Serves www/ until stopped.
pub(crate) fn serve(port: u16) -> Result<()> {
    let (server, address) = bind(port)?;
    println!("Claimlight is at {address}  (Ctrl-C stops it)");
    run(&server);
    Ok(())
}

/// A server on 127.0.0.1 and its address.
pub(crate) fn bind(port: u16) -> Result<(Server, String)> {
    let server = Server::http(("127.0.0.1", port))
        .map_err(|e| anyhow!("cannot listen on 127.0.0.1:{port}: {e}. Another port: cargo xtask serve --port 8081"))?;
    let address = format!("http://{}/", server.server_addr());
    Ok((server, address))
}

/// Answers requests until the server is closed.
pub(crate) fn run(server: &Server) {
    for request in server.incoming_requests() {
        // A reader who goes away mid-answer is no error of ours.
        let _ = answer(request);
    }
}

fn answer(request: Request) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::from_string("only GET and HEAD\n").with_status_code(405));
    }
    let Some((path, file)) = locate(request.url()).and_then(|p| Some((p.clone(), File::open(p).ok()?))) else {
        return request.respond(Response::from_string("not found\n").with_status_code(404));
    };
    let response = headers(&path).into_iter().fold(Response::from_file(file), |r, (name, value)| {
        match Header::from_bytes(name, value) {
            Ok(header) => r.with_header(header),
            Err(()) => r,
        }
    });
    request.respond(response)
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
