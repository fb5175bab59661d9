//! What people said as parts of sentences: capitals, full stops and “because” where they belong.

mod words;

use std::collections::HashSet;
use std::sync::LazyLock;

use words::{ABBREVIATIONS, NAMES, PARTS_OF_SYSTEMS, SMALL, holds};

static WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    include_str!("../../data/words.txt").lines().filter(|line| !line.starts_with('#')).collect()
});

/// How words are written within sentences: what the texts themselves show, then what is known of English.
pub(super) struct Spelling {
    small: HashSet<String>,
    capital: HashSet<String>,
}

impl Spelling {
    /// Learns from texts which words have a capital within a sentence, and which have none.
    pub(super) fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut spelling = Self { small: HashSet::new(), capital: HashSet::new() };
        for text in texts.into_iter().filter(|text| !is_title(text)) {
            let mut begins = true;
            for word in text.split_whitespace() {
                let letters = letters_of(word);
                if letters == letters.to_lowercase() {
                    spelling.small.insert(letters.to_owned());
                } else if !begins && is_capitalized(letters) {
                    spelling.capital.insert(letters.to_lowercase());
                }
                begins = word.ends_with(['.', ':', '!', '?', '(', '“', '"', '/', '–', '—', '-']);
            }
        }
        spelling
    }

    /// Words after “because”: without a full stop, without the capital of a word that has none of its own, and without a
    /// “because” of their own. Several sentences become one.
    pub(super) fn clause(&self, text: &str) -> String {
        self.part(text, "of ")
    }

    /// Words that answer a question or follow a colon; as [`Self::clause`] else.
    pub(super) fn answer(&self, text: &str) -> String {
        self.part(text, "")
    }

    fn part(&self, text: &str, before_noun: &str) -> String {
        let parts = sentences(text).into_iter().map(|sentence| {
            let sentence = bare(sentence).trim_end_matches('?');
            self.without_because(sentence, before_noun)
        });
        parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
    }

    /// Words as a sentence of its own: with a capital, and with a full stop where it asks nothing.
    pub(super) fn sentence(&self, text: &str) -> String {
        let text = bare(text);
        match text {
            "" => String::new(),
            asks if asks.ends_with('?') => self.raised(asks),
            text => format!("{}.", self.raised(text)),
        }
    }

    fn without_because(&self, text: &str, before_noun: &str) -> String {
        const BEFORE_CLAUSES: [&str; 2] = ["because ", "due to the fact that "];
        const BEFORE_NOUNS: [&str; 5] =
            ["because of ", "as a result of ", "due to ", "owing to ", "caused by "];
        let starts =
            |words: &&&str| text.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words));
        let (words, before) = match (BEFORE_NOUNS.iter().find(starts), BEFORE_CLAUSES.iter().find(starts)) {
            (_, Some(words)) if words.len() > "because of ".len() => (*words, ""),
            (Some(words), _) => (*words, before_noun),
            (None, Some(words)) => (*words, ""),
            (None, None) => ("", ""),
        };
        let said = self.lowered(&text[words.len()..]);
        if said.is_empty() { said } else { format!("{before}{said}") }
    }

    /// Without a capital that stands there only because a sentence begins.
    fn lowered(&self, text: &str) -> String {
        let text = text.trim();
        if is_title(text) {
            let words = text.split_whitespace();
            let lowered =
                words.map(|word| if self.is_word(word) { word.to_lowercase() } else { word.to_owned() });
            return lowered.collect::<Vec<_>>().join(" ");
        }
        let mut words = text.split_whitespace();
        let (first, second) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        // “Active Directory” is a name, though both are words.
        let second = letters_of(second);
        let is_name =
            is_capitalized(second) && is_english(&second.to_lowercase()) && !is_small(letters_of(first));
        if self.is_word(first) && !is_name {
            let mut letters = text.chars();
            return letters.next().map(|c| c.to_lowercase().chain(letters).collect()).unwrap_or_default();
        }
        text.to_owned()
    }

    /// With a capital, unless it begins with a code name or a product that has none.
    fn raised(&self, text: &str) -> String {
        let first = text.split_whitespace().next().unwrap_or_default();
        let letters = letters_of(first);
        let is_code =
            first.contains(['_', '.', '/', ':', '@']) || first.contains(|c: char| c.is_ascii_digit());
        let is_part = first.rsplit_once('-').is_some_and(|(_, last)| holds(PARTS_OF_SYSTEMS, last));
        let is_word = !is_code
            && !is_part
            && first == first.to_lowercase()
            && (is_small(letters) || is_english(letters));
        let mut rest = text.chars();
        match rest.next() {
            Some(c) if is_word => c.to_uppercase().chain(rest).collect(),
            _ => text.to_owned(),
        }
    }

    /// Whether a word at the beginning of a sentence has a capital for no other reason.
    fn is_word(&self, word: &str) -> bool {
        let letters = letters_of(word);
        // The parts of “On-call” and “Read/write” tell what the whole is; “Wi-Fi” keeps its capitals.
        let (head, tail) = word.split_at(letters.len());
        let is_plain = is_capitalized(letters)
            && tail
                .chars()
                .all(|c| c.is_lowercase() || matches!(c, '-' | '/' | '\'' | '’' | ',' | ':' | ';' | ')'));
        let lower = head.to_lowercase();
        if lower == "i" || !is_plain {
            return false;
        }
        is_small(&lower)
            || self.small.contains(&lower)
            || is_english(&lower) && !self.capital.contains(&lower)
    }
}

/// Whether each word of weight has a capital, as in a heading: “Prior Deployments Broke CI”.
fn is_title(text: &str) -> bool {
    let mut words = 0;
    for word in text.split_whitespace().map(letters_of).filter(|word| !word.is_empty()) {
        if is_small(word) {
            continue;
        }
        if !word.starts_with(char::is_uppercase) {
            return false;
        }
        words += 1;
    }
    words > 1
}

/// The letters that a word begins with.
fn letters_of(word: &str) -> &str {
    word.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default()
}

/// One capital and then small letters.
fn is_capitalized(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase)
}

fn is_small(word: &str) -> bool {
    holds(SMALL, &word.to_lowercase())
}

/// Whether a word in small letters is one of English and no name, in itself or as a form of another.
fn is_english(word: &str) -> bool {
    fn is_form(word: &str, steps: usize) -> bool {
        WORDS.contains(word) || (steps > 0 && stems(word).iter().any(|stem| is_form(stem, steps - 1)))
    }
    word.is_ascii() && !holds(NAMES, word) && is_form(word, 3)
}

/// What a form of a word may come from: “retries”, “pinned”, “unpinned”, “rarely”.
fn stems(word: &str) -> Vec<String> {
    const BEFORE: [&str; 11] =
        ["un", "re", "mis", "non", "over", "under", "pre", "multi", "auto", "in", "out"];
    let mut stems = Vec::new();
    for end in ["ies", "ied"] {
        stems.extend(word.strip_suffix(end).map(|stem| format!("{stem}y")));
    }
    stems.extend(["es", "ly"].iter().filter_map(|end| word.strip_suffix(end)).map(str::to_owned));
    stems.extend(word.strip_suffix('s').filter(|stem| !stem.ends_with('s')).map(str::to_owned));
    for stem in ["ed", "ing"].iter().filter_map(|end| word.strip_suffix(end)) {
        stems.extend([stem.to_owned(), format!("{stem}e")]);
        let mut letters = stem.chars();
        if letters.next_back().is_some_and(|last| letters.next_back() == Some(last)) {
            stems.push(stem[..stem.len() - 1].to_owned());
        }
    }
    let prefixed = BEFORE.iter().filter_map(|before| word.strip_prefix(before));
    stems.extend(prefixed.filter(|stem| stem.len() > 4).map(str::to_owned));
    stems.retain(|stem| stem.len() > 2);
    stems
}

/// Words without what ends a sentence.
pub(super) fn bare(text: &str) -> &str {
    text.trim().trim_end_matches(|c: char| {
        matches!(c, '.' | '!' | '…' | '。' | ';' | ',' | ':') || c.is_whitespace()
    })
}

/// A text cut where a sentence ends and another begins with a capital.
fn sentences(text: &str) -> Vec<&str> {
    let (mut sentences, mut start) = (Vec::new(), 0);
    for (at, end) in text.match_indices(['.', '!', '?']) {
        let after = &text[at + end.len()..];
        let begins = after.starts_with(' ') && after.trim_start().starts_with(char::is_uppercase);
        let before = text[start..at].split_whitespace().next_back().unwrap_or_default().to_lowercase();
        let is_short = end == "." && (holds(ABBREVIATIONS, &before) || before.chars().count() == 1);
        if begins && !is_short {
            sentences.push(&text[start..at]);
            start = at + end.len();
        }
    }
    sentences.push(&text[start..]);
    sentences
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clause(text: &str) -> String {
        Spelling::of([text]).clause(text)
    }

    #[test]
    fn a_capital_that_only_begins_a_sentence_goes() {
        for (said, part) in [
            ("Prior deployments had no canary.", "prior deployments had no canary"),
            ("Misconfigured retries doubled the load!", "misconfigured retries doubled the load"),
            ("Unpinned SDKs were upgraded", "unpinned SDKs were upgraded"),
            ("On-call engineers had no access…", "on-call engineers had no access"),
            ("It’s run by hand", "it’s run by hand"),
            ("A rule was missing", "a rule was missing"),
            ("Alerts, if any, were late;", "alerts, if any, were late"),
            ("IT had no standard", "IT had no standard"),
            ("Prior Deployments Broke the CI", "prior deployments broke the CI"),
            ("Human Error", "human error"),
        ] {
            assert_eq!(clause(said), part);
        }
    }

    #[test]
    fn names_acronyms_code_and_i_keep_their_capitals() {
        for said in [
            "Kubernetes evicted the pods",
            "DNS was cached",
            "I had no runbook",
            "I’m the only owner",
            "iOS builds were not tested",
            "PostgreSQL ran out of connections",
            "Windows hosts were patched by hand",
            "CheckoutService has no limit",
            "Config.yaml is not checked",
            "MAX_CONNS was lowered",
            "Wi-Fi was off",
            "Active Directory was slow",
            "Monday deploys have no owner",
            "X is not tested",
            "S3 was slow",
            "Größe war falsch",
        ] {
            assert_eq!(clause(said), said);
        }
    }

    #[test]
    fn the_texts_themselves_tell_what_is_a_name() {
        let spelling = Spelling::of(["The rollout of Tide was manual", "we restart flumes by hand"]);
        assert_eq!(spelling.clause("Tide merged it"), "Tide merged it");
        assert_eq!(spelling.clause("Flumes were full"), "flumes were full");
        let spelling = Spelling::of(["The Deployments failed", "No rule asks for deployments"]);
        assert_eq!(spelling.clause("Deployments were manual"), "deployments were manual");
    }

    #[test]
    fn because_is_said_once_and_several_sentences_become_one() {
        for (said, part) in [
            ("Because no rule asks for one.", "no rule asks for one"),
            ("Due to prior changes", "of prior changes"),
            ("due to the fact that nobody owns it", "nobody owns it"),
            ("Because of stale caches", "of stale caches"),
            ("The pool was full. Nobody knew.", "the pool was full; nobody knew"),
            (
                "Limits, e.g. CPU, are not set. See vs. Memory",
                "limits, e.g. CPU, are not set; see vs. Memory",
            ),
            ("No review?", "no review"),
        ] {
            assert_eq!(clause(said), part);
        }
    }

    #[test]
    fn an_answer_needs_no_of() {
        let spelling = Spelling::of([]);
        assert_eq!(spelling.answer("Due to stale caches."), "stale caches");
        assert_eq!(spelling.answer("Because nobody knew."), "nobody knew");
    }

    #[test]
    fn a_sentence_begins_with_a_capital_unless_its_name_has_none() {
        let spelling = Spelling::of([]);
        assert_eq!(spelling.sentence("payments failed"), "Payments failed.");
        assert_eq!(spelling.sentence("iOS sign-in failed."), "iOS sign-in failed.");
        assert_eq!(spelling.sentence("payments-api was down"), "payments-api was down.");
        assert_eq!(spelling.sentence("kubectl hung"), "kubectl hung.");
        assert_eq!(spelling.sentence("why did it last?"), "Why did it last?");
        assert_eq!(spelling.sentence(" . "), "");
    }
}
