//! Whether a text is in English: the coach knows no other language and says so.

/// Words that hold English sentences together, and hardly any other language.
const ENGLISH: [&str; 24] = [
    "the", "of", "and", "to", "was", "were", "is", "that", "for", "with", "not", "this", "by", "from",
    "have", "had", "which", "are", "it", "at", "been", "be", "as", "we",
];
/// The fewest words that tell a language.
const ENOUGH: usize = 30;
/// The least share of such words in English prose; it is a third or more in most.
const SHARE: usize = 8;

/// Whether a text is in English, as far as its commonest words tell. A short text is taken for English.
#[must_use]
pub fn is_english(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    let (mut all, mut english) = (0, 0);
    for word in words {
        all += 1;
        english += usize::from(ENGLISH.iter().any(|known| word.eq_ignore_ascii_case(known)));
    }
    all < ENOUGH || english * 100 >= all * SHARE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_german_is_not_english_and_a_short_one_is_given_the_benefit() {
        let german = "Am Freitag fiel die Kasse aus, weil das Zertifikat abgelaufen war und niemand davon wusste. Die Kollegen im Lager \
                      haben von Hand weitergearbeitet, bis der Dienst wieder lief und alle Bestellungen nachgetragen waren.";
        assert!(!is_english(german));
        assert!(is_english("Niemand wusste es."));
        assert!(is_english(
            &"The queue was full and the workers had been stopped by the scheduler. ".repeat(4)
        ));
    }
}
