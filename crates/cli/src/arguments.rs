//! The arguments of the command line.

use afterword_words as words;
use std::path::PathBuf;

use afterword_service::Parts;
use chrono_tz::Tz;
use clap::{Parser, Subcommand, ValueEnum};

/// Post-mortems on the command line: import, list, export, check, backup, doctor, lint.
#[derive(Debug, Parser)]
#[command(name = "afterword-cli", version, about, max_term_width = 100)]
pub(crate) struct Arguments {
    /// The workspace file. Defaults to the one that the desktop application creates first.
    #[arg(long, global = true, value_name = "FILE", env = "AFTERWORD_WORKSPACE")]
    pub(crate) workspace: Option<PathBuf>,

    /// Print answers as JSON.
    #[arg(long, global = true)]
    pub(crate) json: bool,

    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read post-mortems from files: Afterword's JSON, Afterword's Markdown, or any other Markdown.
    Import {
        /// The files.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Say what would be imported and change nothing.
        #[arg(long)]
        dry_run: bool,
        /// The time zone of times that don't name one.
        #[arg(long, default_value = "UTC", value_name = "ZONE")]
        zone: Tz,
    },
    /// List post-mortems, newest number first.
    List {
        /// Only those with all of these words in number, title, service or impact.
        #[arg(value_name = "WORDS")]
        text: Option<String>,
        /// Only those of this status.
        #[arg(long, value_enum)]
        status: Option<StatusName>,
    },
    /// Write the record of a post-mortem.
    Export {
        /// Which post-mortem: PM-14 or 14.
        #[arg(value_name = "PM-NUMBER", value_parser = number)]
        number: u32,
        /// Output format.
        #[arg(long, value_enum, default_value = "md")]
        format: FormatName,
        /// Paper size of a PDF.
        #[arg(long, value_enum, default_value = "a4")]
        paper: PaperName,
        /// Draw the chains as a Mermaid diagram too, in Markdown.
        #[arg(long)]
        diagram: bool,
        /// Parts to add to PDF and Markdown; left out by default because they could single out a person.
        #[arg(long, value_enum, value_delimiter = ',', value_name = "PARTS")]
        with: Vec<AddedPart>,
        /// Parts to leave out of PDF and Markdown.
        #[arg(long, value_enum, value_delimiter = ',', value_name = "PARTS")]
        without: Vec<LeftOutPart>,
        /// Where the file will be read: in Markdown for a repository, mentions and references work; a CSV table for a
        /// tracker has no byte order mark.
        #[arg(long = "for", value_enum, value_name = "PLACE")]
        place: Option<PlaceName>,
        /// Output file. Defaults to standard output.
        #[arg(short, long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Check a post-mortem against the commit gate and list what its record still lacks. Exits with 1 when
    /// something is missing.
    Check {
        /// Which post-mortem: PM-14 or 14.
        #[arg(value_name = "PM-NUMBER", value_parser = number)]
        number: u32,
    },
    /// Copy the workspace; without FILE, to the folder of its dated copies.
    Backup {
        /// Where to.
        #[arg(value_name = "FILE")]
        to: Option<PathBuf>,
    },
    /// Check the workspace file: format, damage, copies. Exits with 1 when something is wrong.
    Doctor,
    /// Look for blame in Markdown files; needs no workspace. Exits with 1 when something was found, with 2 when a file
    /// could not be checked: it can't be read, holds no text, or is not in English.
    Lint {
        /// The files.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// How findings are printed.
        #[arg(long, value_enum, default_value = "text")]
        format: LintFormat,
        /// Exceptions: rules to turn off, names, words to allow. Defaults to .afterword.toml in this folder.
        #[arg(long, value_name = "FILE")]
        config: Option<PathBuf>,
    },
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LintFormat {
    /// One line each.
    Text,
    /// An array of objects.
    Json,
    /// SARIF 2.1.0.
    Sarif,
    /// Annotations for GitHub's runners.
    Github,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum FormatName {
    /// Markdown.
    Md,
    /// PDF.
    Pdf,
    /// JSON.
    Json,
    /// The due dates of the actions, as a calendar file.
    Ics,
    /// The actions as a table.
    Csv,
}

/// A part of the record that is left out unless it is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AddedPart {
    /// Who led the meeting, who was there and who held which role.
    Attendance,
    /// Votes for each candidate.
    Votes,
    /// Minutes for each phase.
    Minutes,
    /// Whether the room found the meeting worth the time.
    Worth,
}

/// A part of the record that is there unless it is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LeftOutPart {
    /// The timeline.
    Timeline,
    /// What went well, what went badly, where we got lucky, what we learned.
    Remarks,
    /// The chains of whys.
    Chains,
    /// Verdicts on last time's actions.
    LastTime,
    /// Candidates that were not chosen.
    Considered,
    /// How the room voted.
    Ballots,
    /// Anything else that an imported document said.
    Imported,
}

/// The parts of a record.
pub(crate) fn parts(with: &[AddedPart], without: &[LeftOutPart]) -> Parts {
    let (added, kept) = (|part| with.contains(&part), |part| !without.contains(&part));
    Parts {
        timeline: kept(LeftOutPart::Timeline),
        remarks: kept(LeftOutPart::Remarks),
        chains: kept(LeftOutPart::Chains),
        last_time: kept(LeftOutPart::LastTime),
        considered: kept(LeftOutPart::Considered),
        ballots: kept(LeftOutPart::Ballots),
        imported: kept(LeftOutPart::Imported),
        people: added(AddedPart::Attendance),
        votes: added(AddedPart::Votes),
        minutes: added(AddedPart::Minutes),
        worth: added(AddedPart::Worth),
    }
}

/// Where an exported file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PlaceName {
    /// Markdown in a repository.
    Repository,
    /// A table that a tracker imports.
    Tracker,
}

impl From<FormatName> for afterword_service::Format {
    fn from(name: FormatName) -> Self {
        match name {
            FormatName::Md => Self::Md,
            FormatName::Pdf => Self::Pdf,
            FormatName::Json => Self::Json,
            FormatName::Ics => Self::Ics,
            FormatName::Csv => Self::Csv,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum PaperName {
    /// A4.
    A4,
    /// US Letter.
    Letter,
}

impl From<PaperName> for afterword_service::Paper {
    fn from(name: PaperName) -> Self {
        match name {
            PaperName::A4 => Self::A4,
            PaperName::Letter => Self::Letter,
        }
    }
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum StatusName {
    /// Not finished.
    Draft,
    /// Finished; actions are open.
    InProgress,
    /// Every action is done or dropped.
    Complete,
}

impl From<StatusName> for afterword_domain::Status {
    fn from(name: StatusName) -> Self {
        match name {
            StatusName::Draft => Self::Draft,
            StatusName::InProgress => Self::InProgress,
            StatusName::Complete => Self::Complete,
        }
    }
}

fn number(given: &str) -> Result<u32, String> {
    let digits = given.trim().to_uppercase();
    let digits = digits.strip_prefix("PM-").unwrap_or(&digits);
    digits.parse().map_err(|_| words::cli_not_a_number().to_owned())
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::*;

    #[test]
    fn the_arguments_are_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn a_post_mortem_is_named_with_or_without_its_prefix() {
        assert_eq!((number("PM-14"), number("pm-14"), number("14")), (Ok(14), Ok(14), Ok(14)));
        assert!(number("last").is_err());
    }
}
