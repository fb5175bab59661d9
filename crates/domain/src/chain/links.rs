//! “Same as”: causes of several chains that are one, so that converging chains are seen.

use std::collections::BTreeMap;

use super::{Cause, Chain};
use crate::CauseId;

/// Which causes are the same, and what stands below each.
#[derive(Debug)]
pub struct Links<'a> {
    causes: BTreeMap<CauseId, &'a Cause>,
}

impl<'a> Links<'a> {
    /// The links of all chains.
    #[must_use]
    pub fn of(chains: &'a [Chain]) -> Self {
        Self { causes: chains.iter().flat_map(Chain::placed).map(|at| (at.cause.id, at.cause)).collect() }
    }

    /// The cause that stands for all that are the same as this one: the one at the end of the links.
    #[must_use]
    pub fn root(&self, id: CauseId) -> CauseId {
        let mut at = id;
        // Links that run in a circle end where they have been followed as often as there are causes.
        for _ in 0..self.causes.len() {
            match self
                .causes
                .get(&at)
                .and_then(|cause| cause.same_as)
                .filter(|next| self.causes.contains_key(next))
            {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    /// Whether a cause stands, somewhere below, for itself once links are followed.
    #[must_use]
    pub fn run_in_a_circle(&self) -> bool {
        let links_circle = self.causes.values().any(|cause| {
            let root = self.root(cause.id);
            self.causes
                .get(&root)
                .is_some_and(|at| at.same_as.is_some_and(|to| self.causes.contains_key(&to)))
        });
        if links_circle {
            return true;
        }
        let mut below: BTreeMap<CauseId, Vec<CauseId>> = BTreeMap::new();
        let mut above: BTreeMap<CauseId, usize> = BTreeMap::new();
        for cause in self.causes.values() {
            let root = self.root(cause.id);
            above.entry(root).or_insert(0);
            for child in &cause.causes {
                let child = self.root(child.id);
                below.entry(root).or_default().push(child);
                *above.entry(child).or_insert(0) += 1;
            }
        }
        // Takes away what nothing stands above, until only circles are left.
        let mut free: Vec<CauseId> =
            above.iter().filter(|(_, count)| **count == 0).map(|(id, _)| *id).collect();
        let mut left = above.len();
        while let Some(id) = free.pop() {
            left -= 1;
            for child in below.get(&id).into_iter().flatten() {
                if let Some(count) = above.get_mut(child) {
                    *count -= 1;
                    if *count == 0 {
                        free.push(*child);
                    }
                }
            }
        }
        left > 0
    }

    /// The causes that are the same as one, itself not among them.
    #[must_use]
    pub fn same(&self, id: CauseId) -> Vec<CauseId> {
        let root = self.root(id);
        self.causes.keys().copied().filter(|other| *other != id && self.root(*other) == root).collect()
    }
}

/// The most links that are kept: more than any room makes, and few enough to look through each for circles.
const MOST_LINKS: usize = 1_000;

/// Drops links to causes that are not there, links that would run in a circle, and those beyond [`MOST_LINKS`].
pub fn mend(chains: &mut [Chain]) {
    let mut graph = Graph::of(chains);
    let mut kept = BTreeMap::new();
    for (id, to) in linked(chains) {
        if kept.len() < MOST_LINKS && !kept.contains_key(&id) && graph.join(id, to) {
            kept.insert(id, to);
        }
    }
    for chain in chains {
        each(&mut chain.causes, &mut |cause| cause.same_as = kept.get(&cause.id).copied());
    }
}

/// Every link, in the order of the chains.
fn linked(chains: &[Chain]) -> Vec<(CauseId, CauseId)> {
    let causes = chains.iter().flat_map(Chain::placed);
    causes.filter_map(|at| at.cause.same_as.map(|to| (at.cause.id, to))).collect()
}

/// Changes every cause of a tree.
pub(super) fn each(causes: &mut [Cause], change: &mut impl FnMut(&mut Cause)) {
    for cause in causes {
        change(cause);
        each(&mut cause.causes, change);
    }
}

/// What leads to what, while links are added one by one.
struct Graph {
    places: BTreeMap<CauseId, usize>,
    /// The cause that stands for each, where it is the same as another.
    same: Vec<usize>,
    /// The causes below all that are the same, at the one that stands for them.
    below: Vec<Vec<usize>>,
}

impl Graph {
    /// The chains without their links.
    fn of(chains: &[Chain]) -> Self {
        let all: Vec<&Cause> = chains.iter().flat_map(Chain::placed).map(|at| at.cause).collect();
        let places: BTreeMap<_, _> = all.iter().enumerate().map(|(place, cause)| (cause.id, place)).collect();
        let mut below = vec![Vec::new(); all.len()];
        for cause in &all {
            below[places[&cause.id]].extend(cause.causes.iter().map(|child| places[&child.id]));
        }
        Self { same: (0..all.len()).collect(), places, below }
    }

    fn root(&self, mut at: usize) -> usize {
        while self.same[at] != at {
            at = self.same[at];
        }
        at
    }

    /// Makes a cause the same as another. Returns whether it can be: both are there, and neither leads to the other.
    fn join(&mut self, id: CauseId, to: CauseId) -> bool {
        let (Some(id), Some(to)) = (self.places.get(&id), self.places.get(&to)) else { return false };
        let (id, to) = (self.root(*id), self.root(*to));
        if id == to || self.leads(id, to) || self.leads(to, id) {
            return false;
        }
        let moved = std::mem::take(&mut self.below[id]);
        self.below[to].extend(moved);
        self.same[id] = to;
        true
    }

    fn leads(&self, from: usize, to: usize) -> bool {
        let mut seen = vec![false; self.same.len()];
        let mut open = vec![from];
        while let Some(at) = open.pop() {
            for child in self.below[at].iter().map(|child| self.root(*child)) {
                if child == to {
                    return true;
                }
                if !std::mem::replace(&mut seen[child], true) {
                    open.push(child);
                }
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{cause, chain, id};
    use super::*;

    fn same(n: u128, to: u128, causes: Vec<Cause>) -> Cause {
        Cause { same_as: Some(id(to)), ..cause(n, causes) }
    }

    #[test]
    fn links_of_links_lead_to_one_cause() {
        let chains = [
            chain(91, vec![same(1, 2, vec![])]),
            chain(92, vec![same(2, 3, vec![])]),
            chain(93, vec![cause(3, vec![])]),
        ];
        let links = Links::of(&chains);
        assert_eq!(links.root(id(1)), id(3));
        assert_eq!(links.same(id(3)), [id(1), id(2)]);
        assert!(!links.run_in_a_circle());
    }

    #[test]
    fn two_chains_that_lead_into_each_other_are_a_circle() {
        let chains = [
            chain(91, vec![cause(1, vec![same(2, 3, vec![])])]),
            chain(92, vec![cause(3, vec![same(4, 1, vec![])])]),
        ];
        assert!(Links::of(&chains).run_in_a_circle());
        let apart = [
            chain(91, vec![cause(1, vec![same(2, 3, vec![])])]),
            chain(92, vec![cause(3, vec![cause(4, vec![])])]),
        ];
        assert!(!Links::of(&apart).run_in_a_circle());
    }

    #[test]
    fn a_cause_can_not_be_the_same_as_one_above_it() {
        assert!(Links::of(&[chain(91, vec![cause(1, vec![same(2, 1, vec![])])])]).run_in_a_circle());
    }

    #[test]
    fn mending_keeps_the_links_that_can_be_kept() {
        let mut chains = vec![
            chain(91, vec![cause(1, vec![same(2, 3, vec![])])]),
            chain(92, vec![cause(3, vec![same(4, 1, vec![]), same(5, 77, vec![])])]),
        ];
        mend(&mut chains);
        assert_eq!(chains[0].causes[0].causes[0].same_as, Some(id(3)));
        assert_eq!(chains[1].causes[0].causes[0].same_as, None);
        assert_eq!(chains[1].causes[0].causes[1].same_as, None);
        assert!(!Links::of(&chains).run_in_a_circle());
    }

    /// What [`mend`] has to give: each link in its turn, unless all together would then run in a circle.
    fn one_by_one(chains: &mut [Chain]) {
        let wanted = linked(chains);
        let set = |chains: &mut [Chain], id, to| {
            chains.iter_mut().for_each(|chain| {
                each(&mut chain.causes, &mut |cause| {
                    if cause.id == id {
                        cause.same_as = to;
                    }
                });
            });
        };
        wanted.iter().for_each(|(id, _)| set(chains, *id, None));
        for (id, to) in wanted {
            let is_there = chains.iter().flat_map(Chain::placed).any(|at| at.cause.id == to);
            set(chains, id, Some(to).filter(|_| is_there));
            if Links::of(chains).run_in_a_circle() {
                set(chains, id, None);
            }
        }
    }

    #[test]
    fn mending_all_at_once_keeps_the_same_links_as_one_after_the_other() {
        // Every way to link six causes of two chains, two links at a time, and three on top.
        for links in 0..6u128.pow(4) {
            let digit = |place: u32| links / 6u128.pow(place) % 6 + 1;
            let mut chains = vec![
                chain(91, vec![cause(1, vec![cause(2, vec![cause(3, vec![])])])]),
                chain(92, vec![cause(4, vec![cause(5, vec![]), cause(6, vec![])])]),
            ];
            for (from, to) in [(digit(0), digit(1)), (digit(2), digit(3)), (5, 2), (3, 4), (6, 77)] {
                chains.iter_mut().for_each(|chain| {
                    each(&mut chain.causes, &mut |cause| {
                        if cause.id == id(from) {
                            cause.same_as = Some(id(to));
                        }
                    });
                });
            }
            let mut expected = chains.clone();
            one_by_one(&mut expected);
            mend(&mut chains);
            assert_eq!(chains, expected, "{links}");
            assert!(!Links::of(&chains).run_in_a_circle());
        }
    }
}
