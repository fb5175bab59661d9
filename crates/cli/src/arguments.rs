//! The arguments of the command line.

use std::path::PathBuf;

use chrono_tz::Tz;
use clap::{Parser, Subcommand, ValueEnum};

/// Post-mortems on the command line: import, list, export, check, backup, doctor.
#[derive(Debug, Parser)]
#[command(name = "afterword-cli", version, about, max_term_width = 100)]
pub(crate) struct Arguments {
    /// The workspace file. Without it, the one that the desktop application makes first.
    #[arg(long, global = true, value_name = "FILE", env = "AFTERWORD_WORKSPACE")]
    pub(crate) workspace: Option<PathBuf>,

    /// Answer in JSON.
    #[arg(long, global = true)]
    pub(crate) json: bool,

    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read post-mortems from files: our JSON, our Markdown, anybody's Markdown.
    Import {
        /// The files.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// Say what would be imported and change nothing.
        #[arg(long)]
        dry_run: bool,
        /// The zone of times that name none.
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
        /// Which: PM-14, or 14.
        #[arg(value_name = "PM-NUMBER", value_parser = number)]
        number: u32,
        /// How it is written.
        #[arg(long, value_enum, default_value = "md")]
        format: FormatName,
        /// The paper of a PDF.
        #[arg(long, value_enum, default_value = "a4")]
        paper: PaperName,
        /// Draw the chains as a Mermaid diagram too, in Markdown.
        #[arg(long)]
        diagram: bool,
        /// Where to. Without it, standard output.
        #[arg(short, long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Hold a post-mortem against the commit gate and look for what its record still lacks. Exits with 1 when
    /// something is missing.
    Check {
        /// Which: PM-14, or 14.
        #[arg(value_name = "PM-NUMBER", value_parser = number)]
        number: u32,
    },
    /// Copy the workspace. Without a place, into the folder of its dated copies.
    Backup {
        /// Where to.
        #[arg(value_name = "FILE")]
        to: Option<PathBuf>,
    },
    /// Look the workspace over: format, damage, copies. Exits with 1 when something is wrong.
    Doctor,
    /// Listen for blame in Markdown files; needs no workspace. Exits with 1 when something was heard, with 2 when a file
    /// could not be checked: it can't be read, holds no text, or is not in English.
    Lint {
        /// The files.
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
        /// How findings are told.
        #[arg(long, value_enum, default_value = "text")]
        format: LintFormat,
        /// Exceptions: rules that are off, names, words that are kept. Without it, .afterword.toml of this folder.
        #[arg(long, value_name = "FILE")]
        config: Option<PathBuf>,
    },
}

/// How findings are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LintFormat {
    /// A line each.
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
    /// The actions as a table, for trackers that import one.
    Csv,
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
    digits.parse().map_err(|_| "a post-mortem is named like PM-14".to_owned())
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
