//! The job of a child process, and the child process itself.

use std::io;
use std::net::SocketAddr;
use std::process::{Child, Command, Stdio};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::plan;

/// A vote, and how a room takes part in it.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Job {
    pub(crate) at: SocketAddr,
    pub(crate) code: String,
    pub(crate) candidates: Vec<String>,
    pub(crate) phones: usize,
    /// How often each phone casts.
    pub(crate) turns: u32,
    /// Seconds over which joins and casts are spread.
    pub(crate) seconds: f64,
    /// The server that does nothing, for the comparison of speed.
    pub(crate) peer: Option<SocketAddr>,
}

impl Job {
    /// Returns what one phone casts at one turn, as JSON.
    pub(crate) fn votes(&self, phone: usize, turn: u32) -> Value {
        let chosen = plan::choice(phone, turn, self.candidates.len());
        self.candidates.iter().cloned().zip(chosen).filter(|(_, votes)| *votes > 0).collect()
    }
}

/// A running child process.
pub(crate) struct Load(Child);

impl Load {
    /// Starts a load in a child process.
    pub(crate) fn begin(kind: &str, job: &Job) -> io::Result<Self> {
        let job = serde_json::to_string(job)?;
        let mut command = Command::new(std::env::current_exe()?);
        Ok(Self(command.args(["ballot", kind, &job]).stdout(Stdio::piped()).spawn()?))
    }

    /// Waits for the process to end, and returns what it measured.
    pub(crate) fn end<T: DeserializeOwned>(self) -> io::Result<T> {
        let output = self.0.wait_with_output()?;
        if !output.status.success() {
            return Err(io::Error::other("the phones did not come to their end"));
        }
        Ok(serde_json::from_slice(&output.stdout)?)
    }
}
