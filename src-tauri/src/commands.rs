//! Carries out the windows' commands by the service's command table, off the UI thread.

use afterword_words as words;
use std::sync::Arc;

use afterword_service::{Command, Problem};
use serde_json::Value;
use tauri::ipc::{Invoke, InvokeBody, InvokeError, InvokeResponseBody};
use tauri::{Manager as _, Wry};

use crate::shell::Shell;

/// Carries out a command that Tauri's permissions allow for its window. Returns false where no command has its name.
pub(crate) fn handle(Invoke { message, resolver, .. }: Invoke<Wry>) -> bool {
    let Ok(command) = Command::named(message.command()) else { return false };
    let shell = Arc::clone(message.webview_ref().state::<Arc<Shell>>().inner());
    let arguments = match message.payload() {
        InvokeBody::Json(arguments) => arguments.clone(),
        InvokeBody::Raw(_) => Value::Null,
    };
    let run = move || command.carry_out(&*shell, &arguments);
    resolver.respond_async_serialized(async move {
        let answer = tauri::async_runtime::spawn_blocking(run).await.unwrap_or_else(|_| {
            log::error!("a command did not come to its end");
            Err(Problem::Internal { detail: words::reason_step().to_owned() })
        });
        match answer {
            Ok(answer) => Ok(InvokeResponseBody::Json(answer)),
            Err(problem) => Err(InvokeError(serde_json::to_value(problem).unwrap_or_default())),
        }
    });
    true
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_room_view_may_listen_and_nothing_else() {
        let capability: serde_json::Value =
            serde_json::from_str(include_str!("../capabilities/room.json")).unwrap();
        let events = ["room-commands", "core:event:allow-listen", "core:event:allow-unlisten"];
        assert_eq!(capability["permissions"], serde_json::json!(events));
        assert_eq!(capability["windows"], serde_json::json!(["room"]));
    }
}
