//! `export`: a record to a file or to standard output.

use std::io::Write as _;
use std::path::Path;

use afterword_service::{Format, Now, Paper, Problem, Service};
use serde::Serialize;

use crate::Verdict;
use crate::output::Output;

#[derive(Serialize)]
struct Written {
    file: String,
}

pub(crate) fn run(
    service: &Service,
    number: u32,
    format: Format,
    paper: Paper,
    out: Option<&Path>,
    now: &Now,
    output: &Output,
) -> Result<Verdict, Problem> {
    let id = service.by_number(number)?;
    match out {
        Some(to) => {
            service.export(id, format, paper, to, now)?;
            output
                .answer(&Written { file: to.display().to_string() }, |written| println!("{}", written.file));
        }
        None => {
            let bytes = service.rendered(id, format, paper, now)?;
            std::io::stdout().write_all(&bytes).map_err(|error| Problem::File {
                path: "Standard output".into(),
                detail: error.kind().to_string(),
            })?;
        }
    }
    Ok(Verdict::Well)
}
