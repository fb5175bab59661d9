//! What people call a ticket, read from keys and addresses.

use url::Url;

/// An issue that has a number within its project: `#12`, `owner/repo#12`, or an address.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Numbered {
    /// The project, where it is named.
    pub(crate) project: Option<String>,
    /// The number, digits alone.
    pub(crate) number: String,
}

impl Numbered {
    /// Reads a key or an address. `root` is the path of the tracker itself, without slashes at its ends.
    pub(crate) fn read(text: &str, root: &str) -> Option<Self> {
        if let Some(url) = address(text) {
            return Self::in_address(&url, root);
        }
        let (project, number) = text.trim().split_once('#')?;
        let project = project.trim().trim_matches('/');
        let plain = project.chars().all(|letter| letter.is_alphanumeric() || "/._-".contains(letter));
        (is_number(number) && plain).then(|| Self {
            project: Some(project.to_owned()).filter(|it| !it.is_empty()),
            number: number.to_owned(),
        })
    }

    /// `/owner/repo/issues/12`, `/group/project/-/issues/5`, `/group/project/-/work_items/5`,
    /// `/group/project/-/issues/incident/5`.
    pub(crate) fn in_address(url: &Url, root: &str) -> Option<Self> {
        let path = url.path().trim_matches('/');
        let path = path.strip_prefix(root).unwrap_or(path).trim_matches('/');
        let parts: Vec<&str> = path.split('/').collect();
        // The last one: a repository may be called "issues".
        let at = parts.iter().rposition(|part| matches!(*part, "issues" | "work_items" | "pull"))?;
        let rest = parts[at + 1..].strip_prefix(&["incident"]).unwrap_or(&parts[at + 1..]);
        let number = rest.first().filter(|number| is_number(number))?;
        let project: Vec<&str> = parts[..at].iter().copied().filter(|part| *part != "-").collect();
        // What belongs to a whole group of GitLab's is in no project.
        let is_project = project.len() >= 2 && project.first() != Some(&"groups");
        is_project.then(|| Self { project: Some(project.join("/")), number: (*number).to_owned() })
    }
}

/// A key such as `PAY-123`, in capitals: by itself, or in an address of Jira or Linear.
pub(crate) fn keyed(text: &str) -> Option<String> {
    match address(text) {
        Some(url) => keyed_in_address(&url),
        None => Some(text.trim()).filter(|text| is_key(text)).map(str::to_ascii_uppercase),
    }
}

/// The key in `/browse/PAY-1`, `/workspace/issue/ENG-12/words`, `/projects/PAY/issues/PAY-1`, `?selectedIssue=PAY-1`,
/// and at the end of a service desk's queue.
pub(crate) fn keyed_in_address(url: &Url) -> Option<String> {
    let selected =
        url.query_pairs().find(|(name, _)| name == "selectedIssue").map(|(_, key)| key.into_owned());
    if let Some(key) = selected.filter(|key| is_key(key)) {
        return Some(key.to_ascii_uppercase());
    }
    let parts: Vec<&str> = url.path_segments()?.collect();
    let at = parts.iter().position(|part| matches!(*part, "browse" | "issue" | "issues" | "queues"))?;
    let place = if parts[at] == "queues" { parts.len() - 1 } else { at + 1 };
    parts.get(place).filter(|key| is_key(key)).map(|key| key.to_ascii_uppercase())
}

/// The project of a key: all before the last hyphen.
pub(crate) fn project_of(key: &str) -> &str {
    key.rsplit_once('-').map_or(key, |(project, _)| project)
}

/// A text that is a web address.
pub(crate) fn address(text: &str) -> Option<Url> {
    let url = Url::parse(text.trim()).ok()?;
    (matches!(url.scheme(), "https" | "http") && url.host().is_some()).then_some(url)
}

fn is_key(text: &str) -> bool {
    text.rsplit_once('-').is_some_and(|(project, number)| {
        project.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && project.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_')
            && is_number(number)
    })
}

fn is_number(text: &str) -> bool {
    (1..=12).contains(&text.len()) && text.bytes().all(|letter| letter.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{Numbered, keyed, project_of};

    fn numbered(text: &str) -> Option<(String, String)> {
        Numbered::read(text, "").map(|it| (it.project.unwrap_or_default(), it.number))
    }

    #[test]
    fn numbers_are_read_from_keys_and_addresses() {
        let both = |project: &str, number: &str| Some((project.to_owned(), number.to_owned()));
        assert_eq!(numbered("#12"), both("", "12"));
        assert_eq!(numbered("acme/shop#12"), both("acme/shop", "12"));
        assert_eq!(
            numbered("https://github.com/acme/shop/issues/12#issuecomment-1"),
            both("acme/shop", "12")
        );
        assert_eq!(numbered("https://gitlab.com/a/b/c/-/issues/5"), both("a/b/c", "5"));
        assert_eq!(numbered("https://gitlab.com/a/b/-/work_items/5"), both("a/b", "5"));
        assert_eq!(numbered("https://gitlab.com/a/b/-/issues/incident/5"), both("a/b", "5"));
        assert_eq!(numbered("https://github.com/acme/issues/issues/12"), both("acme/issues", "12"));
        assert_eq!(numbered("https://gitlab.com/groups/acme/-/work_items/3"), None);
        assert_eq!(numbered("https://github.com/acme/shop"), None);
        assert_eq!(numbered("see #12 and more"), None);
        assert_eq!(numbered("12"), None);
    }

    #[test]
    fn keys_are_read_from_keys_and_addresses() {
        let key = |text: &str| Some(text.to_owned());
        assert_eq!(keyed(" pay-123 "), key("PAY-123"));
        assert_eq!(keyed("https://acme.atlassian.net/browse/PAY-1?focused=2"), key("PAY-1"));
        assert_eq!(
            keyed("https://a.atlassian.net/jira/software/projects/PAY/boards/1?selectedIssue=PAY-7"),
            key("PAY-7")
        );
        assert_eq!(keyed("https://linear.app/acme/issue/ENG-12/fix-the-2"), key("ENG-12"));
        let queue = "https://a.atlassian.net/jira/servicedesk/projects/SUP/queues/custom/1/SUP-12";
        assert_eq!(keyed(queue), key("SUP-12"));
        assert_eq!(keyed("PM-"), None);
        assert_eq!(keyed("2024-11"), None);
        assert_eq!(project_of("PAY-123"), "PAY");
    }
}
