//! What the chains and the actions leave open between them. Kept quietly in view, never a gate.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Chain;
use super::hints::reaches_an_end;
use super::links::Links;
use crate::{ActionItem, Candidate, Category, CauseId, ChainId, Source};

/// What is left open.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Coverage {
    /// Ends of chains that no action answers.
    pub ends_without_action: Vec<CauseId>,
    /// Actions, by their words, that answer no cause.
    pub actions_without_cause: Vec<String>,
    /// Chains with answers that have not reached an end.
    pub chains_without_end: Vec<ChainId>,
    /// Whether there are actions and all of them only detect: a dashboard prevents nothing.
    pub only_detection: bool,
}

/// What counts as an action so far.
struct Answer<'a> {
    text: &'a str,
    category: Option<Category>,
    causes: Vec<CauseId>,
}

/// Looks at the committed actions; before there are any at the chosen candidates, and before the vote at all of them.
#[must_use]
pub fn coverage(chains: &[Chain], candidates: &[Candidate], actions: &[ActionItem]) -> Coverage {
    let links = Links::of(chains);
    let answers = answers(candidates, actions);
    let answered = |end: CauseId| {
        answers.iter().flat_map(|answer| &answer.causes).any(|cause| links.root(*cause) == links.root(end))
    };
    let mut ends: Vec<CauseId> = chains.iter().flat_map(Chain::ends).map(|end| end.id).collect();
    ends.retain(|end| !answered(*end));
    let open = |chain: &&Chain| !chain.causes.is_empty() && !reaches_an_end(chain, chains);
    Coverage {
        ends_without_action: ends,
        actions_without_cause: answers
            .iter()
            .filter(|answer| answer.causes.is_empty())
            .map(|answer| answer.text.to_owned())
            .collect(),
        chains_without_end: chains.iter().filter(open).map(|chain| chain.id).collect(),
        only_detection: !answers.is_empty()
            && answers.iter().all(|answer| answer.category == Some(Category::Detection)),
    }
}

fn answers<'a>(candidates: &'a [Candidate], actions: &'a [ActionItem]) -> Vec<Answer<'a>> {
    if !actions.is_empty() {
        let of = |action: &'a ActionItem| Answer {
            text: &action.text,
            category: action.category,
            causes: candidates
                .iter()
                .find(|c| Some(c.id) == action.candidate)
                .map(causes)
                .unwrap_or_default(),
        };
        return actions.iter().map(of).collect();
    }
    let some_chosen = candidates.iter().any(|candidate| candidate.chosen);
    candidates
        .iter()
        .filter(|candidate| candidate.chosen || !some_chosen)
        .map(|candidate| Answer {
            text: &candidate.text,
            category: candidate.category,
            causes: causes(candidate),
        })
        .collect()
}

fn causes(candidate: &Candidate) -> Vec<CauseId> {
    let cause = |source: &Source| match source {
        Source::Cause { cause, .. } => Some(*cause),
        _ => None,
    };
    candidate.sources.iter().filter_map(cause).collect()
}

#[cfg(test)]
mod tests {
    use super::super::samples::{cause, chain, end, id};
    use super::*;
    use crate::CandidateId;

    fn candidate(text: &str, category: Category, from: Option<u128>) -> Candidate {
        let source = |n| Source::Cause { cause: id(n), text: String::new() };
        Candidate {
            id: CandidateId(uuid::Uuid::nil()),
            text: text.into(),
            category: Some(category),
            sources: from.map(source).into_iter().collect(),
            chosen: false,
            because: String::new(),
        }
    }

    #[test]
    fn an_end_is_covered_by_an_action_on_it_or_on_what_is_the_same() {
        let shared = crate::Cause { same_as: Some(id(2)), ..cause(5, vec![]) };
        let chains = [
            chain(91, vec![cause(1, vec![end(2, vec![])]), end(3, vec![])]),
            chain(92, vec![cause(4, vec![shared])]),
        ];
        let covered = coverage(&chains, &[candidate("a", Category::Prevention, Some(5))], &[]);
        assert_eq!(covered.ends_without_action, [id(3)]);
        assert!(covered.chains_without_end.is_empty());
    }

    #[test]
    fn an_action_said_in_the_room_answers_no_cause() {
        let all = [candidate("Said", Category::Process, None), candidate("From", Category::Process, Some(1))];
        assert_eq!(coverage(&[], &all, &[]).actions_without_cause, ["Said"]);
    }

    #[test]
    fn actions_that_all_only_detect_are_named_and_none_at_all_is_not() {
        let detect = candidate("Dashboard", Category::Detection, None);
        let prevent = candidate("Limit", Category::Prevention, None);
        assert!(coverage(&[], std::slice::from_ref(&detect), &[]).only_detection);
        assert!(!coverage(&[], &[detect, prevent], &[]).only_detection);
        assert!(!coverage(&[], &[], &[]).only_detection);
    }

    #[test]
    fn once_the_room_has_chosen_the_rest_counts_no_more() {
        let chosen = Candidate { chosen: true, ..candidate("Dashboard", Category::Detection, None) };
        let rest = candidate("Limit", Category::Prevention, Some(1));
        assert!(coverage(&[], &[chosen, rest], &[]).only_detection);
    }

    #[test]
    fn a_chain_without_an_end_is_named_and_an_empty_one_is_not() {
        let chains = [chain(91, vec![cause(1, vec![])]), chain(92, vec![])];
        assert_eq!(coverage(&chains, &[], &[]).chains_without_end, [chains[0].id]);
    }
}
