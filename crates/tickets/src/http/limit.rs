//! Whether a tracker asks for a pause, and for how long.

use chrono::DateTime;
use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};

/// Whether a refusal is one for too many requests: GitHub says it with 403 and one of these headers.
pub(super) fn is_limited(headers: &HeaderMap) -> bool {
    headers.contains_key(RETRY_AFTER) || number(headers, "x-ratelimit-remaining") == Some(0)
}

/// The pause in seconds, where it is said: `Retry-After`, or GitHub's and GitLab's instant at which the limit resets,
/// measured from the answer's own `Date`, so that this computer's clock does not matter.
pub(super) fn seconds(headers: &HeaderMap) -> Option<u32> {
    let seconds = number(headers, RETRY_AFTER.as_str()).or_else(|| {
        let reset = number(headers, "x-ratelimit-reset").or_else(|| number(headers, "ratelimit-reset"))?;
        let now = DateTime::parse_from_rfc2822(headers.get(DATE)?.to_str().ok()?).ok()?;
        Some(reset - now.timestamp())
    })?;
    u32::try_from(seconds.max(0)).ok()
}

fn number(headers: &HeaderMap, name: &str) -> Option<i64> {
    headers.get(name)?.to_str().ok()?.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

    use super::{is_limited, seconds};

    fn headers(all: &[(&'static str, &'static str)]) -> HeaderMap {
        all.iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect()
    }

    #[test]
    fn a_pause_is_read_from_either_header() {
        assert_eq!(seconds(&headers(&[("retry-after", "30")])), Some(30));
        let reset = headers(&[
            ("x-ratelimit-remaining", "0"),
            ("x-ratelimit-reset", "1732492860"),
            ("date", "Mon, 25 Nov 2024 00:00:00 GMT"),
        ]);
        assert!(is_limited(&reset));
        assert_eq!(seconds(&reset), Some(60));
        assert_eq!(seconds(&headers(&[])), None);
        assert!(!is_limited(&headers(&[("x-ratelimit-remaining", "12")])));
    }
}
