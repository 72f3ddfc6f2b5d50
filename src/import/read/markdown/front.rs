//! YAML front matter: its top-level fields. Anchors and aliases are never expanded.

use saphyr_parser::{Event, Parser};

/// No front matter is longer, in bytes.
const LONGEST: usize = 64 << 10;

/// Real front matter nests twice.
const DEEPEST: usize = 16;

/// Front matter and the text below it; none where the text does not open with `---` and a field.
pub(super) fn split(text: &str) -> Option<(&str, &str)> {
    let rest = text.trim_start_matches('\u{feff}').strip_prefix("---")?;
    let rest = rest
        .trim_start_matches([' ', '\t', '\r'])
        .strip_prefix('\n')?;
    let first = rest.lines().find(|line| !line.trim().is_empty())?;
    let (name, _) = first.split_once(':')?;
    let is_field = !name.is_empty()
        && name.len() <= 60
        && name
            .chars()
            .all(|char| char.is_alphanumeric() || matches!(char, '_' | '-' | ' ' | '"' | '\''))
        && name.split_whitespace().count() <= 3;
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            let found = (&rest[..at], &rest[at + line.len()..]);
            return is_field.then_some(found);
        }
        at += line.len();
        if at > LONGEST {
            return None;
        }
    }
    None
}

/// The fields of the outermost mapping, lists as their items joined; what is wrong where it is no such YAML.
pub(super) fn fields(yaml: &str) -> Result<Vec<(String, String)>, String> {
    let mut list: Vec<(String, String)> = Vec::new();
    let mut name: Option<String> = None;
    let mut depth = 0_usize;
    let mut mapping = false;
    for event in Parser::new_from_str(yaml) {
        let (event, _) = event.map_err(|error| error.to_string())?;
        match event {
            Event::MappingStart(..) | Event::SequenceStart(..) => {
                mapping |= depth == 0 && matches!(event, Event::MappingStart(..));
                depth += 1;
            }
            Event::MappingEnd | Event::SequenceEnd => {
                depth = depth.saturating_sub(1);
                if depth == 1 {
                    name = None;
                }
            }
            Event::Scalar(value, ..) if depth == 1 => match name.take() {
                Some(name) => list.push((name, without_link(&value))),
                None => name = Some(value.into_owned()),
            },
            Event::Scalar(value, ..) if depth == 2 => {
                if let Some(name) = &name {
                    push(&mut list, name, &without_link(&value));
                }
            }
            Event::Alias(_) if depth == 1 => name = None,
            _ => {}
        }
        if depth > DEEPEST {
            return Err(format!("fields nest deeper than {DEEPEST}"));
        }
    }
    if mapping || list.is_empty() && yaml.trim().is_empty() {
        Ok(list)
    } else {
        Err("there are no fields".to_owned())
    }
}

/// One more item of a list.
fn push(list: &mut Vec<(String, String)>, name: &str, item: &str) {
    match list.last_mut() {
        Some((last, value)) if last == name => {
            value.push_str(", ");
            value.push_str(item);
        }
        _ => list.push((name.to_owned(), item.to_owned())),
    }
}

/// "[[Jane Doe]]" is a note's link to another.
fn without_link(value: &str) -> String {
    let inner = value
        .strip_prefix("[[")
        .and_then(|rest| rest.strip_suffix("]]"));
    inner.unwrap_or(value).to_owned()
}
