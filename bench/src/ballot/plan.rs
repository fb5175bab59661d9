//! What every phone chooses, known before the vote: the model with which the count is compared.

const VOTES_EACH: u32 = 3;
const MOST_ON_ONE: u32 = 2;

/// Pseudo-random numbers that are the same in every run, by a linear congruential generator.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: usize) -> Self {
        Self(seed as u64)
    }

    pub(crate) fn draw(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        // Takes the upper half, because the lower bits of such a generator repeat soon.
        u32::try_from(self.0 >> 32).unwrap_or_default()
    }

    /// A number below a limit.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.draw() as usize % limit
    }

    /// A number between zero and one.
    pub(crate) fn share(&mut self) -> f64 {
        f64::from(self.draw()) / f64::from(u32::MAX)
    }
}

/// Returns the votes of one phone at one turn, candidate by candidate.
pub(crate) fn choice(phone: usize, turn: u32, candidates: usize) -> Vec<u32> {
    let mut dice = Dice::new(phone * 16 + turn as usize);
    let mut votes = vec![0; candidates];
    for _ in 0..VOTES_EACH {
        let chosen = &mut votes[dice.below(candidates)];
        *chosen = MOST_ON_ONE.min(*chosen + 1);
    }
    votes
}

/// Returns the right count, with nothing lost and nothing counted twice: the sum of every phone's last choice.
pub(crate) fn model(phones: usize, turns: u32, candidates: usize) -> Vec<u32> {
    let mut sum = vec![0; candidates];
    for phone in 0..phones {
        for (all, votes) in sum.iter_mut().zip(choice(phone, turns, candidates)) {
            *all += votes;
        }
    }
    sum
}
