//! Writing a record: to a string, or to a file that appears under its name only once it is whole.

use std::path::Path;

use afterword_domain::PostMortemId;
use afterword_domain::post_mortem::label;
use afterword_domain::text::readable;
use afterword_store::{StoreError, names};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation as _;

pub use afterword_pdf::Paper;
pub use afterword_record::Parts;
use afterword_record::markdown::{References, Style};
use afterword_tickets::csv::Reader;

use super::Files;
use crate::whole_file::write_whole;
use crate::{Now, Problem, tickets};

/// How a record is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Markdown.
    Md,
    /// PDF.
    Pdf,
    /// JSON.
    Json,
    /// The due dates of the actions, as a calendar file.
    Ics,
    /// The actions as a table, for a spreadsheet.
    Csv,
    /// The actions as a table, for any tracker that imports one.
    Tracker,
}

/// What is chosen for one export of a record.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Look {
    /// The size of the paper, in PDF.
    pub paper: Paper,
    /// Whether the chains are drawn as a Mermaid diagram too, in Markdown.
    pub diagram: bool,
    /// Whether Markdown is for a repository, where mentions and references work.
    pub repository: bool,
    /// The parts of the record, in PDF and Markdown. JSON and tables are whole.
    pub parts: Parts,
}

impl Look {
    /// What the next export may begin with: whatever puts nobody on show and works anywhere.
    #[must_use]
    pub fn lasting(self) -> Self {
        Self { repository: false, parts: Parts::default(), ..self }
    }

    fn style(self) -> Style {
        let references = if self.repository { References::Live } else { References::Text };
        Style { diagram: self.diagram, references }
    }
}

impl Format {
    /// The ending of a file name.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Md => "md",
            Self::Pdf => "pdf",
            Self::Json => "json",
            Self::Ics => "ics",
            Self::Csv | Self::Tracker => "csv",
        }
    }
}

impl Files<'_> {
    /// The record as the bytes of a file.
    ///
    /// # Errors
    /// [`Problem::Refused`] where the post-mortem is gone, [`Problem::Pdf`]; storage problems.
    pub fn rendered(
        &self,
        id: PostMortemId,
        format: Format,
        look: Look,
        now: &Now,
    ) -> Result<Vec<u8>, Problem> {
        let pm = self.workspace.post_mortem(id)?;
        match format {
            Format::Md => {
                let document = self.document(id, look.parts, now)?;
                Ok(afterword_record::markdown::write(&document, look.style()).into_bytes())
            }
            Format::Json => afterword_record::json::write(&pm)
                .map(String::into_bytes)
                .map_err(|e| Problem::Internal { detail: e.to_string() }),
            Format::Ics => Ok(afterword_record::calendar::write(&pm, now.utc).into_bytes()),
            Format::Csv => {
                Ok(tickets::table(&pm, &self.workspace.tickets().settings()?, Reader::Spreadsheet)
                    .into_bytes())
            }
            Format::Tracker => {
                Ok(tickets::table(&pm, &self.workspace.tickets().settings()?, Reader::Tracker).into_bytes())
            }
            Format::Pdf => {
                let document = self.document(id, look.parts, now)?;
                afterword_pdf::write(&document, look.paper, now.utc)
                    .map(|pdf| pdf.bytes)
                    .map_err(|e| Problem::Pdf { detail: e.to_string() })
            }
        }
    }

    /// Writes the record to a file, by way of a temporary file beside it.
    ///
    /// # Errors
    /// As [`Files::rendered`], and [`Problem::File`] or [`Problem::DiskFull`]; the file is then as it was.
    pub fn export(
        &self,
        id: PostMortemId,
        format: Format,
        look: Look,
        to: &Path,
        now: &Now,
    ) -> Result<(), Problem> {
        if names::is_part_of(to, self.workspace.path()) {
            return Err(StoreError::SameFile.into());
        }
        if names::is_database(to) || names::is_beside_a_database(to) {
            return Err(StoreError::OtherWorkspace.into());
        }
        let bytes = self.rendered(id, format, look, now)?;
        write_whole(to, &bytes)
    }

    /// A name for the file: `PM-14 Payment degradation.md`.
    ///
    /// # Errors
    /// [`Problem::Refused`] where the post-mortem is gone; storage problems.
    pub fn file_name(&self, id: PostMortemId, format: Format) -> Result<String, Problem> {
        let pm = self.workspace.post_mortem(id)?;
        let title = file_title(&pm.facts.title);
        // Both tables may lie in one folder.
        let reader = if format == Format::Tracker { " tracker" } else { "" };
        let name = format!("{} {title}{reader}", label(pm.number));
        Ok(format!("{}.{}", name.trim().trim_end_matches('.'), format.ending()))
    }
}

/// The most letters of a title in the name of a file, with the marks on them.
const LONGEST_TITLE: usize = 60;
/// The most bytes: file systems take 255 for a whole name, and letters of many scripts take three each.
const MOST_BYTES: usize = 180;

/// A title as part of the name of a file: letters of every script with their marks and joiners, digits, and what no file
/// system minds. Composed, so that the same title gives the same name however it was typed.
fn file_title(title: &str) -> String {
    let composed: String = readable(title).nfc().collect();
    let is_kept = |c: char| c.is_alphanumeric() || is_combining_mark(c) || " -_.\u{200c}\u{200d}".contains(c);
    let kept: String = composed.chars().map(|c| if is_kept(c) { c } else { ' ' }).collect();
    // Marks and joiners stay only where the letter that they belong to stays.
    let kept = readable(&kept);
    let words: Vec<_> = kept.split_whitespace().collect();
    let mut short = String::new();
    for letter in words.join(" ").graphemes(true).take(LONGEST_TITLE) {
        if short.len() + letter.len() > MOST_BYTES {
            break;
        }
        short.push_str(letter);
    }
    short.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_keeps_the_letters_of_every_script() {
        for (title, name) in [
            ("Zahlungsausfa\u{308}lle im Cafe\u{301}", "Zahlungsausfälle im Café"),
            ("सर्वर बंद", "सर्वर बंद"),
            ("เซิร์ฟเวอร์ล่ม", "เซิร์ฟเวอร์ล่ม"),
            ("שָׁלוֹם", "שָׁלוֹם"),
            ("مى\u{200c}خواهم", "مى\u{200c}خواهم"),
            ("支払い障害 — 東京", "支払い障害 東京"),
            ("서버 장애", "서버 장애"),
            ("a/b\\c: <d> | \"e\" \u{202e}…", "a b c d e"),
            ("\u{301}a 🔥\u{301} b", "a b"),
            ("🔥\u{200d}🚒", ""),
        ] {
            let composed: String = name.nfc().collect();
            assert_eq!(file_title(title), composed, "{title:?}");
        }
    }

    #[test]
    fn a_file_name_is_cut_between_letters_and_no_longer_than_a_file_system_takes() {
        let title = file_title(&"क्षि".repeat(100));
        assert!(title.len() <= MOST_BYTES && "क्षि".repeat(100).starts_with(&title));
        assert!(title.ends_with("क्षि"), "{title}");
        assert_eq!(file_title(&"x".repeat(100)).len(), LONGEST_TITLE);
    }

    #[test]
    fn what_puts_people_on_show_is_chosen_anew_for_each_export() {
        let look = Look { paper: Paper::Letter, diagram: true, repository: true, parts: Parts::ALL };
        assert_eq!(look.lasting(), Look { paper: Paper::Letter, diagram: true, ..Look::default() });
    }
}
