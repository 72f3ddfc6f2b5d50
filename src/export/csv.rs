//! Events as a table for spreadsheets: one row an event, its first mention beside it.

use super::events::{EventRecord, EventTable, MentionRecord};
use crate::model::Corpus;
use serde::Serialize;
use std::borrow::Cow;
use std::io::{self, Write};

/// The columns, in order.
pub const COLUMNS: [&str; 33] = [
    "id",
    "date",
    "date_end",
    "date_precision",
    "date_basis",
    "source",
    "source_name",
    "source_role",
    "target",
    "target_name",
    "target_role",
    "category",
    "cameo",
    "plover",
    "goldstein",
    "confidence",
    "presupposed",
    "group",
    "thread",
    "answers",
    "answer_kind",
    "lag_days",
    "rule",
    "mention_count",
    "files",
    "file",
    "article_title",
    "outlet",
    "published",
    "sentence",
    "start",
    "end",
    "trigger",
];

/// Writes every event of `corpus` as one row under a row of [`COLUMNS`].
///
/// The mention columns are those of the first mention; `mention_count` says how many there are and `files` names all their
/// files. Cells that a spreadsheet would run as a formula get an apostrophe in front; numbers stay numbers.
pub fn write(corpus: &Corpus, out: &mut dyn Write) -> io::Result<()> {
    let mut table = csv::Writer::from_writer(out);
    table.write_record(COLUMNS).map_err(io_error)?;
    for record in EventTable::new(corpus).rows() {
        let cells = row(&record);
        table
            .write_record(cells.iter().map(AsRef::<str>::as_ref))
            .map_err(io_error)?;
    }
    table.flush()
}

/// The system's own error where there is one, so that a closed pipe can be told from a full disk.
fn io_error(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

fn row<'a>(event: &'a EventRecord<'a>) -> Vec<Cow<'a, str>> {
    let first = event.mentions.first();
    let told = |field: fn(&MentionRecord<'a>) -> Option<&'a str>| text(first.and_then(field));
    vec![
        plain(&event.id),
        maybe(event.date.as_ref()),
        maybe(event.date_end.as_ref()),
        name_of(event.date_precision),
        name_of(event.date_basis),
        plain(&event.source),
        text(event.source_name),
        name_of(event.source_role),
        maybe(event.target.as_ref()),
        text(event.target_name),
        name_of(event.target_role),
        Cow::Borrowed(event.category.id()),
        text(Some(event.cameo)),
        Cow::Borrowed(event.plover),
        plain(&event.goldstein),
        plain(&event.confidence),
        plain(&event.presupposed),
        maybe(event.group.as_ref()),
        maybe(event.thread.as_ref()),
        maybe(event.answers.as_ref()),
        name_of(event.answer_kind),
        maybe(event.lag_days.as_ref()),
        text(Some(event.rule)),
        plain(&event.mentions.len()),
        files(event),
        told(|mention| mention.file),
        told(|mention| mention.article_title),
        told(|mention| mention.outlet),
        maybe(first.and_then(|mention| mention.published.as_ref())),
        told(|mention| Some(mention.sentence)),
        maybe(first.map(|mention| &mention.start)),
        maybe(first.map(|mention| &mention.end)),
        told(|mention| Some(mention.trigger)),
    ]
}

/// A cell of our own making, which needs no guard: a number, a date, an id.
fn plain<'a>(value: &impl ToString) -> Cow<'a, str> {
    Cow::Owned(value.to_string())
}

fn maybe<'a>(value: Option<&impl ToString>) -> Cow<'a, str> {
    value.map_or(Cow::Borrowed(""), plain)
}

/// The stable id of a plain enum, as JSON has it.
fn name_of<'a>(value: Option<impl Serialize>) -> Cow<'a, str> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => Cow::Owned(name),
        _ => Cow::Borrowed(""),
    }
}

/// All files that tell of the event, each once, in order of mention.
fn files<'a>(event: &EventRecord<'_>) -> Cow<'a, str> {
    let mut names = Vec::new();
    for name in event.mentions.iter().filter_map(|mention| mention.file) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Cow::Owned(harmless(&names.join("; ")).into_owned())
}

/// A cell with words of the article or the file system in it.
fn text(words: Option<&str>) -> Cow<'_, str> {
    harmless(words.unwrap_or(""))
}

/// `words` with an apostrophe in front where a spreadsheet would take them for a formula.
fn harmless(words: &str) -> Cow<'_, str> {
    let risky = |first: char| {
        matches!(
            first,
            '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'
        )
    };
    if words.starts_with(risky) {
        Cow::Owned(format!("'{words}"))
    } else {
        Cow::Borrowed(words)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::events::tests::two_events;

    /// The rows below the header, each as column and cell.
    fn rows() -> Vec<Vec<(String, String)>> {
        let mut out = Vec::new();
        write(&two_events(), &mut out).unwrap();
        let mut table = csv::Reader::from_reader(out.as_slice());
        let header = table.headers().unwrap().clone();
        table
            .records()
            .map(|row| {
                let row = row.unwrap();
                header
                    .iter()
                    .zip(row.iter())
                    .map(|(column, cell)| (column.to_owned(), cell.to_owned()))
                    .collect()
            })
            .collect()
    }

    #[track_caller]
    fn check(row: usize, column: &str, expect: &str) {
        let rows = rows();
        let cell = rows[row].iter().find(|(name, _)| name == column).unwrap();
        assert_eq!(cell.1, expect, "{column} of row {row}");
    }

    #[test]
    fn an_event_is_one_row_with_its_first_mention() {
        assert_eq!(rows().len(), 2);
        check(0, "id", "e1");
        check(0, "date_precision", "day");
        check(0, "source_role", "foreign_ministry");
        check(0, "answers", "");
        check(0, "mention_count", "1");
        check(0, "files", "press/spies.txt");
        check(0, "trigger", "accused Sudland");
        check(1, "target", "");
        check(1, "answers", "e1");
        check(1, "answer_kind", "denies");
        check(1, "lag_days", "2");
        check(1, "start", "47");
    }

    #[test]
    fn cells_that_would_run_as_formulas_are_made_harmless_and_numbers_stay_numbers() {
        check(1, "sentence", "'=Sudland, \"the accused\", denied it.");
        check(1, "goldstein", "-2");
        for (words, expect) in [
            ("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM", "'@SUM"),
            ("\t=1", "'\t=1"),
            ("\r=1", "'\r=1"),
            ("US-led", "US-led"),
            ("", ""),
        ] {
            assert_eq!(harmless(words), expect);
        }
    }

    #[test]
    fn a_corpus_without_events_is_a_table_without_rows() {
        let mut out = Vec::new();
        write(&Corpus::default(), &mut out).unwrap();
        assert_eq!(
            String::from_utf8(out).unwrap().trim_end(),
            COLUMNS.join(",")
        );
    }
}
