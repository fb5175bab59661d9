//! Which tickets somebody asked for on this machine. Only those are sent again without another key press: a workspace
//! from elsewhere may say of any action that its ticket is pending.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use afterword_domain::{ActionId, ActionItem, ConnectionId, PostMortemId};
use afterword_store::Connection as Db;
use afterword_store::history::Touched;
use afterword_store::row::{self, Rows};
use afterword_tickets::Connection;
use serde::{Deserialize, Serialize};

use super::Waiting;
use crate::Problem;
use crate::keychain::token_name;
use crate::whole_file::write_private;

/// How many workspaces the file tells of; the one that changed last stands last.
const MOST_WORKSPACES: usize = 100;

/// A ticket that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Request {
    post_mortem: PostMortemId,
    action: ActionId,
    connection: ConnectionId,
    /// Kind, origin and project of the tracker then: a connection that is changed since is another.
    tracker: String,
}

impl Request {
    pub(crate) fn new(post_mortem: PostMortemId, action: ActionId, at: &Connection) -> Self {
        Self { post_mortem, action, connection: ConnectionId(at.id), tracker: token_name(at) }
    }

    /// Whether the action still waits for this ticket.
    fn waits(&self, db: &Db) -> bool {
        let action = row::get::<ActionItem>(db, self.post_mortem.0, self.action.0);
        action.is_ok_and(|action| action.is_some_and(|action| action.pending == Some(self.connection)))
    }
}

/// The requests of the open workspace.
#[derive(Debug, Default)]
pub(crate) struct Requests {
    list: BTreeSet<Request>,
    /// Where those of all workspaces are kept for the next start, and the path of this workspace.
    kept: Option<(PathBuf, String)>,
}

impl Requests {
    pub(crate) fn holds(&self, request: &Request) -> bool {
        self.list.contains(request)
    }

    pub(crate) fn add(&mut self, request: Request) {
        if self.list.insert(request) {
            self.keep();
        }
    }

    fn retain(&mut self, waits: impl Fn(&Request) -> bool) {
        let before = self.list.len();
        self.list.retain(waits);
        if self.list.len() != before {
            self.keep();
        }
    }

    /// Writes the requests down. Where that fails they hold until the end of this run.
    fn keep(&self) {
        let Some((file, workspace)) = &self.kept else { return };
        let mut all = Kept::read(file);
        all.workspaces.retain(|known| known.path != *workspace);
        if !self.list.is_empty() {
            all.workspaces.push(OfWorkspace { path: workspace.clone(), requests: self.list.clone() });
        }
        all.workspaces.drain(..all.workspaces.len().saturating_sub(MOST_WORKSPACES));
        if all.write(file).is_err() {
            log::warn!(
                "tickets that wait could not be written down: they are not tried again after a restart"
            );
        }
    }
}

/// The requests of all workspaces, in a file of this machine.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    workspaces: Vec<OfWorkspace>,
}

#[derive(Debug, Serialize, Deserialize)]
struct OfWorkspace {
    path: String,
    requests: BTreeSet<Request>,
}

impl Kept {
    /// Reads the file. One that can't be read counts as empty: its tickets wait for a key press.
    fn read(file: &Path) -> Self {
        std::fs::read(file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    fn write(&self, file: &Path) -> Result<(), Problem> {
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder).map_err(|error| Problem::file(folder, &error))?;
        }
        write_private(file, &serde_json::to_vec_pretty(self).unwrap_or_default())
    }
}

impl Waiting {
    /// Forgets requests whose action waits no more, whoever changed it. An undo or redo that makes it wait again asks
    /// for nothing.
    pub(crate) fn follow(&self, db: &Db, touched: &Touched) {
        let is_touched = |request: &Request| {
            let tables = touched.get(&request.post_mortem.0);
            tables.is_some_and(|tables| tables.iter().any(|table| table == ActionItem::TABLE.name))
        };
        self.requests.lock().retain(|request| !is_touched(request) || request.waits(db));
    }

    /// Takes up the requests that a file of this machine holds for a workspace, and keeps them there from now on.
    pub(crate) fn keep_in(&self, file: &Path, workspace: String, db: &Db) {
        let known = Kept::read(file).workspaces.into_iter().find(|known| known.path == workspace);
        let mut requests = self.requests.lock();
        requests.list.extend(known.into_iter().flat_map(|known| known.requests));
        requests.kept = Some((file.to_owned(), workspace));
        requests.retain(|request| request.waits(db));
    }
}
