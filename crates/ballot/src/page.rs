//! The page that phones get.

use axum::body::Bytes;

/// The voting page, as the build of the UI made it.
#[derive(Debug, Clone)]
pub struct Page {
    /// `vote.html`.
    pub html: Bytes,
    /// `vote.js`.
    pub script: Bytes,
    /// `vote.css`.
    pub style: Bytes,
}
