//! `export`: a record to a file or to standard output.

use std::path::Path;

use afterword_service::{Format, Look, Now, Problem, Service};
use serde::Serialize;

use crate::Verdict;
use crate::output::{Output, write};

#[derive(Serialize)]
struct Written {
    file: String,
}

pub(crate) fn run(
    service: &Service,
    number: u32,
    format: Format,
    look: Look,
    out: Option<&Path>,
    now: &Now,
    output: &Output,
) -> Result<Verdict, Problem> {
    let id = service.by_number(number)?;
    match out {
        Some(to) => {
            service.export(id, format, look, to, now)?;
            output.answer(&Written { file: to.display().to_string() }, |written| written.file.clone())?;
        }
        None => {
            write(&service.rendered(id, format, look, now)?)?;
        }
    }
    Ok(Verdict::Well)
}
