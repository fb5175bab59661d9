//! The files of the voting page.

use axum::body::Bytes;

/// The voting page for phones, as the UI's build outputs it.
#[derive(Debug, Clone)]
pub struct Page {
    /// `vote.html`.
    pub html: Bytes,
    /// `vote.js`.
    pub script: Bytes,
    /// `vote.css`.
    pub style: Bytes,
}
