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
    /// A bit for each word of the vocabulary.
    words: Vec<u64>,
    /// The same words by number, each once.
    numbers: Vec<usize>,
    classes: Classes,
}

/// One of these words, or a word of one of these classes.
#[derive(Debug, Default, Clone)]
pub(crate) struct Need {
    words: Vec<usize>,
    classes: Classes,
}

/// A construction, with what it needs. The need that is met least often comes first.
#[derive(Debug)]
pub(crate) struct Construction {
    pub(crate) elements: Vec<Element>,
    needs: Vec<Need>,
}

/// Constructions by the need that is met least often, so that a sentence is compared with few of them. Constructions
/// are known by their place in the list that the index is made from.
#[derive(Debug, Default)]
pub(crate) struct Index {
    by_word: Vec<Vec<usize>>,
    by_class: Vec<(Classes, usize)>,
    needless: Vec<usize>,
}

/// Words that stand in many sentences: a need of one of them excludes little.
const COMMON: [&str; 60] = [
    "the", "a", "an", "to", "of", "in", "on", "at", "for", "by", "with", "from", "and", "or", "but", "is",
    "are", "was", "were", "be", "been", "have", "has", "had", "it", "this", "that", "they", "he", "she",
    "we", "i", "not", "'s", "did", "would", "could", "should", "who", "what", "all", "no", "our", "his",
    "her", "their", "my", "one", "up", "out", "as", "when", "if", "so", "do", "about", ",", ".", "which",
    "only",
];
/// How many rare words a common one weighs.
const COMMON_WEIGHT: usize = 40;

impl Vocabulary {
    fn number(&mut self, word: &str) -> usize {
        let next = self.0.len();
        *self.0.entry(word.into()).or_insert(next)
    }

    pub(crate) fn present(&self, tokens: &[Token]) -> Present {
        let mut present = Present {
            words: vec![0; self.0.len() / 64 + 1],
            numbers: Vec::with_capacity(tokens.len()),
            classes: Classes::default(),
        };
        for token in tokens {
            present.classes.add_all(token.classes);
            if let Some(number) = self.0.get(&token.word)
                && !present.has(*number)
            {
                present.words[number / 64] |= 1 << (number % 64);
                present.numbers.push(*number);
            }
        }
        present
    }

    /// How often words are met, roughly.
    fn weight(&self, need: &Need) -> usize {
        let common = COMMON.iter().filter_map(|word| self.0.get(*word));
        let common = common.filter(|number| need.words.contains(number)).count();
        // A class says less than any word.
        let classes = if need.classes == Classes::default() { 0 } else { 1_000 };
        classes + need.words.len() + common * COMMON_WEIGHT
    }
}

impl Present {
    fn has(&self, number: usize) -> bool {
        self.words[number / 64] & (1 << (number % 64)) != 0
    }
}

impl Index {
    pub(crate) fn of<'c>(
        constructions: impl Iterator<Item = &'c Construction>,
        vocabulary: &Vocabulary,
    ) -> Self {
        let mut index = Self { by_word: vec![Vec::new(); vocabulary.0.len()], ..Self::default() };
        for (place, construction) in constructions.enumerate() {
            let Some(need) = construction.needs.first() else {
                index.needless.push(place);
                continue;
            };
            for number in &need.words {
                index.by_word[*number].push(place);
            }
            if need.classes != Classes::default() {
                index.by_class.push((need.classes, place));
            }
        }
        index
    }

    /// The constructions whose first need a sentence meets, in the order of the list.
    pub(crate) fn candidates(&self, present: &Present) -> Vec<usize> {
        let by_word =
            present.numbers.iter().filter_map(|number| self.by_word.get(*number)).flatten().copied();
        let by_class = self.by_class.iter().filter(|(classes, _)| classes.meets(present.classes));
        let mut candidates: Vec<usize> =
            by_word.chain(by_class.map(|(_, place)| *place)).chain(self.needless.iter().copied()).collect();
        candidates.sort_unstable();
        candidates.dedup();
        candidates
    }
}

impl Construction {
    pub(crate) fn new(elements: Vec<Element>, vocabulary: &mut Vocabulary) -> Self {
        let mut needs = needs(&elements, vocabulary);
        needs.sort_by_cached_key(|need| vocabulary.weight(need));
        Self { elements, needs }
    }

    /// Whether the construction could be in a sentence at all.
    pub(crate) fn may_be_in(&self, present: &Present) -> bool {
        self.needs.iter().all(|need| need.is_met(present))
    }
}

impl Need {
    fn is_met(&self, present: &Present) -> bool {
        self.classes.meets(present.classes) || self.words.iter().any(|number| present.has(*number))
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
        let narrowest = needs(way, vocabulary).into_iter().min_by_key(|need| vocabulary.weight(need))?;
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
