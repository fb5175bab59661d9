//! Phones at a vote, through the server as they see it.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod few_files;
#[cfg(target_os = "linux")]
mod guesses;
mod hostile;
mod names;
mod secret;
mod vote;
mod world;
