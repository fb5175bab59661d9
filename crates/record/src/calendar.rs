//! The due dates of the actions as a calendar file (RFC 5545), one day-long entry each.

use afterword_domain::post_mortem::label;
use afterword_domain::text::web_address;
use afterword_domain::{Instant, PostMortem};
use afterword_words as words;
use icalendar::{Calendar, Component as _, Event, EventLike as _};

use crate::build::line;

/// The due dates of open actions. An entry keeps its identity, so that a file that is imported again moves it.
#[must_use]
pub fn write(pm: &PostMortem, now: Instant) -> String {
    let mut calendar = Calendar::new();
    calendar.name(&format!("{} {}", label(pm.number), line(&pm.facts.title)));
    for action in pm.actions.iter().filter(|a| a.state.is_open()) {
        let Some(due) = action.due else { continue };
        let owner = line(&action.owner);
        let who = if owner.is_empty() { String::new() } else { format!(" ({owner})") };
        let mut about = format!("{} {}", label(pm.number), line(&pm.facts.title));
        let ticket = line(&action.ticket);
        let url = web_address(&action.ticket_url).unwrap_or_default();
        for said in [ticket.as_str(), url] {
            if !said.is_empty() && !about.ends_with(said) {
                about = format!("{about}\n{said}");
            }
        }
        let event = Event::new()
            .uid(&format!("{}@afterword", action.id))
            .timestamp(now)
            // A date without an end lasts that day; it blocks nobody's time.
            .starts(due)
            .add_property("TRANSP", "TRANSPARENT")
            .summary(&words::document_calendar_due(format!("{}{who}", line(&action.text))))
            .description(&about)
            .done();
        calendar.push(event);
    }
    calendar.done().to_string()
}

#[cfg(test)]
mod tests {
    use afterword_domain::{ActionId, ActionItem, Facts, PostMortemId};
    use uuid::Uuid;

    use super::*;

    #[test]
    fn every_open_action_with_a_date_is_a_day_in_the_calendar() {
        let facts = Facts { title: "Payment degradation".into(), ..Facts::default() };
        let mut pm = PostMortem::new(PostMortemId(Uuid::nil()), 14, facts);
        let action = |n, text: &str, due: &str| ActionItem {
            due: due.parse().ok(),
            owner: "Ana Kovač".into(),
            ticket: "PAY-1".into(),
            ..ActionItem::new(ActionId(Uuid::from_u128(n)), text.into())
        };
        pm.actions = vec![
            action(1, "Test nightly; with commas, and\nBEGIN:VEVENT", "2024-11-29"),
            action(2, "No date", ""),
            ActionItem { state: afterword_domain::ActionState::Done, ..action(3, "Done", "2024-11-30") },
        ];
        let text = write(&pm, chrono::DateTime::from_timestamp(1_732_000_000, 0).unwrap());
        assert_eq!(text.lines().filter(|line| *line == "BEGIN:VEVENT").count(), 1, "{text}");
        assert!(text.contains("DTSTART;VALUE=DATE:20241129"), "{text}");
        assert!(!text.contains("DTEND") && text.contains("TRANSP:TRANSPARENT"), "{text}");
        assert!(text.contains("UID:00000000-0000-0000-0000-000000000001@afterword"), "{text}");
        let unfolded = text.replace("\r\n ", "");
        assert!(
            unfolded.contains("Test nightly\\; with commas\\, and\\nBEGIN:VEVENT (Ana Kovač)"),
            "{unfolded}"
        );
        assert!(text.lines().all(|line| line.len() <= 75), "{text}");
    }
}
