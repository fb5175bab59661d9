//! “Same as”: causes of several chains that are one, so that converging chains are seen.

use std::collections::{BTreeMap, BTreeSet};

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
        let mut below: BTreeMap<CauseId, BTreeSet<CauseId>> = BTreeMap::new();
        for cause in self.causes.values() {
            below
                .entry(self.root(cause.id))
                .or_default()
                .extend(cause.causes.iter().map(|c| self.root(c.id)));
        }
        // Takes away what nothing stands below, until only circles are left.
        while let Some(free) = below.iter().find(|(_, below)| below.is_empty()).map(|(id, _)| *id) {
            below.remove(&free);
            for rest in below.values_mut() {
                rest.remove(&free);
            }
        }
        !below.is_empty()
    }

    /// The causes that are the same as one, itself not among them.
    #[must_use]
    pub fn same(&self, id: CauseId) -> Vec<CauseId> {
        let root = self.root(id);
        self.causes.keys().copied().filter(|other| *other != id && self.root(*other) == root).collect()
    }
}

/// Drops links to causes that are not there and links that would run in a circle.
pub fn mend(chains: &mut [Chain]) {
    fn each(causes: &mut [Cause], change: &mut impl FnMut(&mut Cause)) {
        for cause in causes {
            change(cause);
            each(&mut cause.causes, change);
        }
    }
    let linked: Vec<(CauseId, CauseId)> = chains
        .iter()
        .flat_map(Chain::placed)
        .filter_map(|at| at.cause.same_as.map(|to| (at.cause.id, to)))
        .collect();
    let known: BTreeSet<CauseId> = chains.iter().flat_map(Chain::placed).map(|at| at.cause.id).collect();
    let set = |chains: &mut [Chain], id: CauseId, to: Option<CauseId>| {
        for chain in chains {
            each(&mut chain.causes, &mut |cause| {
                if cause.id == id {
                    cause.same_as = to;
                }
            });
        }
    };
    for (id, _) in &linked {
        set(chains, *id, None);
    }
    for (id, to) in linked {
        if id != to && known.contains(&to) {
            set(chains, id, Some(to));
            if Links::of(chains).run_in_a_circle() {
                set(chains, id, None);
            }
        }
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
}
