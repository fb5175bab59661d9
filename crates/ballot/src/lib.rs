//! Takes ballots from phones on the same network while a vote is open, and is off otherwise.
//!
//! [`Server`] is the whole of it for a host: open it on an address that the facilitator confirmed, show its code, and
//! it closes with the vote. It serves one page and a small API in [`api`]; it knows nothing of a workspace but the
//! [`Voting`](afterword_service::voting::Voting) of one post-mortem, which tells who sits where and takes a ballot.
//! What it protects, and from whom, is in `docs/SECURITY.md`.

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
