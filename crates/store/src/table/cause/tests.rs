use afterword_domain::chain::{Below, Chains};
use proptest::prelude::*;

use super::*;
use crate::samples::workspace;

const PM: Uuid = Uuid::from_u128(0x11);

fn chain(n: u128) -> ChainId {
    ChainId(Uuid::from_u128(n))
}

fn cause(n: u128) -> CauseId {
    CauseId(Uuid::from_u128(n))
}

/// Carries out one edit, chosen by numbers. Returns the chains as they were where it is refused.
fn edited(before: &Chains, edit: &(u8, u128, Option<u128>, usize), next: u128) -> Chains {
    let (which, one, other, index) = *edit;
    let mut chains = before.clone();
    let below = Below { chain: chain(90 + one % 3), parent: other.map(cause) };
    let done = match which {
        0..=2 => chains.add_cause(cause(next), below, Some(index), "why"),
        3..=5 => chains.move_to(cause(one), below, index),
        6 => chains.remove(cause(one)),
        7 => chains.set_text(cause(one), &format!("words {next}")),
        8 => chains.move_chain(chain(90 + one % 3), index),
        _ => chains.set_same_as(cause(one), other.map(cause)),
    };
    if done.is_ok() { chains } else { before.clone() }
}

proptest! {
    #[test]
    fn what_is_saved_is_read_again(edits in prop::collection::vec((0..10u8, 1..14u128, prop::option::of(1..14u128), 0..4usize), 1..40)) {
        let store = workspace(&[PM]);
        let mut kept = Chains::default();
        for n in 90..93 {
            kept.add_chain(chain(n), "problem").unwrap();
        }
        save(&store.db, PM, &[], kept.as_ref()).unwrap();
        for (edit, next) in edits.iter().zip(1..) {
            let after = edited(&kept, edit, next);
            save(&store.db, PM, kept.as_ref(), after.as_ref()).unwrap();
            prop_assert_eq!(chains(&store.db, PM).unwrap(), after.as_ref());
            kept = after;
        }
    }
}

#[test]
fn an_edit_of_one_cause_writes_one_row() {
    let store = workspace(&[PM]);
    let mut before = Chains::default();
    before.add_chain(chain(90), "problem").unwrap();
    for n in 1..=60 {
        before.add_cause(cause(n), Below { chain: chain(90), parent: None }, None, "why").unwrap();
    }
    save(&store.db, PM, &[], before.as_ref()).unwrap();
    let written = || store.db.total_changes();
    let mut after = before.clone();
    after.set_text(cause(30), "other words").unwrap();
    let rows = written();
    save(&store.db, PM, before.as_ref(), after.as_ref()).unwrap();
    assert_eq!(written() - rows, 1);
    save(&store.db, PM, after.as_ref(), after.as_ref()).unwrap();
    assert_eq!(written() - rows, 1, "nothing changed");
}
