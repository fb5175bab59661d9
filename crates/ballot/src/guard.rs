//! Wrong join codes: some may be typed, more have to wait, many lock their address out.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher as _, RandomState};
use std::net::IpAddr;
use std::time::Duration;

use parking_lot::Mutex;
use tokio::time::Instant;

/// Wrong codes that an address may send without waiting: people mistype.
const FREE: u32 = 5;
/// Wrong codes after which an address is locked out, and the facilitator told.
const MOST: u32 = 20;
/// How long a locked address waits.
const LOCKOUT: Duration = Duration::from_secs(15 * 60);
/// The longest wait before the lockout.
const LONGEST: Duration = Duration::from_secs(64);
/// How many addresses are remembered; beyond that those whose wait is over are forgotten.
const REMEMBERED: usize = 4_096;

/// Guests that one address may bring: more than sit at a table, fewer than fill a vote.
const MOST_GUESTS: u32 = 50;

#[derive(Default)]
pub(crate) struct Guard {
    seen: Mutex<HashMap<IpAddr, Seen>>,
    guests: Mutex<HashMap<IpAddr, u32>>,
    digest: RandomState,
}

struct Seen {
    wrong: u32,
    /// What was typed, in digests: a code that comes again guesses nothing new.
    typed: HashSet<u64>,
    until: Instant,
}

impl Guard {
    /// Whether a code from this address is looked at now; otherwise how long it has to wait.
    pub(crate) fn admit(&self, from: IpAddr) -> Result<(), Duration> {
        let seen = self.seen.lock();
        let Some(one) = seen.get(&network(from)) else { return Ok(()) };
        let now = Instant::now();
        if one.until > now { Err(one.until - now) } else { Ok(()) }
    }

    /// The code was wrong. Returns whether the address is locked out from now on.
    pub(crate) fn wrong(&self, from: IpAddr, typed: &str) -> bool {
        let digest = self.digest.hash_one(typed);
        let now = Instant::now();
        let mut seen = self.seen.lock();
        if seen.len() >= REMEMBERED {
            seen.retain(|_, one| one.until > now);
        }
        let one = seen.entry(network(from)).or_insert(Seen { wrong: 0, typed: HashSet::new(), until: now });
        if !one.typed.insert(digest) {
            return false;
        }
        one.wrong += 1;
        let is_out = one.wrong >= MOST;
        if is_out {
            one.until = now + LOCKOUT;
        } else if one.wrong > FREE {
            let wait = Duration::from_secs(1 << (one.wrong - FREE - 1).min(6));
            one.until = now + wait.min(LONGEST);
        }
        is_out
    }

    /// Whether one more guest may come from this address.
    pub(crate) fn admits_guest(&self, from: IpAddr) -> bool {
        self.guests.lock().get(&network(from)).is_none_or(|seated| *seated < MOST_GUESTS)
    }

    /// A guest came.
    pub(crate) fn seated_guest(&self, from: IpAddr) {
        *self.guests.lock().entry(network(from)).or_insert(0) += 1;
    }

    /// How many addresses are locked out at the moment.
    pub(crate) fn locked_out(&self) -> usize {
        let now = Instant::now();
        self.seen.lock().values().filter(|one| one.wrong >= MOST && one.until > now).count()
    }
}

/// A machine can have a whole /64 of version 6 to itself.
pub(crate) fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(six) => IpAddr::V6((u128::from(six) & (u128::MAX << 64)).into()),
        four => four,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(last: u8) -> IpAddr {
        IpAddr::from([192, 168, 1, last])
    }

    #[tokio::test(start_paused = true)]
    async fn five_codes_may_be_wrong_then_every_further_one_waits_twice_as_long() {
        let guard = Guard::default();
        for code in 0..FREE {
            assert!(!guard.wrong(address(1), &code.to_string()));
            assert_eq!(guard.admit(address(1)), Ok(()));
        }
        for wait in [1, 2, 4] {
            guard.wrong(address(1), &format!("wait {wait}"));
            assert_eq!(guard.admit(address(1)), Err(Duration::from_secs(wait)));
            tokio::time::advance(Duration::from_secs(wait)).await;
            assert_eq!(guard.admit(address(1)), Ok(()));
        }
        assert_eq!(guard.admit(address(2)), Ok(()), "others don't wait");
    }

    #[tokio::test(start_paused = true)]
    async fn after_twenty_wrong_codes_an_address_is_out_for_a_quarter_of_an_hour() {
        let guard = Guard::default();
        let outs: Vec<_> = (0..MOST).map(|n| guard.wrong(address(1), &n.to_string())).collect();
        assert_eq!(outs.iter().filter(|out| **out).count(), 1);
        assert_eq!((guard.admit(address(1)), guard.locked_out()), (Err(LOCKOUT), 1));
        tokio::time::advance(LOCKOUT).await;
        assert_eq!((guard.admit(address(1)), guard.locked_out()), (Ok(()), 0));
    }

    #[tokio::test(start_paused = true)]
    async fn the_same_wrong_code_again_is_no_further_guess() {
        let guard = Guard::default();
        for _ in 0..100 {
            assert!(!guard.wrong(address(1), "K7MPQ2"));
        }
        assert_eq!((guard.admit(address(1)), guard.locked_out()), (Ok(()), 0));
    }

    #[test]
    fn one_address_brings_fifty_guests_and_no_more() {
        let guard = Guard::default();
        for _ in 0..50 {
            assert!(guard.admits_guest(address(1)));
            guard.seated_guest(address(1));
        }
        assert!(!guard.admits_guest(address(1)) && guard.admits_guest(address(2)));
    }

    #[tokio::test(start_paused = true)]
    async fn a_network_of_version_six_counts_as_one_address() {
        let guard = Guard::default();
        let six = |last: u16| IpAddr::from([0xfd00, 0, 0, 1, 0, 0, 0, last]);
        for n in 0..20 {
            guard.wrong(six(n), &n.to_string());
        }
        assert!(guard.admit(six(99)).is_err());
    }
}
