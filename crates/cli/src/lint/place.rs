//! Where a file lies: relative to the root of its repository, as code hosts look for it.

use std::path::{Component, Path, PathBuf, absolute};

/// The folder that paths are told from: the root of the repository, else the working folder.
pub(crate) struct Root(PathBuf);

/// Where a file lies.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// A path below the root with `/` between its parts, or an absolute one.
    path: String,
    /// The same as a URI: relative to the root, or absolute.
    uri: String,
    is_below_root: bool,
}

impl Root {
    /// Finds the repository of the working folder, else that of the first file.
    pub(crate) fn find(files: &[PathBuf]) -> Self {
        let here = real(Path::new("."));
        let of_files = || files.iter().find_map(|file| repository(real(file).parent()?));
        Self(repository(&here).or_else(of_files).unwrap_or(here))
    }

    pub(crate) fn place(&self, file: &Path) -> Place {
        let whole = real(file);
        match whole.strip_prefix(&self.0) {
            Ok(below) => Place { path: shown(below), uri: relative_uri(below), is_below_root: true },
            Err(_) => Place { path: shown(&whole), uri: file_uri(&whole), is_below_root: false },
        }
    }

    /// The root as a URI that ends with a slash.
    pub(crate) fn uri(&self) -> String {
        let uri = file_uri(&self.0);
        if uri.ends_with('/') { uri } else { uri + "/" }
    }
}

impl Place {
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    pub(crate) fn uri(&self) -> &str {
        &self.uri
    }

    /// Whether [`Place::uri`] is relative to the root.
    pub(crate) fn is_below_root(&self) -> bool {
        self.is_below_root
    }
}

/// The nearest folder upwards that holds `.git`, which is a file in a worktree and in a submodule.
fn repository(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().find(|folder| folder.join(".git").exists()).map(Path::to_path_buf)
}

/// The absolute path of a file. Links among its folders are followed; a link that is the file itself keeps its name,
/// because that name is the one that the repository knows.
fn real(path: &Path) -> PathBuf {
    let whole = absolute(path).unwrap_or_else(|_| path.to_path_buf());
    let parent = whole.parent().and_then(|parent| parent.canonicalize().ok());
    match (parent, whole.file_name()) {
        (Some(parent), Some(name)) => dunce::simplified(&parent).join(name),
        _ => match whole.canonicalize() {
            Ok(found) => dunce::simplified(&found).to_path_buf(),
            Err(_) => without_dots(&whole),
        },
    }
}

/// A path that leads nowhere, without its `.` and `..`.
fn without_dots(path: &Path) -> PathBuf {
    let mut plain = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                plain.pop();
            }
            part => plain.push(part),
        }
    }
    plain
}

fn shown(path: &Path) -> String {
    if cfg!(windows) { path.display().to_string().replace('\\', "/") } else { path.display().to_string() }
}

/// The parts of a path with `/` between them.
fn relative_uri(path: &Path) -> String {
    let names = path.components().filter_map(|part| match part {
        Component::Normal(name) => Some(encoded(name.as_encoded_bytes())),
        _ => None,
    });
    names.collect::<Vec<_>>().join("/")
}

/// `file:///home/…`, `file:///C:/…`, `file://server/share/…`.
fn file_uri(path: &Path) -> String {
    let below = relative_uri(path);
    match path.components().next() {
        Some(Component::Prefix(prefix)) => {
            let prefix = prefix.as_os_str().to_string_lossy().replace('\\', "/");
            match prefix.strip_prefix("//") {
                Some(server) => format!("file://{server}/{below}"),
                None => format!("file:///{prefix}/{below}"),
            }
        }
        _ => format!("file:///{below}"),
    }
}

/// What a URI may not hold, written by its bytes.
fn encoded(name: &[u8]) -> String {
    let mut uri = String::new();
    for byte in name {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => uri.push((*byte).into()),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
