//! Words of a text: sentences of tokens, each with its place, its plain form and what is known of it.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::lexicon::{Class, Classes, Lexicon};
use crate::mask::Mask;
use crate::names::{Names, is_particle};

/// A word, a clitic (“n’t”, “’s”) or a punctuation mark.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    /// Bytes in the text.
    pub(crate) span: Range<usize>,
    /// In lower case, written out: “n’t” is “not”.
    pub(crate) word: Box<str>,
    /// What is known of the word.
    pub(crate) classes: Classes,
    /// Begins with a capital letter.
    pub(crate) capital: bool,
    /// Written as names are: with one capital, or in a script without capitals.
    pub(crate) proper: bool,
}

impl Token {
    pub(crate) fn is(&self, class: Class) -> bool {
        self.classes.has(class)
    }
}

/// Splits a text into sentences of tokens. What the mask covers becomes one word that nothing is known of.
pub(crate) fn sentences(text: &str, mask: &Mask, lexicon: &Lexicon, names: &Names) -> Vec<Vec<Token>> {
    let mut reader = Reader { text, lexicon, names, sentences: Vec::new(), sentence: Vec::new() };
    let mut words = text.split_word_bound_indices().peekable();
    while let Some((start, word)) = words.next() {
        if let Some(covered) = mask.covering(start) {
            reader.covered(&covered);
            while words.next_if(|(at, _)| *at < covered.end).is_some() {}
            continue;
        }
        let mut end = start + word.len();
        // “on-call”, “fat-fingered”, “v4.2-rc1”, “@ana”, “/etc/hosts”: one word each.
        if starts_word(word) {
            while let Some((at, joint)) = words.peek().copied() {
                let joins = is_joint(joint) && mask.covering(at).is_none();
                let follows = text[at + joint.len()..].chars().next().is_some_and(char::is_alphanumeric);
                // “王伟’s”: in scripts that part each sign, the clitic is a word of its own.
                let clitic = matches!(joint, "'" | "\u{2019}")
                    && text[at + joint.len()..]
                        .strip_prefix('s')
                        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
                if joins && follows || clitic || is_wordlike(joint) {
                    words.next();
                    end = at + joint.len();
                } else {
                    break;
                }
            }
        }
        reader.word(start..end);
    }
    reader.end_sentence();
    reader.sentences
}

fn starts_word(word: &str) -> bool {
    is_wordlike(word) || matches!(word, "@" | "/")
}

fn is_wordlike(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_alphanumeric)
}

fn is_joint(joint: &str) -> bool {
    matches!(
        joint,
        "-" | "\u{2010}" | "\u{2011}" | "/" | "@" | "_" | "\\" | "#" | "=" | "&" | "::" | ":" | "."
    )
}

/// Words that begin a name and keep a capital behind them: “McAllister”, “DeShawn”, “O’Brien”.
const BEGINS_NAME: [&str; 18] = [
    "Mc",
    "Mac",
    "De",
    "Di",
    "Du",
    "La",
    "Le",
    "Lo",
    "Van",
    "Von",
    "Fitz",
    "O'",
    "O\u{2019}",
    "D'",
    "D\u{2019}",
    "Da",
    "Del",
    "Ni",
];

/// Written as names are: one capital for each part, or a script without capitals; no digit within.
fn is_proper(written: &str) -> bool {
    let Some(first) = written.chars().next() else { return false };
    // Most words: a small letter of English and no capital behind it.
    if first.is_ascii_lowercase() && !written.contains(char::is_uppercase) {
        return false;
    }
    if !first.is_alphabetic() || written.contains(|c: char| c.is_numeric() || "_/\\#=&:@".contains(c)) {
        return false;
    }
    if !first.is_lowercase() && !first.is_uppercase() || is_georgian(first) {
        return true;
    }
    // “d’Aubigny”, “dell’Orto”
    let small = ["d'", "d\u{2019}", "l'", "l\u{2019}", "dell'", "dell\u{2019}"]
        .iter()
        .find_map(|small| written.strip_prefix(small));
    let written = small.unwrap_or(written);
    written.starts_with(char::is_uppercase) && !has_inner_capital(written)
}

fn is_georgian(c: char) -> bool {
    matches!(c, '\u{10a0}'..='\u{10ff}' | '\u{1c90}'..='\u{1cbf}')
}

fn has_inner_capital(written: &str) -> bool {
    // “Jean-Luc”, “J.L.” and “D’Aubigny” have a capital for each part.
    written.split(['-', '.', '\u{2010}', '\u{2011}']).any(|part| {
        let name = BEGINS_NAME
            .iter()
            .find_map(|begin| part.strip_prefix(begin).filter(|rest| rest.starts_with(char::is_uppercase)));
        name.unwrap_or(part).chars().skip(1).any(char::is_uppercase)
    })
}

/// Written as products are: “GitHub”, “CoreDNS”. Capitals alone say nothing: “NOC” is a team, “DNS” is none.
fn is_made(written: &str) -> bool {
    written.chars().skip(1).any(char::is_uppercase)
        && written.starts_with(char::is_alphabetic)
        && written.contains(char::is_lowercase)
        && !written.contains(['-', '.', '/', '@'])
        && has_inner_capital(written)
        // “SREs”, “DBAs”
        && written.strip_suffix('s').is_none_or(|stem| stem.contains(char::is_lowercase))
}

/// What letters count: “Plan B.”
const COUNTS: [&str; 14] = [
    "plan", "option", "phase", "group", "step", "class", "section", "appendix", "case", "variant", "site",
    "tier", "region", "zone",
];

struct Reader<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    names: &'a Names,
    sentences: Vec<Vec<Token>>,
    sentence: Vec<Token>,
}

impl Reader<'_> {
    fn covered(&mut self, span: &Range<usize>) {
        self.push(span.clone(), "\u{fffc}", false);
        if self.text[span.clone()].contains("\n\n") {
            self.end_sentence();
        }
    }

    fn word(&mut self, span: Range<usize>) {
        let word = &self.text[span.clone()];
        if word.chars().all(char::is_whitespace) {
            // A line that ends ends what was said; soft breaks are joined before the coach sees them.
            if word.contains('\n') {
                self.end_sentence();
            }
            return;
        }
        if is_wordlike(word) || word.starts_with('@') && word.len() > 1 {
            self.split(span);
            return;
        }
        // “The operators’ mistakes”.
        let plural =
            self.sentence.last().is_some_and(|last| last.span.end == span.start && last.word.ends_with('s'));
        if plural && matches!(word, "'" | "\u{2019}") {
            self.push(span, "'s", false);
            return;
        }
        // Behind a colon somebody begins to speak.
        if word == "“" || word == "\"" && self.sentence.last().is_some_and(|last| &*last.word == ":") {
            self.end_sentence();
        }
        self.push(span.clone(), word, false);
        if word == "." && (self.is_behind_title() || self.is_behind_initial(span.end)) {
            return;
        }
        let ends = matches!(word, "!" | "?" | "…" | "|")
            || word == "." && self.text[span.end..].chars().next().is_none_or(char::is_whitespace);
        if ends && !self.text[span.end..].starts_with(['!', '?']) {
            self.end_sentence();
        }
    }

    /// Whether the full stop just read shortens a word: “Dr. Okoye”, “e.g. by hand”.
    fn is_behind_title(&self) -> bool {
        let before = self.sentence.iter().rev().nth(1);
        before.is_some_and(|before| {
            matches!(&*before.word, "mr" | "mrs" | "ms" | "dr" | "prof" | "e.g" | "i.e" | "vs" | "approx")
        })
    }

    /// Whether the full stop just read shortens a name: “J. Ortiz”, but not “Plan B. Then”.
    fn is_behind_initial(&self, end: usize) -> bool {
        let mut before = self.sentence.iter().rev().skip(1);
        let initial = before.next().is_some_and(|token| {
            token.capital && token.proper && &*token.word != "i" && token.word.chars().count() == 1
        });
        let counts = before.next().is_some_and(|owner| COUNTS.contains(&&*owner.word));
        let name = self.text[end..].trim_start_matches([' ', '\u{a0}']);
        let particle = name.split(' ').next().is_some_and(is_particle);
        initial && !counts && (name.starts_with(char::is_uppercase) || particle)
    }

    /// Takes clitics off a word.
    fn split(&mut self, span: Range<usize>) {
        // A letter may be written as one sign or as two: “é”.
        let lower = self.text[span.clone()].to_lowercase();
        let plain: String = if lower.is_ascii() { lower } else { lower.nfc().collect() };
        let plain = plain.replace(['\u{2019}', '\u{2bc}', '`'], "'");
        let written = &self.text[span.clone()];
        let capital = written.chars().next().is_some_and(char::is_uppercase);
        if let Some((stem, clitic)) = self.lexicon.contraction(&plain) {
            // Counted from the end: a letter in lower case may be longer than it was written.
            let tail = plain.chars().count() - stem.chars().count();
            let cut = span.end - written.chars().rev().take(tail).map(char::len_utf8).sum::<usize>();
            let base = match (stem, clitic) {
                ("ca", "not") => "can",
                ("wo", "not") => "will",
                ("sha", "not") => "shall",
                _ => stem,
            };
            self.push(span.start..cut, base, capital);
            self.push(cut..span.end, clitic, false);
            return;
        }
        self.push(span.clone(), &plain, capital);
    }

    fn push(&mut self, span: Range<usize>, word: &str, capital: bool) {
        // “no one” is “nobody”.
        if word == "one"
            && self.sentence.last().is_some_and(|last| &*last.word == "no")
            && let Some(last) = self.sentence.pop()
        {
            let classes = self.lexicon.classes("nobody", false);
            self.sentence.push(Token {
                span: last.span.start..span.end,
                word: "nobody".into(),
                classes,
                capital: last.capital,
                proper: false,
            });
            return;
        }
        let mut classes = match self.sentence.last() {
            Some(before) => self.lexicon.classes_behind(&before.word, word, capital),
            None => self.lexicon.classes(word, capital),
        };
        let written = &self.text[span.clone()];
        let small_end = written.rsplit_once('-').is_some_and(|(_, end)| end.starts_with(char::is_lowercase));
        let is_thing = is_made(written) && !is_proper(written)
            || capital && small_end && self.lexicon.is_thing_by_its_end(word);
        if is_thing && !self.lexicon.knows(word) && !word.starts_with('@') {
            classes.add(Class::Thing);
        }
        // “IT does not answer”: a department, where “it” is none.
        if written == "IT" {
            classes = Classes::one(Class::Group);
        }
        classes.add_all(self.names.classes(word, capital, self.lexicon));
        let proper = is_proper(written);
        self.sentence.push(Token { span, word: word.into(), classes, capital, proper });
    }

    fn end_sentence(&mut self) {
        if self.sentence.iter().any(|token| !token.is(Class::Mark)) {
            self.sentences.push(std::mem::take(&mut self.sentence));
        } else {
            self.sentence.clear();
        }
    }
}
