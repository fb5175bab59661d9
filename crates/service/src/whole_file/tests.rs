//! What is written where, as which file, and what is left when it can't be.

use std::fs;
use std::path::Path;

use super::{write_private, write_whole};

fn sentence(to: &Path) -> String {
    write_whole(to, b"new").unwrap_err().to_string()
}

/// The names in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let mut names: Vec<_> = entries.map(|entry| entry.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_file_is_written_and_written_again() {
    let folder = tempfile::tempdir().unwrap();
    let to = folder.path().join("record.md");
    for text in ["first", "second"] {
        write_whole(&to, text.as_bytes()).unwrap();
        assert_eq!(fs::read_to_string(&to).unwrap(), text);
    }
    assert_eq!(names(folder.path()), ["record.md"]);
}

#[test]
fn what_can_not_be_written_is_told_and_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let (at, missing) = (folder.path().join("a folder"), folder.path().join("missing/record.md"));
    fs::create_dir(&at).unwrap();
    let protected = folder.path().join("protected.md");
    fs::write(&protected, "old").unwrap();
    let mut permissions = fs::metadata(&protected).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&protected, permissions).unwrap();
    let said = |path: &Path, why| format!("{} can’t be used: {why}. Choose another place.", path.display());
    assert_eq!(sentence(&at), said(&at, "it is a folder"));
    assert_eq!(sentence(&missing), said(&missing, "it is not there"));
    assert_eq!(sentence(&protected), said(&protected, "it is write-protected"));
    assert_eq!(fs::read_to_string(&protected).unwrap(), "old");
    assert_eq!(names(folder.path()), ["a folder", "protected.md"]);
    assert!(names(&at).is_empty());
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().mode() & 0o777
    }

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn a_file_that_is_replaced_keeps_its_mode_and_its_group() {
        let folder = tempfile::tempdir().unwrap();
        for kept in [0o600, 0o640, 0o644, 0o664, 0o666, 0o755] {
            let to = folder.path().join(format!("{kept:o}.md"));
            fs::write(&to, "old").unwrap();
            set_mode(&to, kept);
            // Given where this user may give it: to a group that nobody is in.
            let _ = std::os::unix::fs::chown(&to, None, Some(54_321));
            let group = fs::metadata(&to).unwrap().gid();
            write_whole(&to, b"new").unwrap();
            assert_eq!((mode(&to), fs::metadata(&to).unwrap().gid()), (kept, group), "{kept:o}");
            assert_eq!(fs::read_to_string(&to).unwrap(), "new");
        }
    }

    #[test]
    fn a_private_file_is_that_of_its_user_alone_whatever_it_replaces() {
        let folder = tempfile::tempdir().unwrap();
        let to = folder.path().join("settings.json");
        write_private(&to, b"{}").unwrap();
        assert_eq!(mode(&to), 0o600);
        set_mode(&to, 0o644);
        write_private(&to, b"{}").unwrap();
        assert_eq!(mode(&to), 0o600);
    }

    #[test]
    fn behind_a_link_its_target_is_written_and_the_link_stays() {
        let folder = tempfile::tempdir().unwrap();
        let docs = folder.path().join("docs");
        fs::create_dir(&docs).unwrap();
        let (target, link, way) =
            (docs.join("PM-1.md"), folder.path().join("link.md"), folder.path().join("way.md"));
        fs::write(&target, "old").unwrap();
        set_mode(&target, 0o640);
        symlink("docs/PM-1.md", &link).unwrap();
        symlink("link.md", &way).unwrap();
        write_whole(&way, b"new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert!(fs::symlink_metadata(&way).unwrap().is_symlink());
        assert_eq!((fs::read_to_string(&target).unwrap().as_str(), mode(&target)), ("new", 0o640));
        assert_eq!(names(&docs), ["PM-1.md"]);
        assert_eq!(names(folder.path()), ["docs", "link.md", "way.md"]);
    }

    #[test]
    fn a_link_that_leads_to_no_file_yet_makes_it() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("link.md");
        symlink("later.md", &link).unwrap();
        write_whole(&link, b"new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(folder.path().join("later.md")).unwrap(), "new");
    }

    #[test]
    fn links_in_a_circle_and_devices_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (folder.path().join("one"), folder.path().join("other"));
        symlink("other", &one).unwrap();
        symlink("one", &other).unwrap();
        let said =
            |path: &Path, why| format!("{} can’t be used: {why}. Choose another place.", path.display());
        assert_eq!(sentence(&one), said(&one, "its links lead in a circle"));
        let null = Path::new("/dev/null");
        assert_eq!(sentence(null), said(null, "it is a device or a pipe and no file"));
        assert_eq!(names(folder.path()), ["one", "other"]);
    }
}

#[test]
fn what_a_killed_export_left_is_cleared_by_the_next_one() {
    let folder = tempfile::tempdir().unwrap();
    let left = folder.path().join(".afterword-Xy12Za");
    fs::write(&left, "half").unwrap();
    let long_ago = fs::metadata(&left).unwrap().modified().unwrap() - std::time::Duration::from_secs(7_200);
    fs::File::options().write(true).open(&left).unwrap().set_modified(long_ago).unwrap();
    write_whole(&folder.path().join("record.md"), b"new").unwrap();
    assert_eq!(names(folder.path()), ["record.md"]);
}
