//! The sign in a ticket by which the same action finds it again. Where it stands is in the tracker's profile.

use afterword_domain::ActionId;

/// Where the marker of an action stands in a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MarkerPlace {
    /// In a comment of the text, which readers don't see.
    Comment,
    /// In a line of the text.
    Line,
    /// Among the labels.
    Label,
}

/// The sign as a word of a text.
pub(crate) fn word(action: ActionId) -> String {
    format!("afterword:{}", action.0)
}

/// The sign as a label.
pub(crate) fn label(action: ActionId) -> String {
    format!("afterword-{}", action.0.simple())
}

#[cfg(test)]
mod tests {
    use afterword_domain::ActionId;
    use uuid::Uuid;

    use crate::trackers::Tracker;

    #[test]
    fn every_tracker_gets_a_marker_that_its_search_can_find() {
        let action = ActionId(Uuid::from_u128(0x0192_f3a4_0000_7000_8000_0000_0000_002a));
        let marker = |tracker: Tracker| tracker.profile().marker(action);
        assert_eq!(marker(Tracker::Github), "<!-- afterword:0192f3a4-0000-7000-8000-00000000002a -->");
        assert_eq!(marker(Tracker::Linear), "afterword:0192f3a4-0000-7000-8000-00000000002a");
        assert_eq!(marker(Tracker::JiraCloud), "afterword-0192f3a400007000800000000000002a");
    }
}
