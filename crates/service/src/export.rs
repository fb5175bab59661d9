//! Writing a record: to a string, or to a file that appears under its name only once it is whole.

use std::path::Path;

use afterword_domain::PostMortemId;
use afterword_domain::post_mortem::label;
use afterword_store::{StoreError, names};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use afterword_record::pdf::Paper;

use crate::whole_file::write_whole;
use crate::{Now, Problem, Service, tickets};

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
    /// The actions as a table, for any tracker that imports one.
    Csv,
}

/// What is chosen for the look of a record.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Look {
    /// The size of the paper, in PDF.
    pub paper: Paper,
    /// Whether the chains are drawn as a Mermaid diagram too, in Markdown.
    pub diagram: bool,
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
            Self::Csv => "csv",
        }
    }
}

impl Service {
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
        let pm = self.post_mortem(id)?;
        match format {
            Format::Md => {
                let document = self.document(id, now)?;
                Ok(afterword_record::markdown::write(&document, look.diagram).into_bytes())
            }
            Format::Json => afterword_record::json::write(&pm)
                .map(String::into_bytes)
                .map_err(|e| Problem::Internal { detail: e.to_string() }),
            Format::Ics => Ok(afterword_record::calendar::write(&pm, now.utc).into_bytes()),
            Format::Csv => Ok(tickets::table(&pm, &self.commit_settings()?).into_bytes()),
            Format::Pdf => afterword_record::pdf::write(&self.document(id, now)?, look.paper, now.utc)
                .map(|pdf| pdf.bytes)
                .map_err(|e| Problem::Pdf { detail: e.to_string() }),
        }
    }

    /// Writes the record to a file, by way of a temporary file beside it.
    ///
    /// # Errors
    /// As [`Service::rendered`], and [`Problem::File`] or [`Problem::DiskFull`]; the file is then as it was.
    pub fn export(
        &self,
        id: PostMortemId,
        format: Format,
        look: Look,
        to: &Path,
        now: &Now,
    ) -> Result<(), Problem> {
        if names::is_part_of(to, self.path()) {
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
        let pm = self.post_mortem(id)?;
        let title: String = pm
            .facts
            .title
            .chars()
            .map(|c| if c.is_alphanumeric() || " -_.".contains(c) { c } else { ' ' })
            .take(60)
            .collect();
        let words: Vec<_> = title.split_whitespace().collect();
        let name = format!("{} {}", label(pm.number), words.join(" "));
        Ok(format!("{}.{}", name.trim().trim_end_matches('.'), format.ending()))
    }
}
