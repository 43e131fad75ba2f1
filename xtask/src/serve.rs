//! A small server for www/ on this machine only, with the headers that a publisher should send.

use crate::tools;
use anyhow::{Context, Result};
use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::{self, Next};
use axum::response::Response;
use std::net::TcpListener;
use tower_http::services::ServeDir;

/// What the page may do: its own files, its own wasm, nothing else.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
    connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// What the worker may do: compute. The page hands it the module, so it needs no connection at all.
const WORKER_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'";

/// What every answer carries besides its policy.
const HEADERS: [(HeaderName, &str); 4] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (header::CACHE_CONTROL, "no-cache"),
];

/// Serves www/ until stopped.
pub(crate) fn serve(port: u16) -> Result<()> {
    let (listener, address) = bind(port)?;
    println!("Claimlight is at {address}  (Ctrl-C stops it)");
    run(listener)
}

/// A listener on 127.0.0.1 and its address.
pub(crate) fn bind(port: u16) -> Result<(TcpListener, String)> {
    let listener = TcpListener::bind(("127.0.0.1", port))
        .with_context(|| format!("cannot listen on 127.0.0.1:{port}. Another port: cargo xtask serve --port 8081"))?;
    let address = format!("http://{}/", listener.local_addr()?);
    Ok((listener, address))
}

/// Answers requests for as long as the process lives.
pub(crate) fn run(listener: TcpListener) -> Result<()> {
    listener.set_nonblocking(true)?;
    tokio::runtime::Runtime::new()?.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        Ok(axum::serve(listener, files()).await?)
    })
}

fn files() -> Router {
    let folder = ServeDir::new(tools::root().join("www"));
    Router::new().fallback_service(folder).layer(middleware::from_fn(with_headers))
}

async fn with_headers(request: Request, next: Next) -> Response {
    let worker = request.uri().path().ends_with("/worker.js");
    let mut response = next.run(request).await;
    let policy = if worker { WORKER_POLICY } else { PAGE_POLICY };
    for (name, value) in HEADERS.into_iter().chain([(header::CONTENT_SECURITY_POLICY, policy)]) {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use tower::ServiceExt;

    fn get(path: &str) -> Response {
        let request = Request::get(path).body(Body::empty()).unwrap();
        tokio::runtime::Runtime::new().unwrap().block_on(files().oneshot(request)).unwrap()
    }

    #[test]
    fn only_files_under_www_are_served() {
        assert_eq!(get("/").status(), 200);
        assert_eq!(get("/page.js?x=1").status(), 200);
        for outside in [
            "/../Cargo.toml",
            "/..%2fCargo.toml",
            "//etc/passwd",
            "/%2e%2e/Cargo.toml",
            "/none.html",
            "/..%5cCargo.toml",
        ] {
            assert_eq!(get(outside).status(), 404, "{outside}");
        }
    }

    #[test]
    fn the_worker_s_file_may_connect_nowhere() {
        let policy = |path: &str| get(path).headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
        assert!(policy("/worker.js").contains("connect-src 'none'"));
        assert!(policy("/index.html").contains("connect-src 'self'"));
        assert_eq!(get("/worker.js").headers()[header::CONTENT_TYPE], "text/javascript");
    }
}
