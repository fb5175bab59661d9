//! A file of any of the three forms: our JSON, our Markdown, anybody's Markdown.

use std::borrow::Cow;

use afterword_domain::text::is_blank;
use chrono_tz::Tz;
use uuid::Uuid;

use crate::bounds::{LONGEST_DOCUMENT, LeftOut, MOST_IN_A_FILE};
use afterword_words as words;

use crate::clean::cleaned;
use crate::decode::{is_binary, text_of};
use crate::json::{self, Bounded, Unread};
use crate::markdown::{Imported, Origin, read, split};
use crate::right::set_right;
use crate::warning::Warning;

/// Why a file can't be read. Each is a sentence for the person who chose the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IntakeError {
    /// The file has no content.
    #[error("{}", words::intake_empty())]
    Empty,
    /// The file is a picture, an archive or something else that is no text.
    #[error("{}", words::intake_binary())]
    Binary,
    /// The file is JSON, and not ours.
    #[error("{0}")]
    Json(String),
    /// Nobody waits for it any more.
    #[error("{}", words::intake_stopped())]
    Stopped,
}

/// Returns the text of a file, decoded as [`text_of`] does it.
///
/// # Errors
/// [`IntakeError::Empty`] and [`IntakeError::Binary`].
pub fn plain_text(bytes: &[u8]) -> Result<Cow<'_, str>, IntakeError> {
    if is_binary(bytes) {
        return Err(IntakeError::Binary);
    }
    let text = text_of(bytes);
    // UTF-32 begins like UTF-16 and is full of zeros when it is read so.
    if is_binary(text.as_bytes()) {
        return Err(IntakeError::Binary);
    }
    if is_blank(&text) { Err(IntakeError::Empty) } else { Ok(text) }
}

/// Reads all post-mortems of a file. `name` is the file's name, with or without folders.
///
/// Our JSON keeps its ids; everything else gets fresh ones from `ids`. `zone` holds for times where the file names none.
/// `go_on` is asked now and then whether anybody still waits for the answer.
///
/// Time and memory grow no faster than the file. What is more than a record holds is left out and named in a warning.
///
/// # Errors
/// [`IntakeError`] where the file is empty, no text, or JSON of another shape. Any other text is read as Markdown.
pub fn read_file(
    name: &str,
    bytes: &[u8],
    zone: Tz,
    ids: &mut dyn FnMut() -> Uuid,
    go_on: &mut dyn FnMut() -> bool,
) -> Result<Vec<Imported>, IntakeError> {
    let text = plain_text(bytes)?;
    if let Some(read) = as_json(name, &text, ids, go_on) {
        return read.map(|imported| vec![imported]);
    }
    let (head, rest) = text.split_at(end_of_document(&text));
    let clean = cleaned(head);
    let mut found = Vec::new();
    let parts = split(&clean);
    let more = parts.len().saturating_sub(MOST_IN_A_FILE);
    for part in parts.into_iter().take(MOST_IN_A_FILE) {
        if !go_on() {
            return Err(IntakeError::Stopped);
        }
        let mut imported = read(part, Some(name), zone, ids);
        imported.warnings.extend(set_right(&mut imported.post_mortem, LeftOut::default(), ids));
        found.push(imported);
    }
    // A file may well hold the sign itself; only bytes that were no text are worth a warning.
    if std::str::from_utf8(bytes).is_err() && text.contains(char::REPLACEMENT_CHARACTER) {
        found.iter_mut().for_each(|imported| imported.warnings.push(Warning::UnreadableBytes));
    }
    if let Some(last) = found.last_mut() {
        if !rest.is_empty() {
            last.warnings.push(Warning::DocumentTooLong { read: head.len(), left: rest.len() });
        }
        if more > 0 {
            last.warnings
                .push(Warning::LeftOut { list: words::list_name_post_mortems().to_owned(), count: more });
        }
    }
    Ok(found)
}

/// Where a document ends that is no longer than one may be: behind a line, where there is one.
fn end_of_document(text: &str) -> usize {
    if text.len() <= LONGEST_DOCUMENT {
        return text.len();
    }
    let end = text.floor_char_boundary(LONGEST_DOCUMENT);
    text[..end].rfind('\n').map_or(end, |line| line + 1)
}

/// A text as JSON; none where it is something else.
fn as_json(
    name: &str,
    text: &str,
    ids: &mut dyn FnMut() -> Uuid,
    go_on: &mut dyn FnMut() -> bool,
) -> Option<Result<Imported, IntakeError>> {
    let named = name.to_ascii_lowercase().ends_with(".json");
    if !named && !text.trim_start().starts_with('{') {
        return None;
    }
    let bounded = match json::read(text, go_on) {
        Ok(bounded) => bounded,
        Err(Unread::Stopped) => return Some(Err(IntakeError::Stopped)),
        // A text that only begins with a brace is no JSON.
        Err(Unread::NotJson) if !named => return None,
        Err(Unread::NotJson) => Bounded::default(),
    };
    let is_whole = !bounded.changed && bounded.left.is_empty();
    let record = if is_whole {
        // From the text, whose errors name line and column.
        afterword_record::json::read(text)
    } else {
        afterword_record::json::read(&bounded.value.to_string())
    };
    Some(match record {
        Ok(mut post_mortem) => {
            let mut warnings = Vec::new();
            if bounded.changed {
                let what = words::corrected_text().to_owned();
                warnings.push(Warning::SetRight { what });
            }
            warnings.extend(set_right(&mut post_mortem, bounded.left, ids));
            Ok(Imported { post_mortem, warnings, origin: Origin::Json })
        }
        Err(error) => Err(IntakeError::Json(sentence(&error.to_string()))),
    })
}

/// An error with a capital and a full stop.
fn sentence(error: &str) -> String {
    let mut letters = error.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    let whole = first + letters.as_str();
    if whole.ends_with('.') { whole } else { format!("{whole}.") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_ends_behind_its_last_whole_line_that_has_room() {
        assert_eq!(end_of_document("short"), 5);
        let long = format!("{}\nlast", "é".repeat(LONGEST_DOCUMENT / 2 - 1));
        assert_eq!(end_of_document(&long), LONGEST_DOCUMENT - 1);
        let one_line = "é".repeat(LONGEST_DOCUMENT);
        assert!(end_of_document(&one_line) <= LONGEST_DOCUMENT);
    }
}
