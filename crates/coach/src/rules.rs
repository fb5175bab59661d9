//! The rules: data in `rules/*.toml`, read once.

use serde::Deserialize;

use crate::kind::{Context, Kind};
use crate::lexicon::Lexicon;
use crate::need::{Construction, Vocabulary};
use crate::pattern;
use crate::reword::Reword;

const FILES: [(Kind, &str); 8] = [
    (Kind::HumanError, include_str!("../rules/human_error.toml")),
    (Kind::Judgement, include_str!("../rules/judgement.toml")),
    (Kind::WhoQuestion, include_str!("../rules/who_question.toml")),
    (Kind::Hindsight, include_str!("../rules/hindsight.toml")),
    (Kind::PersonFix, include_str!("../rules/person_fix.toml")),
    (Kind::Counterfactual, include_str!("../rules/counterfactual.toml")),
    (Kind::Omission, include_str!("../rules/omission.toml")),
    (Kind::PersonCause, include_str!("../rules/person_cause.toml")),
];

/// A file of rules: one kind.
#[derive(Debug, Deserialize)]
struct File {
    /// What the kind is, for the page of rules.
    about: String,
    /// Why it gets in the way, in one sentence.
    why: String,
    /// What to ask the room instead.
    ask: String,
    /// Where the advice comes from.
    source: String,
    rule: Vec<Written>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: String,
    about: String,
    why: Option<String>,
    ask: Option<String>,
    source: Option<String>,
    /// Only there; everywhere without.
    only: Option<Vec<Context>>,
    patterns: Vec<String>,
    /// How to turn the sentence into a condition.
    reword: Option<Reword>,
    /// Where one of these is found too, the rule is silent.
    #[serde(default)]
    unless: Vec<String>,
    /// Sentences that it must hear.
    hears: Vec<String>,
    /// Sentences that it must leave alone.
    leaves: Vec<String>,
}

/// One way to blame, in several constructions.
#[derive(Debug)]
pub struct Rule {
    /// Its name: `should-have`.
    pub name: String,
    /// Its kind.
    pub kind: Kind,
    /// What it hears, in a few words.
    pub about: String,
    /// Why that gets in the way, in one sentence.
    pub why: String,
    /// A question for the room.
    pub ask: String,
    /// Where the advice comes from.
    pub source: String,
    /// The places where it listens; everywhere where there are none.
    pub only: Vec<Context>,
    /// Its constructions, as written.
    pub patterns: Vec<String>,
    /// Sentences that it hears.
    pub hears: Vec<String>,
    /// Sentences that it leaves alone.
    pub leaves: Vec<String>,
    pub(crate) reword: Option<Reword>,
    pub(crate) constructions: Vec<Construction>,
    pub(crate) unless: Vec<Construction>,
}

/// What a kind is, for the page of rules.
#[derive(Debug)]
pub struct About {
    /// The kind.
    pub kind: Kind,
    /// What it is.
    pub about: String,
}

/// Why the rules could not be read. Only a rule that was written wrong causes it.
#[derive(Debug)]
pub struct Unreadable(pub String);

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unreadable {}

/// All rules, what their kinds are, and the words that they speak of.
pub(crate) fn load(lexicon: &Lexicon) -> Result<(Vec<Rule>, Vec<About>, Vocabulary), Unreadable> {
    let mut rules = Vec::new();
    let mut kinds = Vec::new();
    let mut vocabulary = Vocabulary::default();
    for (kind, text) in FILES {
        let unreadable = |error: &dyn std::fmt::Display| Unreadable(format!("{}.toml: {error}", kind.name()));
        let file: File = toml::from_str(text).map_err(|error| unreadable(&error))?;
        for rule in file.rule {
            let mut read = |patterns: &[String]| {
                let read = patterns
                    .iter()
                    .map(|pattern| Ok(Construction::new(pattern::read(pattern, lexicon)?, &mut vocabulary)));
                read.collect::<Result<Vec<_>, String>>()
            };
            rules.push(Rule {
                kind,
                constructions: read(&rule.patterns).map_err(|error| unreadable(&error))?,
                unless: read(&rule.unless).map_err(|error| unreadable(&error))?,
                reword: rule.reword,
                name: rule.name,
                about: rule.about,
                why: rule.why.unwrap_or_else(|| file.why.clone()),
                ask: rule.ask.unwrap_or_else(|| file.ask.clone()),
                source: rule.source.unwrap_or_else(|| file.source.clone()),
                only: rule.only.unwrap_or_default(),
                patterns: rule.patterns,
                hears: rule.hears,
                leaves: rule.leaves,
            });
        }
        kinds.push(About { kind, about: file.about });
    }
    Ok((rules, kinds, vocabulary))
}
