//! Makes and finds the tickets of action items in GitHub Issues, GitLab, Jira Cloud, Jira Data Center and Linear.
//!
//! [`preview`] says what a ticket will hold before anything leaves the computer; [`Client`] tests a connection, makes
//! tickets and asks for their state; [`recognise`] reads the keys and addresses that people paste; [`csv`] is the way
//! out for any other tracker.
//!
//! A ticket carries a marker of its action ([`Profile::marker`]), so that the same action never gets a second one: whoever makes a
//! ticket looks for it first, and again when the connection broke before the tracker answered.
//!
//! Calls block for at most [`Timing::whole`] each and must not be made on a thread of an asynchronous runtime. The
//! token is given to [`Client::new`] alone: it is in no [`Connection`], no error and no log, and goes to no other
//! origin than the connection's address.

mod address;
mod adf;
mod body;
mod client;
mod connection;
mod content;
pub mod csv;
mod draft;
mod error_words;
mod escape;
mod fault;
mod http;
mod marker;
mod outcome;
mod pages;
mod preview;
mod problem;
mod profile;
mod recognise;
mod reference;
mod requests;
mod trackers;

pub use client::{Client, Ready};
pub use connection::{CategoryLabels, Connection};
pub use content::{BodyFormat, Content};
pub use http::Timing;
pub use outcome::{Account, Created, Note, Ticket, TicketState};
pub use preview::{Omitted, Preview, preview};
pub use problem::TicketProblem;
pub use profile::{Profile, TrackerForm};
pub use recognise::{Recognised, origin, recognise, serving};
pub use trackers::Tracker;
