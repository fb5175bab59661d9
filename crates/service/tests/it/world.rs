//! A workspace in a temporary folder, with a clock that the test turns.

use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use afterword_domain::{PostMortem, PostMortemId, Refusal};
use afterword_service::view::Snapshot;
use afterword_service::{
    Applied, Area, Edit, Format, ImportReport, LibraryOp, Look, Now, Op, Problem, Workspace,
};
use afterword_store::Store;
use serde_json::{Value, json};
use tempfile::TempDir;
use uuid::Uuid;

pub(crate) struct World {
    pub folder: TempDir,
    pub workspace: Workspace,
    seconds: AtomicI64,
}

impl World {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let workspace = here(&folder.path().join("Team.afterword"), &now(0));
        Self { folder, workspace, seconds: AtomicI64::new(0) }
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.workspace.path().to_owned()
    }

    /// Closes the workspace and opens it again, as a restart does.
    pub(crate) fn restarted(self) -> Self {
        let path = self.path();
        drop(self.workspace);
        let workspace = here(&path, &now(self.seconds.load(Ordering::Relaxed)));
        Self { workspace, ..self }
    }

    /// Ten seconds later than the last time it was asked: acts are apart unless a test says otherwise.
    pub(crate) fn now(&self) -> Now {
        now(self.seconds.fetch_add(10, Ordering::Relaxed) + 10)
    }

    /// The same moment as before.
    pub(crate) fn same_moment(&self) -> Now {
        now(self.seconds.load(Ordering::Relaxed))
    }

    /// A file in the folder of this world.
    pub(crate) fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let file = self.folder.path().join(name);
        std::fs::write(&file, bytes).unwrap();
        file
    }

    /// Imports a file that holds one post-mortem.
    pub(crate) fn import(&self, name: &str, bytes: &[u8]) -> ImportReport {
        let file = self.file(name, bytes);
        self.workspace
            .files()
            .import(&[file], chrono_tz::UTC, &self.now(), &mut |_| true)
            .unwrap()
            .reports
            .remove(0)
    }

    pub(crate) fn sample(&self) -> PostMortemId {
        self.library(LibraryOp::AddSample)
    }

    pub(crate) fn empty(&self) -> PostMortemId {
        self.library(LibraryOp::Create {
            title: "Search is slow".into(),
            service: "Search".into(),
            date: "2025-03-04".parse().ok(),
            zone: chrono_tz::UTC,
        })
    }

    fn library(&self, act: LibraryOp) -> PostMortemId {
        let applied = self.workspace.apply(&Op::Library { act }, &self.now()).unwrap();
        PostMortemId(applied.made.unwrap())
    }

    /// Applies an edit given as it stands on the wire.
    pub(crate) fn edit(&self, id: PostMortemId, edit: Value) -> Applied {
        self.try_edit(id, edit).unwrap()
    }

    pub(crate) fn made(&self, id: PostMortemId, edit: Value) -> Uuid {
        self.edit(id, edit).made.unwrap()
    }

    pub(crate) fn try_edit(&self, id: PostMortemId, edit: Value) -> Result<Applied, Problem> {
        let edit: Edit = serde_json::from_value(edit).expect("an edit as it stands on the wire");
        self.workspace.apply(&Op::PostMortem { id, edit }, &self.now())
    }

    pub(crate) fn refused(&self, id: PostMortemId, edit: Value) -> Refusal {
        match self.try_edit(id, edit) {
            Err(Problem::Refused { refusal }) => refusal,
            other => panic!("expected a refusal, got {other:?}"),
        }
    }

    /// The exported JSON.
    pub(crate) fn json(&self, id: PostMortemId) -> String {
        let bytes = self.workspace.files().rendered(id, Format::Json, Look::default(), &self.now()).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    pub(crate) fn view(&self, id: PostMortemId) -> Snapshot {
        self.workspace.snapshot(id, &Area::ALL, &self.same_moment()).unwrap()
    }

    pub(crate) fn whole(&self, id: PostMortemId) -> PostMortem {
        self.workspace.post_mortem(id).unwrap()
    }

    /// Three complete actions and a finished meeting.
    pub(crate) fn finish(&self, id: PostMortemId) {
        for n in 1..=3 {
            let action =
                self.made(id, json!({"topic": "actions", "edit": "add", "text": format!("Action {n}")}));
            self.edit(id, json!({"topic": "actions", "edit": "owner", "id": action, "text": "Ana Kovač"}));
            self.edit(id, json!({"topic": "actions", "edit": "due", "id": action, "due": "2025-04-01"}));
            self.edit(id, json!({"topic": "actions", "edit": "ticket", "id": action, "text": "OPS-1"}));
        }
        self.edit(id, json!({"topic": "close", "edit": "finish"}));
    }
}

pub(crate) fn open(path: &std::path::Path, now: &Now) -> Workspace {
    Workspace::new(Store::open_or_make(path, now.today).unwrap(), now).unwrap()
}

/// Opens a workspace on a machine that keeps its requests for tickets beside it.
pub(crate) fn here(path: &std::path::Path, now: &Now) -> Workspace {
    let workspace = open(path, now);
    workspace.tickets().keep_requests(&path.with_file_name("tickets.json")).unwrap();
    workspace
}

pub(crate) fn now(seconds: i64) -> Now {
    Now {
        utc: chrono::DateTime::from_timestamp(1_741_000_000 + seconds, 0).unwrap(),
        uptime: Duration::from_secs(u64::try_from(seconds).unwrap()),
        today: "2025-03-03".parse().unwrap(),
        zone: chrono_tz::Tz::UTC,
    }
}
