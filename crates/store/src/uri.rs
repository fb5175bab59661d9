//! Writes the path of a file as a URI, by which SQLite takes options.

use std::path::Path;

/// Returns the URI under which SQLite reads a file alone, without locks and without files beside it.
pub(super) fn immutable(path: &Path) -> String {
    format!("{}?immutable=1", of(&bytes(path), cfg!(windows)))
}

#[cfg(unix)]
fn bytes(path: &Path) -> Vec<u8> {
    use std::os::unix::ffi::OsStrExt as _;
    path.as_os_str().as_bytes().to_vec()
}

#[cfg(not(unix))]
fn bytes(path: &Path) -> Vec<u8> {
    path.to_string_lossy().into_owned().into_bytes()
}

/// Writes a path as a `file:` URI. Escapes every byte with a meaning of its own in one.
fn of(path: &[u8], windows: bool) -> String {
    let mut path = path.to_vec();
    if windows {
        path.iter_mut().filter(|byte| **byte == b'\\').for_each(|byte| *byte = b'/');
        path = match path.strip_prefix(b"//?/UNC/") {
            Some(share) => [b"//", share].concat(),
            None => path.strip_prefix(b"//?/").map_or_else(|| path.clone(), <[u8]>::to_vec),
        };
    }
    let has_drive = windows && matches!(path.as_slice(), [drive, b':', ..] if drive.is_ascii_alphabetic());
    // Two slashes introduce the authority, which is empty.
    let mut uri = String::from(match (has_drive, path.first()) {
        (true, _) => "file:///",
        (false, Some(b'/')) => "file://",
        (false, _) => "file:",
    });
    for (place, byte) in path.iter().enumerate() {
        match byte {
            b'/' | b'-' | b'_' | b'.' | b'~' => uri.push(char::from(*byte)),
            b':' if has_drive && place == 1 => uri.push(':'),
            byte if byte.is_ascii_alphanumeric() => uri.push(char::from(*byte)),
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_path_is_an_address_that_leads_to_it_alone() {
        for (path, uri) in [
            ("/home/ana/Post-mortems.afterword", "file:///home/ana/Post-mortems.afterword"),
            ("/tmp/100 % sure?mode=rw#x.afterword", "file:///tmp/100%20%25%20sure%3Fmode%3Drw%23x.afterword"),
            ("//double/slash.afterword", "file:////double/slash.afterword"),
            ("beside.afterword", "file:beside.afterword"),
            ("C:\\not a drive here", "file:C%3A%5Cnot%20a%20drive%20here"),
            ("/tmp/Größe.afterword", "file:///tmp/Gr%C3%B6%C3%9Fe.afterword"),
        ] {
            assert_eq!(of(path.as_bytes(), false), uri);
        }
        assert_eq!(of(b"/tmp/\xff", false), "file:///tmp/%FF");
    }

    #[test]
    fn a_path_of_windows_has_its_drive_or_its_share() {
        for (path, uri) in [
            ("C:\\Users\\Ana Kovač\\Team.afterword", "file:///C:/Users/Ana%20Kova%C4%8D/Team.afterword"),
            ("D:/Team.afterword", "file:///D:/Team.afterword"),
            ("\\\\server\\share\\Team.afterword", "file:////server/share/Team.afterword"),
            ("\\\\?\\C:\\Team.afterword", "file:///C:/Team.afterword"),
            ("\\\\?\\UNC\\server\\share\\Team.afterword", "file:////server/share/Team.afterword"),
            ("Team #1.afterword", "file:Team%20%231.afterword"),
        ] {
            assert_eq!(of(path.as_bytes(), true), uri);
        }
    }
}
