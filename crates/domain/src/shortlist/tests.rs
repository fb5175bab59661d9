use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::ballot_box::Count;
use crate::{BallotId, BallotRules, BallotState, CastBy, Outcome, Tally, Way};

fn id(n: u128) -> CandidateId {
    CandidateId(Uuid::from_u128(n))
}

fn action(n: u128) -> ActionId {
    ActionId(Uuid::from_u128(n))
}

fn round(n: u128) -> BallotId {
    BallotId(Uuid::from_u128(n))
}

/// Ids that no test names.
fn ids() -> impl FnMut() -> ActionId {
    let mut next = 1_000;
    move || {
        next += 1;
        action(next)
    }
}

fn source() -> Source {
    Source::Room { text: String::new() }
}

/// A shortlist of candidates “C1”, “C2”, …, for a room of nine.
fn room(candidates: u128) -> Shortlist {
    let mut room = Shortlist::default();
    for n in 1..=candidates {
        room.add(id(n), &format!("C{n}"), Some(Category::Prevention), source()).unwrap();
    }
    room
}

/// Such a room whose first round has these votes, raised and counted.
fn voted(votes: &[u32]) -> Shortlist {
    let mut room = room(votes.len() as u128);
    room.open(round(1), Way::Hands, None, 9, false).unwrap();
    for (n, votes) in (1..).zip(votes) {
        room.set_votes(id(n), *votes).unwrap();
    }
    room
}

fn closed(votes: &[u32]) -> Shortlist {
    let mut room = voted(votes);
    room.close(ids()).unwrap();
    room
}

/// Seven candidates of which four are chosen and three are tied for the fifth place.
fn tie() -> Shortlist {
    closed(&[6, 5, 4, 3, 2, 2, 2])
}

fn chosen(room: &Shortlist) -> Vec<&str> {
    room.actions.iter().map(|action| action.text.as_str()).collect()
}

fn commit_to(room: &mut Shortlist, candidate: u128) {
    let action = room.actions.iter_mut().find(|action| action.candidate == Some(id(candidate))).unwrap();
    action.owner = "Ana".into();
}

fn in_box(ballots: u32) -> Option<Count> {
    Some(Count { ballots, cast: CastBy::default(), expected: 9, tallies: Err(Refusal::NoBallots) })
}

#[test]
fn the_five_with_most_votes_become_actions_in_that_order() {
    let room = closed(&[1, 6, 2, 5, 4, 3, 0]);
    assert_eq!(chosen(&room), ["C2", "C4", "C5", "C6", "C3"]);
    assert_eq!(room.rounds[0].outcome, Some(Outcome::Clear));
}

#[test]
fn more_votes_than_the_room_has_are_refused_with_what_is_spent() {
    let mut room = voted(&[18, 9, 0]);
    assert_eq!(room.clone().set_votes(id(3), 1), Err(Refusal::OverBudget { budget: 27, spent: 27 }));
    assert_eq!(room.clone().set_votes(id(3), 19), Err(Refusal::OverCandidate { most: 18 }));
    assert_eq!(room.set_votes(id(9), 1), Err(Refusal::Gone));
}

#[test]
fn a_round_needs_candidates_and_only_one_is_open_at_a_time() {
    let open = |room: &mut Shortlist| room.open(round(1), Way::Hands, None, 9, false);
    assert_eq!(open(&mut Shortlist::default()), Err(Refusal::NoCandidates));
    let mut room = room(1);
    assert_eq!(room.close(ids()), Err(Refusal::BallotClosed));
    open(&mut room).unwrap();
    assert_eq!(open(&mut room), Err(Refusal::BallotOpen));
}

#[test]
fn the_first_round_has_a_ballot_for_everybody_and_the_next_one_the_same_rules() {
    let mut room = room(2);
    room.open(round(1), Way::Hands, None, 8, true).unwrap();
    assert_eq!(room.rounds[0].rules.voters, 9);
    room.set_rules(BallotRules { voters: 4, ..BallotRules::default() }).unwrap();
    room.close(ids()).unwrap();
    room.open(round(2), Way::Pass, None, 8, false).unwrap();
    assert_eq!(room.rounds[1].rules.voters, 4);
}

#[test]
fn an_open_round_follows_who_comes_and_who_goes() {
    let mut room = voted(&[0, 0]);
    room.follow_voters(9, 10);
    assert_eq!(room.rounds[0].rules.voters, 10);
    room.follow_voters(10, 8);
    assert_eq!(room.rounds[0].rules.voters, 8);
    room.close(ids()).unwrap();
    room.follow_voters(8, 12);
    assert_eq!(room.rounds[0].rules.voters, 8, "a closed round stays");
}

#[test]
fn a_tie_across_the_line_goes_to_a_run_off() {
    let mut room = tie();
    assert_eq!((chosen(&room), room.rounds[0].outcome), (vec!["C1", "C2", "C3", "C4"], None));
    room.run_off(round(2), 11).unwrap();
    let run_off = room.rounds.last().unwrap();
    let listed: Vec<_> = run_off.tallies.iter().map(|tally| tally.candidate).collect();
    assert_eq!(listed, [id(5), id(6), id(7)]);
    assert_eq!((run_off.rules.cut, run_off.rules.votes_each, run_off.rules.voters), (1, 1, 11));
    room.set_votes(id(6), 5).unwrap();
    room.close(ids()).unwrap();
    assert_eq!(chosen(&room), ["C1", "C2", "C3", "C4", "C6"]);
    let outcomes: Vec<_> = room.rounds.iter().map(|round| round.outcome).collect();
    assert_eq!(outcomes, [Some(Outcome::RunOff), Some(Outcome::Clear)]);
}

#[test]
fn the_room_may_settle_a_tie_itself_within_its_places() {
    let mut room = tie();
    for wrong in [vec![id(5), id(6)], vec![id(1)]] {
        assert_eq!(room.choose_tied(&wrong, ids()), Err(Refusal::NotInTie { places: 1 }));
    }
    room.choose_tied(&[id(7)], ids()).unwrap();
    assert_eq!(chosen(&room), ["C1", "C2", "C3", "C4", "C7"]);
    assert_eq!(room.rounds[0].outcome, Some(Outcome::RoomChose));
    assert_eq!(room.choose_tied(&[id(5)], ids()), Err(Refusal::BallotClosed));
}

#[test]
fn a_run_off_that_is_discarded_leaves_the_tie_to_the_room_again() {
    let mut room = tie();
    room.run_off(round(2), 9).unwrap();
    room.discard().unwrap();
    assert_eq!((room.rounds.len(), room.rounds[0].outcome), (1, None));
    room.choose_tied(&[id(5)], ids()).unwrap();
    assert_eq!(room.discard(), Err(Refusal::BallotClosed));
}

#[test]
fn voting_can_be_skipped_and_at_most_five_are_picked() {
    let mut room = room(6);
    room.skip(round(1)).unwrap();
    room.skip(round(2)).unwrap();
    assert_eq!(room.rounds.len(), 1, "skipping twice is one round");
    for n in 1..=5 {
        room.pick(id(n), true, ids()).unwrap();
    }
    assert_eq!(room.clone().pick(id(6), true, ids()), Err(Refusal::TooMany { limit: 5 }));
    room.pick(id(2), false, ids()).unwrap();
    assert_eq!(chosen(&room), ["C1", "C3", "C4", "C5"]);
}

#[test]
fn skipping_discards_an_open_round_unless_ballots_are_in() {
    let mut room = room(2);
    room.open(round(1), Way::Pass, None, 9, false).unwrap();
    room.counted = in_box(2);
    assert_eq!(room.clone().skip(round(2)), Err(Refusal::BallotsIn { ballots: 2 }));
    room.counted = in_box(0);
    room.skip(round(2)).unwrap();
    let states: Vec<_> = room.rounds.iter().map(|round| round.state).collect();
    assert_eq!(states, [BallotState::Skipped]);
}

#[test]
fn nothing_is_merged_split_removed_or_counted_otherwise_once_a_ballot_is_in() {
    let mut room = room(3);
    room.open(round(1), Way::Phones, None, 9, false).unwrap();
    room.counted = in_box(1);
    let refused = Err(Refusal::BallotsIn { ballots: 1 });
    assert_eq!(room.clone().merge(id(1), id(2), ids()), refused);
    assert_eq!(room.clone().split(id(1), "a", "b", id(9)), refused);
    assert_eq!(room.clone().remove(id(1), ids()), refused);
    let rules = room.rounds[0].rules;
    assert_eq!(room.clone().set_rules(BallotRules { votes_each: 5, ..rules }), refused);
    assert_eq!(room.set_rules(BallotRules { cut: 3, ..rules }), Ok(()));
    assert_eq!(room.set_votes(id(1), 1), Err(Refusal::NotListed), "ballots are cast, not counted by hand");
}

#[test]
fn only_the_sum_of_the_box_is_kept() {
    let mut room = room(2);
    room.open(round(1), Way::Pass, None, 9, false).unwrap();
    assert_eq!(room.clone().close(ids()), Err(Refusal::BoxGone));
    room.counted = in_box(0);
    assert_eq!(room.clone().close(ids()), Err(Refusal::NoBallots));
    let cast = CastBy { laptop: 4, ..CastBy::default() };
    let tallies = vec![Tally { candidate: id(2), votes: 7 }, Tally { candidate: id(9), votes: 3 }];
    room.counted = Some(Count { ballots: 4, cast, expected: 5, tallies: Ok(tallies) });
    room.close(ids()).unwrap();
    let closed = &room.rounds[0];
    assert_eq!((closed.ballots, closed.cast, closed.rules.voters), (Some(4), Some(cast), 5));
    assert_eq!(closed.tallies.iter().map(|tally| tally.votes).collect::<Vec<_>>(), [0, 7]);
    assert_eq!(chosen(&room), ["C2"]);
}

#[test]
fn voting_again_keeps_the_first_result_and_commitments_that_were_made() {
    let mut room = closed(&[3, 2, 0]);
    commit_to(&mut room, 1);
    room.open(round(2), Way::Hands, None, 9, false).unwrap();
    room.set_votes(id(3), 4).unwrap();
    room.close(ids()).unwrap();
    assert_eq!(room.rounds[0].tallies[0].votes, 3);
    assert_eq!(chosen(&room), ["C3", "C1"], "what was committed stays, what was not goes");
    let above: Vec<_> = room.candidates.iter().filter(|one| one.chosen).map(|one| one.id).collect();
    assert_eq!(above, [id(3)]);
}

#[test]
fn a_candidate_collected_during_the_vote_can_be_voted_for() {
    let mut room = voted(&[1]);
    room.add(id(2), "late", None, source()).unwrap();
    room.set_votes(id(2), 4).unwrap();
    room.split(id(2), "late", "later", id(3)).unwrap();
    room.set_votes(id(3), 5).unwrap();
    let texts: Vec<_> = room.candidates.iter().map(|one| one.text.as_str()).collect();
    assert_eq!(texts, ["C1", "late", "later"]);
    assert_eq!(room.candidates[1].sources, room.candidates[2].sources);
}

#[test]
fn a_merged_candidate_has_the_larger_count_in_every_round() {
    let mut room = voted(&[1, 4, 2]);
    room.merge(id(1), id(2), ids()).unwrap();
    let counts: Vec<_> = room.rounds[0].tallies.iter().map(|tally| (tally.candidate, tally.votes)).collect();
    assert_eq!(counts, [(id(1), 4), (id(3), 2)]);
    let said = Source::Room { text: "C2".into() };
    assert_eq!(room.candidates[0].sources, [source(), said]);
    assert_eq!(room.merge(id(1), id(1), ids()), Err(Refusal::Gone));
}

#[test]
fn a_tie_of_twins_is_settled_by_merging_them() {
    let mut room = closed(&[6, 5, 4, 3, 2, 2]);
    room.merge(id(5), id(6), ids()).unwrap();
    assert_eq!(chosen(&room), ["C1", "C2", "C3", "C4", "C5"]);
    assert_eq!(room.rounds[0].outcome, Some(Outcome::Clear));
}

#[test]
fn a_tie_is_settled_where_enough_of_the_tied_are_removed() {
    let mut room = tie();
    room.pick(id(1), false, ids()).unwrap();
    room.remove(id(5), ids()).unwrap();
    assert_eq!(room.rounds[0].outcome, None, "two are tied still");
    room.remove(id(6), ids()).unwrap();
    assert_eq!(chosen(&room), ["C2", "C3", "C4", "C7"], "what the room took out stays out");
}

#[test]
fn a_merge_during_a_tie_puts_nobody_above_the_line_whom_votes_or_room_did_not_put_there() {
    let mut room = voted(&[5, 3, 3, 3, 3]);
    room.set_rules(BallotRules { voters: 9, cut: 3, ..BallotRules::default() }).unwrap();
    room.close(ids()).unwrap();
    room.merge(id(2), id(1), ids()).unwrap();
    let result = crate::ballot::standing(&room.rounds[0].tallies, 3);
    assert_eq!((result.chosen, result.tied, result.places), (vec![id(2)], vec![id(3), id(4), id(5)], 2));
    room.choose_tied(&[id(3), id(4)], ids()).unwrap();
    assert_eq!(chosen(&room), ["C1", "C3", "C4"], "the action keeps the words under which it was chosen");
}

#[test]
fn a_chosen_candidate_that_is_merged_takes_its_action_along() {
    let mut room = closed(&[2, 0]);
    room.merge(id(2), id(1), ids()).unwrap();
    assert!(room.candidates[0].chosen);
    assert_eq!(room.actions[0].candidate, Some(id(2)));
}

#[test]
fn an_action_whose_ticket_may_exist_is_kept_when_its_candidate_falls_below_the_line() {
    let mut room = closed(&[2]);
    room.actions[0].pending = Some(crate::ConnectionId(Uuid::from_u128(7)));
    let before = room.actions.clone();
    for on in [false, true] {
        room.pick(id(1), on, ids()).unwrap();
    }
    assert_eq!(room.actions, before);
}

#[test]
fn two_chosen_twins_are_one_action_with_what_was_committed() {
    for committed in [1, 2] {
        let mut room = closed(&[3, 2]);
        commit_to(&mut room, committed);
        room.merge(id(1), id(2), ids()).unwrap();
        let kept: Vec<_> =
            room.actions.iter().map(|action| (action.candidate, action.owner.as_str())).collect();
        assert_eq!(kept, [(Some(id(1)), "Ana")]);
    }
    let mut room = closed(&[3, 2]);
    commit_to(&mut room, 1);
    commit_to(&mut room, 2);
    room.merge(id(1), id(2), ids()).unwrap();
    let kept: Vec<_> = room.actions.iter().map(|action| action.candidate).collect();
    assert_eq!(kept, [Some(id(1)), None], "no commitment is lost");
}

#[test]
fn an_action_that_is_removed_leaves_its_candidate_below_the_line() {
    let mut room = closed(&[3, 2]);
    let first = room.actions[0].id;
    room.remove_action(first).unwrap();
    assert!(!room.candidates[0].chosen && room.candidates[1].chosen);
    assert_eq!(room.remove_action(first), Err(Refusal::Gone));
}

#[test]
fn a_candidate_without_words_is_refused() {
    assert_eq!(room(0).add(id(1), " ", None, source()), Err(Refusal::Empty));
    assert_eq!(room(1).set_text(id(1), ""), Err(Refusal::Empty));
    assert_eq!(room(1).split(id(1), "a", " ", id(2)), Err(Refusal::Empty));
}

/// One edit, by numbers.
type Edit = (u8, u128, u128, u32);

fn apply(room: &mut Shortlist, (which, one, other, votes): Edit, next: u128) -> Result<(), Refusal> {
    let new = || action(next);
    match which {
        0 | 1 => room.add(id(next), "new", None, source()),
        2 => room.merge(id(one), id(other), new),
        3 => room.split(id(one), "a", "b", id(next)),
        4 => room.remove(id(one), new),
        5 => room.open(round(next), Way::Hands, None, 9, false),
        6 | 7 => room.set_votes(id(one), votes),
        8 => room.close(new_each(next)),
        9 => room.run_off(round(next), 9),
        10 => room.choose_tied(&[id(one)], new),
        11 => room.skip(round(next)),
        12 => room.pick(id(one), votes % 2 == 0, new),
        13 => room.discard(),
        _ => room.remove_action(action(one)),
    }
}

/// Fresh ids for several actions of one edit.
fn new_each(next: u128) -> impl FnMut() -> ActionId {
    let mut made = 0;
    move || {
        made += 1;
        action(next * 1_000 + made)
    }
}

proptest! {
    #[test]
    fn whatever_a_room_does_the_rules_of_the_vote_hold(
        edits in prop::collection::vec((0..15u8, 1..20u128, 1..20u128, 0..5u32), 0..60)
    ) {
        let mut room = room(4);
        for (edit, next) in edits.iter().zip(5..) {
            let mut edited = room.clone();
            if apply(&mut edited, *edit, next).is_ok() {
                room = edited;
            }
        }
        let open = room.rounds.iter().filter(|round| round.state == BallotState::Open).count();
        prop_assert!(open <= 1, "one round is open at a time");
        let known = |id| room.candidates.iter().any(|one| one.id == id);
        for round in &room.rounds {
            prop_assert!(round.tallies.iter().all(|tally| known(tally.candidate)));
        }
        for candidate in room.candidates.iter().filter(|one| one.chosen) {
            let actions = room.actions.iter().filter(|action| action.candidate == Some(candidate.id)).count();
            prop_assert_eq!(actions, 1, "what is above the line is one action");
        }
    }
}
