//! Lists of words that decide how what people said is joined.

/// Words that hold a sentence together; none of them is a name.
pub(super) const SMALL: &str = "\
    a after all although an and another any are as at because before being both but by can did do does due \
    during each either every everybody everyone few for from had has he her his how if in into is it its \
    many more most much neither no nobody none nor not nothing of on once one only or other our over she so \
    some somebody someone something such that the their then there these they this those three to too two \
    under unless until up was we were what when where whether which while who why with without you your";

/// Names of products and days that are words too, or look like a form of one.
pub(super) const NAMES: &str = "\
    android apple april august aurora beam buildkite celery chef chrome consul docker elastic envoy fastly \
    flux friday harbor helm jenkins kafka kubernetes lambda loki march monday nagios nomad oracle outlook \
    postgres prometheus puppet python rails redis ruby rust salt saturday sentry slack snowflake spanner \
    spark splunk spring storm stripe sunday swift thursday tuesday uber vault vagrant wednesday windows zoom";

/// What the code names of services end in: “payments-api”.
pub(super) const PARTS_OF_SYSTEMS: &str = "\
    api app bot db gateway job prod proxy server service svc ui web worker";

/// Abbreviations after which a sentence goes on.
pub(super) const ABBREVIATIONS: &str = "\
    approx cf dr e.g etc i.e incl max min mr mrs ms no resp st vs";

/// Whether a list holds a word.
pub(super) fn holds(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|listed| listed == word)
}
