//! The desktop shell: windows, commands, dialogs. Every rule of the product lives in the crates below it.

mod commands;
mod dialogs;
mod keychain;
mod paint;
mod shell;
mod windows;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use afterword_service::desk::ENDING;
use tauri::{AppHandle, Manager as _, RunEvent, WindowEvent};

use shell::Shell;

/// Runs the application until its last window closes. An argument names the workspace to open.
pub fn run() {
    env_logger::Builder::from_env(env_logger::Env::default().default_filter_or("warn,afterword_app=info"))
        .init();
    afterword_ballot::descriptors::raise_limit();
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
            windows::open_facilitator(app.handle())?;
            Ok(())
        })
        .build(tauri::generate_context!());
    match app {
        Ok(app) => app.run(|app, event| {
            match event {
                // The shared screen shows a meeting that somebody leads.
                RunEvent::WindowEvent { label, event: WindowEvent::Destroyed, .. }
                    if label == windows::FACILITATOR =>
                {
                    let _ = windows::show_room(app, false);
                }
                RunEvent::Exit => app.state::<Arc<Shell>>().inner().leave(),
                _ => {}
            }
        }),
        Err(error) => log::error!("the application could not start: {error}"),
    }
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
        std::thread::spawn(move || {
            let left = shell.leave_workspace().and_then(|()| shell.desk.switch(&path, &shell.now()));
            if left.is_err() {
                log::warn!("another workspace was not opened: ballots of an open vote are in");
            }
        });
    }
    if let Some(window) = app.get_webview_window(windows::FACILITATOR) {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}
