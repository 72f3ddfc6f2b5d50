//! Tables with one article a row: delimited text, and workbooks of sheets.

mod delimited;
mod workbook;

pub(super) use delimited::{is_table, read};
pub(super) use workbook::read as read_workbook;

use super::ReadOutcome;
use super::assemble::ReadArticles;
use super::named::{ColumnOrder, NamedFields, order_of_column};
use crate::import::metadata::fields::{Part, fields};

/// So many bad rows are named one by one.
const NAMED: usize = 20;

/// A table as its cells.
#[derive(Debug, Default)]
struct Table {
    /// The names of the columns.
    names: Vec<String>,
    /// Each row with its line or row number in the file.
    rows: Vec<(u64, Vec<String>)>,
    /// What a row is counted by: "line" or "row".
    unit: &'static str,
}

impl Table {
    /// Whether the columns can hold articles: running text, or titles with something that places them.
    fn has_articles(&self) -> bool {
        let has = |part: Part| self.names.iter().any(|name| is(name, part));
        has(Part::Text)
            || (has(Part::Title) || has(Part::Summary))
                && (has(Part::Published) || has(Part::Address))
    }

    /// The articles of the table, its bad rows as warnings.
    fn articles(self) -> Result<ReadArticles, ReadOutcome> {
        if !self.has_articles() {
            return Err(ReadOutcome::Skipped(self.without_text()));
        }
        let order = self.order();
        let mut list = Vec::with_capacity(self.rows.len());
        let mut bad = Vec::new();
        for (number, cells) in &self.rows {
            let record = NamedFields::of(
                self.names
                    .iter()
                    .map(String::as_str)
                    .zip(cells.iter().map(String::as_str)),
            );
            if record.is_article() {
                list.push(record.article(order, None));
            } else if cells.iter().any(|cell| !cell.trim().is_empty()) {
                bad.push(format!(
                    "{} {number}: expected a title and a text, found {}",
                    self.unit,
                    shown(cells)
                ));
            }
        }
        if list.is_empty() {
            return Err(ReadOutcome::Failed(format!(
                "expected a table of articles, found no row with a text among {}",
                self.rows.len()
            )));
        }
        Ok(ReadArticles {
            articles: list,
            warnings: shortened(bad),
            stated: None,
        })
    }

    /// The order of day and month in the first column of dates that tells it.
    fn order(&self) -> ColumnOrder {
        let columns = (0..self.names.len()).filter(|&at| is(&self.names[at], Part::Published));
        let mut orders = columns.map(|at| {
            order_of_column(
                &self
                    .rows
                    .iter()
                    .filter_map(move |(_, cells)| cells.get(at).map(String::as_str)),
            )
        });
        orders
            .find(|order| *order != ColumnOrder::Unknown)
            .unwrap_or(ColumnOrder::Unknown)
    }

    fn without_text(&self) -> String {
        format!(
            "a table without a text column; its columns are {}",
            shown(&self.names)
        )
    }
}

fn is(name: &str, part: Part) -> bool {
    fields().part(name).is_some_and(|(found, _)| found == part)
}

/// A few cells for people.
fn shown(cells: &[String]) -> String {
    let mut text: Vec<String> = cells
        .iter()
        .filter(|cell| !cell.trim().is_empty())
        .take(4)
        .map(|cell| format!("“{}”", cell.trim().chars().take(24).collect::<String>()))
        .collect();
    if cells.len() > 4 {
        text.push("…".to_owned());
    }
    text.join(", ")
}

/// The first of many warnings, and how many there are.
pub(super) fn shortened(mut warnings: Vec<String>) -> Vec<String> {
    if warnings.len() > NAMED {
        let more = warnings.len() - NAMED;
        warnings.truncate(NAMED);
        warnings.push(format!("and {more} more"));
    }
    warnings
}
