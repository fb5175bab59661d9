//! Names: nothing in one can hide, cover or turn round what is shown beside it.

use super::sign::Sign;
use super::{LONGEST_LINE, bounded, is_blank};
use crate::Refusal;

/// More marks on one letter than any script needs would only cover the lines above and below.
const MOST_MARKS: usize = 8;

/// Keeps a name: as [`naming`] does, without gaps around it.
///
/// # Errors
/// [`Refusal::Empty`] where nothing of it is seen, [`Refusal::TooLong`] over [`LONGEST_LINE`] characters.
///
/// ```
/// # use afterword_domain::text::name;
/// assert_eq!(name(" Ana\u{202e}\u{3164} ").unwrap(), "Ana");
/// assert!(name("\u{2800}\u{200f}").is_err());
/// ```
pub fn name(text: &str) -> Result<String, Refusal> {
    let kept = naming(text)?.trim().to_owned();
    if is_blank(&kept) { Err(Refusal::Empty) } else { Ok(kept) }
}

/// Keeps a name that is being typed, which may be empty or end in a space. Any gap becomes one space. Direction
/// controls and characters that are not seen go; joiners, variation selectors and the tags of flags stay where they
/// belong to a letter or an emoji.
///
/// # Errors
/// [`Refusal::TooLong`] over [`LONGEST_LINE`] characters.
pub fn naming(text: &str) -> Result<String, Refusal> {
    bounded(readable(text), LONGEST_LINE)
}

/// A name from elsewhere as it can be shown; empty where nothing of it is seen.
#[must_use]
pub fn readable(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let (mut last, mut marks) = (Sign::Gap, 0);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let sign = Sign::of(c);
        let belongs = match sign {
            Sign::Seen => true,
            Sign::Mark => last != Sign::Gap && marks < MOST_MARKS,
            Sign::Gap => last != Sign::Gap || kept.is_empty(),
            // A half letter may end in a joiner.
            Sign::Joiner => {
                last == Sign::Mark
                    || (last == Sign::Seen && rest.peek().is_some_and(|next| Sign::of(*next) == Sign::Seen))
            }
            Sign::Tag => last == Sign::Tag || kept.ends_with('\u{1f3f4}'),
            Sign::Unseen => false,
        };
        if belongs {
            kept.push(if sign == Sign::Gap { ' ' } else { c });
            marks = if sign == Sign::Mark { marks + 1 } else { 0 };
            last = sign;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_of_every_script_are_kept_as_they_are() {
        for whole in [
            "Ana Kovač",
            "أحمد",
            "مى\u{200c}خواهم",
            "נועה",
            "שָׁלוֹם",
            "राजेश",
            "क्\u{200d}ष",
            "രാജന്\u{200d}",
            "ශ්\u{200d}රී ලංකා",
            "김민준",
            "陈伟",
            "葛\u{e0100}城",
            "ཧཱུྃ",
            "မြွှေ",
            "O’Neil-Ng (SRE)",
            "👩🏽\u{200d}🚒",
            "❤\u{fe0f}\u{200d}🔥",
            "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
            "1\u{fe0f}\u{20e3}",
            "🇩🇪",
        ] {
            assert_eq!(name(whole).as_deref(), Ok(whole));
        }
    }

    #[test]
    fn a_name_of_which_nothing_is_seen_is_none() {
        for unseen in [
            "",
            " \u{a0}\u{3000}\u{2003}",
            "\u{115f}\u{1160}\u{3164}\u{ffa0}",
            "\u{2800}\u{2800}",
            "\u{202e}\u{2066}\u{2069}\u{200e}\u{200f}\u{61c}",
            "\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}\u{ad}\u{180e}",
            "\u{301}\u{336}\u{20dd}",
            "\u{fe0f}\u{e0100}",
            "\u{e0041}\u{e0042}\u{e007f}",
            "\u{fff9}\u{fffa}\u{fffb}\u{fffc}",
            "\u{e000}\u{f8ff}\u{10fffd}",
            "\u{1d159}\u{13441}\u{1d173}",
            "\u{2061}\u{2064}\u{206a}\u{2065}\u{e0fff}",
            "\u{0}\u{7}\u{85}",
        ] {
            assert_eq!(name(unseen), Err(Refusal::Empty), "{unseen:?}");
        }
    }

    #[test]
    fn what_hides_or_mirrors_goes_out_of_a_name_that_is_seen() {
        for (typed, kept) in [
            ("\u{202e}anA", "anA"),
            ("Ana\u{2067}", "Ana"),
            ("Ana\u{200f}\u{200e}\u{61c}", "Ana"),
            ("A\u{200b}n\u{2060}a\u{feff}", "Ana"),
            ("Ana\u{3164}\u{3164}\u{2800}B", "Ana B"),
            ("Ana\u{a0}\u{2003} \u{3000}Kim", "Ana Kim"),
            ("Ana\u{200d}\u{200d}", "Ana"),
            ("\u{301}Ana", "Ana"),
            ("A\u{e0041}na", "Ana"),
            ("Ana\nKim", "Ana Kim"),
        ] {
            assert_eq!(name(typed).as_deref(), Ok(kept), "{typed:?}");
        }
        let tower = name(&format!("A{}na", "\u{336}".repeat(70))).unwrap();
        assert_eq!(tower.chars().count(), 3 + MOST_MARKS);
    }

    #[test]
    fn a_name_that_is_being_typed_may_be_empty_or_end_in_a_space() {
        assert_eq!(naming("").as_deref(), Ok(""));
        assert_eq!(naming("Ana ").as_deref(), Ok("Ana "));
        assert_eq!(naming("Ana  \u{202e}").as_deref(), Ok("Ana "));
    }

    #[test]
    fn a_name_is_as_long_as_it_is_seen() {
        let (length, limit) = (LONGEST_LINE + 1, LONGEST_LINE);
        assert_eq!(name(&"x".repeat(length)), Err(Refusal::TooLong { length, limit }));
        assert_eq!(name(&format!("Ana{}", "\u{200b}".repeat(length))).as_deref(), Ok("Ana"));
    }

    proptest! {
        #[test]
        fn a_name_that_was_kept_is_kept_as_it_is(typed in "\\PC{0,40}|[\u{200b}-\u{200f}\u{202a}-\u{202e} a\u{301}\u{2066}-\u{2069}\u{1f3f4}\u{e0041}\u{3164}]{0,20}") {
            let once = readable(&typed);
            prop_assert_eq!(&readable(&once), &once);
            let turns = |c: char| matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            prop_assert!(!once.contains(turns));
        }
    }
}
