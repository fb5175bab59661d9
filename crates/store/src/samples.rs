//! Workspaces for the tests of this crate.

use std::path::Path;

use uuid::Uuid;

use crate::Store;

/// A workspace in memory with empty post-mortems, numbered from 1.
pub(crate) fn workspace(post_mortems: &[Uuid]) -> Store {
    let missing = Path::new("no such folder").join("Team.afterword");
    let store = Store::in_memory_copy(&missing).unwrap();
    for (id, number) in post_mortems.iter().zip(1..) {
        store.db.execute(include_str!("samples.sql"), (id, number)).unwrap();
    }
    store
}
