//! The join code that the room reads from the screen.

use std::sync::Arc;

use parking_lot::Mutex;

use crate::tokens::random;

/// The current code of a vote, and all earlier ones.
pub(crate) struct Codes {
    current: Mutex<String>,
    /// All codes that were ever shown, the current one among them.
    shown: Arc<Mutex<Vec<String>>>,
}

/// How a typed code compares with the codes of the vote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Typed {
    Current,
    Earlier,
    Wrong,
}

impl Codes {
    /// Makes a fresh code, which follows those in `shown`.
    pub(crate) fn after(shown: Arc<Mutex<Vec<String>>>) -> Self {
        let codes = Self { current: Mutex::default(), shown };
        codes.renew(fresh());
        codes
    }

    /// Replaces the current code.
    pub(crate) fn renew(&self, code: String) {
        self.shown.lock().push(code.clone());
        *self.current.lock() = code;
    }

    pub(crate) fn current(&self) -> String {
        self.current.lock().clone()
    }

    pub(crate) fn compare(&self, typed: &str) -> Typed {
        if is_same(&self.current.lock(), typed) {
            return Typed::Current;
        }
        let is_earlier = self.shown.lock().iter().any(|code| is_same(code, typed));
        if is_earlier { Typed::Earlier } else { Typed::Wrong }
    }
}

/// The alphabet of codes, without letters and digits that are easily confused.
const LETTERS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

/// Makes a code of 30 bits; one address may guess only a handful.
fn fresh() -> String {
    of(&random::<6>())
}

/// Makes a code of 50 bits, for a vote in which many codes were guessed.
pub(crate) fn longer() -> String {
    of(&random::<10>())
}

fn of(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()
}

/// Returns a code as the screen shows it: a long one in two halves.
pub(crate) fn shown(code: &str) -> String {
    match code.split_at_checked(5) {
        Some((first, second)) if code.len() > 6 => format!("{first} {second}"),
        _ => code.to_owned(),
    }
}

/// Compares a typed code, ignoring case, spaces and hyphens.
fn is_same(code: &str, typed: &str) -> bool {
    let typed = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_ascii_uppercase());
    let typed = typed.take(code.len() + 1).collect::<String>();
    // Compares every letter, so that the time reveals nothing.
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
    fn a_code_that_was_renewed_is_an_earlier_one() {
        let codes = Codes::after(Arc::default());
        let first = codes.current();
        codes.renew(longer());
        assert_eq!(codes.compare(&first), Typed::Earlier);
        assert_eq!(codes.compare(&codes.current()), Typed::Current);
        assert_eq!(codes.compare("1"), Typed::Wrong);
    }

    #[test]
    fn a_longer_code_is_shown_in_halves_and_read_as_it_is_shown() {
        let code = longer();
        assert_eq!((code.len(), shown(&code).len()), (10, 11));
        assert!(is_same(&code, &shown(&code).to_lowercase()) && !is_same(&code, &code[..6]));
        assert_eq!(shown("K7MPQ2"), "K7MPQ2");
    }

    #[test]
    fn codes_differ_and_hold_nothing_that_is_taken_for_something_else() {
        let codes: std::collections::BTreeSet<_> = (0..100).map(|_| fresh()).collect();
        assert_eq!(codes.len(), 100);
        assert!(codes.iter().flat_map(|c| c.chars()).all(|c| !"01IO".contains(c)));
    }
}
