//! Phones at a vote, through the server as they see it.

mod hostile;
mod secret;
mod vote;
mod world;
