//! The form in which texts are compared when somebody searches: whatever the case, the accents and the encoding.

use icu_casemap::CaseMapperBorrowed;
use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};

/// Folds a text for a search. Both the words that are sought and the text they are sought in go through it, so that
/// `Café` in one piece or two, `ISTANBUL` and `İstanbul`, `STRASSE` and `straße` are found by each other.
///
/// Accents of Latin, Greek and Cyrillic letters do not count; vowel signs of other scripts do.
///
/// ```
/// use afterword_store::folded;
/// assert_eq!(folded("STRASSE"), folded("straße"));
/// assert_eq!(folded("Cafe\u{301}"), folded("CAFÉ"));
/// assert_eq!(folded("ΟΔΟΣ"), folded("οδός"));
/// ```
#[must_use]
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let decomposed = DecomposingNormalizerBorrowed::new_nfkd().normalize(text);
    let bare: String = decomposed.chars().filter(|c| !is_passed_over(*c)).collect();
    let lower = CaseMapperBorrowed::new().fold_string(&bare).replace('ı', "i");
    ComposingNormalizerBorrowed::new_nfkc().normalize(&lower).into_owned()
}

/// Accents and invisible characters.
fn is_passed_over(c: char) -> bool {
    matches!(
        c,
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

#[cfg(test)]
mod tests {
    use super::folded;

    #[test]
    fn spellings_of_one_word_are_the_same() {
        for (one, other) in [
            ("café", "cafe\u{301}"),
            ("CAFÉ", "cafe"),
            ("İSTANBUL", "istanbul"),
            ("ISTANBUL", "istanbul"),
            ("ISPARTA", "ısparta"),
            ("STRASSE", "straße"),
            ("STRAẞE", "strasse"),
            ("ΣΊΣΥΦΟΣ", "σίσυφος"),
            ("ΟΔΟΣ", "οδοσ"),
            ("ПЛАТЁЖ", "платеж"),
            ("Զանգ", "ԶԱՆԳ"),
            ("ᲐᲑᲒ", "აბგ"),
            ("ＡＰＩ", "api"),
            ("ﬁx", "FIX"),
            ("バグ", "ﾊﾞｸﾞ"),
            ("soft\u{ad}ware", "software"),
            ("Å", "\u{212b}"),
        ] {
            assert_eq!(folded(one), folded(other), "{one} {other}");
        }
    }

    #[test]
    fn other_words_stay_apart() {
        for (one, other) in [("की", "का"), ("가", "각"), ("ば", "は"), ("bus", "buß"), ("в", "б")]
        {
            assert_ne!(folded(one), folded(other), "{one} {other}");
        }
    }
}
