//! Ends that no window is asked about: signals of the system, and a panic of the thread that draws.

use std::sync::Arc;
use std::time::Duration;

use tauri::{AppHandle, Manager as _};

use crate::shell::Shell;
use crate::windows;

/// How long the window has to save what is being typed before the application ends all the same.
const GRACE: Duration = Duration::from_secs(3);

/// Ends the application in order when the system asks it to: at log-out, on a hang-up of its terminal, on Ctrl C.
///
/// The window is closed as a person closes it, so that it saves what is being typed. What it asks is not waited for.
pub(crate) fn close_on_signals(app: AppHandle, shell: Arc<Shell>) {
    let handled = ctrlc::set_handler(move || {
        if let Some(window) = app.get_webview_window(windows::FACILITATOR) {
            let _ = window.close();
            std::thread::sleep(GRACE);
        }
        app.exit(0);
        std::thread::sleep(GRACE);
        // The thread that draws does not answer.
        shell.leave();
        std::process::exit(1);
    });
    if let Err(error) = handled {
        log::warn!("signals of the system end the application at once: {error}");
    }
}

/// Closes the workspace before a panic of this thread ends the application. A panic within the frames of the window
/// system is an abort, which drops nothing.
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
