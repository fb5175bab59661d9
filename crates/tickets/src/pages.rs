//! Lists that come in pages, as GitHub and GitLab give them: the `Link` header of each names the next.

use reqwest::header::LINK;
use serde::de::DeserializeOwned;
use url::Url;

use crate::http::{Answer, Call, Http};
use crate::problem::TicketProblem;
use crate::requests::Outcome;

/// A thousand issues made since a meeting are more than any project sees.
const MOST_PAGES: usize = 20;

impl Http {
    /// The first entry that is sought, looked for page by page, newest first, until one is too old.
    pub(crate) fn find<T: DeserializeOwned>(
        &self,
        first: &Url,
        is_sought: impl Fn(&T) -> bool,
        is_too_old: impl Fn(&T) -> bool,
    ) -> Outcome<Option<T>> {
        let mut url = first.clone();
        for _ in 0..MOST_PAGES {
            let answer = self.send(&Call::get(url))?;
            let entries: Vec<T> = answer.read()?;
            let is_end = entries.iter().any(&is_too_old);
            if let Some(found) = entries.into_iter().find(&is_sought) {
                return Ok(Some(found));
            }
            let Some(next) = next_page(&answer).filter(|_| !is_end) else {
                return Ok(None);
            };
            // Behind a proxy a tracker may not know its own name: of its address the page alone is taken.
            url = first.clone();
            url.set_query(next.query());
        }
        Err(TicketProblem::TooMany)
    }
}

/// The address of the next page in a `Link` header: `<https://…>; rel="next", <https://…>; rel="last"`.
fn next_page(answer: &Answer) -> Option<Url> {
    let header = answer.headers.get(LINK)?.to_str().ok()?;
    let link = header.split(',').find(|link| link.contains("rel=\"next\""))?;
    let (_, rest) = link.split_once('<')?;
    let (address, _) = rest.split_once('>')?;
    Url::parse(address).ok()
}
