//! A file of any of the three forms: our JSON, our Markdown, anybody's Markdown.

use std::borrow::Cow;

use afterword_domain::PostMortem;
use afterword_domain::ballot::MOST_ACTIONS;
use afterword_domain::chain::links::mend;
use afterword_domain::text::{LONGEST_BLOCK, LONGEST_LINE, block, is_blank, line, shortened};
use afterword_record::json;
use chrono_tz::Tz;
use serde_json::Value;
use uuid::Uuid;

use crate::clean::cleaned;
use crate::decode::{is_binary, text_of};
use crate::markdown::{Imported, Origin, read, split};
use crate::warning::Warning;

/// Why a file can't be read. Each is a sentence for the person who chose the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IntakeError {
    /// The file has no content.
    #[error("There is nothing in this file.")]
    Empty,
    /// The file is a picture, an archive or something else that is no text.
    #[error("This file is not text. Save it as Markdown, JSON or plain text first.")]
    Binary,
    /// The file is JSON, and not ours.
    #[error("{0}")]
    Json(String),
}

/// Reads all post-mortems of a file. `name` is the file's name, with or without folders.
///
/// Our JSON keeps its ids; everything else gets fresh ones from `ids`. `zone` holds for times where the file names none.
///
/// # Errors
/// [`IntakeError`] where the file is empty, no text, or JSON of another shape. Any other text is read as Markdown.
pub fn read_file(
    name: &str,
    bytes: &[u8],
    zone: Tz,
    ids: &mut dyn FnMut() -> Uuid,
) -> Result<Vec<Imported>, IntakeError> {
    if bytes.is_empty() {
        return Err(IntakeError::Empty);
    }
    if is_binary(bytes) {
        return Err(IntakeError::Binary);
    }
    let text = text_of(bytes);
    if is_blank(&text) {
        return Err(IntakeError::Empty);
    }
    if let Some(read) = as_json(name, &text) {
        return read.map(|imported| vec![imported]);
    }
    let clean = cleaned(&text);
    let mut found: Vec<_> = split(&clean).into_iter().map(|part| read(part, Some(name), zone, ids)).collect();
    // A file may well hold the sign itself; only bytes that were no text are worth a warning.
    if std::str::from_utf8(bytes).is_err() && text.contains(char::REPLACEMENT_CHARACTER) {
        found.iter_mut().for_each(|imported| imported.warnings.push(Warning::UnreadableBytes));
    }
    Ok(found)
}

/// A text as JSON; none where it is something else.
fn as_json(name: &str, text: &str) -> Option<Result<Imported, IntakeError>> {
    let named = name.to_ascii_lowercase().ends_with(".json");
    if !named && !text.trim_start().starts_with('{') {
        return None;
    }
    let (kept, changed) = texts_kept(text);
    match json::read(&kept) {
        Ok(post_mortem) => {
            let mut imported = Imported { post_mortem, warnings: Vec::new(), origin: Origin::Json };
            if changed {
                let what = "A text that was too long, or held characters that no field keeps,".to_owned();
                imported.warnings.push(Warning::SetRight { what });
            }
            set_right(&mut imported);
            Some(Ok(imported))
        }
        Err(error) => {
            // A text that only begins with a brace is no JSON.
            let is_json = named || serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
            is_json.then(|| Err(IntakeError::Json(sentence(&error.to_string()))))
        }
    }
}

/// JSON with every text as its field keeps it, and whether one had to change.
fn texts_kept(text: &str) -> (Cow<'_, str>, bool) {
    let Ok(mut whole) = serde_json::from_str::<Value>(text) else {
        return (Cow::Borrowed(text), false);
    };
    if keep(&mut whole, "", "") {
        (Cow::Owned(whole.to_string()), true)
    } else {
        (Cow::Borrowed(text), false)
    }
}

/// Keeps the texts below a value; `list` is the field that holds the object in which `field` stands.
fn keep(value: &mut Value, field: &str, list: &str) -> bool {
    match value {
        Value::String(text) => {
            let several = ["summary", "root_cause", "notes", "body"].contains(&field);
            let kept = if several || (field == "text" && list == "timeline") {
                whole_block(text)
            } else {
                whole_line(text)
            };
            let changed = kept != *text;
            *text = kept;
            changed
        }
        Value::Array(all) => all.iter_mut().fold(false, |changed, one| keep(one, field, list) | changed),
        Value::Object(fields) => {
            fields.iter_mut().fold(false, |changed, (name, value)| keep(value, name, field) | changed)
        }
        _ => false,
    }
}

fn whole_line(text: &str) -> String {
    line(&shortened(text, LONGEST_LINE)).unwrap_or_default()
}

fn whole_block(text: &str) -> String {
    block(&shortened(text, LONGEST_BLOCK)).unwrap_or_default()
}

/// An error with a capital and a full stop.
fn sentence(error: &str) -> String {
    let mut letters = error.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    let whole = first + letters.as_str();
    if whole.ends_with('.') { whole } else { format!("{whole}.") }
}

/// Sets right what no meeting could have made and the rules do not expect: a file may have been written by hand.
fn set_right(imported: &mut Imported) {
    let pm: &mut PostMortem = &mut imported.post_mortem;
    for ballot in &mut pm.ballots {
        let cut = ballot.rules.cut.clamp(1, MOST_ACTIONS);
        let over = ballot.tallies.iter_mut().filter(|tally| tally.votes > MOST_VOTES);
        let many = over.map(|tally| tally.votes = MOST_VOTES).count();
        if cut != ballot.rules.cut || many > 0 {
            ballot.rules.cut = cut;
            imported
                .warnings
                .push(Warning::SetRight { what: "The cut line or the votes of a ballot".to_owned() });
        }
    }
    let linked = pm.chains.clone();
    mend(&mut pm.chains);
    if linked != pm.chains {
        imported.warnings.push(Warning::SetRight { what: "Links between causes".to_owned() });
    }
    if pm.worth.iter().any(|count| *count > MOST_VOTES) {
        pm.worth = pm.worth.map(|count| count.min(MOST_VOTES));
        imported.warnings.push(Warning::SetRight { what: "The votes on the meeting".to_owned() });
    }
}

/// More votes than any room has; keeps sums within bounds.
const MOST_VOTES: u32 = 1_000_000;
