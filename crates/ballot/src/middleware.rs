//! Checks the host, origin and content type of every request, and adds the security headers to every answer.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse as _, Response};

use crate::refused::Refused;

/// The longest body of a request, in bytes.
pub const LONGEST_BODY: usize = 4 * 1024;
/// How long a whole request may take.
pub(crate) const WHOLE: Duration = Duration::from_secs(10);

/// The accepted values of `Host`: the server's own addresses. A page whose name was made to resolve to such an address
/// (DNS rebinding) sends its own name.
#[derive(Debug)]
pub(crate) struct Names {
    hosts: Vec<String>,
}

impl Names {
    pub(crate) fn new(at: std::net::SocketAddr) -> Arc<Self> {
        let mut hosts = vec![at.to_string()];
        if at.ip().is_loopback() {
            hosts.push(format!("localhost:{}", at.port()));
        }
        Arc::new(Self { hosts })
    }

    fn knows_host(&self, headers: &HeaderMap) -> bool {
        let mut given = headers.get_all(header::HOST).iter();
        let (Some(host), None) = (given.next(), given.next()) else { return false };
        self.hosts.iter().any(|known| known.as_bytes().eq_ignore_ascii_case(host.as_bytes()))
    }

    /// Whether a request comes from the voting page itself, by what browsers say in `Origin` or `Sec-Fetch-Site`.
    fn knows_origin(&self, headers: &HeaderMap) -> bool {
        let Some(origin) = headers.get(header::ORIGIN) else {
            return headers.get("sec-fetch-site").is_none_or(|site| site == "same-origin" || site == "none");
        };
        origin
            .to_str()
            .ok()
            .and_then(|o| o.strip_prefix("http://"))
            .is_some_and(|origin| self.hosts.iter().any(|known| known.eq_ignore_ascii_case(origin)))
    }
}

/// Passes a request on or refuses it, and adds the headers to the answer.
pub(crate) async fn guarded(State(names): State<Arc<Names>>, request: Request, next: Next) -> Response {
    let mut response = match turned_away(&names, &request) {
        Some(refused) => refused.into_response(),
        None => next.run(request).await,
    };
    if response.status() == StatusCode::REQUEST_TIMEOUT {
        response = Refused::TooSlow.into_response();
    }
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, value);
    }
    response
}

fn turned_away(names: &Names, request: &Request<Body>) -> Option<Refused> {
    let headers = request.headers();
    if !names.knows_host(headers) {
        return Some(Refused::WrongHost);
    }
    if request.uri().path().starts_with("/api/") && !names.knows_origin(headers) {
        return Some(Refused::WrongOrigin);
    }
    let is_reading = matches!(*request.method(), Method::GET | Method::HEAD);
    let kind = headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    if !is_reading && !kind.is_some_and(|kind| kind.starts_with(b"application/json")) {
        return Some(Refused::NotJson);
    }
    None
}

const HEADERS: [(HeaderName, HeaderValue); 6] = [
    (
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        ),
    ),
    (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
    (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
    (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
];
