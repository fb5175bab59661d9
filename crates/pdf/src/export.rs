//! From pages to a file: the strictest standards that the pages allow, and a file in any case.

use chrono::{DateTime, Datelike, Timelike, Utc};
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::{Pdf, PdfError};
use afterword_record::Document;

/// What the file says made it.
const CREATOR: &str = "Afterword";

/// Combinations from strict to plain, by their names.
///
/// PDF/UA-1 ends at PDF 1.7, so PDF/A-4 (PDF 2.0) can't join it; of the levels that can, 2a is the
/// strictest one without embedded files. A few characters (of the private use area) are fine for
/// PDF/UA-1 and not for PDF/A-2a.
const STANDARDS: [(&[PdfStandard], &[&str]); 3] = [
    (&[PdfStandard::Ua_1, PdfStandard::A_2a], &["PDF/UA-1", "PDF/A-2a"]),
    (&[PdfStandard::Ua_1], &["PDF/UA-1"]),
    (&[], &[]),
];

/// The file with the strictest standards that its pages allow.
pub(super) fn with_standards(
    pages: &PagedDocument,
    document: &Document,
    now: DateTime<Utc>,
) -> Result<Pdf, PdfError> {
    for (standards, names) in STANDARDS {
        if let Ok(bytes) = file(pages, document, now, standards, true) {
            return Ok(Pdf { bytes, missing: Vec::new(), tagged: true, standards: names });
        }
    }
    plain(pages, document, now)
}

/// The file without a claim to a standard; tagged wherever the tags can be written.
pub(super) fn plain(pages: &PagedDocument, document: &Document, now: DateTime<Utc>) -> Result<Pdf, PdfError> {
    let pdf = |bytes, tagged| Pdf { bytes, missing: Vec::new(), tagged, standards: &[] };
    file(pages, document, now, &[], true)
        .map(|bytes| pdf(bytes, true))
        .or_else(|_| file(pages, document, now, &[], false).map(|bytes| pdf(bytes, false)))
}

fn file(
    pages: &PagedDocument,
    document: &Document,
    now: DateTime<Utc>,
    standards: &[PdfStandard],
    tagged: bool,
) -> Result<Vec<u8>, PdfError> {
    let options = PdfOptions {
        ident: Smart::Custom(format!("{} {}", document.label, document.title)),
        creator: Smart::Custom(Some(CREATOR.to_owned())),
        timestamp: timestamp(now),
        standards: PdfStandards::new(standards).map_err(|e| PdfError::File(e.message().to_string()))?,
        tagged,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(pages, &options).map_err(|errors| PdfError::File(sentence(&errors)))
}

fn timestamp(now: DateTime<Utc>) -> Option<Timestamp> {
    let part = |n: u32| u8::try_from(n).ok();
    let instant = Datetime::from_ymd_hms(
        now.year(),
        part(now.month())?,
        part(now.day())?,
        part(now.hour())?,
        part(now.minute())?,
        part(now.second())?,
    )?;
    Some(Timestamp::new_utc(instant))
}

/// What the typesetter says, once each, as one line.
pub(super) fn sentence(errors: &[SourceDiagnostic]) -> String {
    let mut said: Vec<&str> = Vec::new();
    for error in errors {
        if !said.contains(&error.message.as_str()) {
            said.push(&error.message);
        }
    }
    said.join("; ")
}
