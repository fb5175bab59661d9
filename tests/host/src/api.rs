//! The commands over HTTP.

use std::collections::BTreeMap;
use std::sync::Arc;

use afterword_domain::{ActionId, PostMortemId};
use afterword_service::Keychain as _;
use afterword_service::hearing::{CoachSettings, Said};
use afterword_service::voting::VoteAct;
use afterword_service::wire::{MenuEntry, WINDOW_SETTINGS};
use afterword_service::{Area, Format, LibraryRequest, Look, Op, Problem, read_regular};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::sse::{Event, Sse};
use axum::response::{IntoResponse, Response};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio_stream::wrappers::BroadcastStream;
use tokio_stream::{Stream, StreamExt as _};

use crate::{Host, News};

/// Tells every page what changed, and what was chosen for the windows. The stream ends where the page is too slow for
/// it: the page opens it anew and reads everything.
pub(crate) async fn news(
    State(host): State<Arc<Host>>,
) -> Sse<impl Stream<Item = Result<Event, axum::Error>>> {
    let news = BroadcastStream::new(host.news.subscribe()).map_while(Result::ok);
    Sse::new(news.map(|news| match news {
        News::Changed(changed) => Event::default().json_data(changed),
        News::WindowSettings(settings) => Event::default().event(WINDOW_SETTINGS).json_data(settings),
    }))
}

/// Carries out one command.
pub(crate) async fn command(
    State(host): State<Arc<Host>>,
    Path(name): Path<String>,
    Json(arguments): Json<Value>,
) -> Response {
    let answer = tokio::task::spawn_blocking(move || answer(&host, &name, &arguments)).await;
    match answer {
        Ok(Ok(answer)) => Json(answer).into_response(),
        Ok(Err(problem)) => (StatusCode::UNPROCESSABLE_ENTITY, Json(problem)).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn answer(host: &Host, name: &str, given: &Value) -> Result<Value, Problem> {
    let (desk, now) = (&host.desk, host.now());
    match name {
        "session" => answered(desk.session(ZONE, &now)),
        "window_settings" => answered(desk.window_settings()),
        "set_window_settings" => {
            desk.set_window_settings(field(given, "settings")?);
            let _ = host.news.send(News::WindowSettings(desk.window_settings()));
            Ok(Value::Null)
        }
        "room_appearance" => answered(desk.room_appearance()),
        "zoom_room" => {
            let _ = host.news.send(News::WindowSettings(desk.zoom_room(field(given, "zoom")?)));
            Ok(Value::Null)
        }
        // A browser has a menu bar of its own.
        "set_menu" => field::<Vec<MenuEntry>>(given, "entries").map(|_| Value::Null),
        "ready" | "part_failed" | "show_in_folder" | "open_link" | "show_room" => Ok(Value::Null),
        "library" => answered(desk.workspace()?.library(&field::<LibraryRequest>(given, "request")?, &now)?),
        "snapshot" => {
            let areas: Vec<Area> = field(given, "areas")?;
            answered(desk.workspace()?.snapshot(id(given)?, &areas, &now)?)
        }
        "apply" => answered(desk.workspace()?.apply(&field::<Op>(given, "op")?, &now)?),
        "undo" => answered(desk.workspace()?.undo(field(given, "scope")?)?),
        "redo" => answered(desk.workspace()?.redo(field(given, "scope")?)?),
        "history" => answered(desk.workspace()?.history(field(given, "scope")?, field(given, "before")?)?),
        "vote" => {
            answered(desk.workspace()?.meeting().vote(id(given)?, &field::<VoteAct>(given, "act")?, &now)?)
        }
        "phone_addresses" => answered(afterword_ballot::addresses()),
        "open_phones" => {
            host.phones.open(&desk.workspace()?, id(given)?, field(given, "address")?)?;
            answered(host.phones.view())
        }
        "commit_settings" => answered(desk.workspace()?.tickets().view(&host.keychain)?),
        "set_commit_settings" => {
            answered(desk.workspace()?.tickets().set(&field(given, "settings")?, &host.keychain)?)
        }
        "keep_token" => {
            let token: Option<String> = field(given, "token")?;
            let connection: afterword_tickets::Connection = field(given, "connection")?;
            answered(host.keychain.keep(&afterword_service::token_name(&connection), token.as_deref()))
        }
        "test_connection" => {
            let connection: afterword_tickets::Connection = field(given, "connection")?;
            let token = afterword_service::token(&host.keychain, &connection, field(given, "token")?)?;
            answered(desk.workspace()?.tickets().test(&connection, &token)?)
        }
        "preview_tickets" => {
            let (connection, actions): (_, Vec<ActionId>) =
                (field(given, "connection")?, field(given, "actions")?);
            answered(desk.workspace()?.tickets().preview(id(given)?, connection, &actions)?)
        }
        "create_tickets" => {
            let (connection, actions): (_, Vec<ActionId>) =
                (field(given, "connection")?, field(given, "actions")?);
            let workspace = desk.workspace()?;
            let at = workspace.tickets().connection(connection)?;
            let token = afterword_service::token(&host.keychain, &at, field(given, "token")?)?;
            answered(workspace.tickets().create(id(given)?, connection, &actions, &token, &now)?)
        }
        "retry_tickets" => {
            let all = field(given, "all")?;
            answered(desk.workspace()?.tickets().retry(id(given)?, all, &host.keychain, &now)?)
        }
        "refresh_tickets" => {
            let tokens: BTreeMap<_, String> = field(given, "tokens")?;
            answered(desk.workspace()?.tickets().refresh(id(given)?, &host.keychain, &tokens)?)
        }
        "phones" => answered(host.phones.view()),
        "close_phones" => {
            host.phones.close();
            Ok(Value::Null)
        }
        "open_phase" => {
            answered(desk.workspace()?.meeting().open_phase(id(given)?, field(given, "phase")?, &now)?)
        }
        "room" => answered(desk.workspace()?.meeting().room(|id| host.phones.shown_to(id))?),
        "enter_phase" => {
            answered(desk.workspace()?.meeting().enter(id(given)?, field(given, "phase")?, &now)?)
        }
        "drafts" => answered(desk.workspace()?.drafts(id(given)?)?),
        "keep_draft" => {
            let (field_name, words): (String, String) = (field(given, "field")?, field(given, "words")?);
            answered(desk.workspace()?.keep_draft(id(given)?, &field_name, &words)?)
        }
        "hear" => answered(desk.workspace()?.coach().hear(id(given)?, &field::<Vec<Said>>(given, "texts")?)?),
        "coach" => answered(desk.workspace()?.coach().view()?),
        "set_coach" => answered(desk.workspace()?.coach().set(&field::<CoachSettings>(given, "settings")?)?),
        "read_list" => answered(afterword_intake::list::read(&field::<String>(given, "text")?)),
        "read_people" => {
            answered(desk.workspace()?.read_people(id(given)?, &field::<String>(given, "text")?)?)
        }
        "read_notes" => {
            let (text, zone): (String, chrono_tz::Tz) = (field(given, "text")?, field(given, "zone")?);
            answered(afterword_intake::notes::read(&text, field(given, "day")?, zone))
        }
        "document" => {
            answered(desk.workspace()?.files().document(id(given)?, field(given, "parts")?, &now)?)
        }
        "named" => answered(desk.workspace()?.coach().named(id(given)?, field(given, "parts")?)?),
        "markdown" => {
            let bytes =
                desk.workspace()?.files().rendered(id(given)?, Format::Md, field(given, "look")?, &now)?;
            answered(String::from_utf8_lossy(&bytes))
        }
        "export_record" => {
            let (format, look): (Format, Look) = (field(given, "format")?, field(given, "look")?);
            let workspace = desk.workspace()?;
            let to = host.data.join("outbox").join(workspace.files().file_name(id(given)?, format)?);
            workspace.files().export(id(given)?, format, look, &to, &now)?;
            desk.exported(&to, Some(look));
            answered(to)
        }
        "import_files" => {
            answered(desk.workspace()?.files().import_for_windows(&inbox(host)?, chrono_tz::UTC, &now)?)
        }
        "import_progress" => answered(desk.workspace()?.files().importing().progress()),
        "stop_import" => {
            desk.workspace()?.files().importing().stop();
            Ok(Value::Null)
        }
        "open_notes" => {
            let read = |file: std::path::PathBuf| read_regular(&file, afterword_intake::notes::LONGEST);
            let first = inbox(host)?.into_iter().next().map(read).transpose()?;
            answered(first.map(|bytes| afterword_intake::text_of(&bytes).into_owned()))
        }
        "new_workspace" => {
            desk.make(&host.data.join("data").join("Another.afterword"), &now)?;
            answered(desk.session(ZONE, &now))
        }
        "ballots_in" => answered(desk.ballots()),
        "open_workspace" => {
            if let Some(file) = inbox(host)?.into_iter().next() {
                desk.switch(&file, &now)?;
            }
            answered(desk.session(ZONE, &now))
        }
        "switch_workspace" => {
            desk.switch(&field::<std::path::PathBuf>(given, "path")?, &now)?;
            answered(desk.session(ZONE, &now))
        }
        "copy_workspace" => {
            let to = host.data.join("outbox").join("Copy.afterword");
            answered(desk.copy_to(&to)?)
        }
        "back_up_workspace" => answered(desk.back_up(&now)?),
        "recover_workspace" => {
            let backup: Option<std::path::PathBuf> = field(given, "backup")?;
            desk.recover(backup.as_deref(), &now)?;
            answered(desk.session(ZONE, &now))
        }
        // For tests of the page alone: looks the workspace over, as the shell does after its first window.
        "look_over" => answered(desk.look_over(&now)?),
        _ => Err(Problem::NotFound { what: format!("The command {name}") }),
    }
}

const ZONE: &str = "UTC";

fn answered(answer: impl serde::Serialize) -> Result<Value, Problem> {
    serde_json::to_value(answer).map_err(|e| Problem::Internal { detail: e.to_string() })
}

fn field<T: DeserializeOwned>(given: &Value, name: &str) -> Result<T, Problem> {
    T::deserialize(given.get(name).unwrap_or(&json!(null))).map_err(|_| unread(name))
}

fn id(given: &Value) -> Result<PostMortemId, Problem> {
    field(given, "id")
}

fn unread(name: &str) -> Problem {
    Problem::Internal { detail: format!("{name} is not what it should be") }
}

fn inbox(host: &Host) -> Result<Vec<std::path::PathBuf>, Problem> {
    let entries = std::fs::read_dir(host.data.join("inbox")).map_err(|_| unread("the inbox"))?;
    let mut files: Vec<_> = entries.filter_map(Result::ok).map(|e| e.path()).collect();
    files.sort();
    Ok(files)
}
