//! Tickets that wait to be made: what was asked for on this machine, and how the last attempts at them ended.

mod attempts;
mod requests;

use parking_lot::Mutex;

pub(crate) use attempts::{Attempts, Failed};
pub(crate) use requests::{Request, Requests};

/// Tickets that wait, and how the last attempts at them ended.
#[derive(Debug, Default)]
pub(crate) struct Waiting {
    /// One at a time: two that look for a ticket together would both find none.
    pub(crate) turn: Mutex<()>,
    pub(crate) attempts: Mutex<Attempts>,
    /// What was asked for here, and may be sent without another key press.
    pub(crate) requests: Mutex<Requests>,
}
