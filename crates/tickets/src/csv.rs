//! Actions as a table for any tracker that imports one: comma-separated values as in RFC 4180.

use afterword_domain::text::is_blank;
use afterword_words as words;

use crate::body;
use crate::connection::CategoryLabels;
use crate::content::Content;
use crate::escape::{flat, unlinked};

/// The columns, with names that importers map by themselves or let people map.
fn columns() -> [&'static str; 6] {
    [
        words::ticket_table_title(),
        words::ticket_table_description(),
        words::ticket_table_category(),
        words::ticket_table_owner(),
        words::ticket_table_due(),
        words::ticket_table_labels(),
    ]
}

/// Tells a spreadsheet that the text is UTF-8: without it, Excel reads the code page of the computer.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// Who reads the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// A spreadsheet, which opens the file by a double click.
    Spreadsheet,
    /// The import of a tracker. A byte order mark would become part of the first column’s name, and what was said would
    /// mention people and refer to issues.
    Tracker,
}

/// The table in UTF-8, one line per action below the names of the columns; dates as `2024-11-29`, labels in one cell
/// with spaces between. A space within a label becomes a hyphen.
///
/// An apostrophe stands before every sign that a spreadsheet would take for the beginning of a formula, also where it
/// reads another separator than the comma (<https://owasp.org/www-community/attacks/CSV_Injection>).
#[must_use]
pub fn table(rows: &[Content], labels: &[String], categories: &CategoryLabels, reader: Reader) -> String {
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory can't fail, and every row has as many cells as there are columns.
    let _ = writer.write_record(columns());
    for row in rows {
        let _ = writer.write_record(cells(row, labels, categories, reader).map(|cell| defused(&cell)));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    let table = String::from_utf8(bytes).unwrap_or_default();
    match reader {
        Reader::Spreadsheet => format!("{BYTE_ORDER_MARK}{table}"),
        Reader::Tracker => table,
    }
}

fn cells(row: &Content, labels: &[String], categories: &CategoryLabels, reader: Reader) -> [String; 6] {
    let said = |text: String| match reader {
        Reader::Spreadsheet => text,
        Reader::Tracker => unlinked(&text),
    };
    let category = row.category.map(|category| categories.of(category));
    let all = labels.iter().map(String::as_str).chain(category).map(|label| flat(label).replace(' ', "-"));
    let mut labels: Vec<String> = Vec::new();
    for label in all.filter(|label| !label.is_empty()) {
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    [
        said(flat(&row.title)),
        said(body::plain(row)),
        row.category.map(|category| category.label().to_owned()).unwrap_or_default(),
        flat(&row.owner),
        row.due.map(|due| due.to_string()).unwrap_or_default(),
        labels.join(" "),
    ]
}

/// A cell that no spreadsheet runs, whichever of the usual separators it splits the table at. A reader that splits at
/// semicolons ignores the quotes around a cell with commas, so that the inside of a cell counts as well.
fn defused(cell: &str) -> String {
    let mut safe = String::with_capacity(cell.len() + 1);
    let mut begins = true;
    for sign in cell.chars() {
        if begins && is_formula_sign(sign) {
            safe.push('\'');
        }
        begins = is_separator(sign) || (begins && is_skipped(sign));
        safe.push(sign);
    }
    safe
}

/// The first sign of a formula, in each of its widths.
fn is_formula_sign(sign: char) -> bool {
    matches!(sign, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '﹦' | '﹢' | '﹣' | '﹫' | '−')
}

fn is_separator(sign: char) -> bool {
    matches!(sign, ',' | ';' | '|' | '\t' | '\n' | '\r')
}

/// What a spreadsheet may drop at the beginning of a cell: quotes, blanks, and signs without width.
fn is_skipped(sign: char) -> bool {
    sign == '"' || sign.is_whitespace() || sign.is_control() || is_blank(sign.encode_utf8(&mut [0; 4]))
}

#[cfg(test)]
mod tests {
    use afterword_domain::{ActionId, Category};
    use chrono::NaiveDate;
    use uuid::Uuid;

    use proptest::prelude::*;

    use super::{Reader, defused, is_formula_sign, is_separator, is_skipped, table};
    use crate::connection::CategoryLabels;
    use crate::content::Content;

    #[test]
    fn a_table_holds_every_action_and_no_formula() {
        let row = Content {
            action: ActionId(Uuid::nil()),
            title: "=HYPERLINK(\"https://x.example\")".to_owned(),
            causes: vec!["Nothing watched the \"feed\", ever".to_owned()],
            incident: "Stale prices".to_owned(),
            category: Some(Category::Detection),
            due: NaiveDate::from_ymd_opt(2024, 11, 29),
            owner: "@dana".to_owned(),
        };
        let labels = ["post mortem".to_owned()];
        assert_eq!(
            table(&[row], &labels, &CategoryLabels::default(), Reader::Spreadsheet),
            "\u{feff}Title,Description,Category,Owner,Due date,Labels\r\n\
             \"'=HYPERLINK(\"\"https://x.example\"\")\",\"Why: Nothing watched the \"\"feed\"\", ever\n\n\
             Incident: Stale prices\n\nCategory: Detection\",Detection,'@dana,2024-11-29,post-mortem detection\r\n"
        );
    }

    #[test]
    fn a_tracker_gets_no_byte_order_mark_no_mention_and_no_reference() {
        let row = Content {
            action: ActionId(Uuid::nil()),
            title: "Größe prüfen — 日本語, as @ops said in #12".to_owned(),
            causes: Vec::new(),
            incident: "closes GH-34".to_owned(),
            category: None,
            due: None,
            owner: "Dana".to_owned(),
        };
        assert_eq!(
            table(&[row], &[], &CategoryLabels::default(), Reader::Tracker),
            "Title,Description,Category,Owner,Due date,Labels\r\n\
             \"Größe prüfen — 日本語, as @\u{200b}ops said in #\u{200b}12\",Incident: closes GH-\u{200b}34,,Dana,,\r\n"
        );
    }

    #[test]
    fn a_formula_is_found_behind_every_separator_and_every_blank() {
        for (cell, safe) in [
            ("=1+1", "'=1+1"),
            ("Alert;=1+1", "Alert;'=1+1"),
            ("Alert\n=1+1", "Alert\n'=1+1"),
            ("Alert | +cmd", "Alert | '+cmd"),
            ("＝1", "'＝1"),
            ("；＝1", "；＝1"),
            ("\u{a0}\u{200b}\u{feff} @sum", "\u{a0}\u{200b}\u{feff} '@sum"),
            ("a;\"=1\"", "a;\"'=1\""),
            ("a,-1", "a,'-1"),
            ("Roll back in < 5 min - with one key = done", "Roll back in < 5 min - with one key = done"),
        ] {
            assert_eq!(defused(cell), safe);
        }
    }

    proptest! {
        #[test]
        fn no_part_of_any_cell_begins_like_a_formula(cell in "[=+@＝－;,|\"' \t\r\na\u{a0}\u{200b}\u{feff}-]{0,24}") {
            let safe = defused(&cell);
            for part in safe.split(is_separator) {
                let first = part.chars().find(|sign| !is_skipped(*sign));
                prop_assert!(!first.is_some_and(is_formula_sign), "{safe:?}");
            }
            let dropped: String = safe.chars().filter(|sign| *sign != '\'').collect();
            let expected: String = cell.chars().filter(|sign| *sign != '\'').collect();
            prop_assert_eq!(dropped, expected);
        }
    }
}
