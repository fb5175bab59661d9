//! The desktop shell: windows, commands, dialogs. Every rule of the product lives in the crates below it.

mod commands;
mod dialogs;
mod paint;
mod shell;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use afterword_service::desk::ENDING;
use tauri::{App, AppHandle, Manager as _, RunEvent, WebviewUrl, WebviewWindowBuilder};

use shell::Shell;

/// The name of the facilitator's window.
pub const FACILITATOR: &str = "facilitator";

/// Runs the application until its last window closes. An argument names the workspace to open.
pub fn run() {
    env_logger::Builder::from_env(env_logger::Env::default().default_filter_or("warn,afterword_app=info"))
        .init();
    let workspace = named(std::env::args().nth(1), &std::env::current_dir().unwrap_or_default());
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, arguments, folder| {
            show(app, named(arguments.into_iter().nth(1), Path::new(&folder)));
        }))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .invoke_handler(commands::handler())
        .setup(move |app| {
            let shell = Shell::open(app.handle().clone(), workspace.as_deref())?;
            app.manage(Arc::new(shell));
            open_window(app)?;
            Ok(())
        })
        .build(tauri::generate_context!());
    match app {
        Ok(app) => app.run(|app, event| {
            if let RunEvent::Exit = event {
                app.state::<Arc<Shell>>().inner().leave();
            }
        }),
        Err(error) => log::error!("the application could not start: {error}"),
    }
}

fn open_window(app: &App) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, FACILITATOR, WebviewUrl::App("facilitator.html".into()))
        .title("Afterword")
        .inner_size(1360.0, 860.0)
        .min_inner_size(900.0, 560.0)
        // For “copy as Markdown”; nothing is ever read from the clipboard.
        .enable_clipboard_access()
        .build()?;
    paint::directly_without_a_card(&window)
}

/// The workspace that an argument names: only a file with the ending of workspaces is one.
fn named(argument: Option<String>, folder: &Path) -> Option<PathBuf> {
    let path = folder.join(argument?);
    path.extension().is_some_and(|ending| ending == ENDING).then_some(path)
}

/// A second start of the application shows the window of the first, with the workspace that it names.
fn show(app: &AppHandle, workspace: Option<PathBuf>) {
    if let Some(path) = workspace {
        let shell = Arc::clone(&app.state::<Arc<Shell>>());
        std::thread::spawn(move || shell.desk.switch(&path, &shell.now()));
    }
    if let Some(window) = app.get_webview_window(FACILITATOR) {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}
