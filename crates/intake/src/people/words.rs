//! What words on an invite list are: a name, a role, an address, a heading.

use super::Column;

/// Words that say what somebody does, and are no name.
const ROLES: &[&str] = &[
    "admin",
    "analyst",
    "architect",
    "assistant",
    "backend",
    "business",
    "captain",
    "ceo",
    "cfo",
    "chief",
    "commander",
    "communications",
    "compliance",
    "consultant",
    "cto",
    "customer",
    "data",
    "database",
    "dba",
    "delivery",
    "designer",
    "desk",
    "dev",
    "developer",
    "devops",
    "director",
    "ds",
    "duty",
    "engineer",
    "engineering",
    "facilitator",
    "finance",
    "frontend",
    "guild",
    "head",
    "ic",
    "incident",
    "infra",
    "infrastructure",
    "intern",
    "lead",
    "leader",
    "legal",
    "manager",
    "marketing",
    "mobile",
    "network",
    "networking",
    "observability",
    "on-call",
    "oncall",
    "operations",
    "ops",
    "owner",
    "payments",
    "platform",
    "pm",
    "po",
    "principal",
    "product",
    "programmer",
    "project",
    "qa",
    "quality",
    "release",
    "reliability",
    "research",
    "responder",
    "sales",
    "scribe",
    "security",
    "senior",
    "service",
    "site",
    "software",
    "specialist",
    "sre",
    "staff",
    "support",
    "system",
    "systems",
    "team",
    "tech",
    "technical",
    "technician",
    "test",
    "tester",
    "vp",
    "web",
    "writer",
];

/// What calendars and calls put in brackets behind a name.
const STATUSES: &[&str] = &[
    "accepted",
    "co-host",
    "cohost",
    "declined",
    "external",
    "guest",
    "host",
    "host, me",
    "me",
    "no response",
    "optional",
    "organiser",
    "organizer",
    "required",
    "tentative",
    "unverified",
    "you",
];

/// Small words within a name.
const PARTICLES: &[&str] = &[
    "al", "ben", "bin", "da", "de", "del", "della", "den", "der", "des", "di", "do", "dos", "du", "el", "la",
    "le", "ter", "van", "von", "y", "zu",
];

/// Words before a list of people.
const LABELS: &[&str] = &[
    "an",
    "attendees",
    "bcc",
    "cc",
    "from",
    "invited",
    "kopie",
    "optional",
    "participants",
    "required",
    "to",
    "von",
];

pub(super) fn is_status(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    STATUSES.contains(&text.as_str())
}

/// Whether a text is a mail address and nothing else.
pub(crate) fn is_address(text: &str) -> bool {
    let text = text.trim().trim_matches(['<', '>', '(', ')', '[', ']', ',', ';', '\'', '"']);
    let text = text.strip_prefix("mailto:").unwrap_or(text);
    text.contains('@') && !text.contains(char::is_whitespace)
}

/// Whether a text says what somebody does: a word for a role, an abbreviation, or words that are no names.
pub(super) fn is_role(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let lower = bare.to_lowercase();
        let is_abbreviation = bare.chars().count() > 1
            && bare.chars().any(char::is_uppercase)
            && bare.chars().all(|c| c.is_uppercase() || c.is_numeric());
        let is_common = bare.starts_with(char::is_lowercase) && !PARTICLES.contains(&lower.as_str());
        is_abbreviation || is_common || ROLES.contains(&lower.as_str()) || bare.starts_with(char::is_numeric)
    })
}

/// Whether a text can be a name: up to five words, none of which says what somebody does.
pub(super) fn is_name(text: &str) -> bool {
    let count = text.split_whitespace().count();
    (1..=5).contains(&count) && !text.contains(['@', ':', '/']) && !is_role(text)
}

/// Whether a text can be a first and a last name.
pub(super) fn is_full_name(text: &str) -> bool {
    is_name(text) && text.split_whitespace().count() > 1
}

/// Whether a text can be a last name that stands before a comma: one word, or small words before one.
pub(super) fn is_last_name(text: &str) -> bool {
    let mut words = text.split_whitespace().rev();
    is_name(text)
        && words.next().is_some()
        && words.all(|word| PARTICLES.contains(&word.to_lowercase().as_str()))
}

/// What a cell of the head of a table names; none for any other cell.
pub(super) fn is_header(cell: &str) -> Option<Column> {
    Some(match cell.to_lowercase().trim_matches(|c: char| !c.is_alphanumeric()) {
        "name" | "full name" | "display name" | "participant" | "participants" | "attendee" | "attendees"
        | "person" | "who" => Column::Name,
        "first name" | "first" | "given name" | "forename" | "vorname" => Column::First,
        "last name" | "last" | "surname" | "family name" | "nachname" => Column::Last,
        "role" | "title" | "job title" | "job" | "function" | "position" | "team" | "what they do"
        | "rolle" => Column::Role,
        "email" | "e-mail" | "mail" | "email address" | "e-mail address" | "address" | "attendance"
        | "response" | "status" | "department" | "company" | "phone" | "location" | "type" => Column::Other,
        _ => return None,
    })
}

/// A line without a word such as `To:` before the people.
pub(super) fn without_label(text: &str) -> &str {
    match text.split_once(':') {
        Some((label, rest)) if LABELS.contains(&label.trim().to_lowercase().as_str()) => rest.trim_start(),
        _ => text,
    }
}
