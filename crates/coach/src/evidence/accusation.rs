//! Which rules count in a document on their own, and what the others have to show there. A rule counts on its own where
//! most of its alarms in published post-mortems were right (`tests/data`); any other needs somebody as the subject of an
//! act or a trait that is a reproach by itself.

use std::collections::HashSet;
use std::ops::Range;

use serde::Deserialize;

use super::is_somebody;
use crate::kind::Kind;
use crate::lexicon::Class;
use crate::matcher::{Match, Sentence};
use crate::people::Who;
use crate::rules::Rule;
use crate::token::Token;

const WORDS: &str = include_str!("../../rules/accusation.toml");

/// How many words before a match may deny it.
const LEAD: usize = 4;

type Words = HashSet<String>;

/// The lists of words that accusations are told by; the file says what each holds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Accusations {
    outsiders: Words,
    supposes: Words,
    negative: Words,
    denies: Words,
    of_others: Words,
    known: Words,
    errors: Words,
    attempts: Words,
    mending: Words,
    plain: Words,
    care: Words,
    lots: Words,
    misdeeds: Words,
    traits: Words,
    failings: Words,
    harm: Words,
    repairs: Words,
}

impl Accusations {
    pub(crate) fn load() -> Result<Self, toml::de::Error> {
        toml::from_str(WORDS)
    }

    /// Whether a match accuses, as documents need it.
    pub(super) fn is_made(&self, rule: &Rule, matched: &Match, sentence: &Sentence<'_>) -> bool {
        let within = matched.tokens.clone();
        let tokens = &sentence.tokens[within.clone()];
        let has = |words: &Words| has_word(tokens, words);
        let says = |words: &[&str]| tokens.iter().any(|token| words.contains(&&*token.word));
        let before = &sentence.tokens[within.start.saturating_sub(LEAD)..within.start];
        let is_told = !matches!(rule.kind, Kind::Counterfactual | Kind::WhoQuestion | Kind::PersonFix);
        // “User error” names whoever worked with the system.
        let is_outside = rule.kind != Kind::HumanError && has(&self.outsiders);
        if is_outside || is_told && has_word(before, &self.supposes) {
            return false;
        }
        match &*rule.name {
            "should-have"
            | "should-have-been-done-by"
            | "if-only"
            | "forgot-to"
            | "skipped"
            | "did-it-wrong" => true,
            "who-did" | "a-name-is-wanted" => tokens.iter().any(is_done),
            "supposed-to" => says(&["supposed", "meant"]),
            "did-not" => !before.iter().any(|token| &*token.word == "so") && !self.is_lot(sentence, &within),
            "failed-to" => {
                has(&self.negative) && !self.is_lot(sentence, &within) && !self.is_attempt(sentence, &within)
            }
            "nobody-did" => tokens.iter().any(is_done) && !has(&self.of_others),
            "human-error" => !has_word(before, &self.denies),
            // “We found it by accident” is luck.
            "made-a-mistake" => {
                let told = has(&self.errors);
                let is_luck = has(&self.mending) || has_word(before, &self.mending);
                !has_word(before, &self.denies)
                    && !is_luck
                    && (told || (0..within.end).any(|at| is_somebody(sentence, at)))
            }
            "had-the-chance" => says(&["should", "ought"]),
            "how-could-they" => says(&["could"]),
            "everyone-knew" | "no-shock-to-anybody" => has(&self.plain) || has(&self.known),
            "obviously" => {
                has(&self.plain) || says(&["should"]) && within.clone().any(|at| is_somebody(sentence, at))
            }
            _ => match rule.kind {
                Kind::PersonFix => self.mends_somebody(sentence, &within) || has(&self.care),
                // A tool of a name that no list has may cause an outage.
                kind => self.is_accused(sentence, &within, kind != Kind::PersonCause),
            },
        }
    }

    /// Whether what was not done is something that befalls people.
    fn is_lot(&self, sentence: &Sentence<'_>, within: &Range<usize>) -> bool {
        let is_denial = |at: &usize| matches!(&*sentence.tokens[*at].word, "not" | "never");
        let Some(denial) = within.clone().find(is_denial) else { return false };
        let mut after = sentence.tokens[denial + 1..].iter().take(3).filter(|token| !token.is(Class::Adverb));
        after.next().is_some_and(|act| self.lots.contains(&*act.word))
    }

    /// Whether what failed was an attempt to end the incident: “we failed to reproduce it”.
    fn is_attempt(&self, sentence: &Sentence<'_>, within: &Range<usize>) -> bool {
        let end = (within.end + 2).min(sentence.tokens.len());
        let pairs = sentence.tokens[within.start..end].windows(2);
        pairs.into_iter().any(|pair| &*pair[0].word == "to" && self.attempts.contains(&*pair[1].word))
    }

    /// Whether somebody is the subject of a misdeed or a trait in the match, or a misdeed was done by somebody.
    fn is_accused(&self, sentence: &Sentence<'_>, within: &Range<usize>, by_place: bool) -> bool {
        let has_subject = |at, needs_being| has_subject(sentence, at, needs_being, by_place);
        let end = (within.end + 1).min(sentence.tokens.len());
        (within.start..end).any(|at| {
            let word = &*sentence.tokens[at].word;
            if self.misdeeds.contains(word) {
                return has_subject(at, false) || is_by_somebody(sentence, at);
            }
            let is_harm =
                || has_word(sentence.tokens[at..].get(..6).unwrap_or(&sentence.tokens[at..]), &self.harm);
            if self.traits.contains(word) || word == "responsible" && is_harm() {
                return has_subject(at, true);
            }
            // “We dropped the ball”
            if word == "ball" && at > 1 && &*sentence.tokens[at - 2].word == "dropped" {
                return has_subject(at - 2, false);
            }
            let owner = at.checked_sub(1).is_some_and(|owner| {
                &*sentence.tokens[owner].word == "'s" || matches!(&*sentence.tokens[owner].word, "my" | "our")
            });
            self.failings.contains(word) && owner
        })
    }

    /// Whether somebody is the object of a repair: “train the staff”, “staff training”.
    fn mends_somebody(&self, sentence: &Sentence<'_>, within: &Range<usize>) -> bool {
        let end = (within.end + 3).min(sentence.tokens.len());
        let people = |at: usize| {
            let token = &sentence.tokens[at];
            [Class::Role, Class::Group, Class::Name, Class::Crowd, Class::Agent]
                .iter()
                .any(|class| token.is(*class))
        };
        let repair = within.clone().find(|at| self.repairs.contains(&*sentence.tokens[*at].word));
        repair.is_some_and(|repair| {
            (repair + 1..end).any(people)
                || repair.checked_sub(1).is_some_and(people)
                || matches!(&*sentence.tokens[repair].word, "retrain" | "retraining" | "re-train")
        })
    }
}

fn has_word(tokens: &[Token], words: &Words) -> bool {
    tokens.iter().any(|token| words.contains(&*token.word))
}

/// Whether a word says that something was done, or left undone: “nobody checked”, “nobody has answered”.
fn is_done(token: &Token) -> bool {
    token.is(Class::Past)
        || matches!(&*token.word, "was" | "were" | "had" | "has" | "have" | "did" | "got" | "could")
}

/// Whether nothing but helping verbs and adverbs stands between somebody and what is said of them.
fn has_subject(sentence: &Sentence<'_>, at: usize, needs_being: bool, by_place: bool) -> bool {
    let mut being = false;
    let mut subject = at;
    while let Some(before) = subject.checked_sub(1) {
        let token = &sentence.tokens[before];
        if matches!(&*token.word, "not" | "never" | "would" | "could" | "might" | "may" | "can") {
            return false;
        }
        let is_link = token.is(Class::Auxiliary)
            || token.is(Class::Adverb)
            || matches!(&*token.word, "to" | "at" | "the" | "very" | "quite" | "so" | "too" | "simply");
        if !is_link {
            break;
        }
        being |= matches!(&*token.word, "was" | "were" | "is" | "are" | "am" | "been" | "'s" | "'re" | "'m");
        subject = before;
    }
    let Some(last) = subject.checked_sub(1) else { return false };
    let ends_here = (last.saturating_sub(8)..=last).any(|begin| {
        sentence.runs[begin].as_ref().is_some_and(|run| {
            run.who != Who::Nobody
                && run.ends.contains(&subject)
                && (begin..subject)
                    .any(|at| by_place && sentence.tokens[at].is(Class::Placed) || is_somebody(sentence, at))
        })
    });
    ends_here && (being || !needs_being)
}

/// Whether a misdeed is followed by who did it: “was dismissed by the team”.
fn is_by_somebody(sentence: &Sentence<'_>, at: usize) -> bool {
    let by = at + 1;
    let end = (by + 5).min(sentence.tokens.len());
    sentence.tokens.get(by).is_some_and(|token| &*token.word == "by")
        && (by + 1..end).any(|at| {
            sentence.runs[at].as_ref().is_some_and(|run| run.certain || run.who == Who::We)
                && is_somebody(sentence, at)
        })
}
