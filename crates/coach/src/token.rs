//! Words of a text: sentences of tokens, each with its place, its plain form and what is known of it.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use crate::lexicon::{Class, Classes, Lexicon};
use crate::mask::Mask;
use crate::names::Names;

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
                if joins && follows || is_wordlike(joint) {
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
        self.push(span.clone(), word, false);
        let title = self
            .sentence
            .last()
            .is_some_and(|last| matches!(&*last.word, "mr" | "mrs" | "ms" | "dr" | "prof"));
        if word == "." && title {
            return;
        }
        let ends = matches!(word, "!" | "?" | "…" | "|")
            || word == "." && self.text[span.end..].chars().next().is_none_or(char::is_whitespace);
        if ends && !self.text[span.end..].starts_with(['!', '?']) {
            self.end_sentence();
        }
    }

    /// Takes clitics off a word.
    fn split(&mut self, span: Range<usize>) {
        let plain = self.text[span.clone()].to_lowercase().replace(['\u{2019}', '\u{2bc}', '`'], "'");
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
            });
            return;
        }
        let mut classes = match self.sentence.last() {
            Some(before) => self.lexicon.classes_behind(&before.word, word, capital),
            None => self.lexicon.classes(word, capital),
        };
        classes.add_all(self.names.classes(word, capital, self.lexicon));
        self.sentence.push(Token { span, word: word.into(), classes, capital });
    }

    fn end_sentence(&mut self) {
        if self.sentence.iter().any(|token| !token.is(Class::Mark)) {
            self.sentences.push(std::mem::take(&mut self.sentence));
        } else {
            self.sentence.clear();
        }
    }
}
