//! What each sentence of an article gave, and why some gave nothing: for people who write rules.

use super::read::{ReadOutcome, SourceFile, read};
use super::{Coded, code};
use crate::lexicon::Lexicon;
use crate::model::{ActorCode, Article, Event};
use serde_json::{Value, json};

/// One object for each sentence of the file's articles that names two states or tells an event: `sentence`, `actors`, `events`,
/// and `why` there are none with the `trigger` that got furthest. A file without articles says why under `skipped` or
/// `failed`.
pub fn inspect_sentences(file: &SourceFile<'_>, lexicon: &Lexicon) -> Vec<Value> {
    match read(file) {
        ReadOutcome::Articles { articles, .. } => articles
            .iter()
            .flat_map(|article| rows(file.name, article, &code(article, lexicon)))
            .collect(),
        ReadOutcome::Skipped(why) => vec![json!({ "file": file.name, "skipped": why })],
        ReadOutcome::Failed(why) => vec![json!({ "file": file.name, "failed": why })],
    }
}

fn rows(file: &str, article: &Article, coded: &Coded) -> Vec<Value> {
    let mut rows: Vec<(u32, Value)> = Vec::new();
    for silent in &coded.silent {
        let actors: Vec<&str> = silent.actors.iter().map(ActorCode::as_str).collect();
        rows.push((
            silent.sentence.start,
            json!({
                "file": file,
                "sentence": silent.sentence.of(&article.text),
                "actors": actors,
                "events": [],
                "why": silent.why.words(),
                "trigger": silent.trigger.map(|span| span.of(&article.text)),
            }),
        ));
    }
    for told in coded.events.chunk_by(|a, b| place(a) == place(b)) {
        let Some(mention) = told[0].mentions.first() else {
            continue;
        };
        let events: Vec<String> = told.iter().map(in_short).collect();
        rows.push((
            mention.sentence.start,
            json!({
                "file": file,
                "sentence": mention.sentence.of(&article.text),
                "events": events,
            }),
        ));
    }
    rows.sort_by_key(|(start, _)| *start);
    rows.into_iter().map(|(_, row)| row).collect()
}

fn place(event: &Event) -> Option<u32> {
    event.mentions.first().map(|mention| mention.sentence.start)
}

/// "NLD EXPEL RUS 2018-04-13 (0.90)".
fn in_short(event: &Event) -> String {
    let target = event
        .target
        .as_ref()
        .map_or("-", |target| target.code.as_str());
    let date = event
        .date
        .map_or("undated".to_owned(), |date| date.start.to_string());
    format!(
        "{} {} {target} {date} ({:.2})",
        event.source.code,
        event.category.id(),
        event.confidence
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_of_two_states_has_its_line_in_order() {
        let file = SourceFile {
            name: "a.txt",
            bytes: b"Envoys leave\n\n5 October 2018\n\nNorland expelled four Sudlandic diplomats on Monday. Norland is \
                     larger than Sudland. It rained in the mountains and the roads were closed for days on end.\n",
        };
        let rows = inspect_sentences(&file, Lexicon::for_checking());
        let found: Vec<(bool, &Value)> = rows
            .iter()
            .map(|row| (row["events"][0].is_string(), &row["why"]))
            .collect();
        assert_eq!(
            found,
            [
                (true, &Value::Null),
                (false, &json!("no word tells of an act between states"))
            ],
            "{rows:?}"
        );
    }
}
