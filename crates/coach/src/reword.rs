//! Rewordings: a sentence about what somebody did not do, turned into the condition that let it be left undone.

use serde::Deserialize;

use crate::lexicon::{Class, Lexicon};
use crate::token::Token;

/// How a rule rewords what it heard. The last word of its construction is the verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Reword {
    /// “Nobody checked the migration” → “Nothing checks the migration”.
    Nothing,
    /// “Bob forgot to renew the certificate” → “Renewing the certificate depends on somebody’s memory”.
    Memory,
    /// “Sam skipped the smoke tests” → “The smoke tests can be skipped”.
    Possible,
}

impl Reword {
    /// The condition, without a full stop; nothing where no plain sentence comes out.
    pub(crate) fn of(self, text: &str, tokens: &[Token], verb: usize, lexicon: &Lexicon) -> Option<String> {
        let word = &*tokens.get(verb)?.word;
        let rest = rest(text, tokens, verb + 1)?;
        match self {
            Self::Nothing => {
                let plain = lexicon.plain(word).filter(|plain| !LIGHT.contains(&&**plain))?;
                Some(format!("Nothing {} {rest}", third(&plain)))
            }
            Self::Memory => {
                Some(format!("{} {rest} depends on somebody’s memory", capital(&ing(&lexicon.plain(word)?))))
            }
            Self::Possible => Some(format!("{} can be {word}", capital(&rest))),
        }
    }
}

/// Verbs that say little by themselves: “Nothing does a restart” is no condition.
const LIGHT: [&str; 8] = ["do", "make", "take", "have", "get", "give", "be", "go"];

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
    let personal = tokens[from..until].iter().any(|token| {
        token.is(Class::Pronoun)
            || token.is(Class::Name)
            || token.is(Class::Covered)
            || token.span.start == first.span.start && vague(token)
    });
    (from < until && !personal).then(|| text[first.span.start..last.span.end].to_owned())
}

fn third(verb: &str) -> String {
    if let Some(stem) = verb.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u'])) {
        return format!("{stem}ies");
    }
    match verb {
        "have" => "has".to_owned(),
        _ if verb.ends_with(['s', 'x', 'o']) || verb.ends_with("sh") || verb.ends_with("ch") => {
            format!("{verb}es")
        }
        _ => format!("{verb}s"),
    }
}

fn ing(verb: &str) -> String {
    if verb.len() > 3 && verb.ends_with('e') && !verb.ends_with("ee") {
        return format!("{}ing", &verb[..verb.len() - 1]);
    }
    let doubles = ["run", "set", "stop", "plan", "put", "cut", "log", "shut", "get", "let", "skip", "drop"];
    match verb.chars().last() {
        Some(last) if doubles.contains(&verb) => format!("{verb}{last}ing"),
        _ => format!("{verb}ing"),
    }
}

/// With a capital at its beginning.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
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
            ("Bob forgot to renew the certificate.", "Renewing the certificate depends on somebody’s memory"),
            ("Sam skipped the smoke tests.", "The smoke tests can be skipped"),
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
