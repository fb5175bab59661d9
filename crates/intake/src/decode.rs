//! From the bytes of a file to its text.

use std::borrow::Cow;

/// How much of a file is looked at for bytes that no text has.
const LOOKED_AT: usize = 8 * 1024;
/// The first bytes of files that are often sent instead of text.
const SIGNATURES: [&[u8]; 8] = [
    b"%PDF-",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"SQLite format 3\0",
    b"\xd0\xcf\x11\xe0",
];

/// The text of a file: UTF-8, or UTF-16 where the file says so. A byte that is no text becomes `�`.
///
/// ```
/// assert_eq!(afterword_intake::text_of(b"\xff\xfeh\0i\0"), "hi");
/// assert_eq!(afterword_intake::text_of("\u{feff}hi".as_bytes()), "hi");
/// ```
#[must_use]
pub fn text_of(bytes: &[u8]) -> Cow<'_, str> {
    match bytes {
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes).into(),
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes).into(),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest),
        _ => String::from_utf8_lossy(bytes),
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// Whether the bytes are those of a picture, an archive or another file that is no text.
pub(crate) fn is_binary(bytes: &[u8]) -> bool {
    if SIGNATURES.iter().any(|signature| bytes.starts_with(signature)) {
        return true;
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return false;
    }
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    let odd = head.iter().filter(|b| matches!(b, 0..=8 | 14..=26 | 28..=31)).count();
    odd * 20 > head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_an_archive_and_a_database_are_no_text() {
        for bytes in
            [&b"%PDF-1.7"[..], b"PK\x03\x04abc", b"\x89PNG\r\n", b"SQLite format 3\0", b"\0\0\0\0abc"]
        {
            assert!(is_binary(bytes));
        }
        assert!(!is_binary("# Über\n".as_bytes()) && !is_binary(b"") && !is_binary(b"\xff\xfeh\0i\0"));
        assert!(!is_binary(
            &[b"a stray byte \x00 in a long text of words".as_slice(), &[b' '; 100]].concat()
        ));
    }

    #[test]
    fn both_orders_of_utf_16_are_read() {
        let le: Vec<u8> = "\u{feff}é👩".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = "\u{feff}é👩".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!((&*text_of(&le), &*text_of(&be)), ("é👩", "é👩"));
    }

    #[test]
    fn bytes_that_are_no_text_are_replaced() {
        assert_eq!(text_of(b"a\xffb"), "a\u{fffd}b");
    }
}
