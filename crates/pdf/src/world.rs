//! What the typesetter may see: the template, the record as data, and fonts. No disk, no clock, no network.

use std::sync::LazyLock;

use crate::fonts::{self, Fonts};
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

/// The template, its entry first.
const TEMPLATE: [(&str, &str); 7] = [
    ("/record.typ", include_str!("../template/record.typ")),
    ("/look.typ", include_str!("../template/look.typ")),
    ("/text.typ", include_str!("../template/text.typ")),
    ("/cover.typ", include_str!("../template/cover.typ")),
    ("/blocks.typ", include_str!("../template/blocks.typ")),
    ("/table.typ", include_str!("../template/table.typ")),
    ("/chains.typ", include_str!("../template/chains.typ")),
];

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    TEMPLATE.iter().filter_map(|(path, text)| Some(Source::new(id(path)?, (*text).to_owned()))).collect()
});

static RECORD: LazyLock<Option<FileId>> = LazyLock::new(|| id("/record.json"));
static FONTS: LazyLock<Option<FileId>> = LazyLock::new(|| id("/fonts.json"));

/// The id of a file beside the template; none only for a path that leaves its folder.
fn id(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

/// One compilation's view of the world.
pub(super) struct Desk {
    main: FileId,
    record: Bytes,
    families: Bytes,
    fonts: &'static Fonts,
}

impl Desk {
    /// A desk with a record in JSON and the fonts that it needs.
    pub(super) fn new(record: String) -> serde_json::Result<Self> {
        let fonts = fonts::enough_for(&record);
        let main = SOURCES.first().map_or_else(|| Source::detached("").id(), Source::id);
        let families = Bytes::from_string(serde_json::to_string(&fonts.further)?);
        Ok(Self { main, record: Bytes::from_string(record), families, fonts })
    }
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.store.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        SOURCES.iter().find(|source| source.id() == id).cloned().ok_or_else(|| not_here(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let known = [(*RECORD, &self.record), (*FONTS, &self.families)];
        let file = known.into_iter().find(|(file, _)| *file == Some(id)).map(|(_, bytes)| bytes.clone());
        file.ok_or_else(|| not_here(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.store.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn not_here(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_with_slash().into())
}
