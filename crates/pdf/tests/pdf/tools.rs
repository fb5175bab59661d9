//! Reads a PDF back with poppler's tools. A computer without them skips what needs them.

use std::io::Write as _;
use std::process::{Command, Stdio};

use afterword_pdf::Pdf;

/// What a tool says about a PDF that it reads from its input; none where the tool is not installed.
fn ask(tool: &str, arguments: &[&str], pdf: &Pdf) -> Option<String> {
    let mut child = Command::new(tool)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let mut input = child.stdin.take().unwrap();
    let bytes = pdf.bytes.clone();
    let writer = std::thread::spawn(move || input.write_all(&bytes));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success(), "{tool} can't read the PDF");
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// All text in the order in which it was written.
pub(crate) fn text(pdf: &Pdf) -> Option<String> {
    ask("pdftotext", &["-raw", "-nopgbrk", "-", "-"], pdf)
}

/// The text of one page.
pub(crate) fn text_of_page(pdf: &Pdf, page: usize) -> Option<String> {
    let page = page.to_string();
    ask("pdftotext", &["-raw", "-nopgbrk", "-f", &page, "-l", &page, "-", "-"], pdf)
}

/// What is true of the file as a whole.
pub(crate) fn information(pdf: &Pdf) -> Option<String> {
    ask("pdfinfo", &["-"], pdf)
}

/// How many pages it has.
pub(crate) fn pages(pdf: &Pdf) -> Option<usize> {
    let said = information(pdf)?;
    said.lines().find_map(|line| line.strip_prefix("Pages:")).map(|n| n.trim().parse().unwrap())
}

/// The tags with their text, one per line.
pub(crate) fn structure(pdf: &Pdf) -> Option<String> {
    ask("pdfinfo", &["-struct-text", "-"], pdf)
}

/// The left edge of the first word that contains a text, in points.
pub(crate) fn left_edge(pdf: &Pdf, word: &str) -> Option<f64> {
    let said = ask("pdftotext", &["-bbox", "-", "-"], pdf)?;
    let found = said.lines().find(|line| line.contains("<word") && line.contains(word))?;
    found.split("xMin=\"").nth(1)?.split('"').next()?.parse().ok()
}

/// The right edge of the rightmost word of all pages, in points.
pub(crate) fn right_edge(pdf: &Pdf) -> Option<f64> {
    let said = ask("pdftotext", &["-bbox", "-", "-"], pdf)?;
    let edge = |line: &str| line.split("xMax=\"").nth(1)?.split('"').next()?.parse::<f64>().ok();
    said.lines().filter_map(edge).reduce(f64::max)
}

/// A text without anything that a line break or an invisible character could change.
pub(crate) fn bare(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .filter(|c| !matches!(*c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'))
        .collect()
}
