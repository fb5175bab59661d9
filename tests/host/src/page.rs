//! Serves the built page.

use std::path::Component;
use std::sync::Arc;

use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};

use crate::TestHost;

pub(crate) async fn serve(State(host): State<Arc<TestHost>>, uri: Uri) -> Response {
    let asked = match uri.path().trim_start_matches('/') {
        "" => "facilitator.html",
        other => other,
    };
    let path = std::path::Path::new(asked);
    if path.components().any(|part| !matches!(part, Component::Normal(_))) {
        return StatusCode::NOT_FOUND.into_response();
    }
    match std::fs::read(host.page.join(path)) {
        Ok(bytes) => ([(header::CONTENT_TYPE, kind(asked))], bytes).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
