//! The address of a tracker: what may be entered, and the addresses below it.

use url::{Host, Origin, Url};

use crate::problem::TicketProblem;

/// An address that a token may be sent to.
#[derive(Debug, Clone)]
pub(crate) struct Address {
    url: Url,
}

impl Address {
    /// The address of an API, from the one that was entered; `plain_http` says that it may be plain to this computer.
    ///
    /// # Errors
    /// [`TicketProblem::Insecure`] for plain HTTP, other than to this computer and confirmed;
    /// [`TicketProblem::BadAddress`] for everything that is no address of a host, and where a name or a password is
    /// part of it.
    pub(crate) fn new(entered: &str, plain_http: bool, api: fn(Url) -> Url) -> Result<Self, TicketProblem> {
        let url = Url::parse(entered).map_err(|_| TicketProblem::BadAddress)?;
        let clean = url.username().is_empty()
            && url.password().is_none()
            && url.query().is_none()
            && url.fragment().is_none();
        if url.host().is_none() || !clean {
            return Err(TicketProblem::BadAddress);
        }
        match url.scheme() {
            "https" => {}
            "http" if plain_http && is_loopback(&url) => {}
            "http" => return Err(TicketProblem::Insecure),
            _ => return Err(TicketProblem::BadAddress),
        }
        Ok(Self { url: api(url) })
    }

    /// Scheme, host and port: where the token may go.
    pub(crate) fn origin(&self) -> Origin {
        self.url.origin()
    }

    /// The path without slashes at its ends; empty for most.
    pub(crate) fn path(&self) -> &str {
        self.url.path().trim_matches('/')
    }

    pub(crate) fn is_plain(&self) -> bool {
        self.url.scheme() == "http"
    }

    /// The address of something below; each part is encoded, a slash within one too.
    pub(crate) fn below(&self, parts: &[&str]) -> Url {
        let mut url = self.url.clone();
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().extend(parts);
        }
        url
    }

    /// Where people open things, from the address of the API.
    pub(crate) fn site(&self, site: fn(Url) -> Url) -> Url {
        site(self.url.clone())
    }
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use uuid::Uuid;

    use super::Address;
    use crate::connection::Connection;
    use crate::problem::TicketProblem;
    use crate::trackers::Tracker;

    fn address(tracker: Tracker, base: &str, plain_http: bool) -> Result<Address, TicketProblem> {
        let connection: Connection = serde_json::from_value(json!({
            "id": Uuid::nil(), "tracker": tracker, "project": "a/b", "base_url": base, "plain_http": plain_http,
        }))
        .unwrap();
        connection.address()
    }

    #[test]
    fn a_token_goes_out_encrypted_or_stays_on_this_computer() {
        let jira = |base: &str, plain| address(Tracker::JiraDataCenter, base, plain).map(|_| ());
        for base in ["https://jira.example", "https://10.0.0.7:8443/jira/", " https://jira.example "] {
            assert_eq!(jira(base, false), Ok(()), "{base}");
        }
        for base in
            ["http://127.0.0.1:8080", "http://127.1.2.3", "http://[::1]:80", "http://localhost:8080/jira"]
        {
            assert_eq!(jira(base, true), Ok(()), "{base}");
            assert_eq!(jira(base, false), Err(TicketProblem::Insecure), "{base}");
        }
        for base in
            ["http://jira.example", "http://10.0.0.7", "http://localhost.example", "http://127.0.0.1.nip.io"]
        {
            assert_eq!(jira(base, true), Err(TicketProblem::Insecure), "{base}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for base in [
            "",
            "jira.example",
            "https://",
            "ftp://jira.example",
            "file:///etc/passwd",
            "mailto:a@b.example",
            "https://dana:secret@jira.example",
            "https://jira.example?token=1",
        ] {
            let refused = address(Tracker::JiraCloud, base, true).map(|_| ());
            assert_eq!(refused, Err(TicketProblem::BadAddress), "{base}");
        }
    }

    #[test]
    fn addresses_below_keep_the_path_and_encode_each_part() {
        let jira = address(Tracker::JiraDataCenter, "https://host.example/jira/", false).unwrap();
        assert_eq!(jira.below(&["rest", "api"]).as_str(), "https://host.example/jira/rest/api");
        let gitlab = address(Tracker::Gitlab, "", false).unwrap();
        assert_eq!(gitlab.below(&["projects", "a/b c"]).as_str(), "https://gitlab.com/projects/a%2Fb%20c");
    }

    #[test]
    fn the_site_of_an_api_is_known() {
        let site = |tracker, base: &str| {
            address(tracker, base, false).unwrap().site(tracker.profile().site).to_string()
        };
        assert_eq!(site(Tracker::Github, ""), "https://github.com/");
        assert_eq!(site(Tracker::Github, "https://github.com/acme"), "https://github.com/");
        assert_eq!(site(Tracker::Github, "https://git.example/api/v3"), "https://git.example/");
        for base in ["https://acme.ghe.com", "https://api.acme.ghe.com/"] {
            assert_eq!(site(Tracker::Github, base), "https://acme.ghe.com/");
            let api = address(Tracker::Github, base, false).unwrap().below(&["user"]);
            assert_eq!(api.as_str(), "https://api.acme.ghe.com/user");
        }
        assert_eq!(site(Tracker::Linear, ""), "https://linear.app/");
    }
}
