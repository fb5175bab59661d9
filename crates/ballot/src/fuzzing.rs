//! The ballot server without a network, for the fuzzer: bytes in, bytes out.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use afterword_domain::PostMortemId;
use afterword_service::Workspace;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use crate::api::{Room, router};
use crate::code::Codes;
use crate::connection::connection;
use crate::middleware::Names;
use crate::page::Page;
use crate::places::Places;

/// The address by which the server is called.
pub const HOST: &str = "127.0.0.1:8731";

/// The capacity of a connection in bytes, more than its answers ever take.
const PIPE: usize = 1024 * 1024;

/// A server for one open vote, without a network.
pub struct Server {
    room: Arc<Room>,
    runtime: tokio::runtime::Runtime,
}

impl Server {
    /// Returns a server for the open vote on phones; none where no such vote is open.
    #[must_use]
    pub fn new(workspace: &Workspace, id: PostMortemId) -> Option<Self> {
        let voting = workspace.voting();
        let page = Page { html: "<p>".into(), script: "//".into(), style: "/**/".into() };
        let codes = Codes::after(Arc::default());
        let room = Room::new(voting, voting.on_phones(id)?, codes, &Arc::default(), page);
        // With a paused clock, idle time jumps to the next timeout.
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        let runtime = runtime.enable_time().start_paused(true).build().ok()?;
        Some(Self { room: Arc::new(room), runtime })
    }

    /// The join code.
    #[must_use]
    pub fn code(&self) -> String {
        self.room.codes.current()
    }

    /// Returns all answers to a connection from this address that sends `bytes` and then nothing.
    #[must_use]
    pub fn answers(&self, from: IpAddr, bytes: &[u8]) -> Vec<u8> {
        let at = HOST.parse().unwrap_or(SocketAddr::from(([127, 0, 0, 1], 8731)));
        let router = router(Arc::clone(&self.room), Names::new(at));
        let (mut phone, laptop) = tokio::io::duplex(PIPE);
        self.runtime.block_on(async {
            let mut answers = Vec::new();
            if let Some(place) = Places::new(1).take(from).await {
                let _ = phone.write_all(&bytes[..bytes.len().min(PIPE)]).await;
                connection(laptop, from, router, place).await;
                let _ = phone.read_to_end(&mut answers).await;
            }
            answers
        })
    }
}
