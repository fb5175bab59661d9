//! What a character does on screen, as far as it decides whether a text can be read.

use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory as _};

/// What a character does on screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// It is seen by itself.
    Seen,
    /// It is seen on the character before it: an accent, a vowel sign, a variation selector.
    Mark,
    /// It leaves a gap, whatever its category says.
    Gap,
    /// It joins its neighbours or keeps them apart (U+200C, U+200D): Persian, Indic scripts and emoji need it.
    Joiner,
    /// A letter of the name of a flag, after U+1F3F4.
    Tag,
    /// It is not seen: directions, annotations, controls, private use.
    Unseen,
}

/// Characters that are drawn as nothing, though Unicode calls them letters or symbols: fillers of Hangul and
/// hieroglyphs, the empty Braille cell, the empty note head, the place of an object.
const DRAWN_AS_NOTHING: [char; 9] = [
    '\u{115f}',
    '\u{1160}',
    '\u{3164}',
    '\u{ffa0}',
    '\u{2800}',
    '\u{fffc}',
    '\u{13441}',
    '\u{13442}',
    '\u{1d159}',
];

impl Sign {
    pub(super) fn of(c: char) -> Self {
        if c.is_whitespace() || DRAWN_AS_NOTHING.contains(&c) {
            return Self::Gap;
        }
        match c {
            '\u{200c}' | '\u{200d}' => return Self::Joiner,
            '\u{e0020}'..='\u{e007f}' => return Self::Tag,
            // Reserved for characters that are not drawn.
            '\u{2065}' | '\u{fff0}'..='\u{fff8}' | '\u{e0000}'..='\u{e0fff}' if !is_selector(c) => {
                return Self::Unseen;
            }
            _ => {}
        }
        match c.general_category_group() {
            GeneralCategoryGroup::Mark => Self::Mark,
            GeneralCategoryGroup::Separator => Self::Gap,
            // A character that is newer than the table of this program is drawn, as a box at least.
            GeneralCategoryGroup::Other if c.general_category() != GeneralCategory::Unassigned => {
                Self::Unseen
            }
            _ => Self::Seen,
        }
    }
}

/// The second block of variation selectors.
fn is_selector(c: char) -> bool {
    ('\u{e0100}'..='\u{e01ef}').contains(&c)
}
