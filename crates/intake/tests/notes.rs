//! Scribe notes become timeline events, however they are written, and nothing of them is lost.

use afterword_domain::{EventKind, Mark};
use afterword_intake::Warning;
use afterword_intake::notes::{self, Notes, SkipReason};
use chrono::NaiveDate;
use chrono_tz::Tz;
use proptest::prelude::*;

fn day() -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(2024, 11, 15)
}

fn read(text: &str) -> Notes {
    notes::read(text, day(), Tz::UTC)
}

fn told(notes: &Notes) -> Vec<String> {
    notes
        .events
        .iter()
        .map(|e| format!("{} {}: {}", e.at.format("%d %H:%M"), e.kind.label(), e.text))
        .collect()
}

#[test]
fn the_scribes_form_gives_time_kind_and_words() {
    let notes = read(
        "14:38 — hypothesis: connection pool exhausted\n\
         14:41 — IC decision: roll back to 4.11\n\
         14:47 — error rate dropping: 4.8% → 2.1% → 0.3%\n\
         14:52 — mitigated: error rate below 0.1 %\n\
         15:10 — comms: status page updated",
    );
    assert_eq!(
        told(&notes),
        [
            "15 14:38 hypothesis: connection pool exhausted",
            "15 14:41 decision: IC: roll back to 4.11",
            "15 14:47 observation: error rate dropping: 4.8% → 2.1% → 0.3%",
            "15 14:52 result: error rate below 0.1 %",
            "15 15:10 communication: status page updated",
        ]
    );
    assert_eq!((notes.marks[0].mark, notes.marks[0].at), (Mark::Mitigated, notes.events[3].at));
}

#[test]
fn a_line_without_a_time_belongs_to_the_event_before() {
    let notes = read("On call: Ana\n14:38 deploy\n  - step one\n    - deeper\n\n14:40 done");
    assert_eq!(notes.events[0].text, "deploy\n- step one\n  - deeper");
    assert_eq!(notes.skipped.len(), 1);
    assert_eq!((notes.skipped[0].number, notes.skipped[0].reason), (1, SkipReason::BeforeFirstTime));
    assert_eq!(notes.warnings, [Warning::UntimedLines { count: 2 }]);
}

#[test]
fn notes_that_pass_midnight_go_on_on_the_next_day() {
    let notes = read("23:50 alert\n00:05 page\n00:01 late note\n02:30 fixed");
    assert_eq!(
        told(&notes),
        [
            "15 23:50 observation: alert",
            "16 00:01 observation: late note",
            "16 00:05 observation: page",
            "16 02:30 observation: fixed"
        ]
    );
    assert_eq!(notes.warnings, [Warning::NextDays { count: 1 }]);
}

#[test]
fn a_list_that_is_newest_first_is_turned_around() {
    let notes = read("18:00 resolved\n14:00 identified\n09:00 investigating");
    assert_eq!(notes.events[0].text, "investigating");
    assert!(notes.events.iter().all(|event| event.at.date_naive() == day().unwrap()));
    assert_eq!(notes.warnings, [Warning::NewestFirst]);
}

#[test]
fn a_day_above_the_times_holds_for_all_of_them() {
    let notes = read("## 2024-11-20\n- 10:00 a\n- 11:00 b\n## Nov 21\n- 09:00 c");
    assert_eq!(
        told(&notes),
        ["20 10:00 observation: a", "20 11:00 observation: b", "21 09:00 observation: c"]
    );
}

#[test]
fn a_table_is_read_row_by_row() {
    let notes = read(
        "| Time (UTC) | Kind | Event |\n| --- | --- | --- |\n| 14:38 | ★ hypothesis | pool \\| queue |\n| 14:40 | action | restart<br>twice |",
    );
    assert_eq!(told(&notes), ["15 14:38 hypothesis: pool | queue", "15 14:40 action: restart\ntwice"]);
    assert_eq!(notes.skipped.len(), 1);
}

#[test]
fn a_line_that_is_only_an_address_is_evidence_of_its_event() {
    let notes = read(
        "14:38 latency up, see https://x/y?a=1\nhttps://grafana.example/d/1\n14:40 https://only.example",
    );
    assert_eq!(notes.events[0].text, "latency up, see https://x/y?a=1");
    assert_eq!(notes.events[0].links, ["https://grafana.example/d/1"]);
    assert_eq!(notes.events[1].text, "https://only.example");
}

#[test]
fn times_are_in_the_zone_given_unless_the_notes_say_otherwise() {
    let berlin = |text| notes::read(text, day(), Tz::Europe__Berlin).events[0].at.format("%H:%M").to_string();
    assert_eq!(berlin("14:38 x"), "13:38");
    assert_eq!(berlin("14:38Z x"), "14:38");
    assert_eq!(berlin("14:38 EST x"), "19:38");
    assert_eq!(berlin("14:38 +05:30 x"), "09:08");
    assert_eq!(berlin("All times in UTC\n14:38 x"), "14:38");
    assert_eq!(berlin("Times are PST\n10:00 x"), "18:00");
}

#[test]
fn without_any_day_the_times_are_kept_as_text() {
    let notes = notes::read("14:38 deploy\nmore", None, Tz::UTC);
    assert!(notes.events.is_empty());
    assert!(notes.skipped.iter().all(|line| line.reason == SkipReason::NoDay) && notes.skipped.len() == 2);
    assert_eq!(notes.warnings[0], Warning::TimesWithoutDay { count: 1 });
    assert_eq!(notes::read("14:38 deploy\n2024-11-15 14:40 done", None, Tz::UTC).events.len(), 2);
}

#[test]
fn the_end_of_a_range_stays_in_the_words() {
    let notes = read("14:38-14:41 — action: rolled back");
    assert_eq!(
        (notes.events[0].text.as_str(), notes.events[0].kind),
        ("rolled back (until 14:41)", EventKind::Action)
    );
}

#[test]
fn a_time_that_the_clock_skips_or_shows_twice_is_no_trouble() {
    let spring = NaiveDate::from_ymd_opt(2024, 3, 31);
    let notes = notes::read("01:59 a\n02:30 b\n03:00 c", spring, Tz::Europe__Berlin);
    let said: Vec<_> = notes.events.iter().map(|e| e.at.format("%H:%M").to_string()).collect();
    assert_eq!(said, ["00:59", "01:00", "01:00"]);
}

#[test]
fn control_characters_are_left_out() {
    assert_eq!(read("14:38 a\u{0}b\u{7}\tc\r\n14:39 d").events[0].text, "ab    c");
}

#[test]
fn an_event_is_never_longer_than_its_field_and_the_rest_is_kept() {
    let notes = read(&format!("14:38 start\n{}", "a line of a log\n".repeat(20_000)));
    assert!(notes.events[0].text.chars().count() <= 200_000);
    let kept = notes.events[0].text.lines().count() + notes.skipped.len();
    assert_eq!(kept, 20_001);
}

proptest! {
    #[test]
    fn any_text_is_read_without_losing_a_word(text in "(?s)([0-9]{1,2}[:.h][0-9]{2}|[0-9]{4}-[0-9]{2}-[0-9]{2}|[-*#|>\\[\\]()`~ \n]|[a-z]{1,5}|\\PC){0,80}") {
        let notes = read(&text);
        let mut kept = String::new();
        for event in &notes.events {
            kept.push_str(&event.text);
            kept.push_str(&event.links.join(" "));
        }
        for line in &notes.skipped {
            kept.push_str(&line.text);
        }
        for word in text.split(|c: char| !c.is_ascii_lowercase()).filter(|word| word.len() > 3) {
            let told = kept.contains(word) || ["about", "around", "until"].contains(&word);
            prop_assert!(told, "{word} of {text:?} is lost");
        }
    }

    #[test]
    fn events_are_in_order_and_on_whole_seconds(text in "(?s)([0-9]{2}:[0-9]{2}(:[0-9]{2})? [a-z]{1,4}\n){0,40}") {
        let notes = read(&text);
        prop_assert!(notes.events.is_sorted_by_key(|event| event.at));
        prop_assert!(notes.events.iter().all(|event| event.at.timestamp_subsec_nanos() == 0));
        prop_assert!(notes.events.iter().all(|event| !event.text.is_empty()));
    }

    #[test]
    fn any_characters_at_all_are_read(text in any::<String>(), far in any::<i32>()) {
        let _ = notes::read(&text, NaiveDate::from_num_days_from_ce_opt(far), Tz::America__New_York);
        let _ = notes::read(&format!("00:30 {text}\n23:00 x\n00:10 y"), Some(NaiveDate::MAX), Tz::Asia__Tokyo);
    }
}

/// The words of the events with their times in UTC.
fn timed(text: &str, day: &str) -> Vec<String> {
    let notes = notes::read(text, day.parse().ok(), Tz::UTC);
    notes.events.iter().map(|event| format!("{} {}", event.at.format("%H:%M"), event.text)).collect()
}

const CHAT: [&str; 3] = [
    "09:02 Checkout answers with 502 for about a third of requests",
    "09:04 rolling back the last deploy",
    "09:07 Rollback is through, error share is falling",
];

#[test]
fn times_are_read_in_the_digits_of_every_script() {
    for line in [
        "１４：０６　サーバー２台が停止",
        "２０２４ー１１ー１５　１４：０６　サーバー２台が停止",
        "١٤:٠٦ توقف الخادم ٢",
        "१४:०६ सर्वर २ बंद",
        "๑๔:๐๖ เซิร์ฟเวอร์ ๒",
    ] {
        let notes = read(line);
        assert_eq!(notes.events.len(), 1, "{line}: {notes:?}");
        let event = &notes.events[0];
        assert!(event.at.to_rfc3339().contains("06:00"), "{line}: {event:?}");
        assert!(line.ends_with(&event.text), "the words stay as they are: {event:?}");
    }
}

#[test]
fn a_copied_chat_has_one_event_per_message_and_no_names_in_them() {
    for text in [
        "Mira Voss\n  9:02 AM\n{0}\n9:04\n{1}\nTomas Reed\n  9:07 AM\n{2}",
        "Mira Voss\n  09:02\n{0}\n09:04\n{1}\nTomas Reed\n  09:07\n{2}",
        "Mira Voss\n9:02 AM\n{0}\n\nMira Voss\n9:04 AM\n{1}\n\nTomas Reed\n9:07 AM\n{2}",
        "Mira Voss [9:02 AM]\n{0}\n[9:04 AM]\n{1}\nTomas Reed [9:07 AM]\n{2}",
        "Mira Voss  9:02 AM\n{0}\n9:04\n{1}\nTomas Reed  9:07 AM\n{2}",
        "[9:02 AM] Mira Voss\n{0}\n[9:04 AM] Mira Voss\n{1}\n\n[9:07 AM] Tomas Reed\n{2}",
        "mira — Today at 9:02 AM\n{0}\n[9:04 AM]\n{1}\ntomas — Today at 9:07 AM\n{2}",
        "mira\n — \nToday at 9:02 AM\n{0}\n[9:04 AM]\n{1}\ntomas\n — \nToday at 9:07 AM\n{2}",
        "Mira Voss\n:palm_tree:  9:02 AM\n{0}\n9:04\n{1}\nbot\nAPP  9:07 AM\n{2}",
        "mira\nmira\n9:02 AM\n{0}\n\nmira\nmira\n9:04 AM\n{1}\n\ntomas\ntomas\n9:07 AM\n{2}",
        "09:02:13\t From  Mira Voss  to  Everyone:\n\t{0}\n09:04:02\t From  Mira Voss  to  Everyone:\n\t{1}\n\
         09:07:40\t From  Tomas Reed  to  Everyone:\n\t{2}",
    ] {
        let words = |event: &str| event[6..].to_owned();
        let text = CHAT
            .iter()
            .zip(["{0}", "{1}", "{2}"])
            .fold(text.to_owned(), |text, (event, place)| text.replace(place, &words(event)));
        assert_eq!(timed(&text, "2024-11-15"), CHAT, "{text}");
    }
}

#[test]
fn a_message_to_one_person_is_left_out_and_told() {
    let text = "09:02:40\t From  Tomas  to  Everyone:\n\troll back\n09:03:10\t From  Yuki  to  Ines(Direct Message):\n\twhy?";
    let notes = notes::read(text, "2024-11-15".parse().ok(), Tz::UTC);
    assert_eq!(notes.events.len(), 1);
    let reasons: Vec<_> = notes.skipped.iter().map(|line| line.reason).collect();
    assert_eq!(reasons, [SkipReason::Private, SkipReason::Private]);
}

#[test]
fn a_note_from_one_system_to_another_is_no_message() {
    let text = "09:02 From primary to replica: 40 s behind\n09:05 From Frankfurt to Dublin: no packets lost";
    let notes = notes::read(text, day(), Tz::UTC);
    let texts: Vec<_> = notes.events.iter().map(|event| event.text.as_str()).collect();
    assert_eq!(texts, ["From primary to replica: 40 s behind", "From Frankfurt to Dublin: no packets lost"]);
    assert_eq!(notes.skipped, []);
}

#[test]
fn what_a_call_writes_down_besides_messages_is_left_out_and_told() {
    let text = "09:02:40\t From  Tomas  to  Everyone:\n\tReplying to \"shall we?\"\n\troll back\n\
                09:03:10\t From  Yuki  to  Everyone:\n\tReacted to \"roll back\" with 👍";
    let notes = notes::read(text, day(), Tz::UTC);
    assert_eq!(notes.events.iter().map(|event| event.text.as_str()).collect::<Vec<_>>(), ["roll back"]);
    let reasons: Vec<_> = notes.skipped.iter().map(|line| line.reason).collect();
    assert_eq!(reasons, [SkipReason::Furniture, SkipReason::NoWords, SkipReason::Furniture]);
}

#[test]
fn a_kind_at_the_head_of_a_message_is_heard() {
    let notes = notes::read("Mira Voss [9:02 AM]\ndecision: roll back", "2024-11-15".parse().ok(), Tz::UTC);
    assert_eq!((notes.events[0].kind, notes.events[0].text.as_str()), (EventKind::Decision, "roll back"));
    assert_eq!(notes.warnings, [], "nothing was assumed");
}

#[test]
fn notes_of_the_night_in_which_the_clock_goes_back_keep_their_order() {
    let text = "02:40 error share rises\n02:55 pager rings\n02:10 rollback started\n02:20 error share back to normal";
    let notes = notes::read(text, "2025-10-26".parse().ok(), Tz::Europe__Berlin);
    let said: Vec<_> = notes.events.iter().map(|event| event.text.as_str()).collect();
    assert_eq!(said, ["error share rises", "pager rings", "rollback started", "error share back to normal"]);
    assert_eq!(notes.warnings, [Warning::RepeatedHour { count: 4 }]);
}
