//! Takes ballots from phones on the same network while a vote is open, and is off otherwise.
//!
//! [`Server`] is the interface for a host: it opens on an address that the facilitator confirmed, and closes with the
//! vote. It serves one page and the small API in [`api`]. Of a workspace it knows only the
//! [`Voting`](afterword_service::voting::Voting) of one post-mortem, which holds the seats and takes ballots. What it
//! protects, and from whom, is in `docs/SECURITY.md`.

mod address;
mod api;
mod code;
mod connection;
pub mod descriptors;
#[cfg(feature = "fuzzing")]
pub mod fuzzing;
mod guard;
mod middleware;
mod page;
mod places;
mod qr;
mod refused;
mod server;
mod tokens;

pub use middleware::LONGEST_BODY;
pub use page::Page;
pub use server::Server;
