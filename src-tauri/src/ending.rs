//! Ends the application in order where no window can ask: on signals of the system, and on a panic of the UI thread.

use std::sync::Arc;
use std::time::Duration;

use tauri::{AppHandle, Manager as _};

use crate::shell::Shell;
use crate::windows;

/// How long the window has to save what is being typed, and then the event loop to exit.
const GRACE: Duration = Duration::from_secs(3);

/// Ends the application in order when the system asks it to: at log-out, on a hang-up of its terminal, on Ctrl C.
///
/// Closes the window as a person would, so that it saves what is being typed. Doesn't wait for answers to its
/// questions.
pub(crate) fn close_on_signals(app: AppHandle, shell: Arc<Shell>) {
    let handled = ctrlc::set_handler(move || {
        if let Some(window) = app.get_webview_window(windows::FACILITATOR) {
            let _ = window.close();
            std::thread::sleep(GRACE);
        }
        app.exit(0);
        std::thread::sleep(GRACE);
        // Reached only where the UI thread hangs.
        shell.leave();
        std::process::exit(1);
    });
    if let Err(error) = handled {
        log::warn!("signals of the system end the application at once: {error}");
    }
}

/// Closes the workspace when the calling thread panics. A panic within the window system's frames aborts the process,
/// which runs no destructors.
pub(crate) fn close_on_panic(shell: Arc<Shell>) {
    let drawing = std::thread::current().id();
    let told = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        told(panic);
        if std::thread::current().id() == drawing {
            shell.leave();
        }
    }));
}
