//! An open vote on phones, on loopback and in a workspace of its own.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use afterword_ballot::{Page, Server};
use afterword_domain::PostMortemId;
use afterword_service::{Area, BallotServer as _, Edit, LibraryOp, Op, Workspace};
use afterword_store::Store;
use serde_json::{Value, json};
use tempfile::TempDir;
use uuid::Uuid;

use super::job::Job;
use crate::Outcome;
use crate::edit::now;

const CANDIDATES: usize = 8;

pub(crate) struct World {
    pub(crate) server: Server,
    workspace: Arc<Workspace>,
    id: PostMortemId,
    people: usize,
    candidates: Vec<String>,
    _folder: TempDir,
}

/// The counts of a vote in the workspace.
pub(crate) struct Counted {
    pub(crate) ballots: u32,
    /// Votes per candidate, in the order of the list.
    pub(crate) votes: Vec<u32>,
}

impl World {
    /// Returns a room of so many people with an open vote.
    pub(crate) fn voting(people: usize) -> Outcome<Self> {
        let world = Self::of(people)?;
        world.open()?;
        Ok(world)
    }

    /// Returns a room of so many people with a list of candidates.
    pub(crate) fn of(people: usize) -> Outcome<Self> {
        let folder = tempfile::tempdir()?;
        let store = Store::open_or_make(&folder.path().join("Team.afterword"), now(0).today)?;
        let workspace = Arc::new(Workspace::new(store, &now(0))?);
        let act = LibraryOp::Create {
            title: "Payment degradation".into(),
            service: "Payments".into(),
            date: None,
            zone: chrono_tz::UTC,
        };
        let made = workspace.apply(&Op::Library { act }, &now(0))?.made.ok_or("no post-mortem was made")?;
        let page = Page { html: "<p>".into(), script: "//".into(), style: "/**/".into() };
        let mut world = Self {
            server: Server::new(page),
            workspace,
            id: PostMortemId(made),
            people,
            candidates: Vec::new(),
            _folder: folder,
        };
        for n in 1..=people {
            let name = format!("Person {n}");
            world.edit(json!({"topic": "people", "edit": "add", "name": name, "role": ""}))?;
        }
        for n in 1..=CANDIDATES {
            let text = format!("Candidate {n}");
            let origin = json!({"from": "room"});
            let add = json!({"topic": "candidates", "edit": "add", "text": text, "category": null, "origin": origin});
            let made = world.edit(add)?.ok_or("no candidate was made")?;
            world.candidates.push(made.to_string());
        }
        Ok(world)
    }

    /// Opens a vote and lets phones in.
    pub(crate) fn open(&self) -> Outcome {
        let rules = json!({"voters": self.people, "votes_each": 3, "most_on_one": 2, "cut": 5});
        self.edit(json!({"topic": "ballots", "edit": "open", "way": "phones", "rules": rules}))?;
        self.server.open(&self.workspace, self.id, IpAddr::V4(Ipv4Addr::LOCALHOST))?;
        Ok(())
    }

    /// Closes the vote as the facilitator does.
    pub(crate) fn close(&self) -> Outcome<Counted> {
        self.edit(json!({"topic": "ballots", "edit": "close"}))?;
        let view =
            self.workspace.snapshot(self.id, &[Area::Ballots], &now(0))?.ballots.ok_or("no ballots")?;
        let last = view.ballots.last().ok_or("no ballot")?;
        Ok(Counted {
            ballots: last.ballots.unwrap_or(0),
            votes: last.tallies.iter().map(|tally| tally.votes).collect(),
        })
    }

    /// Returns the job with one phone for everybody in the room.
    pub(crate) fn job(&self, turns: u32, seconds: f64) -> Outcome<Job> {
        let room = self.server.view().ok_or("the ballot server is off")?.room;
        Ok(Job {
            at: room.address.parse()?,
            code: room.code,
            candidates: self.candidates.clone(),
            phones: self.people,
            turns,
            seconds,
            peer: None,
        })
    }

    fn edit(&self, edit: Value) -> Outcome<Option<Uuid>> {
        let edit: Edit = serde_json::from_value(edit)?;
        Ok(self.workspace.apply(&Op::PostMortem { id: self.id, edit }, &now(0))?.made)
    }
}
