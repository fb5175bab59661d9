//! Nothing that is kept tells who chose what.

use afterword_service::BallotServer as _;
use std::path::Path;
use std::sync::Mutex;

use afterword_domain::Refusal;
use afterword_service::{Format, Look, Problem};
use afterword_store::backup;
use proptest::prelude::*;
use serde_json::json;

use crate::world::{World, now};

/// Every file below a folder, as bytes.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.path().is_dir() {
            found.extend(files(&entry.path()));
        } else {
            found.push((entry.path().display().to_string(), std::fs::read(entry.path()).unwrap()));
        }
    }
    found
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

/// Everything that is logged while these tests run.
struct Kept(Mutex<String>);

static LOG: Kept = Kept(Mutex::new(String::new()));

impl log::Log for Kept {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        let said = format!("{} {}\n", record.target(), record.args());
        self.0.lock().unwrap().push_str(&said);
    }

    fn flush(&self) {}
}

#[test]
fn the_log_tells_that_a_vote_was_open_and_nothing_of_it() {
    log::set_logger(&LOG).unwrap();
    log::set_max_level(log::LevelFilter::Trace);
    let world = World::voting(3);
    let tokens: Vec<_> = (1..=3).map(|n| world.sit(&format!("Person {n}"))).collect();
    for (n, token) in tokens.iter().enumerate() {
        world.cast(token, 1, &[(n, 2)]);
    }
    world.ask("POST", "/api/join", None, &json!({"code": "XXXXXX"}));
    let mut told = tokens;
    told.extend(["Person 1", "Candidate 1", "Payment degradation"].map(str::to_owned));
    told.push(world.code());
    told.extend(world.ballots().open_box.unwrap().seats.iter().map(|seat| seat.id.to_string()));
    told.extend(world.candidates.clone());
    world.edit(json!({"topic": "ballots", "edit": "close"}));
    let log = LOG.0.lock().unwrap().clone();
    assert!(log.contains("the ballot server is open"), "{log}");
    for secret in told {
        assert!(!log.contains(&secret), "the log holds {secret}");
    }
}

#[test]
fn neither_seats_nor_tokens_nor_the_code_are_in_any_file_and_no_count_before_the_close() {
    let world = World::voting(3);
    let tokens: Vec<_> = (1..=3).map(|n| world.sit(&format!("Person {n}"))).collect();
    let size = |world: &World| {
        std::fs::metadata(world.workspace.path()).unwrap().len()
            + files(world.folder.path()).iter().map(|(_, bytes)| bytes.len() as u64).sum::<u64>()
    };
    let before = size(&world);
    let history = world.workspace.history(Some(world.id), None).unwrap().len();
    for (n, token) in tokens.iter().enumerate() {
        world.cast(token, 1, &[(n, 2), (3, 1)]);
        world.cast(token, 2, &[(n, 1), (3, 1)]);
    }
    assert_eq!(size(&world), before, "casting writes nothing at all");
    assert_eq!(world.workspace.history(Some(world.id), None).unwrap().len(), history);
    let seats = world.ballots().open_box.unwrap().seats;
    let (code, ids): (_, Vec<_>) = (world.code(), seats.iter().map(|s| s.id.0).collect());
    world.edit(json!({"topic": "ballots", "edit": "close"}));
    backup::now(world.workspace.path(), now().utc.naive_utc()).unwrap();
    let record = world.workspace.files().rendered(world.id, Format::Json, Look::default(), &now()).unwrap();
    std::fs::write(world.folder.path().join("record.json"), record).unwrap();
    for (name, bytes) in files(world.folder.path()) {
        for token in &tokens {
            assert!(!holds(&bytes, token.as_bytes()), "{name} holds a token");
        }
        assert!(!holds(&bytes, code.as_bytes()), "{name} holds the code");
        for id in &ids {
            let is_there = holds(&bytes, id.as_bytes()) || holds(&bytes, id.to_string().as_bytes());
            assert!(!is_there, "{name} holds a seat");
        }
    }
}

#[test]
fn undo_never_brings_a_ballot_back_and_a_vote_after_it_is_a_new_one() {
    let world = World::voting(2);
    let (ana, ben) = (world.sit("Person 1"), world.sit("Person 2"));
    world.cast(&ana, 1, &[(0, 1)]);
    world.cast(&ben, 1, &[(1, 1)]);
    let refused = world.workspace.undo(Some(world.id));
    let expected = Problem::Refused { refusal: Refusal::BallotsIn { ballots: 2 } };
    assert_eq!(refused.unwrap_err(), expected, "the opening is kept while ballots are in");
    world.edit(json!({"topic": "facts", "edit": "impact", "text": "later"}));
    world.workspace.undo(Some(world.id)).unwrap();
    let refused = world.workspace.undo(Some(world.id));
    assert_eq!(refused.unwrap_err(), expected, "also below something that was undone");
    world.edit(json!({"topic": "ballots", "edit": "close"}));
    world.workspace.undo(Some(world.id)).unwrap();
    let view = world.ballots();
    assert!(view.open_box.is_none(), "what was cast is gone");
    assert!(view.ballots[0].tallies.iter().all(|t| t.votes == 0));
    assert_eq!(world.paper(&ana).body, json!({"state": "closed"}));
    let close = world.try_edit(json!({"topic": "ballots", "edit": "close"}));
    assert_eq!(close.unwrap_err(), Problem::Refused { refusal: Refusal::BoxGone });
    world.workspace.redo(Some(world.id)).unwrap();
    assert_eq!(world.counts(), [1, 1, 0, 0], "the result itself can be brought back");
    world.workspace.undo(Some(world.id)).unwrap();
    world.act(json!({"vote": "restart"})).unwrap();
    let seats = world.ballots().open_box.unwrap();
    assert_eq!((seats.ballots, seats.seats.len()), (0, 2), "everybody votes again");
}

#[test]
fn one_secret_ballot_can_not_be_counted_alone() {
    let world = World::voting(3);
    let ana = world.sit("Person 1");
    world.cast(&ana, 1, &[(0, 1)]);
    let close = world.try_edit(json!({"topic": "ballots", "edit": "close"}));
    assert_eq!(close.unwrap_err(), Problem::Refused { refusal: Refusal::OneBallotAlone });
    assert_eq!(world.ballots().open_box.unwrap().ballots, 1, "and it is not lost");
}

/// What happens to one phone.
#[derive(Debug, Clone)]
enum Event {
    Sit(usize),
    Cast { phone: usize, turn: u32, votes: Vec<(usize, u32)> },
    Withdraw(usize),
    Reconnect,
    Leave(usize),
}

fn event() -> impl Strategy<Value = Event> {
    let votes = prop::collection::vec((0usize..4, 0u32..3), 0..3);
    prop_oneof![
        3 => (0usize..4).prop_map(Event::Sit),
        6 => (0usize..6, 1u32..5, votes).prop_map(|(phone, turn, votes)| Event::Cast { phone, turn, votes }),
        1 => (0usize..4).prop_map(Event::Withdraw),
        1 => Just(Event::Reconnect),
        1 => (0usize..6).prop_map(Event::Leave),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    /// The model: the last slip of paper of everybody who was let in.
    #[test]
    fn whatever_phones_do_the_counts_are_those_of_the_last_slip_of_each(events in prop::collection::vec(event(), 1..30)) {
        let world = World::voting(4);
        let mut phones: Vec<(usize, String)> = Vec::new();
        let mut holder: [Option<usize>; 4] = [None; 4];
        let mut turns = [0u32; 4];
        let mut slips: [Option<Vec<u32>>; 4] = [None, None, None, None];
        for event in events {
            match event {
                Event::Sit(n) => {
                    let roll = world.ask("POST", "/api/join", None, &json!({"code": world.code()}));
                    let seat = roll.body["seats"][n]["seat"].clone();
                    let taken = world.ask("POST", "/api/seat", None, &json!({"code": world.code(), "seat": seat}));
                    let free = holder[n].is_none() && slips[n].is_none();
                    prop_assert_eq!(taken.status, if free { 200 } else { 409 });
                    if free {
                        holder[n] = Some(phones.len());
                        turns[n] = 0;
                        phones.push((n, taken.body["token"].as_str().unwrap().to_owned()));
                    }
                }
                Event::Cast { phone, turn, votes } => {
                    let Some((n, token)) = phones.get(phone % phones.len().max(1)).cloned() else { continue };
                    let mut slip = vec![0; 4];
                    for (candidate, count) in &votes {
                        slip[*candidate] = *count;
                    }
                    let votes: Vec<_> = slip.iter().copied().enumerate().collect();
                    let fits = slip.iter().sum::<u32>() <= 3;
                    let status = world.cast(&token, turn, &votes).status;
                    if holder[n] != Some(phone % phones.len()) {
                        prop_assert_eq!(status, 401);
                    } else if turn <= turns[n] {
                        prop_assert_eq!(status, 200);
                    } else {
                        prop_assert_eq!(status, if fits { 200 } else { 422 });
                        if fits {
                            turns[n] = turn;
                            slips[n] = Some(slip);
                        }
                    }
                }
                Event::Withdraw(n) => {
                    let seat = world.ballots().open_box.unwrap().seats[n].id;
                    world.act(json!({"vote": "withdraw", "seat": seat})).unwrap();
                    (holder[n], slips[n]) = (None, None);
                }
                Event::Reconnect => {
                    world.server.close();
                    world.let_in();
                }
                Event::Leave(phone) => {
                    let Some((n, token)) = phones.get(phone % phones.len().max(1)).cloned() else { continue };
                    world.ask("POST", "/api/leave", Some(&token), &json!({}));
                    if holder[n] == Some(phone % phones.len()) {
                        holder[n] = None;
                    }
                }
            }
            let cast = slips.iter().flatten().count();
            prop_assert_eq!(world.ballots().open_box.unwrap().ballots as usize, cast);
        }
        let closed = world.try_edit(json!({"topic": "ballots", "edit": "close"}));
        let cast = slips.iter().flatten().count();
        prop_assert_eq!(closed.is_ok(), cast >= 2);
        if cast >= 2 {
            let sum: Vec<u32> = (0..4).map(|n| slips.iter().flatten().map(|slip| slip[n]).sum()).collect();
            prop_assert_eq!(world.counts(), sum);
        }
    }
}
