//! Recognises folders that other machines reach as well: synchronised ones and network drives.
//!
//! SQLite's write-ahead log needs memory that all writers share, and it is a second file, which a synchronising program
//! copies at another moment than the first. In such folders a workspace is written without a log.

use std::path::{Component, Path, PathBuf};

use crate::rename::folder_of;

/// How other machines reach a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SharedFolder {
    /// A program copies it to other machines; its name.
    Synchronised(String),
    /// It lies on another machine; the kind of file system.
    Network(String),
}

/// Names of folders, in lower case, that programs synchronise, and what people call the program. A folder counts too
/// where its name goes on behind the name here with a blank, a dash or a bracket, such as “OneDrive - Contoso”.
const SYNCHRONISED: &[(&str, &str)] = &[
    ("dropbox", "Dropbox"),
    ("onedrive", "OneDrive"),
    ("sharepoint", "SharePoint"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("mobile documents", "iCloud Drive"),
    ("icloud drive", "iCloud Drive"),
    ("iclouddrive", "iCloud Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("box", "Box"),
    ("box sync", "Box"),
    ("mega", "MEGA"),
    ("megasync", "MEGA"),
    ("pclouddrive", "pCloud"),
    ("pcloud drive", "pCloud"),
    ("proton drive", "Proton Drive"),
    ("protondrive", "Proton Drive"),
    ("seafile", "Seafile"),
    ("syncthing", "Syncthing"),
    ("resilio sync", "Resilio Sync"),
    ("tresorit", "Tresorit"),
    ("cloudstorage", "the cloud storage of this Mac"),
];

/// Files and folders that a program leaves in the folder that it synchronises.
const MARKERS: &[(&str, &str)] = &[
    (".dropbox", "Dropbox"),
    (".stfolder", "Syncthing"),
    (".sync", "Resilio Sync"),
    (".owncloudsync.log", "ownCloud"),
    (".nextcloudsync.log", "Nextcloud"),
    (".seafile-data", "Seafile"),
];

/// File systems of other machines, as the system names them.
const NETWORK: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb",
    "smb2",
    "smb3",
    "smbfs",
    "afs",
    "afpfs",
    "webdav",
    "davfs",
    "9p",
    "ceph",
    "glusterfs",
    "lustre",
    "beegfs",
    "gpfs",
    "coda",
    "ncpfs",
    "vboxsf",
    "prl_fs",
    "fuse.sshfs",
    "fuse.rclone",
    "fuse.glusterfs",
    "fuse.ceph",
    "fuse.davfs",
    "fuse.davfs2",
    "fuse.s3fs",
    "fuse.goofys",
    "fuse.gcsfuse",
    "fuse.gvfsd-fuse",
    "fuse.vmhgfs-fuse",
    "fuse.smbnetfs",
    "fuse.google-drive-ocamlfuse",
    "fuse.onedriver",
];

/// What synchronising programs add to the name of a file that two machines wrote to.
const CONFLICTS: &[&str] = &["conflicted copy", "sync-conflict", "(conflict", "_conf(", "[conflict"];

impl SharedFolder {
    /// Returns how other machines reach the folder of a file, as far as that can be seen.
    #[must_use]
    pub fn of(file: &Path) -> Option<Self> {
        let folder = folder_of(file).canonicalize().ok()?;
        let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
        by_name(&folder).or_else(|| by_marker(&folder)).or_else(|| network(&folder, &mounts))
    }
}

/// Returns the files beside a workspace that a synchronising program made because two machines had written to it.
#[must_use]
pub(crate) fn conflict_copies(workspace: &Path) -> Vec<PathBuf> {
    let name = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    let own = name(workspace);
    let is_copy = |path: &PathBuf| {
        let rest = name(path);
        let rest = rest.strip_prefix(&own).unwrap_or_default();
        path.extension() == workspace.extension() && CONFLICTS.iter().any(|sign| rest.contains(sign))
    };
    let beside = std::fs::read_dir(folder_of(workspace)).into_iter().flatten();
    let mut found: Vec<_> = beside.filter_map(Result::ok).map(|entry| entry.path()).filter(is_copy).collect();
    found.sort();
    found
}

fn by_name(folder: &Path) -> Option<SharedFolder> {
    let names = folder.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name.to_string_lossy().to_lowercase()),
        _ => None,
    });
    let program = |name: String| {
        SYNCHRONISED.iter().find(|(known, _)| {
            name.strip_prefix(known).is_some_and(|rest| rest.is_empty() || goes_on(known, rest))
        })
    };
    names
        .filter_map(program)
        .next_back()
        .map(|(_, program)| SharedFolder::Synchronised((*program).to_owned()))
}

/// Whether a longer name is still that of the program: “Dropbox (Contoso)”, “OneDrive - Contoso”, “GoogleDrive-me@…”.
/// “Box” is too common a word to be followed by others.
fn goes_on(known: &str, rest: &str) -> bool {
    !["box", "mega", "my drive"].contains(&known) && rest.starts_with([' ', '-', '('])
}

fn by_marker(folder: &Path) -> Option<SharedFolder> {
    let is_there = |within: &Path| MARKERS.iter().find(|(marker, _)| within.join(marker).exists());
    folder
        .ancestors()
        .find_map(is_there)
        .map(|(_, program)| SharedFolder::Synchronised((*program).to_owned()))
}

/// Looks a folder up among the mounted file systems, as Linux lists them in `mountinfo`; on Windows, by its path.
fn network(folder: &Path, mounts: &str) -> Option<SharedFolder> {
    let text = folder.to_string_lossy();
    // `\\server\share`, and what `canonicalize` makes of it.
    if text.starts_with(r"\\?\UNC\") || (text.starts_with(r"\\") && !text.starts_with(r"\\?\")) {
        return Some(SharedFolder::Network("a network drive".to_owned()));
    }
    let around = mounts.lines().filter_map(mount).filter(|(at, _)| folder.starts_with(at));
    // The innermost mount counts, and of two at one place the later.
    let (_, kind) = around.max_by_key(|(at, _)| at.components().count())?;
    NETWORK.contains(&kind.as_str()).then_some(SharedFolder::Network(kind))
}

/// Where a line of `mountinfo` mounts something, and what kind of file system it is.
fn mount(line: &str) -> Option<(std::path::PathBuf, String)> {
    let (fields, kind) = line.split_once(" - ")?;
    let at = fields.split(' ').nth(4)?;
    let at = at.replace(r"\040", " ").replace(r"\011", "\t").replace(r"\134", r"\");
    Some((at.into(), kind.split(' ').next()?.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn synchronised(path: &str) -> Option<String> {
        match by_name(Path::new(path)) {
            Some(SharedFolder::Synchronised(program)) => Some(program),
            _ => None,
        }
    }

    #[test]
    fn folders_that_programs_synchronise_are_known_by_their_names() {
        let known = [
            ("/Users/ana/Dropbox/Team", "Dropbox"),
            ("/Users/ana/Dropbox (Contoso)/Team", "Dropbox"),
            ("/c/Users/ana/OneDrive - Contoso/Documents", "OneDrive"),
            ("/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/Team", "iCloud Drive"),
            ("/Users/ana/Library/CloudStorage/GoogleDrive-ana@example.com/My Drive", "Google Drive"),
            ("/Users/ana/Library/CloudStorage/Something-New", "the cloud storage of this Mac"),
            ("/home/ana/Nextcloud", "Nextcloud"),
            ("/home/ana/box/Team", "Box"),
        ];
        for (path, program) in known {
            assert_eq!(synchronised(path).as_deref(), Some(program), "{path}");
        }
        for path in
            ["/home/ana/Documents", "/home/ana/boxes", "/home/ana/Box of letters", "/home/ana/megabytes", "/"]
        {
            assert_eq!(synchronised(path), None, "{path}");
        }
    }

    #[test]
    fn a_folder_with_the_mark_of_a_synchronising_program_is_known() {
        let folder = tempfile::tempdir().unwrap();
        let within = folder.path().join("Team").join("2026");
        std::fs::create_dir_all(&within).unwrap();
        assert_eq!(by_marker(&within), None);
        std::fs::create_dir(folder.path().join(".stfolder")).unwrap();
        assert_eq!(by_marker(&within), Some(SharedFolder::Synchronised("Syncthing".into())));
    }

    #[test]
    fn the_second_version_of_a_workspace_that_two_machines_wrote_to_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let conflicts = [
            "Team (Ana's conflicted copy 2026-11-30).afterword",
            "Team.sync-conflict-20261130-101500-ABCDEFG.afterword",
            "Team (conflicted copy 2026-11-30 101500).afterword",
        ];
        for name in conflicts.iter().chain(&[
            "Team.afterword",
            "Team 2.afterword",
            "Other (conflicted copy).afterword",
        ]) {
            std::fs::write(folder.path().join(name), "").unwrap();
        }
        let found = conflict_copies(&folder.path().join("Team.afterword"));
        assert_eq!(found.len(), conflicts.len(), "{found:?}");
    }

    #[test]
    fn network_drives_are_known_by_the_file_system_that_holds_the_folder() {
        let mounts = "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n\
            40 22 0:35 / /mnt/team\\040share rw,relatime - nfs4 server:/team rw,vers=4.2\n\
            41 40 0:36 / /mnt/team\\040share/local rw - tmpfs tmpfs rw\n\
            42 22 0:37 / /home/ana/far rw,nosuid - fuse.sshfs ana@far: rw";
        let kind = |path: &str| network(Path::new(path), mounts);
        assert_eq!(kind("/home/ana"), None);
        assert_eq!(kind("/mnt/team share/2026"), Some(SharedFolder::Network("nfs4".into())));
        assert_eq!(kind("/mnt/team share/local"), None, "the innermost one counts");
        assert_eq!(kind("/home/ana/far/Team"), Some(SharedFolder::Network("fuse.sshfs".into())));
        assert_eq!(kind("/home/ana/farther"), None);
        let windows = network(Path::new(r"\\?\UNC\server\share\Team"), "");
        assert_eq!(windows, Some(SharedFolder::Network("a network drive".into())));
        assert_eq!(network(Path::new(r"\\?\C:\Users\ana"), ""), None);
    }
}
