//! The coach: hears blame in a sentence, offline and in English, and answers with a question.
//!
//! ```
//! use afterword_coach::{Coach, Context, Kind};
//!
//! let coach = Coach::load().expect("the rules of this crate can be read");
//! let hints = coach.hear("Nobody checked the migration.", Context::Why);
//! assert_eq!(hints[0].kind, Kind::Omission);
//! assert!(coach.hear("15:44 Raj ran the cleanup script.", Context::Timeline).is_empty());
//! ```
//!
//! Rules are data (`rules/*.toml`): constructions over words, forms of verbs and people. A text is split
//! into sentences of tokens; code, addresses, quotations and log lines are left out; each rule looks for
//! its constructions. Nothing is remembered between calls, so one coach serves every thread.

mod document;
mod kind;
mod language;
mod lexicon;
mod mask;
mod matcher;
mod need;
mod page;
mod pattern;
mod people;
mod reword;
mod rules;
mod token;

use std::ops::Range;

pub use document::Found;
pub use kind::{Context, Kind};
pub use language::is_english;
use lexicon::{Class, Lexicon};
use mask::Mask;
use matcher::{Match, Sentence};
use need::{Construction, Vocabulary};
pub use rules::{About, Rule, Unreadable};
use token::Token;

/// What the coach heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint<'a> {
    /// The kind of blame.
    pub kind: Kind,
    /// The name of the rule.
    pub rule: &'a str,
    /// The words that triggered it, as bytes of the text.
    pub span: Range<usize>,
    /// Why they get in the way, in one sentence.
    pub why: &'a str,
    /// A question for the room.
    pub ask: &'a str,
    /// The sentence as a condition, where a rule can make one.
    pub suggestion: Option<String>,
}

/// A name that no rule has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownRule(pub String);

impl std::fmt::Display for UnknownRule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "no rule is called “{}”", self.0)
    }
}

impl std::error::Error for UnknownRule {}

/// Rules and words, ready to listen.
#[derive(Debug)]
pub struct Coach {
    lexicon: Lexicon,
    rules: Vec<Rule>,
    kinds: Vec<About>,
    vocabulary: Vocabulary,
}

impl Coach {
    /// Reads the rules. Takes some milliseconds; do it once, off the start path.
    ///
    /// # Errors
    /// Only where a rule of this crate is written wrong.
    pub fn load() -> Result<Self, Unreadable> {
        let lexicon = Lexicon::load().map_err(|error| Unreadable(format!("words.toml: {error}")))?;
        let (rules, kinds, vocabulary) = rules::load(&lexicon)?;
        Ok(Self { lexicon, rules, kinds, vocabulary })
    }

    /// Makes the coach know names: those of the participants, with the words and handles they consist of.
    #[must_use]
    pub fn knowing<'n>(mut self, names: impl IntoIterator<Item = &'n str>) -> Self {
        for name in names {
            for part in name.split_whitespace().filter(|part| part.chars().count() > 1) {
                self.lexicon.add(part, Class::Name);
            }
        }
        self
    }

    /// Switches rules off. Returns the first name that is no rule's.
    ///
    /// # Errors
    /// Where no rule has the name.
    pub fn without<'n>(mut self, names: impl IntoIterator<Item = &'n str>) -> Result<Self, UnknownRule> {
        for name in names {
            let before = self.rules.len();
            self.rules.retain(|rule| rule.name != name);
            if self.rules.len() == before {
                return Err(UnknownRule(name.to_owned()));
            }
        }
        Ok(self)
    }

    /// All rules, by kind.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// What the kinds are.
    #[must_use]
    pub fn kinds(&self) -> &[About] {
        &self.kinds
    }

    /// Listens to a text. Hints come in the order of the text and never overlap.
    #[must_use]
    pub fn hear(&self, text: &str, context: Context) -> Vec<Hint<'_>> {
        let mask = Mask::of(text);
        let mut hints = Vec::new();
        for sentence in token::sentences(text, &mask, &self.lexicon) {
            self.hear_sentence(text, &sentence, context, &mut hints);
        }
        hints
    }

    fn hear_sentence<'s>(
        &'s self,
        text: &str,
        tokens: &[Token],
        context: Context,
        hints: &mut Vec<Hint<'s>>,
    ) {
        let runs = people::runs(tokens);
        let sentence = Sentence { tokens, runs: &runs };
        let reported = reported_from(tokens);
        let present = self.vocabulary.present(tokens);
        let mut found: Vec<(Kind, Match, &Rule)> = Vec::new();
        for rule in &self.rules {
            if !rule.only.is_empty() && !rule.only.contains(&context) {
                continue;
            }
            let possible: Vec<&Construction> =
                rule.constructions.iter().filter(|one| one.may_be_in(&present)).collect();
            let mut at = if possible.is_empty() { tokens.len() } else { 0 };
            while at < tokens.len() {
                let matched =
                    possible.iter().find_map(|construction| sentence.matches(&construction.elements, at));
                let Some(matched) = matched else {
                    at += 1;
                    continue;
                };
                at = matched.tokens.end.max(at + 1);
                let is_rule = reported.is_some_and(|from| matched.tokens.start >= from);
                let unless = rule.unless.iter().filter(|unless| unless.may_be_in(&present)).any(|unless| {
                    (0..tokens.len()).any(|at| sentence.matches(&unless.elements, at).is_some())
                });
                if !is_rule && !unless {
                    found.push((rule.kind, matched, rule));
                }
            }
        }
        // The first kind wins where two meet.
        found.sort_by_key(|(kind, matched, _)| (*kind, matched.shown.start));
        let mut kept: Vec<(Kind, Match, &Rule)> = Vec::new();
        for new in found {
            let apart =
                |old: &Match| new.1.shown.end <= old.shown.start || old.shown.end <= new.1.shown.start;
            if kept.iter().all(|(_, old, _)| apart(old)) {
                kept.push(new);
            }
        }
        kept.sort_by_key(|(_, matched, _)| matched.shown.start);
        hints.extend(kept.into_iter().filter_map(|(kind, matched, rule)| {
            let shown = &matched.shown;
            let (first, last) = (tokens.get(shown.start)?, tokens.get(shown.end.checked_sub(1)?)?);
            let verb = matched.tokens.end.checked_sub(1)?;
            let suggestion = rule.reword.and_then(|reword| reword.of(text, tokens, verb, &self.lexicon));
            let span = first.span.start..last.span.end;
            Some(Hint { kind, rule: &rule.name, span, why: &rule.why, ask: &rule.ask, suggestion })
        }));
    }
}

/// From where on a sentence only tells what a rule says: “the runbook says the on-call should …”.
fn reported_from(tokens: &[Token]) -> Option<usize> {
    let word = |at: usize| tokens.get(at).map(|token| &*token.word);
    (0..tokens.len()).find_map(|at| {
        if word(at) == Some("according") && word(at + 1) == Some("to") {
            return Some(at);
        }
        let source = tokens[at].is(Class::Source);
        let says = |token: &Token| token.is(Class::Says);
        let near = tokens[at + 1..].iter().take(5).position(says);
        near.filter(|_| source).map(|near| at + near + 1)
    })
}
