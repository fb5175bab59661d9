//! Which characters were drawn as empty boxes because no font has them.

use std::collections::BTreeSet;

use typst::layout::{Frame, FrameItem};
use typst::text::{TextItem, is_default_ignorable};
use typst_layout::PagedDocument;

use crate::fonts::is_shipped;

/// The characters of the pages without a glyph, in order and each once.
///
/// A letter under a mark that no font has is drawn as a box together with it; only the mark is missing.
pub(super) fn characters(pages: &PagedDocument) -> Vec<char> {
    let mut found = BTreeSet::new();
    for page in pages.pages() {
        walk(&page.frame, &mut found);
    }
    if found.iter().any(|c| !is_shipped(*c)) {
        found.retain(|c| !is_shipped(*c));
    }
    found.into_iter().collect()
}

fn walk(frame: &Frame, found: &mut BTreeSet<char>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => walk(&group.frame, found),
            FrameItem::Text(text) => found.extend(boxes(text)),
            _ => {}
        }
    }
}

/// Glyph 0 of every font is the empty box.
fn boxes(item: &TextItem) -> impl Iterator<Item = char> {
    item.glyphs
        .iter()
        .filter(|glyph| glyph.id == 0)
        .filter_map(|glyph| item.text.get(glyph.range()))
        .flat_map(str::chars)
        .filter(|c| !is_default_ignorable(*c))
}
