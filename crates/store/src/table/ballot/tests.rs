use afterword_domain::{CandidateId, Way};

use super::*;
use crate::samples::workspace;

const PM: Uuid = Uuid::from_u128(0x11);

fn candidate(n: u128) -> CandidateId {
    CandidateId(Uuid::from_u128(n))
}

fn ballot(n: u128, listed: &[u128]) -> Ballot {
    let listed: Vec<_> = listed.iter().map(|n| candidate(*n)).collect();
    Ballot::new(BallotId(Uuid::from_u128(n)), Way::Hands, BallotRules::default(), &listed)
}

type Edit = fn(&mut Vec<Ballot>);

#[test]
fn what_is_saved_is_read_again() {
    let store = workspace(&[PM]);
    let mut states = vec![Vec::new(), vec![ballot(1, &[1, 2, 3])]];
    let edits: [Edit; 6] = [
        |all| all[0].tally_mut(candidate(2)).unwrap().votes = 4,
        |all| all[0].tallies.retain(|tally| tally.candidate != candidate(1)),
        |all| all[0].tallies.push(Tally { candidate: candidate(9), votes: 1 }),
        |all| all[0].state = BallotState::Closed,
        |all| all.push(Ballot { run_off: true, ..ballot(2, &[3, 2]) }),
        |all| drop(all.pop()),
    ];
    for edit in edits {
        let mut after = states.last().unwrap().clone();
        edit(&mut after);
        states.push(after);
    }
    for pair in states.windows(2) {
        save(&store.db, PM, &pair[0], &pair[1]).unwrap();
        assert_eq!(ballots(&store.db, PM).unwrap(), pair[1]);
    }
    let left: i64 = store.db.query_row("SELECT count(*) FROM tally", [], |row| row.get(0)).unwrap();
    assert_eq!(left, 3, "the counts of a ballot go with it");
}
