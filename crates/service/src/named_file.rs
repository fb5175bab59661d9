//! Reads files that a person named: regular files, up to a size that is known before anything is read.

use afterword_words as words;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use afterword_intake::IntakeError;

use crate::Problem;

/// How much is read between two looks at whether to go on.
const CHUNK: usize = 1024 * 1024;

/// Reads a whole file of at most `limit` bytes.
///
/// # Errors
/// [`Problem::Unreadable`] for a folder, a device, a pipe, a file that is longer, and one that can’t be read.
pub fn read_regular(path: &Path, limit: u64) -> Result<Vec<u8>, Problem> {
    read_watched(path, limit, &mut |_, _| true)
}

/// Reads a text file of at most `limit` bytes in any encoding that an import reads.
///
/// # Errors
/// As [`read_regular`]; [`Problem::Unreadable`] for a file that is empty or no text.
pub fn read_text(path: &Path, limit: u64) -> Result<String, Problem> {
    let bytes = read_regular(path, limit)?;
    let text = afterword_intake::plain_text(&bytes).map_err(|error| {
        let detail = match error {
            IntakeError::Empty => words::reason_empty(),
            _ => words::reason_not_text(),
        };
        because(path, detail.to_owned())
    })?;
    Ok(text.into_owned())
}

/// As [`read_regular`]; `go_on` is told how many bytes were read and how many there are.
///
/// # Errors
/// [`Problem::Stopped`] where it said no; as [`read_regular`].
pub(crate) fn read_watched(
    path: &Path,
    limit: u64,
    go_on: &mut dyn FnMut(u64, u64) -> bool,
) -> Result<Vec<u8>, Problem> {
    // Before it is opened: opening a pipe waits until somebody writes into it.
    let found = path.metadata().map_err(|error| unreadable(path, &error))?;
    regular(path, &found)?;
    let file = opened(path).map_err(|error| unreadable(path, &error))?;
    let found = file.metadata().map_err(|error| unreadable(path, &error))?;
    regular(path, &found)?;
    if found.len() > limit {
        return Err(because(path, words::reason_too_long(size(limit), size(found.len()))));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(found.len()).unwrap_or(CHUNK));
    // A file may grow meanwhile, and some say that they are empty.
    let mut rest = file.take(limit + 1);
    loop {
        let read = rest.by_ref().take(CHUNK as u64).read_to_end(&mut bytes);
        if read.map_err(|error| unreadable(path, &error))? == 0 {
            break;
        }
        if bytes.len() as u64 > limit {
            return Err(because(path, words::reason_grew_too_long(size(limit))));
        }
        if !go_on(bytes.len() as u64, found.len().max(bytes.len() as u64)) {
            return Err(Problem::Stopped);
        }
    }
    Ok(bytes)
}

/// Opens a file so that reading never waits: some that the system calls regular, such as `/proc/kmsg`, would.
#[cfg(unix)]
fn opened(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let flags = rustix::fs::OFlags::NONBLOCK.bits().cast_signed();
    File::options().read(true).custom_flags(flags).open(path)
}

#[cfg(not(unix))]
fn opened(path: &Path) -> std::io::Result<File> {
    File::open(path)
}

fn regular(path: &Path, found: &std::fs::Metadata) -> Result<(), Problem> {
    if found.is_dir() {
        return Err(because(path, words::reason_folder_named().to_owned()));
    }
    if !found.is_file() {
        return Err(because(path, words::reason_device_named().to_owned()));
    }
    Ok(())
}

fn size(bytes: u64) -> String {
    afterword_intake::size(usize::try_from(bytes).unwrap_or(usize::MAX))
}

fn because(path: &Path, detail: String) -> Problem {
    Problem::Unreadable { path: path.display().to_string(), detail }
}

fn unreadable(path: &Path, error: &std::io::Error) -> Problem {
    because(path, afterword_store::plain(error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why(path: &Path) -> String {
        let Err(Problem::Unreadable { detail, .. }) = read_regular(path, 10) else { panic!("it was read") };
        detail
    }

    #[test]
    fn a_file_is_read_up_to_its_limit_and_both_sizes_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("notes.txt");
        std::fs::write(&file, "0123456789").unwrap();
        assert_eq!(read_regular(&file, 10).unwrap(), b"0123456789");
        std::fs::write(&file, vec![b'x'; 2_500_000]).unwrap();
        assert_eq!(
            read_regular(&file, 1_000_000).unwrap_err().to_string(),
            format!(
                "{} can’t be used: it has 3 MB, and at most 1 MB are read. Split it, or leave out what is not needed.",
                file.display()
            )
        );
    }

    #[test]
    fn what_is_no_file_is_told_and_never_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(why(folder.path()), "it is a folder. Name the files in it");
        assert_eq!(why(&folder.path().join("gone.md")), "it is not there");
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_and_a_device_without_end_are_told_at_once() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let link = folder.path().join("link");
        std::os::unix::fs::symlink(&pipe, &link).unwrap();
        for path in [pipe.as_path(), link.as_path(), Path::new("/dev/zero"), Path::new("/dev/null")] {
            assert_eq!(why(path), "it is a device or a pipe. Save what it holds as a file first");
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_that_says_it_is_empty_is_read_no_further_than_its_limit() {
        assert!(why(Path::new("/proc/cpuinfo")).starts_with("it has more than the 1 kB that are read"));
    }

    #[test]
    fn reading_stops_as_soon_as_nobody_waits() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("big.json");
        std::fs::write(&file, vec![b'x'; 3 * CHUNK]).unwrap();
        let mut seen = Vec::new();
        let read = read_watched(&file, u64::MAX - 1, &mut |done, total| {
            seen.push((done, total));
            seen.len() < 2
        });
        let (chunk, all) = (CHUNK as u64, 3 * CHUNK as u64);
        assert_eq!((read.unwrap_err(), seen), (Problem::Stopped, vec![(chunk, all), (2 * chunk, all)]));
    }
}
