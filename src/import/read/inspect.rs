//! What the reader sees in a file, as one JSON object: for people and for scorers.

use super::{ReadOutcome, SourceFile};
use crate::model::Article;
use serde_json::{Value, json};

/// One object for the file: the first article's `text` (body), `date`, `title`, `outlet`, `language` and `evidence` of its date,
/// and under `articles` date, headline and source of each. A file without articles says why under `skipped` or `failed`.
pub fn inspect_articles(file: &SourceFile<'_>, outcome: ReadOutcome) -> Vec<Value> {
    let mut object = json!({ "id": file.stem(), "file": base_name(file.name), "articles": [] });
    match outcome {
        ReadOutcome::Articles {
            articles,
            stated,
            warnings,
        } => {
            if let Some(first) = articles.first() {
                describe(&mut object, first);
            }
            object["articles"] = articles.iter().map(row).collect();
            object["stated"] = json!(stated);
            object["warnings"] = json!(warnings);
        }
        ReadOutcome::Skipped(why) => object["skipped"] = json!(why),
        ReadOutcome::Failed(why) => object["failed"] = json!(why),
    }
    vec![object]
}

fn describe(object: &mut Value, article: &Article) {
    let published = article.published.as_ref();
    object["text"] = json!(article.body_text());
    object["date"] = json!(published.map(|found| found.date.to_string()));
    object["title"] = json!(article.title_text());
    object["outlet"] = json!(article.outlet);
    object["language"] = json!(article.language);
    object["evidence"] = json!(published.map(|found| found.evidence.clone()));
    object["basis"] = json!(published.map(|found| found.basis));
    object["dateline"] = json!(
        article
            .dateline
            .as_ref()
            .map(|found| found.span.of(&article.text))
    );
}

fn row(article: &Article) -> Value {
    json!({
        "date": article.published_day().map(|day| day.to_string()),
        "headline": article.title_text(),
        "source": article.outlet,
    })
}

fn base_name(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}
