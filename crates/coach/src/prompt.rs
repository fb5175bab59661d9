//! The question after an answer: one that fits what was just said, in how- and in why-words. Data in `rules/prompts.toml`.

use serde::Deserialize;

use crate::lexicon::Lexicon;
use crate::need::{Construction, Vocabulary};
use crate::pattern;
use crate::rules::Unreadable;

const PROMPTS: &str = include_str!("../rules/prompts.toml");

#[derive(Deserialize)]
struct File {
    prompt: Vec<Written>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: String,
    #[serde(default)]
    when: Vec<String>,
    how: String,
    why: String,
    source: String,
    fits: Vec<String>,
}

/// One question, in two wordings.
#[derive(Debug)]
pub struct Prompt {
    /// Its name: `waited`.
    pub name: String,
    /// In how- and what-words: asks for a description.
    pub how: String,
    /// In why-words, for rooms that are used to them.
    pub why: String,
    /// Where the idea comes from.
    pub source: String,
    /// Answers after which it is asked.
    pub fits: Vec<String>,
    /// The answers it is made for; any answer where there are none.
    pub(crate) when: Vec<Construction>,
}

/// All prompts; the first that fits an answer is asked, and the last fits every answer.
pub(crate) fn load(lexicon: &Lexicon, vocabulary: &mut Vocabulary) -> Result<Vec<Prompt>, Unreadable> {
    let unreadable = |error: &dyn std::fmt::Display| Unreadable(format!("prompts.toml: {error}"));
    let file: File = toml::from_str(PROMPTS).map_err(|error| unreadable(&error))?;
    let mut prompts = Vec::new();
    for prompt in file.prompt {
        let mut when = Vec::new();
        for written in &prompt.when {
            let elements = pattern::read(written, lexicon).map_err(|error| unreadable(&error))?;
            when.push(Construction::new(elements, vocabulary));
        }
        let Written { name, how, why, source, fits, .. } = prompt;
        prompts.push(Prompt { name, how, why, source, fits, when });
    }
    match prompts.last() {
        Some(last) if last.when.is_empty() => Ok(prompts),
        _ => Err(unreadable(&"the last prompt must fit every answer")),
    }
}
