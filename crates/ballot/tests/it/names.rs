//! Names of guests: seen, and never more than a name.

use afterword_domain::Refusal;
use afterword_service::Problem;
use serde_json::json;

use crate::world::World;

#[test]
fn a_guest_whose_name_is_not_seen_is_asked_for_one() {
    let world = World::voting(1);
    for name in
        ["", " \u{3000}", "\u{3164}\u{2800}", "\u{202e}\u{2067}\u{200f}", "\u{200d}\u{fe0f}", "\u{301}"]
    {
        let sit = json!({ "code": world.code(), "guest": name });
        let answer = world.ask("POST", "/api/seat", None, &sit);
        assert_eq!(
            (answer.status, &answer.body["message"]),
            (422, &json!("Type your name first.")),
            "{name:?}"
        );
        let seat = world.act(json!({ "vote": "add_seat", "name": name }));
        assert_eq!(seat.unwrap_err(), Problem::Refused { refusal: Refusal::Empty }, "{name:?}");
    }
    assert_eq!(world.ballots().open_box.unwrap().seats.len(), 1);
}

#[test]
fn a_name_neither_mirrors_nor_pushes_away_what_is_beside_it() {
    let world = World::voting(0);
    for (typed, kept) in [
        ("Kim\u{202e}", "Kim"),
        ("\u{2067}Lea\u{2066}", "Lea"),
        ("Pat\u{3164}\u{a0}\u{2003}\u{2800}Lee", "Pat Lee"),
        ("נועה", "נועה"),
        ("👩🏽\u{200d}🚒", "👩🏽\u{200d}🚒"),
    ] {
        let sit = json!({ "code": world.code(), "guest": typed });
        assert_eq!(world.ask("POST", "/api/seat", None, &sit).body["name"], kept);
        world.edit(json!({"topic": "people", "edit": "add", "name": typed, "role": ""}));
        let seats = world.ballots().open_box.unwrap().seats;
        assert_eq!(seats.iter().filter(|seat| seat.name == kept).count(), 2, "{typed:?}");
        assert_eq!(seats.iter().filter(|seat| seat.name == kept && seat.guest).count(), 1, "{typed:?}");
    }
}
