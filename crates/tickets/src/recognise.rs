//! What people paste as a ticket, as a key and an address.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use url::Url;

use crate::connection::Connection;
use crate::profile::Keys;
use crate::reference::{Numbered, address, keyed, keyed_in_address, project_of};
use crate::trackers::Tracker;

/// A ticket as it was pasted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Recognised {
    /// What people call it.
    pub key: String,
    /// Where people open it.
    pub url: String,
}

/// The ticket in a text, none where there is no way to open one.
///
/// Takes addresses of the five trackers and of anything else over HTTPS, and with a connection that fits also
/// `PAY-123`, `owner/repo#12` and `#12`. A bare `#12` needs that only one connection counts by numbers.
#[must_use]
pub fn recognise(text: &str, connections: &[Connection]) -> Option<Recognised> {
    let text = text.trim().trim_matches(['<', '>', '(', ')', '"', ',', ';']).trim_end_matches(['.', ':']);
    if let Some(url) = address(text) {
        return by_address(&url, connections);
    }
    by_key(text, connections).or_else(|| by_number(text, connections))
}

fn by_address(url: &Url, connections: &[Connection]) -> Option<Recognised> {
    let ours = connections.iter().find(|connection| is_site_of(url, connection));
    let named = !url.username().is_empty() || url.password().is_some();
    if named || (url.scheme() != "https" && ours.is_none()) {
        return None;
    }
    let key = match keys(url, ours)? {
        Some(Keys::Numbers { .. }) => {
            let root = ours.and_then(Connection::site).map(|site| site.path().trim_matches('/').to_owned());
            Numbered::in_address(url, &root.unwrap_or_default())
                .and_then(|it| Some(format!("{}#{}", it.project?, it.number)))
        }
        Some(Keys::Named { .. }) => keyed_in_address(url),
        None => None,
    };
    Some(Recognised { key: key.unwrap_or_else(|| place(url)), url: url.to_string() })
}

/// How a site calls its tickets: by the connection where there is one, else by what trackers are known by.
fn keys(url: &Url, ours: Option<&Connection>) -> Option<Option<Keys>> {
    let host = url.host_str()?;
    let known = |tracker: &Tracker| (tracker.profile().is_known)(host, url.path());
    let tracker = ours.map(|connection| connection.tracker).or_else(|| Tracker::ALL.into_iter().find(known));
    Some(tracker.map(|tracker| tracker.profile().keys))
}

/// Where a connection’s token may go: scheme, host and port; none for an address that is none.
#[must_use]
pub fn origin(connection: &Connection) -> Option<String> {
    connection.address().ok().map(|known| known.origin().ascii_serialization())
}

/// The connections that reach a ticket, given by its address or its key: those of its own project first.
#[must_use]
pub fn serving<'a>(connections: &'a [Connection], key_or_url: &str) -> Vec<&'a Connection> {
    let reached = |connection: &&Connection| {
        let found = recognise(key_or_url, std::slice::from_ref(*connection));
        let url = found.as_ref().and_then(|found| Url::parse(&found.url).ok());
        url.is_some_and(|url| is_site_of(&url, connection))
    };
    let mut all: Vec<_> = connections.iter().filter(reached).collect();
    all.sort_by_key(|connection| !is_of_project(key_or_url, connection));
    all
}

fn is_of_project(key_or_url: &str, connection: &Connection) -> bool {
    let found = recognise(key_or_url, std::slice::from_ref(connection));
    let key = found.map(|found| found.key).unwrap_or_default();
    let project = key.split_once('#').map_or_else(|| project_of(&key), |(project, _)| project);
    connection.project.trim().trim_matches('/').eq_ignore_ascii_case(project)
}

/// Whether an address is below that of a connection's site.
fn is_site_of(url: &Url, connection: &Connection) -> bool {
    connection.site().is_some_and(|site| {
        let below = url.path().strip_prefix(site.path().trim_end_matches('/'));
        site.origin() == url.origin() && below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    })
}

/// The host and the last part of the path.
fn place(url: &Url) -> String {
    let host = url.host_str().unwrap_or_default();
    let last = url.path_segments().and_then(|mut parts| parts.rfind(|part| !part.is_empty()));
    last.map_or_else(|| host.to_owned(), |last| format!("{host}/{last}"))
}

fn by_key(text: &str, connections: &[Connection]) -> Option<Recognised> {
    let key = keyed(text)?;
    let project = project_of(&key);
    connections.iter().find_map(|connection| {
        let Keys::Named { below: place } = connection.tracker.profile().keys else { return None };
        if !connection.project.trim().eq_ignore_ascii_case(project) {
            return None;
        }
        Some(Recognised { key: key.clone(), url: below(connection, &[place, &key])? })
    })
}

fn by_number(text: &str, connections: &[Connection]) -> Option<Recognised> {
    let wanted = Numbered::read(text, "")?;
    let mut counting = connections.iter().filter_map(|connection| match connection.tracker.profile().keys {
        Keys::Numbers { below, has_project } => Some((connection, below, has_project)),
        Keys::Named { .. } => None,
    });
    let ((connection, place, has_project), project) = match wanted.project {
        Some(project) => {
            let same = |(at, ..): &Counting<'_>| at.project.trim().eq_ignore_ascii_case(&project);
            let any = counting.clone().find(|(_, _, has_project)| has_project(parts(&project)));
            (counting.find(same).or(any)?, project)
        }
        None => {
            let only = counting.next().filter(|_| counting.next().is_none())?;
            (only, only.0.project.trim().to_owned())
        }
    };
    if !has_project(parts(&project)) {
        return None;
    }
    let mut address: Vec<&str> = project.split('/').collect();
    address.extend(place);
    address.push(&wanted.number);
    let url = below(connection, &address)?;
    Some(Recognised { key: format!("{project}#{}", wanted.number), url })
}

/// A connection that counts its tickets: what stands before a number in an address, and which projects it can have.
type Counting<'a> = (&'a Connection, &'static [&'static str], fn(usize) -> bool);

/// The parts of a project's name.
fn parts(project: &str) -> usize {
    project.split('/').filter(|part| !part.is_empty()).count()
}

/// An address below the site of a connection.
fn below(connection: &Connection, parts: &[&str]) -> Option<String> {
    let mut url = connection.site()?;
    url.path_segments_mut().ok()?.pop_if_empty().extend(parts);
    Some(url.into())
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use uuid::Uuid;

    use super::recognise;
    use crate::connection::Connection;
    use crate::trackers::Tracker;

    fn connection(tracker: Tracker, base: &str, project: &str) -> Connection {
        serde_json::from_value(json!({
            "id": Uuid::nil(), "tracker": tracker, "base_url": base, "project": project,
        }))
        .unwrap()
    }

    fn read(text: &str, connections: &[Connection]) -> Option<(String, String)> {
        recognise(text, connections).map(|it| (it.key, it.url))
    }

    fn both(key: &str, url: &str) -> Option<(String, String)> {
        Some((key.to_owned(), url.to_owned()))
    }

    #[test]
    fn addresses_of_all_trackers_are_known_without_a_connection() {
        for (url, key) in [
            ("https://github.com/acme/shop/issues/12", "acme/shop#12"),
            ("https://gitlab.com/acme/web/shop/-/issues/5", "acme/web/shop#5"),
            ("https://git.acme.example/web/shop/-/work_items/5", "web/shop#5"),
            ("https://acme.atlassian.net/browse/PAY-123", "PAY-123"),
            ("https://jira.acme.example/browse/PAY-123", "PAY-123"),
            ("https://linear.app/acme/issue/ENG-12/alert-on-it", "ENG-12"),
            ("https://tasks.example/items/77", "tasks.example/77"),
            ("https://tasks.example/", "tasks.example"),
        ] {
            assert_eq!(read(url, &[]), both(key, url));
        }
    }

    #[test]
    fn keys_need_a_connection_whose_project_they_name() {
        let all = [
            connection(Tracker::JiraCloud, "https://acme.atlassian.net", "PAY"),
            connection(Tracker::Linear, "", "ENG"),
        ];
        assert_eq!(read("pay-123", &all), both("PAY-123", "https://acme.atlassian.net/browse/PAY-123"));
        assert_eq!(read("ENG-12.", &all), both("ENG-12", "https://linear.app/issue/ENG-12"));
        assert_eq!(read("PM-14", &all), None);
        assert_eq!(read("PAY-123", &[]), None);
    }

    #[test]
    fn numbers_need_a_connection_that_counts() {
        let github = connection(Tracker::Github, "https://git.example/api/v3", "acme/shop");
        let gitlab = connection(Tracker::Gitlab, "", "acme/web/shop");
        let one = std::slice::from_ref(&github);
        let url = "https://git.example/acme/shop/issues/12";
        assert_eq!(read("#12", one), both("acme/shop#12", url));
        assert_eq!(read(url, one), both("acme/shop#12", url));
        let two = [github.clone(), gitlab];
        assert_eq!(read("#12", &two), None);
        assert_eq!(
            read("acme/web/shop#5", &two),
            both("acme/web/shop#5", "https://gitlab.com/acme/web/shop/-/issues/5")
        );
        assert_eq!(
            read("other/repo#1", &two),
            both("other/repo#1", "https://git.example/other/repo/issues/1")
        );
    }

    #[test]
    fn words_are_no_tickets_and_secrets_no_addresses() {
        for text in [
            "",
            "later",
            "see the board",
            "http://tasks.example/1",
            "https://dana:secret@github.com/a/b/issues/1",
        ] {
            assert_eq!(read(text, &[]), None, "{text}");
        }
    }
}
