//! JSON of news interfaces and crawlers: one object, a list of them under any of the usual names, or one object a line.

mod walk;

use super::assemble::ReadArticles;
use super::named::{NamedFields, order_of_column};
use super::{ReadOutcome, SourceFile, table};
use serde_json::Value;
use walk::Found;

/// A file that is one value is not read when it is larger, in bytes.
const LARGEST: usize = 256 << 20;

/// Nor when it holds more values: each costs 32 bytes and more.
const MOST_VALUES: usize = 6_000_000;

/// Reads the articles of a JSON file.
pub(super) fn read(file: &SourceFile<'_>, text: &str) -> Result<ReadArticles, ReadOutcome> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let mut found = Found::default();
    let mut bad = Vec::new();
    let mut lines = 0;
    if is_lines(text) {
        lines = read_lines(text, &mut found, &mut bad);
    } else if let Err(why) = read_whole(text, &mut found) {
        let whole = found.records.is_empty() && !text.contains('\n');
        if whole || text.len() > LARGEST {
            return Err(ReadOutcome::Failed(why));
        }
        // One object a line inside a list, or objects one behind the other: what can be read is.
        bad.push(why);
        read_pieces(text, &mut found);
    }
    if found.records.is_empty() {
        return Err(nothing(&bad, lines));
    }
    let stated = found.stated.filter(|_| lines == 0);
    let articles = articles(file, &found);
    Ok(ReadArticles {
        stated: stated.filter(|&stated| stated == articles.len()),
        warnings: page_of(stated, articles.len())
            .into_iter()
            .chain(table::shortened(bad))
            .collect(),
        articles,
    })
}

/// News interfaces state how many articles the query has, of which a file holds one page: that is worth a word.
fn page_of(stated: Option<usize>, count: usize) -> Option<String> {
    let stated = stated.filter(|&stated| stated > count)?;
    Some(format!(
        "the file is a part of a longer answer: {count} articles of {stated}"
    ))
}

fn nothing(bad: &[String], lines: usize) -> ReadOutcome {
    match bad.first() {
        Some(first) => ReadOutcome::Failed(format!(
            "expected articles in JSON, found none; {first}{}",
            if lines > 1 {
                " (the first of several)"
            } else {
                ""
            }
        )),
        None => ReadOutcome::Skipped(
            "JSON without articles: no object has a title and a text, date or address".to_owned(),
        ),
    }
}

fn articles(file: &SourceFile<'_>, found: &Found) -> Vec<super::assemble::RawArticle> {
    let records: Vec<NamedFields<'_>> = found.records.iter().map(walk::Record::named).collect();
    let order = order_of_column(&records.iter().filter_map(NamedFields::published_value));
    let stem = (records.len() == 1).then(|| file.stem());
    let list = records.iter().zip(&found.records);
    list.map(|(record, source)| {
        let mut raw = record.article(order, stem);
        raw.outlet = raw.outlet.or_else(|| source.feed.clone());
        raw
    })
    .collect()
}

/// Whether the first line is a whole value, and not the last.
fn is_lines(text: &str) -> bool {
    let Some((first, rest)) = text.split_once('\n') else {
        return false;
    };
    let first = first.trim();
    let whole = first.starts_with('{') && first.ends_with('}');
    whole && !rest.trim().is_empty() && serde_json::from_str::<serde::de::IgnoredAny>(first).is_ok()
}

/// Reads one value a line; returns how many lines there are.
fn read_lines(text: &str, found: &mut Found, bad: &mut Vec<String>) -> usize {
    let mut count = 0;
    for (line, number) in text.lines().zip(1_usize..) {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        count += 1;
        let before = found.records.len();
        match parse(line) {
            Ok(value) => found.take(value),
            Err(why) => {
                bad.push(format!("line {number}: {why}"));
                continue;
            }
        }
        if found.records.len() == before {
            bad.push(format!(
                "line {number}: expected an article, found an object without title and text"
            ));
        }
    }
    count
}

fn read_whole(text: &str, found: &mut Found) -> Result<(), String> {
    found.take(parse(text)?);
    Ok(())
}

/// Reads every line that is an object by itself, the commas and brackets of a list round it taken off; where there is none, the
/// values one behind the other until the first that is none.
fn read_pieces(text: &str, found: &mut Found) {
    for line in text.lines() {
        let line = line.trim().trim_start_matches(['[', ',']).trim_start();
        let line = line.trim_end_matches([']', ',']).trim_end();
        if line.starts_with('{')
            && let Ok(value) = parse(line)
        {
            found.take(value);
        }
    }
    if found.records.is_empty() {
        let values = serde_json::Deserializer::from_str(text).into_iter::<Value>();
        values
            .map_while(Result::ok)
            .for_each(|value| found.take(value));
    }
}

fn parse(text: &str) -> Result<Value, String> {
    if text.len() > LARGEST {
        return Err(format!(
            "expected JSON of at most {} MB, found {} MB",
            LARGEST >> 20,
            text.len() >> 20
        ));
    }
    let values = text
        .bytes()
        .filter(|byte| matches!(byte, b',' | b'[' | b'{'))
        .count();
    if values > MOST_VALUES && text.len() < values * 12 {
        return Err(format!(
            "expected articles in JSON, found more than {MOST_VALUES} small values"
        ));
    }
    serde_json::from_str(text).map_err(|error| format!("expected JSON, found a fault: {error}"))
}

#[cfg(test)]
mod tests;
