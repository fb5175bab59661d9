use proptest::prelude::*;
use uuid::Uuid;

use super::super::samples::{cause, chain, end, id};
use super::*;
use crate::text::LONGEST_LINE;

fn chain_id(n: u128) -> ChainId {
    ChainId(Uuid::from_u128(n))
}

fn event(n: u128) -> EventId {
    EventId(Uuid::from_u128(n))
}

fn first(n: u128) -> Below {
    Below { chain: chain_id(n), parent: None }
}

fn below(chain: u128, parent: u128) -> Below {
    Below { chain: chain_id(chain), parent: Some(id(parent)) }
}

/// Two chains, 91 and 92: 1 above 2, and 3 above 4.
fn two() -> Chains {
    Chains(vec![
        chain(91, vec![cause(1, vec![cause(2, vec![])])]),
        chain(92, vec![cause(3, vec![cause(4, vec![])])]),
    ])
}

/// One chain, 91, with answers side by side.
fn beside(count: u128) -> Chains {
    Chains(vec![chain(91, (1..=count).map(|n| cause(n, vec![])).collect())])
}

fn texts(answers: &[Cause]) -> Vec<&str> {
    answers.iter().map(|cause| cause.text.as_str()).collect()
}

#[test]
fn only_process_policy_resources_or_organisation_can_end_a_chain() {
    let mut chains = beside(1);
    assert_eq!(chains.set_end(id(1), true, false), Err(Refusal::EndNeedsCondition));
    for condition in Condition::ALL {
        chains.set_condition(id(1), Some(condition)).unwrap();
        assert_eq!(chains.set_end(id(1), true, false).is_ok(), condition != Condition::Technical);
    }
}

#[test]
fn a_cause_that_can_end_a_chain_no_more_stops_being_an_end() {
    let mut chains = Chains(vec![chain(91, vec![end(1, vec![]), end(2, vec![])])]);
    chains.set_condition(id(1), Some(Condition::Technical)).unwrap();
    chains.set_state(id(2), CauseState::RuledOut).unwrap();
    assert!(chains.0[0].causes.iter().all(|cause| !cause.end));
}

#[test]
fn what_is_ruled_out_or_points_at_a_person_ends_no_chain() {
    let mut chains = beside(1);
    chains.set_condition(id(1), Some(Condition::Policy)).unwrap();
    assert_eq!(chains.set_end(id(1), true, true), Err(Refusal::EndPointsAtPerson));
    chains.set_state(id(1), CauseState::RuledOut).unwrap();
    assert_eq!(chains.set_end(id(1), true, true), Err(Refusal::EndIsRuledOut));
    assert_eq!(chains.set_end(id(1), false, true), Ok(()));
}

#[test]
fn a_cause_moves_with_everything_below_it_and_never_below_itself() {
    let mut chains =
        Chains(vec![chain(91, vec![cause(1, vec![cause(2, vec![cause(3, vec![])])])]), chain(92, vec![])]);
    assert_eq!(chains.clone().move_to(id(1), below(91, 3), 0), Err(Refusal::BelowItself));
    assert_eq!(chains.clone().move_to(id(1), below(91, 1), 0), Err(Refusal::BelowItself));
    chains.move_to(id(2), first(92), 0).unwrap();
    assert_eq!(chains.0[0].causes, [cause(1, vec![])]);
    assert_eq!(chains.0[1].causes, [cause(2, vec![cause(3, vec![])])]);
}

#[test]
fn a_cause_goes_nowhere_that_is_not_there() {
    for place in [first(99), below(91, 99), below(92, 1)] {
        assert_eq!(two().move_to(id(2), place, 0), Err(Refusal::Gone));
        assert_eq!(two().add_cause(id(9), place, None, "x"), Err(Refusal::Gone));
    }
    assert_eq!(two().move_to(id(99), first(91), 0), Err(Refusal::Gone));
}

#[test]
fn answers_side_by_side_have_the_order_that_was_asked_for() {
    let mut chains = beside(2);
    chains.add_cause(id(3), first(91), Some(1), "between").unwrap();
    assert_eq!(texts(&chains.0[0].causes), ["C1", "between", "C2"]);
    chains.move_to(id(1), first(91), 2).unwrap();
    assert_eq!(texts(&chains.0[0].causes), ["between", "C2", "C1"]);
    chains.add_cause(id(4), first(91), Some(70), "last").unwrap();
    assert_eq!(texts(&chains.0[0].causes), ["between", "C2", "C1", "last"]);
}

#[test]
fn chains_have_the_order_that_was_asked_for() {
    let mut chains = two();
    chains.add_chain(chain_id(93), "P93").unwrap();
    chains.move_chain(chain_id(93), 0).unwrap();
    chains.move_chain(chain_id(91), 70).unwrap();
    let order: Vec<_> = chains.0.iter().map(|chain| chain.problem.as_str()).collect();
    assert_eq!(order, ["P93", "P92", "P91"]);
}

#[test]
fn several_answers_stand_beneath_one_another() {
    let mut chains = beside(1);
    let mut ids = (10..).map(id);
    let said = ["a".to_owned(), "b".to_owned()];
    let last = chains.add_causes(first(91), Some(0), &said, || ids.next().unwrap()).unwrap();
    assert_eq!(last, Some(id(11)));
    assert_eq!(texts(&chains.0[0].causes), ["a", "C1"]);
    assert_eq!(texts(&chains.0[0].causes[0].causes), ["b"]);
    for nothing in [vec![], vec!["a".to_owned(), " ".to_owned()]] {
        assert_eq!(beside(1).add_causes(below(91, 1), None, &nothing, || id(12)), Err(Refusal::Empty));
    }
}

#[test]
fn a_chain_is_never_deeper_than_a_room_can_follow() {
    let mut chains = Chains(vec![chain(91, vec![]), chain(92, vec![cause(101, vec![cause(102, vec![])])])]);
    let mut place = first(91);
    for n in 1..=DEEPEST as u128 {
        chains.add_cause(id(n), place, None, "why").unwrap();
        place.parent = Some(id(n));
    }
    let too_deep = Err(Refusal::TooDeep { limit: DEEPEST });
    assert_eq!(chains.add_cause(id(50), place, None, "why"), too_deep);
    assert_eq!(chains.clone().move_to(id(101), below(91, 39), 0), too_deep);
    assert_eq!(chains.move_to(id(101), below(91, 38), 0), Ok(()));
}

#[test]
fn links_between_chains_never_run_in_a_circle() {
    let mut chains = two();
    chains.set_same_as(id(2), Some(id(3))).unwrap();
    assert_eq!(chains.clone().set_same_as(id(4), Some(id(1))), Err(Refusal::RunsInACircle));
    assert_eq!(chains.clone().set_same_as(id(2), Some(id(1))), Err(Refusal::RunsInACircle));
    assert_eq!(chains.clone().move_to(id(1), below(92, 4), 0), Err(Refusal::RunsInACircle));
    chains.set_same_as(id(3), Some(id(2))).unwrap();
    assert_eq!(chains.cause(id(3)).unwrap().same_as, None, "it is so already");
    chains.set_same_as(id(2), None).unwrap();
    chains.set_same_as(id(4), Some(id(1))).unwrap();
}

#[test]
fn what_was_the_same_as_a_removed_cause_is_the_same_as_what_that_one_was() {
    let mut chains = two();
    chains.0.push(chain(93, vec![cause(5, vec![])]));
    chains.set_same_as(id(2), Some(id(4))).unwrap();
    chains.set_same_as(id(4), Some(id(5))).unwrap();
    chains.remove(id(3)).unwrap();
    assert_eq!(chains.cause(id(2)).unwrap().same_as, Some(id(5)));
    chains.remove_chain(chain_id(93)).unwrap();
    assert_eq!(chains.cause(id(2)).unwrap().same_as, None);
}

#[test]
fn together_takes_the_answer_beside_along_and_leaves_none_alone() {
    assert_eq!(beside(1).set_together(id(1), true), Err(Refusal::NothingBeside));
    let mut chains = beside(3);
    let marked = |chains: &Chains| chains.0[0].causes.iter().map(|cause| cause.together).collect::<Vec<_>>();
    chains.set_together(id(2), true).unwrap();
    assert_eq!(marked(&chains), [true, true, false]);
    chains.set_together(id(3), true).unwrap();
    chains.set_together(id(1), false).unwrap();
    assert_eq!(marked(&chains), [false, true, true]);
    let mut moved = chains.clone();
    moved.move_to(id(2), below(91, 1), 0).unwrap();
    assert_eq!(marked(&moved), [false, false]);
    chains.remove(id(3)).unwrap();
    assert_eq!(marked(&chains), [false, false]);
}

#[test]
fn other_words_withdraw_the_verdicts_on_the_steps_to_and_from_them() {
    let read = |chains: &mut Chains| chains.for_each(&mut |cause| cause.step = Some(Step::Holds));
    let steps = |chains: &Chains| [1, 2, 3].map(|n| chains.cause(id(n)).unwrap().step.is_some());
    let mut chains = two();
    read(&mut chains);
    chains.set_text(id(1), "other words").unwrap();
    assert_eq!(steps(&chains), [false, false, true]);
    read(&mut chains);
    chains.set_problem(chain_id(91), "another problem").unwrap();
    assert_eq!(steps(&chains), [false, true, true]);
    read(&mut chains);
    chains.move_to(id(1), first(91), 0).unwrap();
    assert_eq!(steps(&chains), [true, true, true], "it stands where it stood");
    chains.move_to(id(1), first(92), 0).unwrap();
    assert_eq!(steps(&chains), [false, true, true]);
}

#[test]
fn an_event_that_was_removed_shows_nothing() {
    let mut chains = two();
    for (n, of) in [(1, 7), (1, 7), (4, 7), (4, 8)] {
        chains.set_event(id(n), event(of), true).unwrap();
    }
    assert_eq!(chains.cause(id(1)).unwrap().evidence.events, [event(7)]);
    chains.forget_event(event(7));
    assert_eq!(chains.cause(id(4)).unwrap().evidence.events, [event(8)]);
}

#[test]
fn what_is_too_long_is_kept_nowhere() {
    let long = "x".repeat(LONGEST_LINE + 1);
    let mut chains = two();
    assert!(chains.add_chain(chain_id(93), &long).is_err());
    assert!(chains.set_problem(chain_id(91), &long).is_err());
    assert!(chains.add_cause(id(9), first(91), None, &long).is_err());
    assert!(chains.set_text(id(1), &long).is_err());
    assert!(chains.set_reason(id(1), &long).is_err());
    assert!(chains.set_links(id(1), &[long]).is_err());
    assert_eq!(chains, two());
}

/// One edit, by the numbers of what it is about.
#[derive(Debug, Clone)]
enum Edit {
    Add(u128, Option<u128>),
    Move(u128, u128, Option<u128>, usize),
    Remove(u128),
    RemoveChain(u128),
    Condition(u128, Condition),
    End(u128, bool),
    State(u128, CauseState),
    Together(u128, bool),
    SameAs(u128, Option<u128>),
}

fn edits() -> impl Strategy<Value = Edit> {
    let (one, place) = (|| 1..12u128, || prop::option::of(1..12u128));
    let chain = || 91..94u128;
    prop_oneof![
        (chain(), place()).prop_map(|(chain, parent)| Edit::Add(chain, parent)),
        (one(), chain(), place(), 0..3usize).prop_map(|(id, chain, to, at)| Edit::Move(id, chain, to, at)),
        one().prop_map(Edit::Remove),
        chain().prop_map(Edit::RemoveChain),
        (one(), prop::sample::select(&Condition::ALL[..])).prop_map(|(id, what)| Edit::Condition(id, what)),
        (one(), any::<bool>()).prop_map(|(id, on)| Edit::End(id, on)),
        (one(), prop::sample::select(&CauseState::ALL[..])).prop_map(|(id, state)| Edit::State(id, state)),
        (one(), any::<bool>()).prop_map(|(id, on)| Edit::Together(id, on)),
        (one(), place()).prop_map(|(id, other)| Edit::SameAs(id, other)),
    ]
}

fn apply(chains: &mut Chains, edit: &Edit, next: u128) -> Result<(), Refusal> {
    let place = |chain, parent: &Option<u128>| Below { chain: chain_id(chain), parent: parent.map(id) };
    match edit {
        Edit::Add(chain, parent) => chains.add_cause(id(next), place(*chain, parent), None, "why"),
        Edit::Move(one, chain, parent, index) => chains.move_to(id(*one), place(*chain, parent), *index),
        Edit::Remove(one) => chains.remove(id(*one)),
        Edit::RemoveChain(chain) => chains.remove_chain(chain_id(*chain)),
        Edit::Condition(one, condition) => chains.set_condition(id(*one), Some(*condition)),
        Edit::End(one, on) => chains.set_end(id(*one), *on, false),
        Edit::State(one, state) => chains.set_state(id(*one), *state),
        Edit::Together(one, on) => chains.set_together(id(*one), *on),
        Edit::SameAs(one, other) => chains.set_same_as(id(*one), other.map(id)),
    }
}

proptest! {
    #[test]
    fn whatever_a_room_does_the_rules_of_chains_hold(edits in prop::collection::vec(edits(), 0..40)) {
        let mut chains = Chains(vec![chain(91, vec![]), chain(92, vec![]), chain(93, vec![])]);
        for (edit, next) in edits.iter().zip(1..) {
            let mut edited = chains.clone();
            if apply(&mut edited, edit, next).is_ok() {
                chains = edited;
            }
        }
        prop_assert!(!Links::of(&chains.0).run_in_a_circle());
        let placed: Vec<_> = chains.0.iter().flat_map(Chain::placed).collect();
        for at in &placed {
            prop_assert!(!at.cause.end || at.cause.condition.is_some_and(Condition::can_end_a_chain));
            prop_assert!(!at.cause.end || at.cause.state != CauseState::RuledOut);
            let together = at.beside.iter().filter(|cause| cause.together).count();
            prop_assert!(together != 1, "nothing is together with nothing");
            let to = at.cause.same_as;
            prop_assert!(to.is_none_or(|to| placed.iter().any(|other| other.cause.id == to)));
        }
    }
}
