//! Scribe notes, Markdown and JSON read into domain types. (First shapes; the readers follow.)
#![allow(missing_docs)]
use afterword_domain::*;
use uuid::Uuid;
pub mod notes {
    use afterword_domain::*;
    use serde::{Deserialize, Serialize};
    use ts_rs::TS;
    #[derive(Debug, Clone, Serialize, Deserialize, TS)]
    pub struct NewEvent {
        pub at: Instant,
        pub text: String,
        pub kind: EventKind,
        pub links: Vec<String>,
    }
    #[derive(Debug, Clone, Serialize, Deserialize, TS)]
    pub struct Notes {
        pub events: Vec<NewEvent>,
        pub preamble: Vec<String>,
    }
    pub fn read(_text: &str, _day: Option<chrono::NaiveDate>, _zone: chrono_tz::Tz) -> Notes {
        Notes { events: vec![], preamble: vec![] }
    }
}
pub struct Imported {
    pub post_mortem: PostMortem,
    pub warnings: Vec<String>,
}
pub fn read_file(
    _name: &str,
    _bytes: &[u8],
    _zone: chrono_tz::Tz,
    _ids: &mut dyn FnMut() -> Uuid,
) -> Result<Vec<Imported>, String> {
    Ok(vec![])
}
pub fn text_of(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
