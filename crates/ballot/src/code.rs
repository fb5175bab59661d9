//! The join code that the room reads from the screen.

use crate::tokens::random;

/// No letter or digit that is taken for another when it is read out or typed.
const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
const LENGTH: usize = 6;

/// A fresh code: 30 bits, of which one address may guess a handful.
pub(crate) fn fresh() -> String {
    random::<LENGTH>().iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()
}

/// Whether a typed code is the code, whatever its case and the spaces in it.
pub(crate) fn is_same(code: &str, typed: &str) -> bool {
    let typed = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_ascii_uppercase());
    let typed = typed.take(LENGTH + 1).collect::<String>();
    // Every letter is looked at in any case, so that the time tells nothing.
    let differing = code.bytes().zip(typed.bytes()).fold(0, |all, (a, b)| all | (a ^ b));
    typed.len() == code.len() && differing == 0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn whatever_is_typed_is_the_code_only_where_its_letters_are(typed in "[ -]?(K7M[ -]?PQ2|.{0,8})") {
            let letters: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
            prop_assert_eq!(is_same("K7MPQ2", &typed), letters.eq_ignore_ascii_case("K7MPQ2"));
        }
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        assert!(is_same("K7MPQ2", "k7m pq2"));
        assert!(is_same("K7MPQ2", " K7M-PQ2 "));
        for wrong in ["K7MPQ", "K7MPQ22", "K7MPQ3", "", "ÄÖÜ", "aÄÖÜ", "\u{1F600}K7MP"] {
            assert!(!is_same("K7MPQ2", wrong), "{wrong}");
        }
    }

    #[test]
    fn codes_differ_and_hold_nothing_that_is_taken_for_something_else() {
        let codes: std::collections::BTreeSet<_> = (0..100).map(|_| fresh()).collect();
        assert_eq!(codes.len(), 100);
        assert!(codes.iter().flat_map(|c| c.chars()).all(|c| !"01IO".contains(c)));
    }
}
