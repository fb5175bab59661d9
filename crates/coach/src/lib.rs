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
mod evidence;
mod kind;
mod language;
mod lexicon;
mod mask;
mod matcher;
mod names;
mod need;
mod page;
mod pattern;
mod people;
mod prompt;
mod reword;
mod rules;
mod token;
mod unknown_people;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

pub use document::Found;
use evidence::{Accusations, Demand};
pub use kind::{Context, Kind};
pub use language::is_english;
use lexicon::{Class, Lexicon};
use mask::Mask;
use matcher::{Match, Sentence};
use names::Names;
pub use names::called;
use need::{Construction, Index, Vocabulary};
pub use prompt::Prompt;
pub use reword::{Rewording, Telling};
pub use rules::{About, Rule, Unreadable};
use token::Token;
use unknown_people::{Places, Wanted};

/// What the coach heard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hint<'a> {
    /// The kind of blame.
    pub kind: Kind,
    /// The name of the rule.
    pub rule: &'a str,
    /// The words that triggered it, as bytes of the text.
    pub span: Range<usize>,
    /// The sentence that they stand in, as bytes of the text.
    pub sentence: Range<usize>,
    /// Why they get in the way, in one sentence.
    pub why: &'a str,
    /// A question for the room.
    pub ask: &'a str,
    /// What the sentence could say instead: the first of the rewordings.
    pub suggestion: Option<String>,
    /// What the sentence could say instead, in the order in which it is offered. None has a person, a role or a team as
    /// the subject of a fault.
    pub rewordings: Vec<Rewording>,
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

/// Rules and words, ready to listen. A clone shares them, so that each room can have a coach that knows its people.
#[derive(Debug, Clone)]
pub struct Coach {
    known: Arc<Known>,
    names: Names,
    off: BTreeSet<String>,
}

/// What all rooms have in common.
#[derive(Debug)]
struct Known {
    lexicon: Lexicon,
    rules: Vec<Rule>,
    kinds: Vec<About>,
    prompts: Vec<Prompt>,
    vocabulary: Vocabulary,
    places: Places,
    accusations: Accusations,
    /// The constructions of all rules, one rule after the other.
    index: Index,
    /// Rule and construction of each place of the index.
    indexed: Vec<(usize, usize)>,
}

impl Coach {
    /// Reads the rules. Takes some milliseconds; do it once, off the start path.
    ///
    /// # Errors
    /// Only where a rule of this crate is written wrong.
    pub fn load() -> Result<Self, Unreadable> {
        let lexicon = Lexicon::load().map_err(|error| Unreadable(format!("words.toml: {error}")))?;
        let mut vocabulary = Vocabulary::default();
        let (rules, kinds) = rules::load(&lexicon, &mut vocabulary)?;
        let prompts = prompt::load(&lexicon, &mut vocabulary)?;
        let places = Places::load(&lexicon, &mut vocabulary)
            .map_err(|error| Unreadable(format!("people_places.toml: {error}")))?;
        let accusations =
            Accusations::load().map_err(|error| Unreadable(format!("accusation.toml: {error}")))?;
        let index = Index::of(rules.iter().flat_map(|rule| &rule.constructions), &vocabulary);
        let places_of =
            |(rule, written): (usize, &Rule)| (0..written.constructions.len()).map(move |one| (rule, one));
        let indexed = rules.iter().enumerate().flat_map(places_of).collect();
        let known = Arc::new(Known {
            lexicon,
            rules,
            kinds,
            prompts,
            vocabulary,
            places,
            accusations,
            index,
            indexed,
        });
        Ok(Self { known, names: Names::default(), off: BTreeSet::new() })
    }

    /// Makes the coach know names: those of the participants, with the words and handles they consist of.
    #[must_use]
    pub fn knowing<'n>(mut self, names: impl IntoIterator<Item = &'n str>) -> Self {
        for name in names {
            self.names.add_person(name);
        }
        self
    }

    /// Makes the coach know a team’s own words for those who work there: “sheriff”, “DBRE”.
    #[must_use]
    pub fn calling<'n>(mut self, roles: impl IntoIterator<Item = &'n str>) -> Self {
        for role in roles {
            self.names.add_role(role);
        }
        self
    }

    /// Switches rules off.
    ///
    /// # Errors
    /// Where no rule has one of the names.
    pub fn without<'n>(mut self, names: impl IntoIterator<Item = &'n str>) -> Result<Self, UnknownRule> {
        for name in names {
            if !self.known.rules.iter().any(|rule| rule.name == name) {
                return Err(UnknownRule(name.to_owned()));
            }
            self.off.insert(name.to_owned());
        }
        Ok(self)
    }

    /// All rules, by kind, those that are switched off among them.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.known.rules
    }

    /// What the kinds are.
    #[must_use]
    pub fn kinds(&self) -> &[About] {
        &self.known.kinds
    }

    /// Listens to a text for blame. Hints come in the order of the text and never overlap.
    #[must_use]
    pub fn hear(&self, text: &str, context: Context) -> Vec<Hint<'_>> {
        self.heard(text, context, Kind::is_blame, Demand::Wording)
    }

    /// Listens to an action, or to its owner, for what keeps an action from being done.
    #[must_use]
    pub fn hear_action(&self, text: &str, context: Context) -> Vec<Hint<'_>> {
        self.heard(text, context, |kind| !kind.is_blame(), Demand::Wording)
    }

    /// Listens for people by name: those of the room, handles, and whoever stands where only somebody stands. A full
    /// name is one place; the rewording leaves the person out, where a plain one is found.
    #[must_use]
    pub fn hear_names(&self, text: &str) -> Vec<Hint<'_>> {
        let Some(about) = self.kinds().iter().find(|about| about.kind == Kind::Name) else {
            return Vec::new();
        };
        let mut hints: Vec<Hint<'_>> = Vec::new();
        for tokens in self.sentences_with(text, Wanted::All) {
            let Some(sentence) = whole(&tokens) else { continue };
            for (place, token) in tokens.iter().enumerate() {
                if !self.is_named(&tokens, place) {
                    continue;
                }
                match hints.last_mut() {
                    Some(last) if text[last.span.end..token.span.start].trim().is_empty() => {
                        last.span.end = token.span.end;
                    }
                    _ => hints.push(Hint {
                        kind: Kind::Name,
                        rule: Kind::Name.name(),
                        span: token.span.clone(),
                        sentence: sentence.clone(),
                        why: &about.why,
                        ask: &about.ask,
                        suggestion: None,
                        rewordings: Vec::new(),
                    }),
                }
            }
            for hint in hints.iter_mut().filter(|hint| hint.sentence == sentence) {
                hint.rewordings = reword::without(text, &tokens, &hint.span, &self.known.lexicon);
                hint.suggestion = hint.rewordings.first().map(|reworded| reworded.text.clone());
            }
        }
        hints
    }

    /// Whether a word is somebody by name.
    fn is_named(&self, tokens: &[Token], place: usize) -> bool {
        let token = &tokens[place];
        let lexicon = &self.known.lexicon;
        if let Some(handle) = token.word.strip_prefix('@') {
            return !handle.contains('/')
                && !names::EVERYBODY.contains(&handle)
                && !lexicon.is_team_handle(&token.word);
        }
        // Every sentence begins with a capital: “Mark the flag as done” names nobody.
        let capital = token.capital && (place > 0 || !lexicon.knows(&token.word));
        let unsure = names::ALSO_WORDS.contains(&&*token.word) || lexicon.is_english(&token.word);
        self.names.is_person(&token.word, capital, lexicon)
            || token.is(Class::Placed)
            || token.is(Class::Name) && !unsure
    }

    /// Whether words say what somebody is, like “support lead”, and not only where, like “support”.
    #[must_use]
    pub fn names_a_role(&self, words: &str) -> bool {
        let is_role = |token: &Token| token.is(Class::Role) || token.is(Class::Agent);
        self.sentences(words).iter().flatten().any(is_role)
    }

    /// What to ask after an answer.
    ///
    /// # Panics
    /// Never: the last prompt fits every answer, and rules without one are not read.
    #[must_use]
    pub fn prompt(&self, answer: &str) -> &Prompt {
        let sentences = self.sentences(answer);
        let fits =
            |prompt: &&Prompt| {
                prompt.when.is_empty()
                    || sentences.iter().any(|tokens| {
                        let present = self.known.vocabulary.present(tokens);
                        let runs = people::runs(tokens);
                        let sentence = Sentence::new(tokens, &runs);
                        prompt.when.iter().filter(|one| one.may_be_in(&present)).any(|one| {
                            (0..tokens.len()).any(|at| sentence.matches(&one.elements, at).is_some())
                        })
                    })
            };
        #[expect(clippy::expect_used, reason = "prompts without a last one that fits are not read")]
        self.known.prompts.iter().find(fits).expect("a prompt that fits every answer")
    }

    /// All prompts, in the order in which they are tried.
    #[must_use]
    pub fn prompts(&self) -> &[Prompt] {
        &self.known.prompts
    }

    /// Listens to a stretch of a written document, where most sentences tell of systems or give advice.
    fn hear_written(&self, text: &str, context: Context) -> Vec<Hint<'_>> {
        self.heard(text, context, Kind::is_blame, Demand::Somebody)
    }

    fn heard(
        &self,
        text: &str,
        context: Context,
        wanted: impl Fn(Kind) -> bool + Copy,
        demand: Demand,
    ) -> Vec<Hint<'_>> {
        let mut hints = Vec::new();
        for sentence in self.sentences(text) {
            self.hear_sentence(text, &sentence, context, wanted, demand, &mut hints);
        }
        hints
    }

    fn sentences(&self, text: &str) -> Vec<Vec<Token>> {
        self.sentences_with(text, Wanted::Blamed)
    }

    fn sentences_with(&self, text: &str, wanted: Wanted) -> Vec<Vec<Token>> {
        let Known { lexicon, places, vocabulary, .. } = &*self.known;
        let mut sentences = token::sentences(text, &Mask::of(text), lexicon, &self.names);
        places.name(&mut sentences, vocabulary, lexicon, wanted);
        sentences
    }

    fn hear_sentence<'s>(
        &'s self,
        text: &str,
        tokens: &[Token],
        context: Context,
        wanted: impl Fn(Kind) -> bool,
        demand: Demand,
        hints: &mut Vec<Hint<'s>>,
    ) {
        let runs = people::runs(tokens);
        let sentence = Sentence::new(tokens, &runs);
        let reported = reported_from(tokens).unwrap_or(tokens.len());
        let present = self.known.vocabulary.present(tokens);
        let timeline = context == Context::Timeline || begins_with_time(text, tokens);
        let mut found: Vec<(&Rule, Match)> = Vec::new();
        let listens =
            |rule: &&Rule| wanted(rule.kind) && rule.listens(context) && !self.off.contains(&rule.name);
        let candidates = self.known.index.candidates(&present);
        let candidates: Vec<(usize, usize)> =
            candidates.iter().map(|place| self.known.indexed[*place]).collect();
        for of_rule in candidates.chunk_by(|a, b| a.0 == b.0) {
            let Some(rule) = Some(&self.known.rules[of_rule[0].0]).filter(listens) else { continue };
            let constructions = of_rule.iter().map(|(_, one)| &rule.constructions[*one]);
            let possible: Vec<&Construction> = constructions.filter(|one| one.may_be_in(&present)).collect();
            if possible.is_empty() {
                continue;
            }
            let matches = rule.matches(&possible, &sentence, &present, timeline);
            let counts = |m: &Match| {
                m.tokens.start < reported
                    && (demand == Demand::Wording
                        || evidence::names_somebody(rule, m, &sentence, context, &self.known.accusations))
            };
            found.extend(matches.into_iter().filter(counts).map(|m| (rule, m)));
        }
        // The first kind wins where two meet.
        found.sort_by_key(|(rule, matched)| (rule.kind, matched.shown.start));
        let mut kept: Vec<(&Rule, Match)> = Vec::new();
        for new in found {
            let apart =
                |old: &Match| new.1.shown.end <= old.shown.start || old.shown.end <= new.1.shown.start;
            if kept.iter().all(|(_, old)| apart(old)) {
                kept.push(new);
            }
        }
        kept.sort_by_key(|(_, matched)| matched.shown.start);
        hints.extend(kept.into_iter().filter_map(|(rule, matched)| self.hint(text, tokens, rule, &matched)));
    }

    fn hint<'s>(&'s self, text: &str, tokens: &[Token], rule: &'s Rule, matched: &Match) -> Option<Hint<'s>> {
        let shown = &matched.shown;
        let (first, last) = (tokens.get(shown.start)?, tokens.get(shown.end.checked_sub(1)?)?);
        let verb = matched.tokens.end.checked_sub(1)?;
        let rewordings = reword::all(rule.reword, text, tokens, shown.start, verb, &self.known.lexicon);
        Some(Hint {
            kind: rule.kind,
            rule: &rule.name,
            span: first.span.start..last.span.end,
            sentence: whole(tokens)?,
            why: &rule.why,
            ask: &rule.ask,
            suggestion: rewordings.first().map(|reworded| reworded.text.clone()),
            rewordings,
        })
    }
}

/// A sentence from its first word to its last mark.
fn whole(tokens: &[Token]) -> Option<Range<usize>> {
    Some(tokens.first()?.span.start..tokens.last()?.span.end)
}

/// Whether a sentence begins with a time of day, as the lines of a timeline do.
fn begins_with_time(text: &str, tokens: &[Token]) -> bool {
    let first = tokens.iter().find(|token| !token.is(Class::Mark) || token.is(Class::Number));
    first.is_some_and(|first| {
        let time = &text[first.span.clone()];
        time.split_once(':').is_some_and(|(hours, minutes)| {
            let digits =
                |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit() || c == ':');
            digits(hours) && digits(minutes)
        })
    })
}

/// From where on a sentence only tells what a rule says: “the runbook says the on-call should …”.
fn reported_from(tokens: &[Token]) -> Option<usize> {
    let word = |at: usize| tokens.get(at).map(|token| &*token.word);
    (0..tokens.len()).find_map(|at| {
        if word(at) == Some("according") && word(at + 1) == Some("to") {
            return Some(at);
        }
        // “Per the handbook the nurse is supposed to sign twice.”
        let rule = |at: usize| tokens.get(at).is_some_and(|token| token.is(Class::Source));
        if matches!(word(at), Some("per" | "under")) && (1..4).any(|on| rule(at + on)) {
            return Some(at);
        }
        if !tokens[at].is(Class::Source) {
            return None;
        }
        let says = |at: usize| {
            let token = &tokens[at];
            token.is(Class::Says) && !matches!(&*token.word, "is" | "that")
                || &*token.word == "is" && word(at + 1) == Some("that")
        };
        // Whoever stands between speaks for themselves: “the sheet that Raj read”.
        let somebody = |token: &Token| {
            let people =
                [Class::Role, Class::Group, Class::Name, Class::Pronoun, Class::Nobody, Class::Agent];
            people.iter().any(|class| token.is(*class)) && !token.is(Class::Source)
        };
        (at + 1..tokens.len().min(at + 6))
            .take_while(|next| !somebody(&tokens[*next]))
            .find(|next| says(*next))
    })
}
