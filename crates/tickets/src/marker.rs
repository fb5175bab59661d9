//! The sign in a ticket by which the same action finds it again.

use afterword_domain::ActionId;
use uuid::{Builder, Uuid};

use crate::connection::Tracker;

/// The sign as it stands in the ticket: a comment that readers don't see on GitHub and GitLab, a short visible line in
/// Linear, a label in Jira.
///
/// Linear turns Markdown into a document of its own and promises nothing about comments in it, so the line is visible
/// there. Jira's labels can be searched exactly, its descriptions can't.
#[must_use]
pub fn marker(tracker: Tracker, action: ActionId) -> String {
    match tracker {
        Tracker::Github | Tracker::Gitlab => format!("<!-- {} -->", word(action)),
        Tracker::Linear => word(action),
        Tracker::JiraCloud | Tracker::JiraDataCenter => format!("afterword-{}", action.0.simple()),
    }
}

/// The part that is looked for in a text.
pub(crate) fn word(action: ActionId) -> String {
    format!("afterword:{}", action.0)
}

/// The id that the ticket of an action has in Linear, where the one who makes an issue chooses its id.
///
/// Linear wants the format of version 4 (`IssueCreateInput.id`: "The identifier in UUID v4 format"), ours are version
/// 7; the same action always gives the same id, so Linear itself refuses a second issue.
pub(crate) fn linear_id(action: ActionId) -> Uuid {
    Builder::from_random_bytes(action.0.into_bytes()).into_uuid()
}

#[cfg(test)]
mod tests {
    use afterword_domain::ActionId;
    use uuid::Uuid;

    use super::{linear_id, marker};
    use crate::connection::Tracker;

    #[test]
    fn every_tracker_gets_a_marker_that_its_search_can_find() {
        let action = ActionId(Uuid::from_u128(0x0192_f3a4_0000_7000_8000_0000_0000_002a));
        assert_eq!(
            marker(Tracker::Github, action),
            "<!-- afterword:0192f3a4-0000-7000-8000-00000000002a -->"
        );
        assert_eq!(marker(Tracker::Linear, action), "afterword:0192f3a4-0000-7000-8000-00000000002a");
        assert_eq!(marker(Tracker::JiraCloud, action), "afterword-0192f3a400007000800000000000002a");
    }

    #[test]
    fn the_id_in_linear_follows_from_the_action_and_has_version_4() {
        let action = ActionId(Uuid::from_u128(0x0192_f3a4_0000_7000_8000_0000_0000_002a));
        assert_eq!(linear_id(action), linear_id(action));
        assert_eq!(linear_id(action).get_version_num(), 4);
        assert_eq!(linear_id(action).to_string(), "0192f3a4-0000-4000-8000-00000000002a");
    }
}
