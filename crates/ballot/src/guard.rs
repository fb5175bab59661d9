//! Limits guesses of the join code. Per address, some wrong codes are free, more of them have to wait, and many lock
//! the address out. Together, the wrong codes of all addresses slow down everybody without a seat, and finally make the
//! code longer.

use std::collections::HashMap;
use std::hash::{BuildHasher as _, RandomState};
use std::net::IpAddr;
use std::time::Duration;

use parking_lot::Mutex;
use tokio::time::Instant;

/// Wrong codes that an address may send without waiting: people mistype.
const FREE: u32 = 5;
/// Wrong codes after which an address is locked out, and the facilitator is told.
const MOST: u32 = 20;
/// How long a locked address waits.
const LOCKOUT: Duration = Duration::from_secs(15 * 60);
/// The longest wait before the lockout.
const LONGEST: Duration = Duration::from_secs(64);

/// Wrong codes from all addresses after which somebody may be guessing: more than a large room mistypes.
const SUSPICIOUS: u32 = 100;
/// Wrong codes from all addresses after which a longer code is needed.
const TOO_MANY: u32 = 1_000;
/// The longest wait of an address that did nothing wrong, in seconds.
const LONGEST_PACE: u32 = 5;

/// How many addresses are remembered. Over it, half of them are forgotten: those whose wait ended longest ago.
/// Addresses that are locked out stay longer, those that knew the code longest.
const REMEMBERED: usize = 32_768;

/// Guests that one address may bring: more than sit at a table, fewer than fill a vote.
const MOST_GUESTS: u32 = 50;

#[derive(Default)]
pub(crate) struct Guard {
    known: Mutex<Known>,
    guests: Mutex<HashMap<IpAddr, u32>>,
    digest: RandomState,
}

#[derive(Default)]
struct Known {
    addresses: HashMap<IpAddr, Seen>,
    /// Wrong codes of all addresses, also of those that are forgotten.
    wrong: u32,
}

struct Seen {
    wrong: u32,
    /// Digests of the wrong codes: a repeated code is no new guess.
    typed: Vec<u32>,
    until: Instant,
    /// Whether the right code came from here.
    knows: bool,
}

/// Why a code is not checked yet, and how long it has to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wait {
    /// Wrong codes came from this address.
    Here(Duration),
    /// Wrong codes come from many addresses.
    Everywhere(Duration),
}

/// What a wrong code leads to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Consequences {
    /// The address is locked out from now on.
    pub(crate) locked_out: bool,
    /// Wrong codes of all addresses reached [`TOO_MANY`], so that the code has to become longer. True once.
    pub(crate) needs_longer_code: bool,
}

impl Guard {
    /// Returns `Ok` where a code from this address may be checked now, otherwise how long it has to wait.
    pub(crate) fn admit(&self, from: IpAddr) -> Result<(), Wait> {
        let (from, now) = (network(from), Instant::now());
        let mut known = self.known.lock();
        match (known.addresses.get(&from), pace(known.wrong)) {
            (Some(one), _) if one.until > now => match one.wrong {
                0 => Err(Wait::Everywhere(one.until - now)),
                _ => Err(Wait::Here(one.until - now)),
            },
            (None, Some(wait)) => {
                known.seen(from, now).until = now + wait;
                Err(Wait::Everywhere(wait))
            }
            _ => Ok(()),
        }
    }

    /// Records that the right code came from this address.
    pub(crate) fn right(&self, from: IpAddr) {
        self.known.lock().seen(network(from), Instant::now()).knows = true;
    }

    /// Counts a wrong code, unless it is a repeated one. Returns what it leads to.
    pub(crate) fn wrong(&self, from: IpAddr, typed: &str) -> Consequences {
        // A collision costs nothing but one free guess.
        let digest = self.digest.hash_one(typed) as u32;
        let now = Instant::now();
        let mut known = self.known.lock();
        let pace = pace(known.wrong).unwrap_or_default();
        let one = known.seen(network(from), now);
        if one.typed.contains(&digest) {
            return Consequences::default();
        }
        if one.typed.len() < MOST as usize {
            one.typed.push(digest);
        }
        one.wrong = one.wrong.saturating_add(1);
        let locked_out = one.wrong >= MOST;
        let wait = match one.wrong.checked_sub(FREE + 1) {
            _ if locked_out => LOCKOUT,
            Some(further) => Duration::from_secs(1 << further.min(6)).min(LONGEST),
            None => Duration::ZERO,
        };
        one.until = now + wait.max(pace);
        known.wrong = known.wrong.saturating_add(1);
        Consequences { locked_out, needs_longer_code: known.wrong == TOO_MANY }
    }

    /// Whether one more guest may come from this address.
    pub(crate) fn admits_guest(&self, from: IpAddr) -> bool {
        self.guests.lock().get(&network(from)).is_none_or(|seated| *seated < MOST_GUESTS)
    }

    /// Counts a guest.
    pub(crate) fn seated_guest(&self, from: IpAddr) {
        *self.guests.lock().entry(network(from)).or_insert(0) += 1;
    }

    /// How many addresses are locked out at the moment.
    pub(crate) fn locked_out(&self) -> usize {
        let now = Instant::now();
        self.known.lock().addresses.values().filter(|one| one.wrong >= MOST && one.until > now).count()
    }

    /// How many wrong codes came from all addresses, once that is suspicious.
    pub(crate) fn guesses(&self) -> Option<u32> {
        Some(self.known.lock().wrong).filter(|wrong| *wrong >= SUSPICIOUS)
    }
}

impl Known {
    fn seen(&mut self, from: IpAddr, now: Instant) -> &mut Seen {
        if self.addresses.len() >= REMEMBERED && !self.addresses.contains_key(&from) {
            self.forget_half();
        }
        self.addresses.entry(from).or_insert(Seen { wrong: 0, typed: Vec::new(), until: now, knows: false })
    }

    fn forget_half(&mut self) {
        let mut all: Vec<_> =
            self.addresses.iter().map(|(from, one)| ((one.knows, one.until), *from)).collect();
        let half = all.len() / 2;
        let (oldest, ..) = all.select_nth_unstable(half);
        for (_, from) in oldest {
            self.addresses.remove(from);
        }
    }
}

/// Returns how long a new address waits, by the number of wrong codes from all addresses: 1 second from a hundred on, 2
/// from two hundred, 3 from four hundred.
fn pace(wrong: u32) -> Option<Duration> {
    let seconds = 1 + (wrong / SUSPICIOUS).checked_ilog2()?;
    Some(Duration::from_secs(seconds.min(LONGEST_PACE).into()))
}

/// Returns the unit by which addresses are limited: for IPv6 the /64, since one machine can have all of it.
pub(crate) fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(six) => IpAddr::V6((u128::from(six) & (u128::MAX << 64)).into()),
        four => four,
    }
}

#[cfg(test)]
mod tests;
