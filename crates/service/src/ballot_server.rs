//! What windows know of the ballot server, which lives in a crate of its own.

use std::net::IpAddr;
use std::sync::Arc;

use afterword_domain::PostMortemId;
use serde::Serialize;
use ts_rs::TS;

use crate::room::RoomPhones;
use crate::{Problem, Workspace};

/// The server that takes ballots from phones: at most one, for one vote.
pub trait BallotServer {
    /// The addresses of this machine at which phones could reach it.
    fn addresses(&self) -> Vec<NetworkAddress>;

    /// Listens on an address that the facilitator confirmed, for the open vote of a post-mortem. A server that was
    /// open before is closed.
    ///
    /// # Errors
    /// [`Refusal::BallotClosed`](afterword_domain::Refusal::BallotClosed) without an open vote on phones;
    /// [`Problem::Network`] where the address can't be listened on.
    fn open(&self, workspace: &Arc<Workspace>, id: PostMortemId, address: IpAddr) -> Result<(), Problem>;

    /// Closes the server at once. Ballots that are in stay in.
    fn close(&self);

    /// The open server, where there is one and its vote goes on.
    fn view(&self) -> Option<PhonesView>;

    /// Where the room votes, while it votes on this post-mortem.
    fn shown_to(&self, id: PostMortemId) -> Option<RoomPhones> {
        self.view().filter(|view| view.post_mortem == id).map(|view| view.room)
    }
}

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
