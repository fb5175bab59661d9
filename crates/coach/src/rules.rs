//! The rules: data in `rules/*.toml`, read once.

use serde::Deserialize;

use crate::kind::{Context, Kind};
use crate::lexicon::Lexicon;
use crate::matcher::{Match, Sentence};
use crate::need::{Construction, Present, Vocabulary};
use crate::pattern;
use crate::reword::Reword;

const FILES: [(Kind, &str); 12] = [
    (Kind::HumanError, include_str!("../rules/human_error.toml")),
    (Kind::Judgement, include_str!("../rules/judgement.toml")),
    (Kind::WhoQuestion, include_str!("../rules/who_question.toml")),
    (Kind::Hindsight, include_str!("../rules/hindsight.toml")),
    (Kind::PersonFix, include_str!("../rules/person_fix.toml")),
    (Kind::Counterfactual, include_str!("../rules/counterfactual.toml")),
    (Kind::Omission, include_str!("../rules/omission.toml")),
    (Kind::PersonCause, include_str!("../rules/person_cause.toml")),
    (Kind::VagueAction, include_str!("../rules/vague_action.toml")),
    (Kind::NoFinish, include_str!("../rules/no_finish.toml")),
    (Kind::TeamOwner, include_str!("../rules/team_owner.toml")),
    (Kind::Name, include_str!("../rules/name.toml")),
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
    /// Where one of these is found too, every rule of the kind is silent.
    #[serde(default)]
    unless: Vec<String>,
    /// None where the kind is heard without constructions.
    #[serde(default)]
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
    /// Where one of these is found too, the rule is silent in the timeline: it tells a step of somebody at work.
    #[serde(default)]
    steps: Vec<String>,
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
    pub(crate) steps: Vec<Construction>,
}

impl Rule {
    /// Whether it listens in a place.
    pub(crate) fn listens(&self, context: Context) -> bool {
        self.only.is_empty() || self.only.contains(&context)
    }

    /// What it finds in a sentence that holds these words, by those of its constructions that the sentence may hold.
    pub(crate) fn matches(
        &self,
        possible: &[&Construction],
        sentence: &Sentence<'_>,
        present: &Present,
        timeline: bool,
    ) -> Vec<Match> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < sentence.tokens.len() {
            let matched = possible.iter().find_map(|one| sentence.matches(&one.elements, at));
            at = matched.as_ref().map_or(at + 1, |matched| matched.tokens.end.max(at + 1));
            found.extend(matched);
        }
        let is_excepted = || {
            let steps = self.steps.iter().filter(|_| timeline);
            let mut unless = self.unless.iter().chain(steps).filter(|unless| unless.may_be_in(present));
            unless
                .any(|one| (0..sentence.tokens.len()).any(|at| sentence.matches(&one.elements, at).is_some()))
        };
        if !found.is_empty() && is_excepted() { Vec::new() } else { found }
    }
}

/// What a kind is, for the page of rules.
#[derive(Debug)]
pub struct About {
    /// The kind.
    pub kind: Kind,
    /// What it is.
    pub about: String,
    /// Why it gets in the way, in one sentence.
    pub why: String,
    /// A question for the room.
    pub ask: String,
    /// Where the advice comes from.
    pub source: String,
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

/// All rules, and what their kinds are. The words that they speak of go into the vocabulary.
pub(crate) fn load(
    lexicon: &Lexicon,
    vocabulary: &mut Vocabulary,
) -> Result<(Vec<Rule>, Vec<About>), Unreadable> {
    let mut rules = Vec::new();
    let mut kinds = Vec::new();
    for (kind, text) in FILES {
        let unreadable = |error: &dyn std::fmt::Display| Unreadable(format!("{}.toml: {error}", kind.name()));
        let mut file: File = toml::from_str(text).map_err(|error| unreadable(&error))?;
        let of_kind = std::mem::take(&mut file.unless);
        for mut rule in std::mem::take(&mut file.rule) {
            rule.unless.extend_from_slice(&of_kind);
            let mut read = |patterns: &[String]| {
                let read = patterns
                    .iter()
                    .map(|pattern| Ok(Construction::new(pattern::read(pattern, lexicon)?, vocabulary)));
                read.collect::<Result<Vec<_>, String>>()
            };
            rules.push(Rule {
                kind,
                constructions: read(&rule.patterns).map_err(|error| unreadable(&error))?,
                unless: read(&rule.unless).map_err(|error| unreadable(&error))?,
                steps: read(&rule.steps).map_err(|error| unreadable(&error))?,
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
        let File { about, why, ask, source, .. } = file;
        kinds.push(About { kind, about, why, ask, source });
    }
    Ok((rules, kinds))
}
