//! The commands over HTTP, and the events that every page is told of.

use std::path::PathBuf;
use std::sync::Arc;

use afterword_service::host::WINDOW_SETTINGS;
use afterword_service::{Command, Problem};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use serde_json::Value;
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt as _};

use crate::{News, TestHost};

/// Tells every page what changed, and what was chosen for the windows. The stream ends where the page is too slow for
/// it: the page opens it anew and reads everything.
pub(crate) async fn news(
    State(host): State<Arc<TestHost>>,
) -> Sse<impl Stream<Item = Result<Event, axum::Error>>> {
    let news = BroadcastStream::new(host.news.subscribe()).map_while(Result::ok);
    Sse::new(news.map(|news| match news {
        News::Changed(changed) => Event::default().json_data(changed),
        News::WindowSettings(settings) => Event::default().event(WINDOW_SETTINGS).json_data(settings),
    }))
}

/// Carries out one command.
pub(crate) async fn command(
    State(host): State<Arc<TestHost>>,
    Path(name): Path<String>,
    Json(arguments): Json<Value>,
) -> Response {
    let answer = tokio::task::spawn_blocking(move || answer(&host, &name, &arguments)).await;
    match answer {
        Ok(Ok(answer)) => ([(CONTENT_TYPE, "application/json")], answer).into_response(),
        Ok(Err(problem)) => (StatusCode::UNPROCESSABLE_ENTITY, Json(problem)).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn answer(host: &TestHost, name: &str, arguments: &Value) -> Result<String, Problem> {
    match name {
        // For tests of the page alone: looks the workspace over, as the shell does after its first window.
        "look_over" => host.desk.look_over(&host.moment()).map(|()| "null".into()),
        name => Command::named(name)?.carry_out(host, arguments),
    }
}

/// The files that a test put where this host picks files.
pub(crate) fn inbox(data: &std::path::Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(data.join("inbox")).into_iter().flatten();
    let mut files: Vec<_> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    files.sort();
    files
}
