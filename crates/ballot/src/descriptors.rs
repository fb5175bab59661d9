//! File descriptors: the limit of this process, and how many of them phones' connections may take.

/// The limit that is requested at start: more than a room, its files and windows ever need. Not higher, because child
/// processes inherit it, and some of them walk through every number up to it.
const REQUESTED: u64 = 8_192;
/// Descriptors that connections leave for everything else: the workspace and its copies, exports, dialogs, the
/// keychain, trackers, and a window.
const RESERVE: u64 = 128;
/// What a window with its web engine takes at once, with some to spare.
const FOR_A_WINDOW: u64 = 64;
/// The most connections at a time, however many descriptors there are.
const MOST_CONNECTIONS: u64 = 1_024;
/// How many descriptors are assumed to be open where the system does not list them.
const ASSUMED: u64 = 64;

/// Raises the limit of open files as far as it is of use and the system allows. Leaves a higher limit as it is. Called
/// at start.
pub fn raise_limit() {
    if let Err(error) = rlimit::increase_nofile_limit(REQUESTED) {
        log::warn!("the limit of open files stays as it is: {error}");
    }
}

/// Whether enough descriptors are free to open a window. Without them the web engine ends the whole process.
#[must_use]
pub fn suffice_for_a_window() -> bool {
    free() >= FOR_A_WINDOW
}

/// How many connections may be open at a time, so that enough descriptors are left.
pub(crate) fn most_connections() -> usize {
    connections_of(free())
}

/// Returns how many of `free` descriptors connections may take.
fn connections_of(free: u64) -> usize {
    let most = (free - RESERVE.min(free / 2)).min(MOST_CONNECTIONS);
    usize::try_from(most).unwrap_or(usize::MAX)
}

/// How many descriptors this process can still open.
fn free() -> u64 {
    // Where there is no such limit, the call returns its argument.
    let limit = rlimit::increase_nofile_limit(0).ok().filter(|limit| *limit > 0).unwrap_or(u64::MAX);
    match std::fs::read_dir("/dev/fd") {
        Ok(open) => limit.saturating_sub(open.count() as u64),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => limit.saturating_sub(ASSUMED),
        // No descriptor is left even for this folder.
        Err(_) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn connections_take_what_is_left_after_the_reserve_and_never_more_than_half_of_little() {
        for (free, most) in [
            (0, 0),
            (1, 1),
            (50, 25),
            (256 - ASSUMED, 96),
            (256, 128),
            (1_024 - ASSUMED, 832),
            (1_024, 896),
            (8_192, 1_024),
            (65_536, 1_024),
            (u64::MAX, 1_024),
        ] {
            assert_eq!(connections_of(free), most, "{free} free");
        }
        for free in 0..70_000 {
            let left = free - connections_of(free) as u64;
            assert!(left >= RESERVE.min(free / 2), "{free} free leave {left}");
        }
    }

    #[test]
    fn a_window_fits_into_what_connections_leave_at_the_usual_limits() {
        for limit in [256, 1_024, 4_096, 65_536] {
            let free = limit - ASSUMED;
            assert!(free - connections_of(free) as u64 >= FOR_A_WINDOW, "{limit}");
        }
    }

    #[test]
    fn what_is_open_is_not_free() {
        let before = free();
        let files: Vec<_> = (0..20).map(|_| tempfile::tempfile().unwrap()).collect();
        // Other tests open and close files at the same time.
        assert!(before == u64::MAX - ASSUMED || free() < before + 20, "{} files", files.len());
    }
}
