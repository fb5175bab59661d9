//! The desktop shell: windows, commands, dialogs. Every rule of the product lives in the crates below it.

mod awake;
mod commands;
mod dialogs;
mod ending;
mod host;
mod keychain;
mod menu;
mod opened;
#[cfg(test)]
mod packages;
mod paint;
mod shell;
mod watching;
mod windows;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tauri::{AppHandle, Manager as _, RunEvent, WindowEvent};

use shell::Shell;

/// Runs the application until its last window closes. An argument names the workspace to open.
pub fn run() {
    env_logger::Builder::from_env(env_logger::Env::default().default_filter_or("warn,afterword_app=info"))
        .init();
    afterword_ballot::descriptors::raise_limit();
    let workspace = opened::named(std::env::args_os().nth(1), &std::env::current_dir().unwrap_or_default());
    let app = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, arguments, folder| {
            show(app, opened::named(arguments.into_iter().nth(1).map(Into::into), Path::new(&folder)));
        }))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .invoke_handler(commands::handle)
        .setup(move |app| {
            let workspace = opened::take().or(workspace);
            let shell = Arc::new(Shell::open(app.handle().clone(), workspace.as_deref())?);
            app.manage(Arc::clone(&shell));
            // Requested while the shell was opening.
            if let Some(path) = opened::take() {
                open(Arc::clone(&shell), path);
            }
            ending::close_on_panic(Arc::clone(&shell));
            ending::close_on_signals(app.handle().clone(), shell);
            menu::show(app.handle(), &[])?;
            app.on_menu_event(|app, event| menu::chosen(app, &event));
            windows::open_facilitator(app.handle())?;
            Ok(())
        })
        .build(tauri::generate_context!());
    match app {
        Ok(app) => app.run(|app, event| {
            match event {
                // Without the facilitator's window nobody leads the meeting that the room view shows.
                RunEvent::WindowEvent { label, event: WindowEvent::Destroyed, .. }
                    if label == windows::FACILITATOR =>
                {
                    let _ = windows::show_room(app, false);
                }
                RunEvent::WindowEvent { label, event: WindowEvent::Focused(true), .. }
                    if label == windows::ROOM =>
                {
                    windows::keep_keyboard(app);
                }
                #[cfg(target_os = "macos")]
                RunEvent::Opened { urls } => show(app, opened::among(&urls)),
                RunEvent::Exit => app.state::<Arc<Shell>>().inner().leave(),
                _ => {}
            }
        }),
        Err(error) => log::error!("the application could not start: {error}"),
    }
}

/// Brings the facilitator's window to the front, and opens the workspace that a second start or the system names. Where
/// its file is missing, the open workspace stays open.
fn show(app: &AppHandle, workspace: Option<PathBuf>) {
    let shell = app.try_state::<Arc<Shell>>().map(|shell| Arc::clone(&shell));
    match (workspace, shell) {
        (Some(path), Some(shell)) => open(shell, path),
        // The shell does not exist yet: setup opens this workspace.
        (Some(path), None) => opened::keep(path),
        (None, _) => {}
    }
    if let Some(window) = app.get_webview_window(windows::FACILITATOR) {
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

/// Opens another workspace on its own thread.
fn open(shell: Arc<Shell>, path: PathBuf) {
    std::thread::spawn(move || {
        if !path.is_file() {
            log::warn!("another workspace was not opened: it is not there");
            return;
        }
        if afterword_service::commands::switch(&*shell, &path).is_err() {
            log::warn!("another workspace was not opened: ballots of an open vote are in");
        }
    });
}
