//! Workbooks (.xlsx): the sheets whose columns hold articles. Parts are unpacked within limits and read as a stream.

use super::Table;
use crate::import::metadata::fields::fields;
use crate::import::read::assemble::ReadArticles;
use crate::import::read::zipped::{LARGEST_PART, Zipped};
use crate::import::read::{ReadOutcome, SourceFile};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

/// No table of articles has more columns.
const MOST_COLUMNS: usize = 400;

/// All cells together hold no more, in bytes: many cells may name one long text.
const LARGEST: usize = 192 << 20;

/// The names of the columns stand among the first rows.
const HEAD: usize = 20;

/// No more sheets are read.
const MOST_SHEETS: usize = 64;

/// Reads the articles of a workbook.
pub(in super::super) fn read(file: &SourceFile<'_>) -> Result<ReadArticles, ReadOutcome> {
    let mut parts = Zipped::open(file.bytes)?;
    let mut sheets: Vec<String> = parts.names();
    let shared = match sheets
        .iter()
        .find(|name| name.ends_with("xl/sharedStrings.xml"))
        .cloned()
    {
        Some(name) => strings(&parts.part(&name, LARGEST_PART)?),
        None => Vec::new(),
    };
    sheets.retain(|name| name.contains("xl/worksheets/") && !name.contains("/_rels/"));
    sheets.sort_by_key(|name| (name.len(), name.clone()));
    let mut found = ReadArticles::default();
    let mut why = None;
    for name in sheets.iter().take(MOST_SHEETS) {
        let (rows, cut) = rows(&parts.part(name, LARGEST_PART)?, &shared);
        if let Some(cut) = cut {
            found.warnings.push(format!("{name}: {cut}"));
        }
        match table(rows).articles() {
            Ok(sheet) => {
                found.articles.extend(sheet.articles);
                found.warnings.extend(sheet.warnings);
            }
            Err(outcome) => why = why.or(Some(outcome)),
        }
    }
    if found.articles.is_empty() {
        return Err(why.unwrap_or_else(|| {
            ReadOutcome::Failed("expected a workbook, found no sheet in it".to_owned())
        }));
    }
    Ok(found)
}

type Row = (u64, Vec<String>);

/// A sheet as a table: the row that names most parts of an article is its head, else the first.
fn table(mut rows: Vec<Row>) -> Table {
    rows.retain(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty()));
    let known = |cells: &[String]| {
        cells
            .iter()
            .filter(|cell| fields().part(cell).is_some())
            .count()
    };
    let head = (0..rows.len().min(HEAD))
        .max_by_key(|&at| (known(&rows[at].1), std::cmp::Reverse(at)))
        .unwrap_or(0);
    let rest = rows.split_off((head + 1).min(rows.len()));
    Table {
        names: rows.pop().map(|(_, cells)| cells).unwrap_or_default(),
        rows: rest,
        unit: "row",
    }
}

/// The texts that cells name by number.
fn strings(xml: &[u8]) -> Vec<String> {
    let mut list = Vec::new();
    let mut reader = Reader::from_reader(xml);
    reader.config_mut().check_end_names = false;
    let (mut open, mut phonetic) = (false, false);
    while let Ok(event) = reader.read_event() {
        match &event {
            Event::Eof => break,
            Event::Start(tag) => match tag.local_name().as_ref() {
                b"si" => list.push(String::new()),
                b"t" => open = true,
                b"rPh" => phonetic = true,
                _ => {}
            },
            Event::Empty(tag) if tag.local_name().as_ref() == b"si" => list.push(String::new()),
            Event::End(tag) => match tag.local_name().as_ref() {
                b"t" => open = false,
                b"rPh" => phonetic = false,
                _ => {}
            },
            _ if open && !phonetic => {
                if let (Some(last), Some(text)) = (list.last_mut(), text_of(&event)) {
                    last.push_str(&text);
                }
            }
            _ => {}
        }
    }
    list
}

fn text_of(event: &Event<'_>) -> Option<String> {
    match event {
        Event::Text(text) => Some(text.xml_content(XmlVersion::Implicit1_0).ok()?.into_owned()),
        Event::CData(text) => Some(text.xml_content(XmlVersion::Implicit1_0).ok()?.into_owned()),
        Event::GeneralRef(reference) => {
            if let Ok(Some(char)) = reference.resolve_char_ref() {
                return Some(char.to_string());
            }
            let name = std::str::from_utf8(reference).ok()?;
            quick_xml::escape::resolve_predefined_entity(name).map(str::to_owned)
        }
        _ => None,
    }
}

/// The cell being read.
#[derive(Default)]
struct Cell {
    column: usize,
    shared: bool,
    text: String,
    open: bool,
}

/// The rows of a sheet with their numbers, and why it was read in part.
fn rows(xml: &[u8], shared: &[String]) -> (Vec<Row>, Option<String>) {
    let mut list: Vec<Row> = Vec::new();
    let mut reader = Reader::from_reader(xml);
    reader.config_mut().check_end_names = false;
    let mut cell = Cell::default();
    let mut size = 0;
    loop {
        let event = match reader.read_event() {
            Ok(Event::Eof) => return (list, None),
            Ok(event) => event,
            Err(error) => {
                return (
                    list,
                    Some(format!("the sheet breaks off in damaged markup: {error}")),
                );
            }
        };
        match &event {
            Event::Start(tag) => start(tag, &mut list, &mut cell),
            Event::End(tag) => match tag.local_name().as_ref() {
                b"v" | b"t" => cell.open = false,
                b"c" => {
                    size += end(&mut cell, &mut list, shared);
                    if size > LARGEST {
                        let why = format!("only the first {} MB were read", LARGEST >> 20);
                        return (list, Some(why));
                    }
                }
                _ => {}
            },
            _ if cell.open => {
                if let Some(text) = text_of(&event) {
                    cell.text.push_str(&text);
                }
            }
            _ => {}
        }
    }
}

fn start(tag: &BytesStart<'_>, list: &mut Vec<Row>, cell: &mut Cell) {
    match tag.local_name().as_ref() {
        b"row" => {
            let next = list.last().map_or(1, |(number, _)| number + 1);
            let number = attribute(tag, b"r").and_then(|text| text.parse().ok());
            list.push((number.unwrap_or(next), Vec::new()));
        }
        b"c" => {
            let after = list.last().map_or(0, |(_, cells)| cells.len());
            *cell = Cell {
                column: attribute(tag, b"r")
                    .and_then(|name| column(&name))
                    .unwrap_or(after),
                shared: attribute(tag, b"t").is_some_and(|kind| kind == "s"),
                ..Cell::default()
            };
        }
        b"v" | b"t" => cell.open = true,
        _ => {}
    }
}

/// Puts the cell into its row; returns its size.
fn end(cell: &mut Cell, list: &mut [Row], shared: &[String]) -> usize {
    let text = std::mem::take(&mut cell.text);
    let text = if cell.shared {
        let named = text
            .trim()
            .parse::<usize>()
            .ok()
            .and_then(|at| shared.get(at));
        named.cloned().unwrap_or_default()
    } else {
        text
    };
    let size = text.len();
    if let Some((_, cells)) = list.last_mut()
        && cell.column < MOST_COLUMNS
    {
        if cells.len() <= cell.column {
            cells.resize(cell.column + 1, String::new());
        }
        cells[cell.column] = text;
    }
    size
}

/// The column of "BC12", counted from 0.
fn column(name: &str) -> Option<usize> {
    let letters = name.bytes().take_while(u8::is_ascii_uppercase).take(4);
    let number = letters.fold(0_usize, |sum, letter| {
        sum * 26 + usize::from(letter - b'A') + 1
    });
    number.checked_sub(1)
}

fn attribute(tag: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let mut attributes = tag.attributes();
    let found = attributes
        .with_checks(false)
        .flatten()
        .find(|one| one.key.as_ref() == name)?;
    Some(String::from_utf8_lossy(&found.value).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::read::zipped::tests::zip;

    fn workbook(strings: &str, sheet: &str) -> Vec<u8> {
        let strings = format!("<sst>{strings}</sst>");
        let sheet = format!("<worksheet><sheetData>{sheet}</sheetData></worksheet>");
        zip(&[
            ("xl/workbook.xml", b"<workbook/>"),
            ("xl/sharedStrings.xml", strings.as_bytes()),
            ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ])
    }

    #[track_caller]
    fn check(bytes: &[u8], expect: &[&str]) {
        let got: Vec<String> = match read(&SourceFile {
            name: "a.xlsx",
            bytes,
        }) {
            Ok(found) => found
                .articles
                .iter()
                .map(|raw| {
                    let day = raw.published.as_ref().map(|found| found.date.to_string());
                    format!(
                        "{} | {} | {}",
                        raw.title.as_deref().unwrap_or("none"),
                        day.as_deref().unwrap_or("none"),
                        raw.paragraphs.join(" / ")
                    )
                })
                .collect(),
            Err(outcome) => vec![format!("{outcome:?}")],
        };
        assert_eq!(got, expect);
    }

    #[test]
    fn rows_of_a_sheet_are_articles() {
        let strings = "<si><t>Headline</t></si><si><t>Date</t></si><si><t>Text</t></si><si><r><t>Envoy </t></r><r><t>out</t></r><rPh><t>x</t></rPh></si>\
                       <si><t>Norland &amp; Sudland.</t></si>";
        let cell = |name: &str, at: usize| format!("<c r=\"{name}\" t=\"s\"><v>{at}</v></c>");
        let sheet = format!(
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Our press review</t></is></c></row><row r=\"3\">{}{}{}</row>\
             <row r=\"4\">{}<c r=\"B4\"><v>43378</v></c>{}</row><row r=\"5\"><c r=\"C5\" t=\"inlineStr\"><is><t>Alone.</t></is></c><c r=\"A5\" t=\"str\"><v>B</v></c></row>",
            cell("A3", 0),
            cell("B3", 1),
            cell("C3", 2),
            cell("A4", 3),
            cell("C4", 4)
        );
        check(
            &workbook(strings, &sheet),
            &[
                "Envoy out | 2018-10-05 | Norland & Sudland.",
                "B | none | Alone.",
            ],
        );
    }

    #[test]
    fn other_workbooks_are_named() {
        let sheet = "<row><c t=\"str\"><v>item</v></c><c t=\"str\"><v>price</v></c></row><row><c><v>1</v></c><c><v>2</v></c></row>";
        check(
            &workbook("", sheet),
            &["Skipped(\"a table without a text column; its columns are “item”, “price”\")"],
        );
        check(
            &zip(&[("xl/workbook.xml", b"x")]),
            &["Failed(\"expected a workbook, found no sheet in it\")"],
        );
    }

    #[test]
    fn many_cells_of_one_long_text_are_not_all_kept() {
        let strings = format!(
            "<si><t>text</t></si><si><t>{}</t></si>",
            "ab c".repeat(250_000)
        );
        let rows = "<row><c t=\"s\"><v>1</v></c></row>".repeat(1_000);
        let sheet =
            format!("<row><c t=\"s\"><v>0</v></c><c t=\"str\"><v>title</v></c></row>{rows}");
        let (list, cut) = super::rows(
            format!("<a>{sheet}</a>").as_bytes(),
            &super::strings(format!("<sst>{strings}</sst>").as_bytes()),
        );
        assert!(list.len() < 250 && cut.is_some());
    }

    proptest::proptest! {
        #[test]
        fn any_sheet_is_read(text in "(<row>|<row r='9'>|<c>|<c r='ZZZ1' t='s'>|<v>|1|</v>|</c>|</row>|<t>|&lt;|<){0,60}") {
            rows(text.as_bytes(), &["x".to_owned()]);
            strings(text.as_bytes());
        }
    }
}
