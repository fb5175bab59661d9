//! Whatever happens to an open vote, its counts are those of a model that any child could keep.

use std::collections::{BTreeMap, HashMap};

use proptest::prelude::*;
use uuid::Uuid;

use super::*;

const VOTES_EACH: u32 = 3;

fn candidate(n: usize) -> CandidateId {
    CandidateId(Uuid::from_u128(1_000 + n as u128))
}

fn seat(n: usize) -> SeatId {
    SeatId(Uuid::from_u128(n as u128))
}

fn rules() -> BallotRules {
    BallotRules { voters: 3, votes_each: VOTES_EACH, most_on_one: 2, cut: 3 }
}

/// Three people, in seats 0, 1 and 2, before four candidates.
fn room() -> BallotBox {
    let mut open = BallotBox::new(rules(), (0..4).map(candidate).collect());
    let people: Vec<_> =
        (0..3).map(|n| (ParticipantId(Uuid::from_u128(100 + n)), format!("Person {n}"))).collect();
    let mut next = 0;
    open.seat_people(&people, || {
        next += 1;
        seat(next - 1)
    });
    open
}

fn choice(votes: &[(usize, u32)]) -> Choice {
    votes.iter().map(|(n, votes)| (candidate(*n), *votes)).collect()
}

fn votes(open: &BallotBox) -> Vec<u32> {
    open.tallies().unwrap().iter().map(|t| t.votes).collect()
}

#[test]
fn a_voter_can_change_until_the_vote_is_closed_and_is_counted_once() {
    let mut open = room();
    let ana = open.take(seat(0)).unwrap();
    let ben = open.take(seat(1)).unwrap();
    open.cast(ana, 1, choice(&[(0, 2), (1, 1)])).unwrap();
    open.cast(ben, 1, choice(&[(0, 1)])).unwrap();
    open.cast(ana, 2, choice(&[(3, 1)])).unwrap();
    assert_eq!(votes(&open), [1, 0, 0, 1]);
}

#[test]
fn a_cast_that_arrives_twice_or_late_changes_nothing() {
    let mut open = room();
    let (ana, ben) = (open.take(seat(0)).unwrap(), open.take(seat(1)).unwrap());
    open.cast(ben, 1, choice(&[(2, 1)])).unwrap();
    open.cast(ana, 2, choice(&[(1, 1)])).unwrap();
    assert_eq!(open.cast(ana, 1, choice(&[(0, 2)])), Ok(2), "the straggler");
    assert_eq!(open.cast(ana, 2, choice(&[(0, 2)])), Ok(2), "the repeat");
    assert_eq!(votes(&open), [0, 1, 1, 0]);
}

#[test]
fn nobody_votes_over_their_budget_or_for_what_is_not_there() {
    let mut open = room();
    let ana = open.take(seat(0)).unwrap();
    assert_eq!(open.cast(ana, 1, choice(&[(0, 3)])), Err(Refusal::OverOne { most: 2 }));
    assert_eq!(open.cast(ana, 1, choice(&[(0, 2), (1, 2)])), Err(Refusal::OverVotes { votes_each: 3 }));
    assert_eq!(open.cast(ana, 1, choice(&[(9, 1)])), Err(Refusal::NotListed));
    let overflow = choice(&[(0, u32::MAX), (1, u32::MAX)]);
    assert_eq!(open.cast(ana, 1, overflow), Err(Refusal::OverOne { most: 2 }));
    assert_eq!(open.ballots(), 0);
}

#[test]
fn a_seat_has_one_phone_and_a_phone_that_lost_its_seat_has_no_say() {
    let mut open = room();
    let first = open.take(seat(0)).unwrap();
    assert_eq!(open.take(seat(0)), Err(Refusal::SeatTaken));
    open.cast(first, 1, choice(&[(0, 1)])).unwrap();
    open.withdraw(seat(0)).unwrap();
    assert_eq!(open.cast(first, 2, choice(&[(0, 1)])), Err(Refusal::SeatGone));
    let second = open.take(seat(0)).unwrap();
    assert_eq!(open.cast_of(first), Err(Refusal::SeatGone));
    assert_eq!(open.cast_of(second), Ok((None, 0)), "nothing of the ballot before is there");
}

#[test]
fn a_seat_that_a_guest_s_phone_made_goes_with_the_phone_and_one_of_the_facilitator_s_stays() {
    let mut open = room();
    open.add_guest(seat(10), "Zoë".into(), true).unwrap();
    open.add_guest(seat(11), "Kim".into(), false).unwrap();
    for (n, stays) in [(10, false), (11, true)] {
        let guest = open.take(seat(n)).unwrap();
        open.cast(guest, 1, choice(&[(0, 1)])).unwrap();
        open.withdraw(seat(n)).unwrap();
        assert_eq!(open.seats().iter().any(|s| s.id == seat(n)), stays);
    }
}

#[test]
fn whose_name_is_typed_anew_keeps_the_seat() {
    let mut open = room();
    let id = open.seats()[0].participant.unwrap();
    let phone = open.take(seat(0)).unwrap();
    for name in ["", "Ana"] {
        open.seat_people(&[(id, name.into())], || seat(99));
        assert_eq!(open.cast_of(phone), Ok((None, 0)));
    }
    assert_eq!((open.seats().len(), open.seats()[0].name.as_str()), (1, "Ana"));
}

#[test]
fn what_was_cast_in_secret_is_never_shown_and_raised_hands_are() {
    let mut open = room();
    open.enter(seat(0), choice(&[(0, 1)]), false).unwrap();
    open.enter(seat(1), choice(&[(1, 2)]), true).unwrap();
    assert_eq!(open.seats()[0].shown(), None);
    assert_eq!(open.seats()[1].shown(), Some(&choice(&[(1, 2)])));
    assert_eq!(open.enter(seat(0), choice(&[(2, 1)]), true), Err(Refusal::SeatTaken));
}

#[test]
fn a_phone_never_reads_a_ballot_that_was_cast_on_the_laptop_from_its_seat() {
    let mut open = room();
    let phone = open.take(seat(0)).unwrap();
    open.enter(seat(0), choice(&[(2, 1)]), false).unwrap();
    assert_eq!(open.cast_of(phone), Err(Refusal::SeatGone));
    assert_eq!(open.cast(phone, 9, choice(&[(0, 1)])), Err(Refusal::SeatGone));
}

#[test]
fn a_single_secret_ballot_is_not_counted_alone() {
    let mut open = room();
    assert_eq!(open.tallies(), Err(Refusal::NoBallots));
    open.enter(seat(0), choice(&[(0, 1)]), false).unwrap();
    open.enter(seat(1), choice(&[(1, 1)]), true).unwrap();
    assert_eq!(open.tallies(), Err(Refusal::OneBallotAlone), "hands beside it can be told apart");
    open.enter(seat(2), choice(&[(0, 1)]), false).unwrap();
    assert_eq!(votes(&open), [2, 1, 0, 0]);
}

#[test]
fn a_latecomer_gets_a_seat_and_who_has_voted_keeps_theirs() {
    let mut open = room();
    open.enter(seat(0), choice(&[(0, 1)]), true).unwrap();
    let late = (ParticipantId(Uuid::from_u128(200)), "Late".to_owned());
    open.seat_people(&[late], || seat(9));
    let names: Vec<_> = open.seats().iter().map(|s| s.name.as_str()).collect();
    assert_eq!(names, ["Person 0", "Late"]);
    assert_eq!(open.expected(), 3, "three were expected from the beginning");
}

#[test]
fn votes_for_a_candidate_that_is_taken_away_come_back_to_their_voters() {
    let mut open = room();
    open.enter(seat(0), choice(&[(0, 2), (1, 1)]), true).unwrap();
    open.list((1..6).map(candidate).collect());
    assert_eq!(open.seats()[0].shown(), Some(&choice(&[(1, 1)])));
    open.enter(seat(0), choice(&[(1, 1), (5, 2)]), true).unwrap();
    assert_eq!(votes(&open), [1, 0, 0, 0, 2]);
}

#[test]
fn no_hand_raised_is_no_ballot_but_a_secret_ballot_may_be_blank() {
    let mut open = room();
    open.enter(seat(0), choice(&[(0, 0)]), true).unwrap();
    assert_eq!(open.ballots(), 0);
    open.enter(seat(0), Choice::new(), false).unwrap();
    assert_eq!(open.ballots(), 1);
}

#[test]
fn a_ballot_has_no_more_seats_than_it_may() {
    let mut open = BallotBox::new(rules(), vec![candidate(0)]);
    for n in 0..MOST_SEATS {
        open.add_guest(seat(n), "Guest".into(), false).unwrap();
    }
    let refused = open.add_guest(seat(MOST_SEATS), "One more".into(), false);
    assert_eq!(refused, Err(Refusal::NoSeatLeft { limit: MOST_SEATS }));
}

/// Something that happens during a vote; seats and claims are taken modulo what there is.
#[derive(Debug, Clone)]
enum Event {
    Guest { from_phone: bool },
    Take(usize),
    Cast { claim: usize, turn: u32, choice: Choice },
    Leave(usize),
    Enter { seat: usize, choice: Choice, by_hand: bool },
    Withdraw(usize),
    RemoveGuest(usize),
    List(usize),
}

fn any_choice() -> impl Strategy<Value = Choice> {
    prop::collection::vec((0usize..5, 0u32..4), 0..4).prop_map(|votes| choice(&votes))
}

fn event() -> impl Strategy<Value = Event> {
    prop_oneof![
        1 => any::<bool>().prop_map(|from_phone| Event::Guest { from_phone }),
        3 => (0usize..8).prop_map(Event::Take),
        6 => (0usize..12, 1u32..5, any_choice())
            .prop_map(|(claim, turn, choice)| Event::Cast { claim, turn, choice }),
        1 => (0usize..12).prop_map(Event::Leave),
        3 => (0usize..8, any_choice(), any::<bool>())
            .prop_map(|(seat, choice, by_hand)| Event::Enter { seat, choice, by_hand }),
        2 => (0usize..8).prop_map(Event::Withdraw),
        1 => (0usize..8).prop_map(Event::RemoveGuest),
        1 => (3usize..5).prop_map(Event::List),
    ]
}

proptest! {
    /// The model keeps one slip of paper per seat: who holds it, and what stands on it.
    #[test]
    fn the_counts_are_those_of_one_slip_of_paper_per_seat(events in prop::collection::vec(event(), 0..60)) {
        let mut open = room();
        let mut slips: BTreeMap<SeatId, (Choice, bool)> = BTreeMap::new();
        let mut holder: HashMap<SeatId, (Claim, u32)> = HashMap::new();
        let mut claims: Vec<Claim> = Vec::new();
        let mut guests = 0;
        let mut listed = 4;
        for event in events {
            let ids: Vec<SeatId> = open.seats().iter().map(|s| s.id).collect();
            let at = |n: usize| ids[n % ids.len()];
            let fits = |choice: &Choice| {
                choice.keys().all(|id| (0..listed).any(|n| candidate(n) == *id))
                    && choice.values().all(|v| *v <= 2)
                    && choice.values().sum::<u32>() <= VOTES_EACH
            };
            match event {
                Event::Guest { from_phone } => {
                    open.add_guest(seat(10 + guests), format!("Guest {guests}"), from_phone).unwrap();
                    guests += 1;
                }
                Event::Take(n) => {
                    let free = !holder.contains_key(&at(n)) && !slips.contains_key(&at(n));
                    let taken = open.take(at(n));
                    prop_assert_eq!(taken.is_ok(), free);
                    if let Ok(claim) = taken {
                        claims.push(claim);
                        holder.insert(at(n), (claim, 0));
                    }
                }
                Event::Cast { claim, turn, choice } => {
                    let Some(claim) = claims.get(claim % claims.len().max(1)).copied() else { continue };
                    let known = holder.get(&claim.seat).filter(|(held, _)| *held == claim).map(|(_, turn)| *turn);
                    let cast = open.cast(claim, turn, choice.clone());
                    match known {
                        None => prop_assert_eq!(cast, Err(Refusal::SeatGone)),
                        Some(last) if turn <= last => prop_assert_eq!(cast, Ok(last)),
                        Some(_) if !fits(&choice) => prop_assert!(cast.is_err()),
                        Some(_) => {
                            prop_assert_eq!(cast, Ok(turn));
                            holder.insert(claim.seat, (claim, turn));
                            slips.insert(claim.seat, (choice, false));
                        }
                    }
                }
                Event::Leave(n) => {
                    let Some(claim) = claims.get(n % claims.len().max(1)).copied() else { continue };
                    open.leave(claim);
                    if holder.get(&claim.seat).is_some_and(|(held, _)| *held == claim) {
                        holder.remove(&claim.seat);
                    }
                }
                Event::Enter { seat, choice, by_hand } => {
                    let secret = slips.get(&at(seat)).is_some_and(|(_, by_hand)| !by_hand);
                    let entered = open.enter(at(seat), choice.clone(), by_hand);
                    prop_assert_eq!(entered.is_ok(), fits(&choice) && !secret);
                    if entered.is_ok() {
                        holder.remove(&at(seat));
                        slips.remove(&at(seat));
                        if !by_hand || choice.values().any(|v| *v > 0) {
                            slips.insert(at(seat), (choice, by_hand));
                        }
                    }
                }
                Event::Withdraw(n) => {
                    open.withdraw(at(n)).unwrap();
                    slips.remove(&at(n));
                    holder.remove(&at(n));
                }
                Event::RemoveGuest(n) => {
                    if open.remove_guest(at(n)).is_ok() {
                        slips.remove(&at(n));
                        holder.remove(&at(n));
                    }
                }
                Event::List(n) => {
                    listed = n;
                    open.list((0..n).map(candidate).collect());
                    for (choice, _) in slips.values_mut() {
                        choice.retain(|id, _| (0..n).any(|n| candidate(n) == *id));
                    }
                }
            }
            let paper: Vec<u32> = (0..listed)
                .map(|n| slips.values().filter_map(|(choice, _)| choice.get(&candidate(n))).sum())
                .collect();
            prop_assert_eq!(open.ballots() as usize, slips.len());
            match slips.values().filter(|(_, by_hand)| !by_hand).count() {
                _ if slips.is_empty() => prop_assert_eq!(open.tallies(), Err(Refusal::NoBallots)),
                1 => prop_assert_eq!(open.tallies(), Err(Refusal::OneBallotAlone)),
                _ => prop_assert_eq!(&votes(&open), &paper),
            }
            prop_assert!(paper.iter().sum::<u32>() <= VOTES_EACH * open.ballots());
            for seat in open.seats() {
                let secret = slips.get(&seat.id).is_some_and(|(_, by_hand)| !by_hand);
                prop_assert!(!(secret && seat.shown().is_some()));
            }
        }
    }
}

#[test]
fn how_each_ballot_was_cast_is_counted_and_nothing_of_what_it_holds() {
    let mut open = room();
    let ana = open.take(seat(0)).unwrap();
    open.cast(ana, 1, choice(&[(0, 2)])).unwrap();
    open.enter(seat(1), choice(&[(1, 1)]), false).unwrap();
    open.enter(seat(2), choice(&[(1, 1)]), true).unwrap();
    assert_eq!(open.cast_by(), CastBy { phones: 1, laptop: 1, hands: 1 });
    open.enter(seat(2), Choice::new(), true).unwrap();
    assert_eq!(open.cast_by(), CastBy { phones: 1, laptop: 1, hands: 0 });
}
