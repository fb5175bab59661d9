//! One request to a tracker: limits on time, size and redirects, and what each status means.

use std::io::Read;
use std::sync::Once;
use std::time::{Duration, Instant};

use reqwest::blocking::{Client, Response};
use reqwest::header::{ACCEPT, AUTHORIZATION, HeaderMap, HeaderName, HeaderValue, LOCATION};
use reqwest::{Method, StatusCode, redirect, retry};
use serde::de::DeserializeOwned;
use serde_json::Value;
use url::Url;

use crate::address::Address;
use crate::content::shortened;
use crate::error_words::words;
use crate::fault::fault;
use crate::problem::TicketProblem;
use afterword_words as catalogue;

mod limit;

/// Eight mebibytes: a page of fifty issues with the longest texts that GitHub takes, and room.
const LONGEST_ANSWER: usize = 8 * 1024 * 1024;

/// Longer words of a tracker are cut.
const LONGEST_DETAIL: usize = 200;

/// How often a tracker may send on within its own origin: a renamed repository, a moved issue.
const MOST_REDIRECTS: usize = 3;

/// How long things may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timing {
    /// Until a connection stands.
    pub connect: Duration,
    /// One request with its answer and all redirects.
    pub whole: Duration,
    /// Between two looks for a ticket of which no answer came; at most a second.
    pub pause: Duration,
}

impl Default for Timing {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            whole: Duration::from_secs(20),
            pause: Duration::from_millis(500),
        }
    }
}

/// How a token is shown to the tracker. Has no `Debug`, so that no log can hold it.
pub(crate) enum Proof {
    /// `Authorization: Basic`, of a name and the token.
    Basic { user: String, token: String },
    /// A header whose value holds the token.
    Header { name: HeaderName, value: HeaderValue },
}

impl Proof {
    /// A header that logs don't show.
    ///
    /// # Errors
    /// [`TicketProblem::Unauthorized`] for a value that no header can hold.
    pub(crate) fn secret(name: HeaderName, value: &str) -> Result<Self, TicketProblem> {
        let mut value = HeaderValue::from_str(value).map_err(|_| TicketProblem::Unauthorized)?;
        value.set_sensitive(true);
        Ok(Self::Header { name, value })
    }

    /// A token in the form of OAuth, which GitHub and Jira Data Center take.
    ///
    /// # Errors
    /// [`TicketProblem::Unauthorized`] for a token that no header can hold.
    pub(crate) fn bearer(token: &str) -> Result<Self, TicketProblem> {
        Self::secret(AUTHORIZATION, &format!("Bearer {token}"))
    }
}

/// A way to one tracker.
pub(crate) struct Http {
    client: Client,
    pub(crate) address: Address,
    proof: Proof,
    headers: HeaderMap,
    timing: Timing,
    token: String,
}

/// A request.
pub(crate) struct Call<'a> {
    pub(crate) method: Method,
    pub(crate) url: Url,
    pub(crate) body: Option<&'a Value>,
    /// Whether it would make a ticket.
    pub(crate) creates: bool,
}

impl Call<'_> {
    pub(crate) fn get(url: Url) -> Self {
        Self { method: Method::GET, url, body: None, creates: false }
    }
}

/// An answer with a status of success.
pub(crate) struct Answer {
    pub(crate) headers: HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    /// The answer as what it should be.
    ///
    /// # Errors
    /// [`TicketProblem::NotATracker`] where it is anything else.
    pub(crate) fn read<T: DeserializeOwned>(&self) -> Result<T, TicketProblem> {
        serde_json::from_slice(&self.body).map_err(|_| TicketProblem::NotATracker)
    }
}

/// A request without success.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) problem: TicketProblem,
    /// The HTTP status, where one came.
    pub(crate) status: Option<u16>,
    /// The body where it was JSON, null otherwise.
    pub(crate) said: Value,
}

impl From<TicketProblem> for Failure {
    fn from(problem: TicketProblem) -> Self {
        Self { problem, status: None, said: Value::Null }
    }
}

impl From<Failure> for TicketProblem {
    fn from(failure: Failure) -> Self {
        failure.problem
    }
}

impl Http {
    /// A way to an address. `headers` go along with every request.
    ///
    /// # Errors
    /// [`TicketProblem::BadCertificate`] where this computer has no authorities to check a certificate with.
    pub(crate) fn new(
        address: Address,
        proof: Proof,
        token: &str,
        mut headers: HeaderMap,
        timing: Timing,
    ) -> Result<Self, TicketProblem> {
        install_provider();
        if !headers.contains_key(ACCEPT) {
            headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        }
        let mut builder = Client::builder()
            .user_agent(concat!("Afterword/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(timing.connect)
            .timeout(timing.whole)
            .redirect(redirect::Policy::none())
            .retry(retry::never())
            // A connection that went stale in a pool breaks just like one that broke after a ticket was made; with a
            // fresh one for each request, a break says something.
            .pool_max_idle_per_host(0);
        if address.is_plain() {
            // Only ever this computer: no proxy may read the token, and no certificate is needed.
            builder = builder.no_proxy().tls_certs_only([]);
        }
        let client = builder.build().map_err(|error| match fault(&error, false) {
            problem @ TicketProblem::BadCertificate { .. } => problem,
            _ => TicketProblem::BadCertificate {
                detail: catalogue::ticket_problem_certificate_no_authorities().to_owned(),
            },
        })?;
        Ok(Self { client, address, proof, headers, timing, token: token.to_owned() })
    }

    /// Reads something.
    pub(crate) fn get<T: DeserializeOwned>(&self, url: Url) -> Result<T, Failure> {
        Ok(self.send(&Call::get(url))?.read()?)
    }

    /// Sends a request and follows redirects that stay where the token may go.
    pub(crate) fn send(&self, call: &Call<'_>) -> Result<Answer, Failure> {
        let deadline = Instant::now() + self.timing.whole;
        let mut url = call.url.clone();
        for _ in 0..=MOST_REDIRECTS {
            // Every address comes from ours or from an answer; the token is for one origin.
            if url.origin() != self.address.origin() {
                return Err(self.sent_on(&url).into());
            }
            let response = self.once(call, url.clone(), deadline)?;
            let status = response.status();
            if !is_redirect(status) {
                return self.read(call, response, deadline);
            }
            let kept = matches!(status, StatusCode::TEMPORARY_REDIRECT | StatusCode::PERMANENT_REDIRECT);
            let to = target(&response, &url).ok_or(TicketProblem::NotATracker)?;
            if call.method != Method::GET && !kept {
                return Err(self.sent_on(&to).into());
            }
            url = to;
        }
        Err(self.sent_on(&url).into())
    }

    /// A request that is sent on to where the token does not go. A tracker that turns its own requests round is none.
    fn sent_on(&self, to: &Url) -> TicketProblem {
        if to.origin() == self.address.origin() {
            return TicketProblem::NotATracker;
        }
        TicketProblem::Redirected { to: to.host_str().unwrap_or_default().to_owned() }
    }

    fn once(&self, call: &Call<'_>, url: Url, deadline: Instant) -> Result<Response, TicketProblem> {
        let left = deadline.saturating_duration_since(Instant::now());
        let request =
            self.client.request(call.method.clone(), url).timeout(left).headers(self.headers.clone());
        let request = match &self.proof {
            Proof::Basic { user, token } => request.basic_auth(user, Some(token)),
            Proof::Header { name, value } => request.header(name.clone(), value.clone()),
        };
        let request = match call.body {
            Some(body) => request.json(body),
            None => request,
        };
        let response = request.send().map_err(|error| fault(&error, call.creates))?;
        log::debug!("{} answered {}", call.method, response.status());
        Ok(response)
    }

    fn read(&self, call: &Call<'_>, mut response: Response, deadline: Instant) -> Result<Answer, Failure> {
        let status = response.status();
        let headers = response.headers().clone();
        let mut body = Vec::new();
        let mut part = vec![0_u8; 16 * 1024];
        loop {
            let length = response.read(&mut part).map_err(|error| fault(&error, call.creates))?;
            if length == 0 {
                break;
            }
            body.extend_from_slice(&part[..length]);
            if body.len() > LONGEST_ANSWER {
                return Err(TicketProblem::NotATracker.into());
            }
            if Instant::now() >= deadline {
                let late = if call.creates { TicketProblem::Unclear } else { TicketProblem::TimedOut };
                return Err(late.into());
            }
        }
        if status.is_success() {
            return Ok(Answer { headers, body });
        }
        let said = serde_json::from_slice(&body).unwrap_or(Value::Null);
        let problem = self.refused(status, &headers, &said, call.creates);
        Err(Failure { problem, status: Some(status.as_u16()), said })
    }

    /// What a status without success means for a request that reads or changes, or that would make a ticket.
    fn refused(&self, status: StatusCode, headers: &HeaderMap, said: &Value, creates: bool) -> TicketProblem {
        match status.as_u16() {
            401 => TicketProblem::Unauthorized,
            403 if limit::is_limited(headers) => {
                TicketProblem::RateLimited { seconds: limit::seconds(headers) }
            }
            403 => TicketProblem::Forbidden,
            // All five trackers say it in JSON; a page comes from something else.
            404 if said.is_null() => TicketProblem::NotATracker,
            404 => TicketProblem::NotFound,
            407 => TicketProblem::Proxy,
            409 => TicketProblem::Conflict,
            429 => TicketProblem::RateLimited { seconds: limit::seconds(headers) },
            // Nothing was asked for that may have been done all the same.
            503 if !creates && limit::asks_for_pause(headers) => {
                TicketProblem::RateLimited { seconds: limit::seconds(headers) }
            }
            status @ 500..=599 => TicketProblem::Server { status },
            status => TicketProblem::Invalid { detail: self.detail(status, said) },
        }
    }

    /// The tracker's words. Should one ever repeat the token, it goes no further.
    pub(crate) fn detail(&self, status: u16, said: &Value) -> String {
        let words = words(said).replace(&self.token, "…");
        if words.is_empty() {
            catalogue::ticket_problem_status(status)
        } else {
            shortened(&words, LONGEST_DETAIL)
        }
    }
}

/// Rustls needs to be told which cryptography to use, once per process; whoever was first is as good.
fn install_provider() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
}

fn is_redirect(status: StatusCode) -> bool {
    matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308)
}

/// Where an answer sends on to.
fn target(response: &Response, from: &Url) -> Option<Url> {
    let to = response.headers().get(LOCATION)?.to_str().ok()?;
    from.join(to).ok()
}
