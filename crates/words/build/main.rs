//! Reads the catalogue and writes what is made from it: a function of each message in Rust, and the type of the catalogue
//! in TypeScript. A message that is missing, or a value that it needs, is found by both compilers.

#![expect(clippy::print_stdout, reason = "Cargo reads what a build script prints")]

mod functions;
mod message;
mod typescript;

use std::error::Error;
use std::path::PathBuf;

const CATALOGUE: &str = "../../words/en.ftl";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={CATALOGUE}");
    println!("cargo::rerun-if-changed=build");
    let source = std::fs::read_to_string(CATALOGUE)?;
    let resource = fluent_syntax::parser::parse(source.as_str())
        .map_err(|(_, errors)| format!("{CATALOGUE}: {:?}", errors.first()))?;
    let messages = message::messages(&resource);
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    std::fs::write(out.join("messages.rs"), functions::functions(&messages)?)?;
    Ok(std::fs::write(out.join("words.ts"), typescript::typescript(&messages)?)?)
}
