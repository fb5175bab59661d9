//! The five trackers as servers of our own that take what is published and nothing else.

#![allow(clippy::unwrap_used, clippy::print_stdout, missing_docs)]

mod faults;
mod github;
mod gitlab;
mod host;
mod jira;
mod linear;
mod transport;
