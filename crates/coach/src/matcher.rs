//! Finds a pattern in a sentence. Every element takes a bounded number of words, so time grows with the sentence alone.

use std::ops::Range;

use crate::lexicon::Class;
use crate::pattern::{Asked, Element};
use crate::people::{Run, Who, is_open, is_software};
use crate::token::Token;

/// The most adverbs between two words.
const ADVERBS: usize = 3;

/// A sentence with the people in it.
pub(crate) struct Sentence<'a> {
    pub(crate) tokens: &'a [Token],
    pub(crate) runs: &'a [Option<Run>],
    /// How many words only lead in: a time, “and so”, “please”.
    lead_in: usize,
}

/// A match: all its tokens, and those to underline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Match {
    pub(crate) tokens: Range<usize>,
    pub(crate) shown: Range<usize>,
}

/// What is still to match once a group is done.
struct Rest<'a> {
    elements: &'a [Element],
    then: Option<&'a Rest<'a>>,
}

/// Words before which a sentence has not begun yet.
const LEADS_IN: [&str; 17] = [
    "and", "so", "but", "or", "well", "ok", "hey", "again", "am", "pm", "utc", "please", "question",
    "lesson", "learned", "action", "todo",
];

fn leads_in(token: &Token) -> bool {
    token.is(Class::Mark)
        || token.is(Class::Number)
        || token.is(Class::Adverb) && &*token.word != "never"
        || LEADS_IN.contains(&&*token.word)
}

impl<'a> Sentence<'a> {
    pub(crate) fn new(tokens: &'a [Token], runs: &'a [Option<Run>]) -> Self {
        Self { tokens, runs, lead_in: tokens.iter().take_while(|token| leads_in(token)).count() }
    }

    /// The match of a pattern that begins at a token.
    pub(crate) fn matches(&self, pattern: &[Element], at: usize) -> Option<Match> {
        let mut shown = (None, None);
        let end = self.follow(pattern, at, None, &mut shown)?;
        let shown = shown.0.unwrap_or(at)..shown.1.unwrap_or(end);
        // “and forgot”: the verb alone is shown for a subject that was said before.
        let silent = self.runs.get(shown.start).is_some_and(|run| run.as_ref().is_some_and(|run| run.silent));
        let shown = if silent && shown.len() > 1 { shown.start + 1..shown.end } else { shown };
        // “Nobody” alone says little: the verb that was asked for is shown too.
        let verbal = [Class::Past, Class::Part, Class::Verb];
        let verb = self.tokens.get(shown.end).filter(|_| shown.end < end);
        let shown_to =
            shown.end + usize::from(verb.is_some_and(|verb| verbal.iter().any(|class| verb.is(*class))));
        let shown = shown.start..shown_to;
        (end > at).then_some(Match { tokens: at..end, shown })
    }

    fn follow(
        &self,
        elements: &[Element],
        at: usize,
        then: Option<&Rest<'_>>,
        shown: &mut (Option<usize>, Option<usize>),
    ) -> Option<usize> {
        let Some((element, rest)) = elements.split_first() else {
            return match then {
                Some(more) => self.follow(more.elements, at, more.then, shown),
                None => Some(at),
            };
        };
        let token = self.tokens.get(at);
        let mut step = |to: usize| self.follow(rest, to, then, shown);
        match element {
            Element::Word(word) => token.filter(|token| token.word == *word).and_then(|_| step(at + 1)),
            Element::Class(classes) => {
                token.filter(|token| token.classes.meets(*classes)).and_then(|_| step(at + 1))
            }
            Element::Any => token.filter(|token| !token.is(Class::Mark)).and_then(|_| step(at + 1)),
            Element::Person(asked) => {
                let run = self.runs.get(at)?.as_ref().filter(|run| is_asked(run, *asked));
                match run {
                    Some(run) => run.ends.iter().find_map(|end| step(*end)),
                    None if *asked == Asked::Stranger => step(self.stranger(at)?),
                    None => None,
                }
            }
            Element::Adverbs => {
                let mut to = at;
                for _ in 0..=ADVERBS {
                    if let Some(end) = step(to) {
                        return Some(end);
                    }
                    let past = self.past_adverb(to)?;
                    to = past;
                }
                None
            }
            Element::Gap(most) => {
                for to in at..=at + most {
                    if let Some(end) = step(to) {
                        return Some(end);
                    }
                    let stops = self
                        .tokens
                        .get(to)
                        .is_none_or(|token| matches!(&*token.word, ";" | ":" | "." | "?" | "!"));
                    if stops {
                        return None;
                    }
                }
                None
            }
            Element::Clause => self.begins_clause(at).then(|| step(at))?,
            Element::Start => self.begins_sentence(at).then(|| step(at))?,
            Element::End => self.tokens[at..].iter().all(|token| token.is(Class::Mark)).then(|| step(at))?,
            Element::Not(not) => {
                let met = self.follow(std::slice::from_ref(not), at, None, &mut (None, None)).is_some();
                if met { None } else { step(at) }
            }
            Element::Either(ways) => {
                let rest = Rest { elements: rest, then };
                ways.iter().find_map(|way| self.follow(way, at, Some(&rest), shown))
            }
            Element::Open => {
                let end = self.follow(rest, at, then, shown)?;
                shown.0 = Some(at);
                Some(end)
            }
            Element::Close => {
                let end = self.follow(rest, at, then, shown)?;
                shown.1 = Some(at);
                Some(end)
            }
        }
    }

    /// Behind an adverb, or behind a phrase that stands for one.
    fn past_adverb(&self, at: usize) -> Option<usize> {
        let word = |at: usize| self.tokens.get(at).map(|token| &*token.word);
        match (word(at)?, word(at + 1)) {
            ("at", Some("least" | "once" | "last" | "all"))
            | ("of", Some("course"))
            | ("in", Some("fact" | "time" | "turn"))
            | ("by" | "in", Some("then"))
            | ("once", Some("more"))
            | ("yet", Some("again")) => Some(at + 2),
            ("at", Some("the")) if word(at + 2) == Some("very") => Some(at + 4),
            (",", _) => {
                // “, of course,” and “, again,”.
                let close = self.tokens[at + 1..].iter().take(4).position(|token| &*token.word == ",")?;
                Some(at + close + 2)
            }
            _ => self.tokens.get(at).filter(|token| token.is(Class::Adverb)).map(|_| at + 1),
        }
    }

    /// The end of a noun that begins here and that no list knows.
    fn stranger(&self, at: usize) -> Option<usize> {
        // “Purchasing”, “Admissions and Records”: departments are named by what they do.
        let part = |token: &Token| {
            let named = [Class::Role, Class::Group, Class::Agent, Class::Name];
            is_open(token)
                || named.iter().any(|class| token.is(*class))
                || token.is(Class::Ing) && token.capital
        };
        let begins = at.checked_sub(1).is_none_or(|before| {
            let before = &self.tokens[before];
            !part(before)
                && !before.is(Class::Article)
                && (!before.is(Class::Preposition)
                    || before.is(Class::Joint)
                    || matches!(&*before.word, "by" | "of"))
                && &*before.word != "'s"
        });
        let word = |at: usize| self.tokens.get(at).map(|token| &*token.word);
        let counted = word(at + 1) == Some("of")
            && matches!(word(at), Some("one" | "two" | "three" | "some" | "most" | "several"));
        let at = if counted { at + 2 } else { at };
        let first = at + usize::from(self.tokens.get(at)?.is(Class::Article));
        let length = self.tokens.get(first..)?.iter().take(5).take_while(|token| part(token)).count();
        let last = self.tokens.get((first + length).checked_sub(1)?)?;
        // “Automatic call”: the noun itself is a thing.
        let goes_on = self
            .tokens
            .get(first + length)
            .is_some_and(|next| next.is(Class::Thing) && next.is(Class::Verb) && !next.word.ends_with('s'));
        let somebody = length > 0
            && !goes_on
            && !is_software(self.tokens, first + length - 1)
            && !last.is(Class::Thing)
            && !last.is(Class::Source)
            && !last.is(Class::Number)
            && !last.is(Class::Public)
            && !last.word.contains(['_', '/', '.'])
            // “The call-taker” is somebody; “the payment-worker-3” is not.
            && (!last.word.contains('-') || last.word.ends_with("er") || last.word.ends_with("or"));
        (begins && somebody).then_some(first + length)
    }

    fn begins_sentence(&self, at: usize) -> bool {
        at <= self.lead_in
    }

    fn begins_clause(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|at| self.tokens.get(at)) else { return true };
        before.is(Class::Mark) && &*before.word != "'s" || before.is(Class::Joint) || self.begins_sentence(at)
    }
}

fn is_asked(run: &Run, asked: Asked) -> bool {
    let acts = matches!(run.who, Who::Person | Who::We | Who::Nobody | Who::Supplier);
    match asked {
        Asked::Subject | Asked::Stranger => acts && !run.oblique,
        Asked::SubjectNotWe => acts && run.who != Who::We && !run.oblique,
        Asked::Certain => run.certain && !run.oblique,
        Asked::Anybody => acts && !run.silent,
        Asked::Nobody => run.who == Who::Nobody,
        Asked::We => run.who == Who::We,
        Asked::Public => run.who == Who::Public,
        Asked::Supplier => run.who == Who::Supplier,
        Asked::Name => run.named && !run.silent,
        Asked::Unknown => run.unknown,
        Asked::Party => run.certain && !run.silent,
    }
}
