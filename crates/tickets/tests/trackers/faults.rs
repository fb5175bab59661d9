//! Every tracker with everything that can go wrong: what is told, and that never a second ticket is made.
//!
//! `cargo test -p afterword-tickets faults -- --nocapture` prints the table.

use afterword_tickets::{Client, TicketProblem, Tracker};

use crate::host::{Fault, Host, TOKEN, content, since, timing};

/// Long enough for a machine under load, short enough to wait for.
const SHORT: u64 = 1_500;

fn away() -> TicketProblem {
    TicketProblem::Redirected { to: "elsewhere.example".to_owned() }
}

fn invalid() -> TicketProblem {
    TicketProblem::Invalid { detail: "Told to fail".to_owned() }
}

/// Failures of which a tracker or something in between says what they are: the same for reading and for making.
fn told() -> Vec<(Fault, TicketProblem)> {
    vec![
        (Fault::Status(401), TicketProblem::Unauthorized),
        (Fault::Status(403), TicketProblem::Forbidden),
        (Fault::Limited, TicketProblem::RateLimited { seconds: None }),
        (Fault::Status(404), TicketProblem::NotFound),
        (Fault::Status(407), TicketProblem::Proxy),
        (Fault::Status(409), TicketProblem::Conflict),
        (Fault::Status(400), invalid()),
        (Fault::Status(422), invalid()),
        (Fault::Later, TicketProblem::RateLimited { seconds: Some(30) }),
        (Fault::Status(500), TicketProblem::Server { status: 500 }),
        (Fault::Status(503), TicketProblem::Server { status: 503 }),
        (Fault::Page, TicketProblem::NotATracker),
        (Fault::Huge, TicketProblem::NotATracker),
        (Fault::Away("https://elsewhere.example/login".to_owned()), away()),
    ]
}

fn client(host: &Host, fault: &Fault) -> Client {
    let whole = if *fault == Fault::Stall { SHORT } else { 10_000 };
    Client::with_timing(&host.connection(), TOKEN, timing(whole)).unwrap()
}

fn row(tracker: Tracker, act: &str, fault: &Fault, problem: &TicketProblem) {
    let sentence = problem.to_string();
    println!("{:<16} | {act:<6} | {:<20} | {sentence}", tracker.label(), format!("{fault:?}"));
    assert!(sentence.ends_with('.'), "{sentence}");
    assert!(!sentence.contains(TOKEN) && !format!("{problem:?}").contains(TOKEN));
}

/// A failure of every request, seen by the test of a connection.
fn reading(tracker: Tracker) {
    let mut rows = told();
    rows.push((Fault::Stall, TicketProblem::TimedOut));
    rows.push((Fault::DropBefore, TicketProblem::Offline));
    for (fault, problem) in rows {
        let host = Host::start(tracker);
        host.break_with(fault.clone(), false);
        let told = client(&host, &fault).test().unwrap_err();
        row(tracker, "test", &fault, &told);
        assert_eq!(told, problem, "{fault:?}");
    }
    let host = Host::start(tracker);
    host.break_with(Fault::Within, false);
    assert!(host.client().test().is_ok());
}

/// A failure of the request that makes the ticket. Nothing was made, and nothing is made by a second try of ours.
fn making(tracker: Tracker) {
    let mut rows = told();
    rows.push((Fault::DropBefore, TicketProblem::Unclear));
    for (fault, problem) in rows {
        let host = Host::start(tracker);
        host.break_with(fault.clone(), true);
        let told = client(&host, &fault).create(&content(), since()).unwrap_err();
        row(tracker, "create", &fault, &told);
        assert_eq!(told, problem, "{fault:?}");
        assert_eq!(host.world().tickets.len(), 0, "{fault:?}");
    }
    let host = Host::start(tracker);
    host.break_with(Fault::Within, true);
    assert!(host.client().create(&content(), since()).is_ok());
    assert_eq!(host.world().tickets.len(), 1);
}

/// The ticket was made and its answer was lost.
fn lost_answer(tracker: Tracker) {
    for fault in [Fault::DropAfter, Fault::Stall] {
        let host = Host::start(tracker);
        host.break_with(fault.clone(), true);
        let created = client(&host, &fault).create(&content(), since()).unwrap();
        assert_eq!(host.world().tickets.len(), 1, "{fault:?}");
        host.break_with(Fault::None, false);
        let again = host.client().create(&content(), since()).unwrap();
        assert!(again.already);
        assert_eq!(again.ticket, created.ticket);
        assert_eq!(host.world().tickets.len(), 1, "{fault:?}");
        println!("{:<16} | create | {:<20} | {}", tracker.label(), format!("{fault:?}"), created.ticket.key);
    }
}

#[test]
fn a_dropped_connection_after_creation_never_makes_a_second_ticket() {
    Tracker::ALL.into_iter().for_each(lost_answer);
}

#[test]
fn github_failures_are_told_in_plain_words() {
    reading(Tracker::Github);
    making(Tracker::Github);
}

#[test]
fn gitlab_failures_are_told_in_plain_words() {
    reading(Tracker::Gitlab);
    making(Tracker::Gitlab);
}

#[test]
fn jira_cloud_failures_are_told_in_plain_words() {
    reading(Tracker::JiraCloud);
    making(Tracker::JiraCloud);
}

#[test]
fn jira_data_center_failures_are_told_in_plain_words() {
    reading(Tracker::JiraDataCenter);
    making(Tracker::JiraDataCenter);
}

#[test]
fn linear_failures_are_told_in_plain_words() {
    reading(Tracker::Linear);
    making(Tracker::Linear);
}

#[test]
fn nothing_is_made_while_it_cannot_be_looked_up() {
    let host = Host::start(Tracker::Github);
    host.break_with(Fault::DropAfter, false);
    let lost = host.client().create(&content(), since());
    assert_eq!(lost, Err(TicketProblem::Offline));
    assert_eq!(host.world().tickets.len(), 0);
    host.break_with(Fault::None, false);
    assert!(!host.client().create(&content(), since()).unwrap().already);
}
