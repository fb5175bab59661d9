//! The document as a PDF: typeset by Typst, tagged for screen readers, fit for an archive.
//!
//! The look lives in `template/*.typ`; what people typed reaches it as data in a virtual JSON file and
//! is never read as markup. Shipped fonts set Latin, Greek, Cyrillic and Vietnamese text; the fonts of
//! the computer are looked for only when a document holds a character that the shipped ones lack.

mod chains;
mod export;
mod fonts;
mod missing;
mod page;
mod phrases;
mod table;
mod text;
mod world;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use typst_layout::PagedDocument;

use afterword_record::Document;
use afterword_words as words;
use world::Desk;

/// The size of the paper.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8.5 × 11 inches.
    Letter,
}

/// A finished PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// Characters that no font has, in order and each once; the first page names them.
    pub missing: Vec<char>,
    /// Whether it carries tags, which a screen reader needs.
    pub tagged: bool,
    /// The standards that it keeps: `PDF/UA-1` and `PDF/A-2a` wherever every character has a glyph.
    pub standards: &'static [&'static str],
}

/// Why there is no PDF.
#[derive(Debug, thiserror::Error)]
pub enum PdfError {
    /// The document could not be handed over.
    #[error("{}", words::pdf_not_prepared(.0.to_string()))]
    Data(#[from] serde_json::Error),
    /// The pages could not be set.
    #[error("{}", words::pdf_not_set(.0.clone()))]
    Pages(String),
    /// The pages could not be written.
    #[error("{}", words::pdf_not_written(.0.clone()))]
    File(String),
}

/// Writes a document as a PDF. The same document, paper and time give the same bytes.
///
/// A character that no font has never stops the PDF: it shows as an empty box, the first page names its
/// code, and the file then makes no claim to a standard.
///
/// # Errors
/// Where the typesetter refuses; no document that this application makes is known to cause it.
pub fn write(document: &Document, paper: Paper, now: DateTime<Utc>) -> Result<Pdf, PdfError> {
    let pdf = set(document, paper, now);
    // The typesetter remembers every piece of a document in case it is set again. Here it never is, and a
    // long record would keep a hundred megabytes for the sake of a tenth of the next one's time.
    typst::comemo::evict(0);
    pdf
}

fn set(document: &Document, paper: Paper, now: DateTime<Utc>) -> Result<Pdf, PdfError> {
    let pages = compile(document, paper, &[])?;
    let missing = missing::characters(&pages);
    if missing.is_empty() {
        return export::with_standards(&pages, document, now);
    }
    let pages = compile(document, paper, &missing)?;
    let mut pdf = export::plain(&pages, document, now)?;
    pdf.missing = missing;
    Ok(pdf)
}

fn compile(document: &Document, paper: Paper, missing: &[char]) -> Result<PagedDocument, PdfError> {
    let record = serde_json::to_string(&page::Record::new(document, paper, missing))?;
    let desk = Desk::new(record)?;
    typst::compile(&desk).output.map_err(|errors| PdfError::Pages(export::sentence(&errors)))
}
