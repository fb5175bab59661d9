//! Lists that come in pages, as GitHub and GitLab give them: the `Link` header of each names the next.

use reqwest::header::LINK;
use serde::de::DeserializeOwned;
use url::Url;

use crate::http::{Answer, Call, Http};
use crate::service::Outcome;

/// A thousand issues changed since a meeting are more than any repository sees.
const MOST_PAGES: usize = 10;

impl Http {
    /// The first entry that is sought, looked for page by page.
    pub(crate) fn find<T: DeserializeOwned>(
        &self,
        first: Url,
        is_sought: impl Fn(&T) -> bool,
    ) -> Outcome<Option<T>> {
        let mut next = Some(first);
        for _ in 0..MOST_PAGES {
            let Some(url) = next else {
                break;
            };
            let answer = self.send(&Call::get(url))?;
            let entries: Vec<T> = answer.read()?;
            if let Some(found) = entries.into_iter().find(&is_sought) {
                return Ok(Some(found));
            }
            next = next_page(&answer);
        }
        Ok(None)
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
