//! Files of any content are opened or refused; nothing panics and nothing runs without end.

use proptest::prelude::*;

use crate::library::{LibraryQuery, SortBy, page};
use crate::table::watched;
use crate::{Store, load_post_mortem};

/// A closed workspace with two post-mortems, as bytes.
fn workspace() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Team.afterword");
    let store = Store::make(&path, "2025-03-03".parse().unwrap()).unwrap();
    for number in 1..3_u128 {
        let id = uuid::Uuid::from_u128(number);
        let head = include_str!("../samples.sql");
        store.db.execute(head, (id, i64::try_from(number).unwrap())).unwrap();
        for remark in 0..40_u128 {
            let sql = "INSERT INTO remark VALUES (?1, ?2, 0, 'learned', ?3)";
            store.db.execute(sql, (id, uuid::Uuid::from_u128(remark), "word ".repeat(60))).unwrap();
        }
    }
    drop(store);
    std::fs::read(path).unwrap()
}

fn read_all(store: &Store) {
    let query = LibraryQuery {
        text: "word".into(),
        statuses: Vec::new(),
        severities: Vec::new(),
        overdue: false,
        sort: SortBy::Title,
        descending: false,
        offset: 0,
        limit: 100,
        today: "2025-03-03".parse().unwrap(),
    };
    let _ = page(&store.db, &query);
    for number in 1..3 {
        let _ = load_post_mortem(&store.db, uuid::Uuid::from_u128(number).into());
    }
    for table in watched() {
        let _ = store.db.execute_batch(&format!("SELECT * FROM {table} ORDER BY 1"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_file_of_any_bytes_is_opened_or_refused(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..30),
        is_near_the_start in any::<bool>(),
    ) {
        let mut bytes = workspace();
        for (place, byte) in changes {
            let end = if is_near_the_start { 4_096 } else { bytes.len() };
            let place = place.index(end);
            bytes[place] = byte;
        }
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Team.afterword");
        std::fs::write(&path, bytes).unwrap();
        let _ = crate::integrity(&path);
        if let Ok(store) = Store::open(&path, "2025-03-03".parse().unwrap()) {
            read_all(&store);
        }
    }
}
