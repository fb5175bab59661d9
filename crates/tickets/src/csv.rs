//! Actions as a table for any tracker that imports one: comma-separated values as in RFC 4180.

use crate::body;
use crate::connection::CategoryLabels;
use crate::content::Content;
use crate::escape::flat;

/// The columns, with names that importers map by themselves or let people map.
const COLUMNS: [&str; 6] = ["Title", "Description", "Category", "Owner", "Due date", "Labels"];

/// The table in UTF-8, one line per action below the names of the columns; dates as `2024-11-29`, labels in one cell
/// with spaces between. A space within a label becomes a hyphen.
///
/// Cells that a spreadsheet would take for a formula begin with an apostrophe
/// (<https://owasp.org/www-community/attacks/CSV_Injection>).
#[must_use]
pub fn table(rows: &[Content], labels: &[String], categories: &CategoryLabels) -> String {
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    // Writing to memory can't fail, and every row has as many cells as there are columns.
    let _ = writer.write_record(COLUMNS);
    for row in rows {
        let _ = writer.write_record(cells(row, labels, categories).map(|cell| defused(&cell)));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

fn cells(row: &Content, labels: &[String], categories: &CategoryLabels) -> [String; 6] {
    let category = row.category.map(|category| categories.of(category));
    let all = labels.iter().map(String::as_str).chain(category).map(|label| flat(label).replace(' ', "-"));
    let mut labels: Vec<String> = Vec::new();
    for label in all.filter(|label| !label.is_empty()) {
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    [
        flat(&row.title),
        body::plain(row),
        row.category.map(|category| category.label().to_owned()).unwrap_or_default(),
        flat(&row.owner),
        row.due.map(|due| due.to_string()).unwrap_or_default(),
        labels.join(" "),
    ]
}

/// A cell that no spreadsheet runs.
fn defused(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use afterword_domain::{ActionId, Category};
    use chrono::NaiveDate;
    use uuid::Uuid;

    use super::table;
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
            table(&[row], &labels, &CategoryLabels::default()),
            "Title,Description,Category,Owner,Due date,Labels\r\n\
             \"'=HYPERLINK(\"\"https://x.example\"\")\",\"Why: Nothing watched the \"\"feed\"\", ever\n\n\
             Incident: Stale prices\n\nCategory: Detection\",Detection,'@dana,2024-11-29,post-mortem detection\r\n"
        );
    }
}
