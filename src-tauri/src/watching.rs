//! Polls the open workspace and the room view, from the first screen on.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::Duration;

use tauri::Manager as _;

use crate::shell::Shell;
use crate::windows;

/// How often the workspace file is verified.
const WATCH: Duration = Duration::from_secs(1);
/// Every how many of these the meeting's clock is saved and changes by other programs are looked for.
const TICK: u32 = 5;

/// Starts the background work, which waits until the first screen is usable. Further calls do nothing.
pub(crate) fn begin(shell: &Shell) {
    if shell.is_ready.swap(true, Ordering::Relaxed) {
        return;
    }
    log::info!("first screen after {} ms", shell.started.elapsed().as_millis());
    let shell = Arc::clone(shell.app.state::<Arc<Shell>>().inner());
    thread::spawn(move || watch(&shell));
}

fn watch(shell: &Shell) {
    let mut room_is_minimised = false;
    for second in 1_u32.. {
        shell.log_failure("looked over", shell.desk.look_over(&shell.moment()));
        thread::sleep(WATCH);
        windows::tell_minimised_room(&shell.app, &mut room_is_minimised);
        shell.awake.set(shell.desk.workspace().is_ok_and(|workspace| workspace.meeting().clock_runs()));
        if second.is_multiple_of(TICK) {
            shell.log_failure("written down", shell.desk.tick(&shell.moment()));
        } else {
            shell.log_failure("watched", shell.desk.watch());
        }
    }
}
