//! Events as JSON, one object a line.

use super::events::EventTable;
use crate::model::Corpus;
use std::io::{self, Write};

/// Writes every event of `corpus` as one line of JSON, by date.
pub fn write(corpus: &Corpus, out: &mut dyn Write) -> io::Result<()> {
    for record in EventTable::new(corpus).rows() {
        serde_json::to_writer(&mut *out, &record)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::export::events::tests::two_events;
    use serde_json::{Value, json};

    fn lines() -> Vec<Value> {
        let mut out = Vec::new();
        super::write(&two_events(), &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        text.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    #[test]
    fn an_event_is_one_line_with_every_field() {
        let expected = json!({
            "id": "e1", "date": "2018-05-01", "date_end": "2018-05-01",
            "date_precision": "day", "date_basis": "stated",
            "source": "NOR", "source_name": "Norland's minister", "source_role": "foreign_ministry",
            "target": "SUD", "target_name": "Sudland", "target_role": null,
            "category": "ACCUSE", "cameo": "112", "plover": "ACCUSE", "goldstein": -2.0,
            "confidence": 0.75, "presupposed": false, "group": null, "thread": "t1",
            "answers": null, "answer_kind": null, "lag_days": null, "rule": "test",
            "mentions": [{
                "file": "press/spies.txt", "article_title": null, "outlet": "Norland Times",
                "published": "2018-05-03", "sentence": "Norland's minister accused Sudland of spying.",
                "start": 0, "end": 45, "trigger": "accused Sudland",
            }],
        });
        assert_eq!(lines()[0], expected);
    }

    #[test]
    fn an_answer_refers_to_what_it_answers_by_id() {
        let answer = &lines()[1];
        assert_eq!(answer["id"], "e2");
        assert_eq!(answer["answers"], "e1");
        assert_eq!(answer["answer_kind"], "denies");
        assert_eq!(answer["lag_days"], 2);
        assert_eq!(answer["thread"], "t1");
        assert_eq!(answer["target"], Value::Null);
    }
}
