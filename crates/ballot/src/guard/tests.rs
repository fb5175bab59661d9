//! Guesses from one address and from many.

use super::*;

fn address(last: u8) -> IpAddr {
    IpAddr::from([192, 168, 1, last])
}

fn nth(n: u32) -> IpAddr {
    IpAddr::from((10_u32 << 24 | n).to_be_bytes())
}

/// Waits as long as the guard says, and returns how often that was.
async fn admitted(guard: &Guard, from: IpAddr) -> Vec<Wait> {
    let mut waits = Vec::new();
    while let Err(wait) = guard.admit(from) {
        let (Wait::Here(time) | Wait::Everywhere(time)) = wait;
        tokio::time::advance(time).await;
        waits.push(wait);
    }
    waits
}

#[tokio::test(start_paused = true)]
async fn five_codes_may_be_wrong_then_every_further_one_waits_twice_as_long() {
    let guard = Guard::default();
    for code in 0..FREE {
        assert_eq!(guard.wrong(address(1), &code.to_string()), Consequences::default());
        assert_eq!(guard.admit(address(1)), Ok(()));
    }
    for wait in [1, 2, 4] {
        guard.wrong(address(1), &format!("wait {wait}"));
        assert_eq!(guard.admit(address(1)), Err(Wait::Here(Duration::from_secs(wait))));
        tokio::time::advance(Duration::from_secs(wait)).await;
        assert_eq!(guard.admit(address(1)), Ok(()));
    }
    assert_eq!(guard.admit(address(2)), Ok(()), "others don't wait");
}

#[tokio::test(start_paused = true)]
async fn after_twenty_wrong_codes_an_address_is_out_for_a_quarter_of_an_hour() {
    let guard = Guard::default();
    let outs: Vec<_> = (0..MOST).map(|n| guard.wrong(address(1), &n.to_string()).locked_out).collect();
    assert_eq!(outs.iter().filter(|out| **out).count(), 1);
    assert_eq!((guard.admit(address(1)), guard.locked_out()), (Err(Wait::Here(LOCKOUT)), 1));
    tokio::time::advance(LOCKOUT).await;
    assert_eq!((guard.admit(address(1)), guard.locked_out()), (Ok(()), 0));
}

#[tokio::test(start_paused = true)]
async fn the_same_wrong_code_again_is_no_further_guess() {
    let guard = Guard::default();
    for _ in 0..1_000 {
        assert_eq!(guard.wrong(address(1), "K7MPQ2"), Consequences::default());
    }
    assert_eq!((guard.admit(address(1)), guard.locked_out(), guard.guesses()), (Ok(()), 0, None));
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

#[tokio::test(start_paused = true)]
async fn fifty_thousand_guesses_from_as_many_addresses_are_counted_told_and_slowed_down() {
    let guard = Guard::default();
    let mut longer = 0;
    for n in 0..50_000 {
        longer += u32::from(guard.wrong(nth(n), &n.to_string()).needs_longer_code);
    }
    assert_eq!((guard.guesses(), longer), (Some(50_000), 1));
    assert!(guard.known.lock().addresses.len() <= REMEMBERED, "memory is bounded");
    assert_eq!(guard.admit(nth(60_000)), Err(Wait::Everywhere(Duration::from_secs(5))));
}

#[tokio::test(start_paused = true)]
async fn the_wait_of_newcomers_grows_with_the_guesses_of_all() {
    let guard = Guard::default();
    let mut waits = Vec::new();
    for n in 0..2_000 {
        waits.push(guard.admit(nth(100_000 + n)).err());
        guard.wrong(nth(n), &n.to_string());
    }
    let seconds: Vec<_> = [0, 99, 100, 199, 200, 400, 800, 1_600]
        .map(|n: usize| match waits[n] {
            Some(Wait::Everywhere(wait)) => wait.as_secs(),
            _ => 0,
        })
        .to_vec();
    assert_eq!(seconds, [0, 0, 1, 1, 2, 3, 4, 5]);
}

#[tokio::test(start_paused = true)]
async fn whoever_comes_late_into_an_attack_waits_once_and_takes_a_seat_without_another_wait() {
    let guard = Guard::default();
    for n in 0..50_000 {
        guard.wrong(nth(n), &n.to_string());
    }
    assert_eq!(guard.admit(address(1)), Err(Wait::Everywhere(Duration::from_secs(5))));
    // Two thousand new addresses guess every second meanwhile.
    for n in 0..10_000 {
        let _ = guard.admit(nth(100_000 + n));
        tokio::time::advance(Duration::from_micros(500)).await;
    }
    assert_eq!(admitted(&guard, address(1)).await, []);
    guard.right(address(1));
    for n in 0..100_000 {
        let _ = guard.admit(nth(200_000 + n));
    }
    assert_eq!(guard.admit(address(1)), Ok(()), "who knows the code is remembered");
}

#[tokio::test(start_paused = true)]
async fn addresses_that_are_locked_out_are_forgotten_last() {
    let guard = Guard::default();
    for n in 0..MOST {
        guard.wrong(address(1), &n.to_string());
    }
    for n in 0..100_000 {
        guard.wrong(nth(n), &n.to_string());
    }
    assert_eq!(guard.admit(address(1)), Err(Wait::Here(LOCKOUT)));
}
