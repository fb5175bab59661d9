//! Rewordings: a sentence about what somebody did or left undone, as the condition behind it or as what happened.

mod grammar;

use std::ops::Range;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::lexicon::{Class, Lexicon};
use crate::token::Token;
pub(crate) use grammar::capital;
use grammar::{ing, participle, third};

/// How a rewording tells what happened. In this order they are offered; a role is added by whoever knows it, and comes
/// last: in a small team the role is the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Telling {
    /// As a condition that can be changed: “Nothing checks the migration”.
    Condition,
    /// As what happened, without the person: “The broker was restarted”.
    WithoutPerson,
    /// With a role in the place of the name; only by choice, and never where the sentence blames.
    Role,
}

/// What a sentence could say instead, without a full stop.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Rewording {
    /// How it tells what happened.
    pub way: Telling,
    /// The words.
    pub text: String,
}

/// How a rule rewords what it heard. The last word of its construction is the verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Reword {
    /// “Nobody checked the migration” → “Nothing checks the migration”.
    Nothing,
    /// “Bob forgot to renew the certificate” → “Renewing the certificate depends on memory alone”.
    Memory,
    /// “Sam skipped the smoke tests” → “The smoke tests can be skipped”.
    Possible,
    /// “Sam should not have opened the valve” → “Nothing keeps the valve from being opened”.
    Unhindered,
}

/// All rewordings of a sentence that a rule heard, in order.
pub(crate) fn all(
    reword: Option<Reword>,
    text: &str,
    tokens: &[Token],
    somebody: usize,
    verb: usize,
    lexicon: &Lexicon,
) -> Vec<Rewording> {
    let said = tokens.get(somebody..verb).unwrap_or_default();
    let is = |words: &[&str]| said.iter().any(|token| words.contains(&&*token.word));
    let reword = match reword {
        // “Should not have sent it”: it was sent, and nothing kept it from being sent.
        Some(Reword::Nothing)
            if is(&["not", "never"]) && is(&["should", "ought", "could", "would", "might"]) =>
        {
            Some(Reword::Unhindered)
        }
        other => other,
    };
    let condition = reword.and_then(|reword| reword.of(text, tokens, verb, lexicon));
    // “Greta broke the build farm” also reads as what happened, where the whole sentence is that.
    let told = || match reword {
        Some(Reword::Possible) => passive(text, tokens, somebody, verb, lexicon),
        _ => None,
    };
    let ways = [(Telling::Condition, condition), (Telling::WithoutPerson, told())];
    ways.into_iter().filter_map(|(way, text)| text.map(|text| Rewording { way, text })).collect()
}

/// A sentence that only tells what somebody did, without them: “Mei restarted the broker” → “The broker was restarted”,
/// “The change was approved by Mei” → “The change was approved”. The sentence may begin with a time.
pub(crate) fn without(
    text: &str,
    tokens: &[Token],
    name: &Range<usize>,
    lexicon: &Lexicon,
) -> Vec<Rewording> {
    let Some(first) = tokens.iter().position(|token| token.span.start == name.start) else {
        return Vec::new();
    };
    let after = tokens.iter().position(|token| token.span.start >= name.end).unwrap_or(tokens.len());
    let told =
        passive(text, tokens, first, after, lexicon).or_else(|| without_phrase(text, tokens, first, after));
    told.map(|text| Rewording { way: Telling::WithoutPerson, text }).into_iter().collect()
}

/// “Mei restarted the broker” → “The broker was restarted”; nothing where the sentence says more.
fn passive(text: &str, tokens: &[Token], somebody: usize, verb: usize, lexicon: &Lexicon) -> Option<String> {
    let before = &tokens[..somebody];
    let time = |token: &Token| {
        token.is(Class::Mark) || token.is(Class::Number) || matches!(&*token.word, "utc" | "am" | "pm")
    };
    if !before.iter().all(time) {
        return None;
    }
    let act = tokens.get(verb).filter(|token| token.is(Class::Past))?;
    let plain =
        lexicon.plain(&act.word).filter(|plain| !LIGHT.contains(&&**plain) && !SAID.contains(&&**plain))?;
    let object = rest(text, tokens, verb + 1)?;
    let article =
        tokens.get(verb + 1).is_some_and(|token| token.is(Class::Article) || token.is(Class::Number));
    let (noun, more) = noun_phrase(tokens, verb + 1)?;
    if !article && !tokens[noun].word.ends_with('s') {
        return None;
    }
    let many = tokens[noun].word.ends_with('s')
        && !tokens[noun].word.ends_with("ss")
        && !one(&tokens[verb + 1].word)
        || matches!(&*tokens[verb + 1].word, "both" | "all" | "two" | "three" | "these" | "those");
    let part = participle(&plain, &act.word)?;
    let split = tokens
        .get(more)
        .map_or(object.len(), |token| (token.span.start - tokens[verb + 1].span.start).min(object.len()));
    let (noun, rest) = object.split_at(split);
    let lead = before.first().map_or("", |first| &text[first.span.start..tokens[somebody].span.start]);
    let rest = if rest.trim().is_empty() { String::new() } else { format!(" {}", rest.trim()) };
    let noun = if lead.trim().is_empty() || !lead.trim().ends_with(',') {
        capital(noun.trim())
    } else {
        noun.trim().to_owned()
    };
    Some(format!("{lead}{noun} {} {part}{rest}", if many { "were" } else { "was" }))
}

/// “The change was approved by Mei” → “The change was approved”; “Rollback by Mei” → “Rollback”.
fn without_phrase(text: &str, tokens: &[Token], first: usize, after: usize) -> Option<String> {
    let preposition = first.checked_sub(1)?;
    let ends = tokens[after..].iter().all(|token| token.is(Class::Mark));
    let told = preposition > 0 && matches!(&*tokens[preposition].word, "by" | "to" | "from" | "via");
    let words = tokens[..preposition]
        .iter()
        .filter(|token| !token.is(Class::Mark) && !token.is(Class::Number))
        .count();
    let last = &tokens[preposition - usize::from(preposition > 0)];
    let whole = last.is(Class::Past)
        || last.is(Class::Part)
        || words == 1
        || !matches!(&*tokens[preposition].word, "to");
    (ends && told && whole && words > 0).then(|| text[tokens[0].span.start..last.span.end].to_owned())
}

/// The last word of the noun that begins somewhere, and where what follows it begins.
fn noun_phrase(tokens: &[Token], from: usize) -> Option<(usize, usize)> {
    let ends = |token: &Token| {
        token.is(Class::Mark) && &*token.word != "'s"
            || token.is(Class::Preposition)
            || token.is(Class::Joint)
            || token.is(Class::Adverb)
            || token.is(Class::Auxiliary)
            || &*token.word == "to"
    };
    let counts = |token: &Token| token.is(Class::Number);
    let length = tokens[from..]
        .iter()
        .enumerate()
        .position(|(at, token)| {
            ends(token) || at > 0 && counts(token) && !tokens[from + at - 1].is(Class::Article)
        })
        .unwrap_or(tokens.len() - from);
    // “The owner of the queue”: what an “of” adds belongs to the noun.
    let mut more = from + length;
    if tokens.get(more).is_some_and(|token| &*token.word == "of") {
        let length = tokens[more + 1..].iter().position(ends).unwrap_or(tokens.len() - more - 1);
        more += 1 + length;
    }
    (length > 0).then(|| (from + length - 1, more))
}

fn one(word: &str) -> bool {
    matches!(word, "a" | "an" | "one" | "this" | "that")
}

/// Verbs of saying and thinking, whose object is what was said.
const SAID: [&str; 14] = [
    "say", "think", "know", "believe", "hope", "guess", "suggest", "feel", "assume", "explain", "join",
    "leave", "become", "ask",
];

impl Reword {
    /// The condition, without a full stop; nothing where no plain sentence comes out.
    pub(crate) fn of(self, text: &str, tokens: &[Token], verb: usize, lexicon: &Lexicon) -> Option<String> {
        let word = &*tokens.get(verb).filter(|token| !token.is(Class::Function))?.word;
        let rest = rest(text, tokens, verb + 1)?;
        match self {
            Self::Nothing => {
                let plain = lexicon.plain(word).filter(|plain| !LIGHT.contains(&&**plain))?;
                Some(format!("Nothing {} {rest}", third(&plain)))
            }
            Self::Memory => {
                Some(format!("{} {rest} depends on memory alone", capital(&ing(&lexicon.plain(word)?))))
            }
            Self::Possible | Self::Unhindered => {
                let plain = lexicon.plain(word).filter(|plain| !LIGHT.contains(&&**plain))?;
                let (_, more) = noun_phrase(tokens, verb + 1)?;
                let split = tokens.get(more).map_or(rest.len(), |token| {
                    (token.span.start - tokens[verb + 1].span.start).min(rest.len())
                });
                let (noun, more) = rest.split_at(split);
                let more = if more.trim().is_empty() { String::new() } else { format!(" {}", more.trim()) };
                let (noun, part) = (noun.trim(), participle(&plain, word)?);
                Some(match self {
                    Self::Unhindered => format!("Nothing keeps {noun} from being {part}{more}"),
                    _ => format!("{} can be {part}{more}", capital(noun)),
                })
            }
        }
    }
}

/// Verbs that say little by themselves: “Nothing does a restart” is no condition.
const LIGHT: [&str; 8] = ["do", "make", "take", "have", "get", "give", "be", "go"];

/// Words that rate how something was done.
const SCOLDS: [&str; 31] = [
    "myself",
    "himself",
    "herself",
    "themselves",
    "ourselves",
    "yourself",
    "without",
    "accident",
    "mistake",
    "error",
    "his",
    "her",
    "their",
    "my",
    "accidentally",
    "mistakenly",
    "badly",
    "carefully",
    "properly",
    "thoroughly",
    "enough",
    "even",
    "simply",
    "diligently",
    "blindly",
    "wrong",
    "stupid",
    "silly",
    "obvious",
    "obviously",
    "again",
];

/// Small words that belong to a verb: “roll back”, “turn off”.
const PARTICLES: [&str; 10] = ["back", "up", "off", "out", "down", "over", "in", "on", "away", "through"];

/// What follows the verb, up to where another thought begins.
fn rest(text: &str, tokens: &[Token], from: usize) -> Option<String> {
    let ends = |token: &Token| {
        token.is(Class::Mark) && &*token.word != "'s" && &*token.word != "-"
            || matches!(&*token.word, "so" | "because" | "and" | "but" | "which" | "when" | "since")
    };
    let until = tokens[from..].iter().position(ends).map_or(tokens.len(), |length| from + length);
    // The condition takes the place of the sentence: nothing that was said with it may be lost.
    if tokens[until..].iter().any(|token| !token.is(Class::Mark)) {
        return None;
    }
    let (first, last) = (tokens.get(from)?, tokens.get(until.checked_sub(1)?)?);
    // Without an object, or with somebody as the object, no condition can be told.
    let vague = |token: &Token| matches!(&*token.word, "it" | "this" | "these" | "those" | "so");
    // “roll back at once”: what belongs to the verb is no object.
    if first.is(Class::Preposition) || first.is(Class::Adverb) || PARTICLES.contains(&&*first.word) {
        return None;
    }
    // “Carefully enough” would scold again.
    let scolds = tokens[from..until].iter().any(|token| SCOLDS.contains(&&*token.word));
    let personal = scolds
        || tokens[from..until].iter().any(|token| {
            token.is(Class::Pronoun)
                || token.is(Class::Name)
                || token.is(Class::Covered)
                || token.span.start == first.span.start && vague(token)
        });
    (from < until && !personal).then(|| text[first.span.start..last.span.end].to_owned())
}

#[cfg(test)]
mod tests {
    use crate::{Coach, Context};

    #[test]
    fn what_nobody_did_becomes_what_nothing_does() {
        let coach = Coach::load().unwrap();
        let reworded =
            |text: &str| coach.hear(text, Context::Why).first().and_then(|hint| hint.suggestion.clone());
        let pairs = [
            ("Nobody checked the migration.", "Nothing checks the migration"),
            ("The developer did not verify that the index fits.", "Nothing verifies that the index fits"),
            ("Mei failed to notice the red banner.", "Nothing notices the red banner"),
            ("Tomasz should have tested the migration on a copy.", "Nothing tests the migration on a copy"),
            ("Bob forgot to renew the certificate.", "Renewing the certificate depends on memory alone"),
            ("Sam skipped the smoke tests.", "The smoke tests can be skipped"),
            ("Sam should never have opened the valve.", "Nothing keeps the valve from being opened"),
            ("Ngozi Okafor killed the primary.", "The primary can be killed"),
            ("Greta broke the build.", "The build can be broken"),
        ];
        for (said, condition) in pairs {
            assert_eq!(reworded(said).as_deref(), Some(condition), "{said}");
        }
    }

    #[test]
    fn where_no_plain_sentence_comes_out_nothing_is_offered() {
        let coach = Coach::load().unwrap();
        for said in [
            "Nobody told us.",
            "We should have done a manual restart.",
            "Root cause: human error.",
            "It was careless.",
            "The on-call should have rolled back at once.",
        ] {
            let heard = coach.hear(said, Context::Why);
            assert!(heard.iter().all(|hint| hint.suggestion.is_none()), "{said}: {heard:?}");
        }
    }
}
