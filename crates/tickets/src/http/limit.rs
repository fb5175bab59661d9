//! Whether a tracker asks for a pause, and for how long.

use std::time::SystemTime;

use reqwest::header::{DATE, HeaderMap, RETRY_AFTER};

/// A day: the longest pause that is believed. Whatever asks for more is looked at again tomorrow.
const LONGEST: u32 = 24 * 60 * 60;

/// Whether a refusal is one for too many requests: GitHub says it with 403 and one of these headers.
pub(super) fn is_limited(headers: &HeaderMap) -> bool {
    asks_for_pause(headers) || digits(headers, "x-ratelimit-remaining") == Some(0)
}

/// Whether an answer says when to come back.
pub(super) fn asks_for_pause(headers: &HeaderMap) -> bool {
    headers.contains_key(RETRY_AFTER)
}

/// The pause in seconds, where it is said, a day at most: `Retry-After` in seconds or as a date, or GitHub's and
/// GitLab's instant at which the limit resets. Instants are measured from the answer's own `Date`, so that this
/// computer's clock does not matter.
pub(super) fn seconds(headers: &HeaderMap) -> Option<u32> {
    let pause = digits(headers, RETRY_AFTER.as_str()).or_else(|| {
        let until = match date(headers, RETRY_AFTER.as_str()) {
            Some(date) => seconds_of(date),
            None => digits(headers, "x-ratelimit-reset").or_else(|| digits(headers, "ratelimit-reset"))?,
        };
        let now = seconds_of(date(headers, DATE.as_str())?);
        // What is over needs no pause.
        Some(until.saturating_sub(now))
    })?;
    Some(u32::try_from(pause).unwrap_or(LONGEST).min(LONGEST))
}

/// A header that holds a whole number; one that is too large to count with is the largest.
fn digits(headers: &HeaderMap, name: &str) -> Option<u64> {
    let text = headers.get(name)?.to_str().ok()?.trim();
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().unwrap_or(u64::MAX))
}

/// A header that holds a date, in any of the three forms that HTTP knows.
fn date(headers: &HeaderMap, name: &str) -> Option<SystemTime> {
    httpdate::parse_http_date(headers.get(name)?.to_str().ok()?.trim()).ok()
}

/// Seconds since 1970.
fn seconds_of(date: SystemTime) -> u64 {
    date.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs()
}

#[cfg(test)]
mod tests {
    use reqwest::header::{HeaderMap, HeaderName, HeaderValue};

    use super::{LONGEST, is_limited, seconds};

    const NOW: (&str, &str) = ("date", "Mon, 25 Nov 2024 00:00:00 GMT");

    fn headers(all: &[(&'static str, &'static str)]) -> HeaderMap {
        all.iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect()
    }

    #[test]
    fn a_pause_is_read_from_either_header() {
        assert_eq!(seconds(&headers(&[("retry-after", "30")])), Some(30));
        let reset = headers(&[("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "1732492860"), NOW]);
        assert!(is_limited(&reset));
        assert_eq!(seconds(&reset), Some(60));
        assert_eq!(seconds(&headers(&[])), None);
        assert!(!is_limited(&headers(&[("x-ratelimit-remaining", "12")])));
    }

    #[test]
    fn retry_after_is_a_number_of_seconds_or_a_date_of_any_form_and_a_day_at_most() {
        for (said, pause) in [
            (" 120\t", Some(120)),
            ("0", Some(0)),
            ("Mon, 25 Nov 2024 00:02:00 GMT", Some(120)),
            ("Monday, 25-Nov-24 00:02:00 GMT", Some(120)),
            ("Mon Nov 25 00:02:00 2024", Some(120)),
            // Over already: at once.
            ("Sun, 24 Nov 2024 23:00:00 GMT", Some(0)),
            ("Thu, 01 Jan 1970 00:00:00 GMT", Some(0)),
            // Absurdly far.
            ("Fri, 31 Dec 9999 23:59:59 GMT", Some(LONGEST)),
            ("99999999999999999999999999", Some(LONGEST)),
            ("4294967296", Some(LONGEST)),
            // Neither.
            ("", None),
            ("-5", None),
            ("1.5", None),
            ("soon", None),
            ("Mon, 32 Nov 2024 00:02:00 GMT", None),
        ] {
            assert_eq!(seconds(&headers(&[("retry-after", said), NOW])), pause, "{said:?}");
        }
        let dated = ("retry-after", "Mon, 25 Nov 2024 00:02:00 GMT");
        assert_eq!(seconds(&headers(&[dated])), None, "nothing to measure it from");
    }
}
