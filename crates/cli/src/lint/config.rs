//! `.afterword.toml`: rules that a repository switches off, names it knows, words it keeps as said.

use std::path::Path;

use afterword_coach::Coach;
use afterword_service::{Problem, read_regular, text_of};
use afterword_store::folded;
use serde::Deserialize;

const FILE: &str = ".afterword.toml";

/// The most bytes that exceptions take.
const LONGEST: u64 = 1024 * 1024;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    lint: Config,
}

/// The `[lint]` table.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Config {
    /// Names of rules that are not looked for.
    off: Vec<String>,
    /// People the coach should know by name.
    names: Vec<String>,
    /// Words that are kept as said wherever they are found, in any case.
    keep: Vec<String>,
}

impl Config {
    /// Reads the file that is named, else the one in the current folder; without either, nothing is excepted.
    pub(crate) fn read(named: Option<&Path>) -> Result<Self, Problem> {
        let path = named.unwrap_or(Path::new(FILE));
        let problem = |detail: String| Problem::File { path: path.display().to_string(), detail };
        if named.is_none() && !path.exists() {
            return Ok(Self::default());
        }
        let bytes = read_regular(path, LONGEST)?;
        // An editor may have saved it as UTF-16, as it may have saved the documents.
        let text = text_of(&bytes);
        let file = toml::from_str::<File>(&text).map_err(|error| problem(error.to_string()))?;
        Ok(file.lint)
    }

    pub(crate) fn coach(&self) -> Result<Coach, Problem> {
        let problem = |detail: String| Problem::File { path: FILE.to_owned(), detail };
        let coach = Coach::load().map_err(|error| problem(error.to_string()))?;
        let coach =
            coach.without(self.off.iter().map(String::as_str)).map_err(|error| problem(error.to_string()))?;
        Ok(coach.knowing(self.names.iter().map(String::as_str)))
    }

    pub(crate) fn allows(&self, text: &str) -> bool {
        self.keep.iter().any(|kept| folded(kept) == folded(text))
    }
}
