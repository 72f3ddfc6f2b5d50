//! CSV, TSV and their like: the delimiter is told from the first lines, columns are found by name.

use super::Table;
use crate::import::metadata::fields::{Part, fields};
use crate::import::read::assemble::ReadArticles;
use crate::import::read::{ReadOutcome, sniff};
use csv::{ReaderBuilder, StringRecord};

/// Signs that part cells.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// So many bytes of the head tell the delimiter.
const HEAD: usize = 16 << 10;

/// A cell is not read beyond so many lines without asking whether a quotation mark was left open.
const LONGEST_CELL: u64 = 400;

/// So often a quotation mark left open is passed over; each time the rest is read again.
const RESTARTS: usize = 16;

/// Names of columns are no longer, in bytes.
const LONGEST_NAME: usize = 40;

/// Whether the text is a table: its first line names columns that hold articles, or its first rows all have as many cells.
pub(in super::super) fn is_table(text: &str) -> bool {
    delimiter(text).is_some()
}

/// Reads the articles of a table.
pub(in super::super) fn read(text: &str) -> Result<ReadArticles, ReadOutcome> {
    let delimiter = delimiter(text).unwrap_or(b',');
    let (table, warnings) = cells(text, delimiter);
    let mut found = table.articles()?;
    found.warnings.splice(0..0, warnings);
    Ok(found)
}

/// The sign that parts the cells; none where the text is no table.
fn delimiter(text: &str) -> Option<u8> {
    let (declared, text) = declared(text);
    if declared.is_some() {
        return declared;
    }
    let head = sniff::first_bytes(text, HEAD);
    let first = head.lines().find(|line| !line.trim().is_empty())?;
    let by_names = DELIMITERS
        .into_iter()
        .map(|sign| (known_names(first, sign), sign))
        .max_by_key(|&(known, sign)| (known, std::cmp::Reverse(sign)))
        .filter(|(known, _)| *known >= 2);
    by_names.map(|(_, sign)| sign).or_else(|| {
        DELIMITERS
            .into_iter()
            .find(|&sign| is_even(head, text.len(), sign))
    })
}

/// Spreadsheets write "sep=;" as the first line.
fn declared(text: &str) -> (Option<u8>, &str) {
    let declared = text.strip_prefix("sep=").and_then(|rest| {
        let sign = *rest.as_bytes().first()?;
        let rest = rest.get(1..)?.trim_start_matches(['\r', '\n']);
        DELIMITERS.contains(&sign).then_some((Some(sign), rest))
    });
    declared.unwrap_or((None, text))
}

/// How many cells of the first line are names of an article's parts; none where a cell is too long for a name.
fn known_names(line: &str, sign: u8) -> usize {
    let cells: Vec<&str> = line
        .split(char::from(sign))
        .map(|cell| cell.trim().trim_matches('"').trim())
        .collect();
    let prose = cells.iter().any(|cell| cell.len() > LONGEST_NAME * 2);
    let mut parts: Vec<Part> = cells
        .iter()
        .filter_map(|cell| fields().part(cell))
        .map(|(part, _)| part)
        .collect();
    parts.sort_unstable();
    parts.dedup();
    let telling = parts
        .iter()
        .any(|part| matches!(part, Part::Title | Part::Text | Part::Summary));
    if prose || !telling { 0 } else { parts.len() }
}

/// Whether the first rows all have the same number of cells, at least three, under a line of short names.
fn is_even(head: &str, whole: usize, sign: u8) -> bool {
    let mut reader = ReaderBuilder::new()
        .delimiter(sign)
        .has_headers(false)
        .flexible(true)
        .from_reader(head.as_bytes());
    let mut counts = Vec::new();
    for row in reader.records().take(20) {
        let Ok(row) = row else { return false };
        let name = |cell: &str| {
            !cell.trim().is_empty() && cell.len() <= LONGEST_NAME && !cell.ends_with(['.', ' '])
        };
        if counts.is_empty() && !row.iter().all(name) {
            return false;
        }
        counts.push(row.len());
    }
    if head.len() < whole {
        // The last row may be cut.
        counts.pop();
    }
    counts.len() >= 3 && counts[0] >= 3 && counts.iter().all(|count| *count == counts[0])
}

/// All cells, and what was odd.
fn cells(text: &str, sign: u8) -> (Table, Vec<String>) {
    let (_, body) = declared(text);
    let skipped = text[..text.len() - body.len()].lines().count() as u64;
    let mut table = Table {
        unit: "line",
        ..Table::default()
    };
    let mut warnings = Vec::new();
    let (mut from, mut line) = (0, skipped);
    for attempt in 0..=RESTARTS {
        let again = fill(&mut table, &body[from..], line, sign, attempt < RESTARTS);
        let Some((at, number)) = again else { break };
        warnings.push(format!(
            "line {number}: a quotation mark is opened and not closed; the row was left out"
        ));
        let rest = &body[from + at..];
        let next = rest.find('\n').map_or(rest.len(), |end| end + 1);
        (from, line) = (from + at + next, number);
    }
    (table, warnings)
}

/// Reads rows until the end, or until one swallows others by a quotation mark left open: then where that row begins and its
/// line.
fn fill(table: &mut Table, text: &str, before: u64, sign: u8, watch: bool) -> Option<(usize, u64)> {
    let mut reader = ReaderBuilder::new()
        .delimiter(sign)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut row = StringRecord::new();
    loop {
        let start = reader.position().clone();
        // A reader of text in memory fails never; what fails ends the table.
        if !reader.read_record(&mut row).unwrap_or(false) {
            return None;
        }
        let number = before + row.position().map_or(start.line(), csv::Position::line);
        let lines = reader.position().line().saturating_sub(start.line());
        let at = row.position().map_or(start.byte(), csv::Position::byte) as usize;
        if watch
            && !table.names.is_empty()
            && lines > 1
            && swallows(
                &row,
                lines,
                reader.position().byte() as usize >= text.len(),
                table.names.len(),
            )
        {
            return Some((at, number));
        }
        if table.names.is_empty() {
            table.names = row.iter().map(|cell| cell.trim().to_owned()).collect();
        } else {
            table
                .rows
                .push((number, row.iter().map(str::to_owned).collect()));
        }
    }
}

/// Whether a row of many lines holds the rows after it: it lacks cells, and goes on for long or to the end of the file.
fn swallows(row: &StringRecord, lines: u64, at_end: bool, names: usize) -> bool {
    row.len() < names && (lines > LONGEST_CELL || at_end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::read::assemble::RawArticle;

    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let got: Vec<String> = match read(text) {
            Ok(found) => found.articles.iter().map(told).collect(),
            Err(outcome) => vec![format!("{outcome:?}")],
        };
        assert_eq!(got, expect);
    }

    fn told(raw: &RawArticle) -> String {
        let day = raw.published.as_ref().map(|found| found.date.to_string());
        format!(
            "{} | {} | {}",
            raw.title.as_deref().unwrap_or("none"),
            day.as_deref().unwrap_or("none"),
            raw.paragraphs.join(" / ")
        )
    }

    #[test]
    fn tables_are_told_from_text() {
        for table in [
            "title,date,text\nx,2018-10-05,y",
            "Titel;Datum;Text\nx;05.10.2018;y",
            "headline\tbody\nx\ty",
            "sep=;\ntitle;text\nx;y",
            "file,expect,note\na,b,c\nd,e,f\n",
            "Headline|Full text|Published at\na|b|c",
        ] {
            assert!(is_table(table), "{table}");
        }
        for text in [
            "Norland expels envoys\n\nNORDVILLE, Oct 5, 2018 - It said so.",
            "Norland, Sudland, Ostland\n\nThree states met, and talked.\nThey left.",
            "Source: Northern Wire\nDate: 5 October 2018\n\nNorland said.",
            "title\nNorland said.",
        ] {
            assert!(!is_table(text), "{text}");
        }
    }

    #[test]
    fn rows_are_articles() {
        check(
            "title,date,text,source\n\"Envoy, summoned\",2018-10-05,\"Line one\nline two\",Reuters\nSecond,05/10/2018,\"On Friday…\",AFP\n",
            &[
                "Envoy, summoned | 2018-10-05 | Line one / line two",
                "Second | 2018-10-05 | On Friday…",
            ],
        );
        check(
            "date;headline;body\n10/05/2018;A;x\n10/25/2018;B;\"say \"\"no\"\"\"\n",
            &["A | 2018-10-05 | x", "B | 2018-10-25 | say \"no\""],
        );
    }

    #[test]
    fn bad_rows_are_named_by_line() {
        let found = read("title,text\nA,x\n,\nonly\nB,y\n").unwrap();
        assert_eq!(found.articles.len(), 2);
        assert!(
            found
                .warnings
                .iter()
                .any(|text| text.starts_with("line 4: expected a title"))
        );
    }

    #[test]
    fn an_open_quotation_mark_costs_its_row() {
        let found =
            read("title,text,date\nA,x,2018-10-05\n\"B,y,2018-10-06\nC,z,2018-10-07\n").unwrap();
        assert_eq!(
            found.articles.iter().map(told).collect::<Vec<_>>(),
            ["A | 2018-10-05 | x", "C | 2018-10-07 | z"]
        );
        assert!(
            found
                .warnings
                .iter()
                .any(|text| text.starts_with("line 3: a quotation mark"))
        );
    }

    #[test]
    fn tables_of_other_things_are_named() {
        check(
            "file,expect,note\na,b,c\nd,e,f\n",
            &[
                "Skipped(\"a table without a text column; its columns are “file”, “expect”, “note”\")",
            ],
        );
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "[a-c\",;\t\n|]{0,200}") {
            is_table(&text);
            let _ = read(&format!("title,text\n{text}"));
        }
    }
}
