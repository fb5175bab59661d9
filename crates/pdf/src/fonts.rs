//! The fonts that come with the application, and those of the computer for what they lack.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook, is_default_ignorable};
use typst_kit::fonts::FontStore;

/// Serif for what people said, sans for what the tool says, monospace for what was kept word for word.
const SHIPPED_FILES: [&[u8]; 5] = [
    include_bytes!("../fonts/SourceSerif4-Regular.ttf"),
    include_bytes!("../fonts/SourceSerif4-SemiBold.ttf"),
    include_bytes!("../fonts/Inter-Regular.ttf"),
    include_bytes!("../fonts/Inter-SemiBold.ttf"),
    include_bytes!("../fonts/JetBrainsMono-Regular.ttf"),
];

/// Families that claim every character and draw only placeholders.
const PLACEHOLDERS: [&str; 3] = ["lastresort", "last resort", "adobe blank"];

/// Families of the usual systems that read well, asked first for what the shipped ones lack: any font with
/// a character would do, and some draw it as a scribe of the 15th century did.
const READABLE: [&str; 40] = [
    "Noto Serif Hebrew",
    "Noto Sans Hebrew",
    "Arial Hebrew",
    "Noto Naskh Arabic",
    "Noto Sans Arabic",
    "Geeza Pro",
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Noto Sans CJK KR",
    "Noto Sans SC",
    "PingFang SC",
    "Hiragino Sans",
    "Apple SD Gothic Neo",
    "Microsoft YaHei",
    "Yu Gothic",
    "Malgun Gothic",
    "Droid Sans Fallback",
    "Noto Serif Devanagari",
    "Noto Sans Devanagari",
    "Kohinoor Devanagari",
    "Nirmala UI",
    "Noto Sans Bengali",
    "Noto Sans Tamil",
    "Noto Serif Thai",
    "Noto Sans Thai",
    "Thonburi",
    "Leelawadee UI",
    "Noto Serif Armenian",
    "Noto Sans Armenian",
    "Noto Serif Georgian",
    "Noto Sans Georgian",
    "Noto Serif Ethiopic",
    "Segoe UI",
    "Arial",
    "DejaVu Sans",
    "Noto Sans Symbols",
    "Noto Sans Symbols 2",
    "Noto Color Emoji",
    "Apple Color Emoji",
    "Segoe UI Emoji",
];

static SHIPPED: LazyLock<Fonts> = LazyLock::new(|| Fonts { store: shipped(), further: Vec::new() });

static WITH_SYSTEM: LazyLock<Fonts> = LazyLock::new(|| {
    let mut store = shipped();
    // A shipped family that is installed too, perhaps in another version, must not change the pages.
    let known = |family: &str| SHIPPED.store.book().contains_family(&family.to_lowercase());
    let placeholder = |family: &str| {
        let family = family.trim_start_matches('.').to_lowercase();
        PLACEHOLDERS.iter().any(|name| family.starts_with(name))
    };
    store.extend(
        typst_kit::fonts::system().filter(|(_, info)| !known(&info.family) && !placeholder(&info.family)),
    );
    let further =
        READABLE.into_iter().filter(|name| store.book().contains_family(&name.to_lowercase())).collect();
    Fonts { store, further }
});

/// Fonts to set a record with.
pub(super) struct Fonts {
    /// All of them; the shipped ones first.
    pub(super) store: FontStore,
    /// The families to ask, in this order, for what the shipped ones lack.
    pub(super) further: Vec<&'static str>,
}

fn shipped() -> FontStore {
    let mut store = FontStore::new();
    for data in SHIPPED_FILES {
        for font in Font::iter(Bytes::new(data)) {
            let info = font.info().clone();
            store.push((font, info));
        }
    }
    store
}

/// The shipped fonts where they have every character of a text, else all fonts of the computer too.
///
/// Looking for fonts takes far longer than setting the pages, so Latin text never causes it.
pub(super) fn enough_for(text: &str) -> &'static Fonts {
    if text.chars().all(is_shipped) { &SHIPPED } else { &WITH_SYSTEM }
}

/// Whether a shipped font draws a character, or nothing needs to be drawn for it.
pub(super) fn is_shipped(c: char) -> bool {
    c.is_ascii() || is_default_ignorable(c) || covers(SHIPPED.store.book(), c)
}

fn covers(book: &FontBook, c: char) -> bool {
    (0..).map_while(|index| book.info(index)).any(|info| info.coverage.contains(u32::from(c)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shipped_fonts_cover_the_scripts_of_most_records_and_every_sign_that_the_record_draws() {
        let all =
            "Příliš žluťoučký kůň · Ελληνικά · Кириллица Ґ · Tiếng Việt ặ ữ · ★ — × → – ’ “ ” … • € ≥ ✓";
        let lacking: Vec<_> = all.chars().filter(|c| !is_shipped(*c)).collect();
        assert!(lacking.is_empty(), "{lacking:?}");
    }

    #[test]
    fn each_shipped_file_is_the_family_that_the_template_names() {
        for family in ["source serif 4", "inter", "jetbrains mono"] {
            assert!(SHIPPED.store.book().contains_family(family), "{family}");
        }
        assert_eq!((0..).map_while(|n| SHIPPED.store.font(n)).count(), SHIPPED_FILES.len());
    }

    #[test]
    fn latin_text_never_looks_for_fonts() {
        assert!(std::ptr::eq(enough_for("Przykład — naïve ★ Ελλάδα\u{200b}"), &raw const *SHIPPED));
    }

    #[test]
    fn arabic_and_emoji_ask_for_the_fonts_of_the_computer() {
        assert!("مرحبا 🚒 漢".chars().filter(|c| *c != ' ').all(|c| !is_shipped(c)));
    }
}
