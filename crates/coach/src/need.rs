//! What a construction can't do without: most sentences lack it, and then nothing else has to be tried.

use std::collections::HashMap;

use crate::lexicon::Classes;
use crate::pattern::Element;
use crate::token::Token;

/// The words that rules speak of, numbered.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary(HashMap<Box<str>, usize>);

/// What a sentence has.
#[derive(Debug)]
pub(crate) struct Present {
    words: Vec<u64>,
    classes: Classes,
}

/// One of these words, or a word of one of these classes.
#[derive(Debug, Default, Clone)]
pub(crate) struct Need {
    words: Vec<usize>,
    classes: Classes,
}

/// A construction, with what it needs.
#[derive(Debug)]
pub(crate) struct Construction {
    pub(crate) elements: Vec<Element>,
    needs: Vec<Need>,
}

impl Vocabulary {
    fn number(&mut self, word: &str) -> usize {
        let next = self.0.len();
        *self.0.entry(word.into()).or_insert(next)
    }

    pub(crate) fn present(&self, tokens: &[Token]) -> Present {
        let mut present = Present { words: vec![0; self.0.len() / 64 + 1], classes: Classes::default() };
        for token in tokens {
            present.classes.add_all(token.classes);
            if let Some(number) = self.0.get(&token.word) {
                present.words[number / 64] |= 1 << (number % 64);
            }
        }
        present
    }
}

impl Construction {
    pub(crate) fn new(elements: Vec<Element>, vocabulary: &mut Vocabulary) -> Self {
        let mut needs = needs(&elements, vocabulary);
        needs.sort_by_key(Need::breadth);
        Self { elements, needs }
    }

    /// Whether the construction could be in a sentence at all.
    pub(crate) fn may_be_in(&self, present: &Present) -> bool {
        self.needs.iter().all(|need| need.is_met(present))
    }
}

impl Need {
    fn breadth(&self) -> usize {
        // A class says less than any word.
        if self.classes == Classes::default() { self.words.len() } else { 1_000 + self.words.len() }
    }

    fn is_met(&self, present: &Present) -> bool {
        self.classes.meets(present.classes)
            || self.words.iter().any(|number| present.words[number / 64] & (1 << (number % 64)) != 0)
    }
}

fn needs(elements: &[Element], vocabulary: &mut Vocabulary) -> Vec<Need> {
    let mut all = Vec::new();
    for element in elements {
        match element {
            Element::Word(word) => {
                all.push(Need { words: vec![vocabulary.number(word)], classes: Classes::default() });
            }
            Element::Class(classes) => all.push(Need { words: Vec::new(), classes: *classes }),
            Element::Either(ways) => all.extend(need_of_either(ways, vocabulary)),
            Element::Not(_) | Element::Person(_) | Element::Adverbs | Element::Gap(_) | Element::Any => {}
            Element::Clause | Element::Start | Element::End | Element::Open | Element::Close => {}
        }
    }
    all
}

/// One need of each way, together; nothing where a way needs nothing.
fn need_of_either(ways: &[Vec<Element>], vocabulary: &mut Vocabulary) -> Option<Need> {
    let mut together = Need::default();
    for way in ways {
        let narrowest = needs(way, vocabulary).into_iter().min_by_key(Need::breadth)?;
        together.words.extend(narrowest.words);
        together.classes.add_all(narrowest.classes);
    }
    Some(together)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::mask::Mask;
    use crate::names::Names;
    use crate::{pattern, token};

    #[test]
    fn a_sentence_without_a_needed_word_is_not_tried() {
        let lexicon = Lexicon::load().unwrap();
        let mut vocabulary = Vocabulary::default();
        let elements = pattern::read("<P> ~ should|ought not? have #part", &lexicon).unwrap();
        let construction = Construction::new(elements, &mut vocabulary);
        let may = |text: &str| {
            let tokens = token::sentences(text, &Mask::default(), &lexicon, &Names::default()).concat();
            construction.may_be_in(&vocabulary.present(&tokens))
        };
        assert!(may("Raj should have tested it"));
        assert!(!may("Raj tested it"));
        assert!(!may("Raj should test it"));
    }
}
