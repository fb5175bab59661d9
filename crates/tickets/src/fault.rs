//! Why a request got no answer, read from the chain of errors below reqwest's.

use afterword_words as words;
use std::error::Error;
use std::io;

use crate::problem::TicketProblem;

/// More links than any chain of errors has.
const MOST_LINKS: usize = 32;

/// The problem behind an error that came instead of an answer. `creates` says whether the request would have made a
/// ticket: then an end after sending leaves open whether it did.
pub(crate) fn fault(error: &(dyn Error + 'static), creates: bool) -> TicketProblem {
    let links = chain(error);
    if let Some(problem) = links.iter().find_map(|link| certificate(*link)) {
        return problem;
    }
    // hyper-util does not let its error be named; its words have stood since the tunnel came in.
    if links.iter().any(|link| link.to_string().starts_with("tunnel error")) {
        return TicketProblem::Proxy;
    }
    let ours: Vec<&reqwest::Error> = links.iter().filter_map(|link| link.downcast_ref()).collect();
    let timed_out =
        ours.iter().any(|error| error.is_timeout()) || links.iter().any(|link| is_io_timeout(*link));
    if ours.iter().any(|error| error.is_builder()) {
        return TicketProblem::BadAddress;
    }
    if ours.iter().any(|error| error.is_connect() || error.is_dns()) {
        return if timed_out { TicketProblem::TimedOut } else { TicketProblem::Offline };
    }
    match (creates, timed_out) {
        (true, _) => TicketProblem::Unclear,
        (false, true) => TicketProblem::TimedOut,
        (false, false) => TicketProblem::Offline,
    }
}

/// An error and everything below it.
fn chain<'a>(error: &'a (dyn Error + 'static)) -> Vec<&'a (dyn Error + 'static)> {
    let mut links = Vec::new();
    let mut next = Some(error);
    while let Some(link) = next {
        links.push(link);
        // `io::Error` names the source of what it holds as its own, and so hides it.
        let held = link.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        next = match held {
            Some(held) => {
                let held: &(dyn Error + 'static) = held;
                Some(held)
            }
            None => link.source(),
        };
        if links.len() >= MOST_LINKS {
            break;
        }
    }
    links
}

fn is_io_timeout(link: &(dyn Error + 'static)) -> bool {
    link.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::TimedOut)
}

/// Everything that goes wrong while the connection is made secure.
fn certificate(link: &(dyn Error + 'static)) -> Option<TicketProblem> {
    use rustls::CertificateError as Bad;
    let error = link.downcast_ref::<rustls::Error>()?;
    let detail = match error {
        rustls::Error::InvalidCertificate(reason) => match reason {
            Bad::Expired | Bad::ExpiredContext { .. } => {
                words::ticket_problem_certificate_expired().to_owned()
            }
            Bad::NotValidYet | Bad::NotValidYetContext { .. } => {
                words::ticket_problem_certificate_not_valid_yet().to_owned()
            }
            Bad::NotValidForName | Bad::NotValidForNameContext { .. } => {
                words::ticket_problem_certificate_other_host().to_owned()
            }
            Bad::UnknownIssuer => words::ticket_problem_certificate_unknown_issuer().to_owned(),
            Bad::Revoked => words::ticket_problem_certificate_revoked().to_owned(),
            _ => error.to_string(),
        },
        _ => error.to_string(),
    };
    Some(TicketProblem::BadCertificate { detail })
}
