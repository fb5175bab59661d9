//! What windows know of the ballot server, which lives in a crate of its own.

use std::net::IpAddr;

use afterword_domain::PostMortemId;
use serde::Serialize;
use ts_rs::TS;

use crate::room::RoomPhones;

/// An address of this machine at which phones could reach it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NetworkAddress {
    /// The address.
    #[ts(type = "string")]
    pub address: IpAddr,
    /// The name of the network card, as the system calls it.
    pub card: String,
    /// Whether only this machine reaches it: good for a trial, not for phones.
    pub only_here: bool,
}

/// An open ballot server as the facilitator sees it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PhonesView {
    /// The vote that it takes ballots for.
    pub post_mortem: PostMortemId,
    /// What the room sees.
    pub room: RoomPhones,
    /// How many addresses sent so many wrong codes that they are locked out.
    pub locked_out: usize,
    /// How many wrong codes came from all addresses, once they are so many that somebody may be guessing.
    pub guesses: Option<u32>,
}
