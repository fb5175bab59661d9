//! The post-mortem as JSON: whole, versioned, and described by a schema.

use afterword_domain::{PostMortem, Status};
use afterword_words as words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the `format` field says.
pub const FORMAT: &str = "afterword/post-mortem";
/// The newest version of the format.
pub const VERSION: u32 = 1;

/// A post-mortem in a file.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct File {
    /// Always `afterword/post-mortem`.
    pub format: String,
    /// The version of the format: 1.
    pub version: u32,
    /// Where the post-mortem stands; follows from what it holds, and is not read back.
    pub status: Status,
    /// Everything of the post-mortem.
    pub post_mortem: PostMortem,
}

/// Why a JSON text is not a post-mortem.
#[derive(Debug, thiserror::Error)]
pub enum JsonError {
    /// It is no JSON, or not of this shape.
    #[error("{}", words::intake_not_json(.0.to_string()))]
    Shape(#[from] serde_json::Error),
    /// It is of another format.
    #[error("{}", words::intake_other_format(FORMAT, .0.clone()))]
    Format(String),
    /// It is of a newer version.
    #[error("{}", words::intake_newer(VERSION, *.0))]
    Newer(u32),
}

/// Writes a post-mortem, with a final newline.
///
/// # Errors
/// None that a post-mortem can cause.
pub fn write(pm: &PostMortem) -> Result<String, JsonError> {
    let file =
        File { format: FORMAT.to_owned(), version: VERSION, status: pm.status(), post_mortem: pm.clone() };
    let mut text = serde_json::to_string_pretty(&file)?;
    text.push('\n');
    Ok(text)
}

/// Reads a post-mortem.
///
/// # Errors
/// Where the text is something else, or from the future.
pub fn read(text: &str) -> Result<PostMortem, JsonError> {
    #[derive(Deserialize)]
    struct Head {
        format: String,
        version: u32,
    }
    let head: Head = serde_json::from_str(text)?;
    if head.format != FORMAT {
        return Err(JsonError::Format(head.format));
    }
    if head.version > VERSION {
        return Err(JsonError::Newer(head.version));
    }
    Ok(serde_json::from_str::<File>(text)?.post_mortem)
}

/// The JSON Schema of the format.
#[must_use]
pub fn schema() -> String {
    let schema = schemars::schema_for!(File);
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}
