//! Plain text: one article a file, with whatever was copied along above and below the story.

use super::assemble::{RawArticle, find_dateline};
use super::{ReadOutcome, SourceFile, sniff, title};
use crate::import::clean;
use crate::import::metadata::dateline::{self, ParsedDateline};
use crate::import::metadata::dates::{self, WrittenDate};
use crate::import::metadata::furniture::furniture;
use crate::import::metadata::header::{DateCue, HeaderLine, classify};
use crate::import::metadata::outlet;
use crate::import::metadata::publication::{Candidate, Hints, choose};
use crate::model::PublicationBasis;

#[cfg(test)]
mod tests;

/// Header lines stand among the first paragraphs, no further down than this.
const HEAD: usize = 25;

/// So much of the body, in bytes, is searched for full dates.
const DATE_SEARCH: usize = 20_000;

/// What the lines round the story say.
#[derive(Default)]
struct Found {
    dates: Vec<(DateCue, WrittenDate, String)>,
    outlet: Option<String>,
    title: Option<String>,
    address: Option<String>,
    /// Short lines above the body that may be the title.
    candidates: Vec<String>,
}

impl Found {
    fn take(&mut self, line: &str, header: HeaderLine) {
        match header {
            HeaderLine::Date { cue, date, outlet } => {
                self.dates.push((cue, date, line.to_owned()));
                self.outlet = self.outlet.take().or(outlet);
            }
            HeaderLine::Outlet(name) => self.outlet = Some(name),
            HeaderLine::Title(title) => self.title = self.title.take().or(Some(title)),
            HeaderLine::Address(address) => self.address = self.address.take().or(Some(address)),
            HeaderLine::Byline | HeaderLine::Furniture => {}
        }
    }
}

/// Reads one plain-text article.
pub(super) fn read(file: &SourceFile<'_>, text: &str) -> Result<RawArticle, ReadOutcome> {
    let lines = clean::paragraphs(&clean::normalise(text));
    if !lines
        .iter()
        .any(|line| line.contains(char::is_alphanumeric))
    {
        return Err(ReadOutcome::Skipped("an empty file".to_owned()));
    }
    let mut found = Found::default();
    let start = read_head(&lines, &mut found);
    let mut paragraphs = read_body(&lines[start..], &mut found);
    let (title, decks) = choose_title(&mut found, file.stem());
    paragraphs.splice(0..0, decks);
    let mut title = title.map(|title| {
        let (title, site) = title::split_site(&title, None);
        found.outlet = found.outlet.take().or(site);
        title
    });
    if paragraphs.is_empty() {
        // A lone headline is all the body there is; or a lone line that also dates it.
        paragraphs.extend(title.take());
    }
    if paragraphs.is_empty() {
        paragraphs.extend(lines.iter().max_by_key(|line| line.len()).cloned());
    }
    let ending = take_agency_ending(&mut paragraphs);
    let dateline = find_dateline(&paragraphs);
    let agency = dateline
        .as_ref()
        .and_then(|(_, parsed)| parsed.agency.clone())
        .or(ending);
    let outlet = name_outlet(file, &found, agency);
    let order = outlet
        .as_deref()
        .and_then(outlet::by_name)
        .map(|outlet| outlet.order);
    let (candidates, others) = dated(
        file,
        &found,
        dateline.as_ref().map(|(_, parsed)| parsed),
        &paragraphs,
    );
    let hints = Hints {
        order: order.unwrap_or_default(),
        others: &others,
    };
    let (published, warnings) = choose(&candidates, &hints);
    Ok(RawArticle {
        title,
        paragraphs,
        outlet,
        dateline,
        published,
        address: found.address,
        warnings,
    })
}

/// Reads the lines above the story; returns where it begins.
fn read_head(lines: &[String], found: &mut Found) -> usize {
    for (index, line) in lines.iter().enumerate().take(HEAD) {
        if !line.contains(char::is_alphanumeric) {
            continue;
        }
        if let Some(header) = classify(line) {
            found.take(line, header);
        } else if opens_story(line, lines.get(index + 1), found) {
            return index;
        } else {
            found.candidates.push(line.clone());
        }
    }
    // Short lines only: a title and a list of lines.
    let first = lines
        .iter()
        .position(|line| found.candidates.first() == Some(line));
    let keep = found.candidates.first().cloned();
    found.candidates = keep.into_iter().collect();
    first.map_or(0, |at| at + 1)
}

/// Whether a line is the story's first paragraph and no title.
fn opens_story(line: &str, next: Option<&String>, found: &Found) -> bool {
    let letters = line.chars().count();
    if letters > 240 || dateline::parse(line).is_some_and(|dateline| dateline.is_sure()) {
        return true;
    }
    let bare = line.trim_end_matches(['"', '”', '’', ')', ']', '\'']);
    let stops = bare.ends_with(['.', '…', '。', '।', '؟']) && !bare.ends_with("...");
    // "Norland expels envoys." above a date or a dateline is a title with a stop.
    let titled = found.candidates.is_empty()
        && letters <= 120
        && next.is_some_and(|next| {
            classify(next).is_some() || find_dateline(std::slice::from_ref(next)).is_some()
        });
    stops && !titled && letters > 20 || bare.ends_with(['?', '!', ':']) && letters > 160
}

/// The story, without the lines that only stand round it.
fn read_body(lines: &[String], found: &mut Found) -> Vec<String> {
    let mut body: Vec<String> = Vec::with_capacity(lines.len());
    let last = lines.len().saturating_sub(1);
    for (index, line) in lines.iter().enumerate() {
        if body.len() >= 2 && furniture().is_tail(line) {
            break;
        }
        let header = classify(line).filter(|header| match header {
            HeaderLine::Furniture | HeaderLine::Address(_) => true,
            HeaderLine::Date { cue, .. } => *cue != DateCue::Plain || index == last,
            HeaderLine::Byline => index + 2 >= lines.len(),
            HeaderLine::Outlet(_) => index + 3 >= lines.len(),
            HeaderLine::Title(_) => false,
        });
        match header {
            Some(header) => found.take(line, header),
            None if !line.contains(char::is_alphanumeric) => {}
            None => body.push(line.clone()),
        }
    }
    body
}

/// The title among the short lines above the story, and the lines below it that are text (a deck).
fn choose_title(found: &mut Found, stem: &str) -> (Option<String>, Vec<String>) {
    let list = std::mem::take(&mut found.candidates);
    let slug = words_of(stem);
    // A name of a publisher among them is no title.
    let is_outlet =
        |line: &str| outlet::looks_like_name(line) || outlet::is_name(line) && in_slug(line, &slug);
    let (mut names, mut rest): (Vec<String>, Vec<String>) =
        list.into_iter().partition(|line| is_outlet(line));
    if rest.is_empty() && found.title.is_none() {
        rest.extend((!names.is_empty()).then(|| names.remove(0)));
    }
    if found.outlet.is_none() && !names.is_empty() {
        found.outlet = Some(names.remove(0));
    }
    if let Some(title) = found.title.take() {
        rest.retain(|line| *line != title);
        return (Some(title), decks(rest));
    }
    let single: Vec<&String> = rest
        .iter()
        .filter(|line| rest.iter().filter(|other| other == line).count() == 1)
        .collect();
    let pool = if single.is_empty() {
        rest.iter().collect()
    } else {
        single
    };
    let by_slug = pool
        .iter()
        .copied()
        .filter(|line| overlap(line, &slug) >= 3)
        .max_by_key(|line| overlap(line, &slug));
    let long = pool.iter().copied().enumerate().find(|(index, line)| {
        let words = line.split_whitespace().count();
        // "Envoy summoned again" is a title, "Middle East" above one is its section.
        words >= 4
            || words == 3 && *index == 0 && !outlet::is_name(line)
            || line.chars().filter(|char| !char.is_ascii()).count() >= 6
    });
    let long = long.map(|(_, line)| line);
    let Some(title) = by_slug.or(long).or(pool.first().copied()).cloned() else {
        return (None, Vec::new());
    };
    let below = rest
        .iter()
        .rposition(|line| *line == title)
        .map_or(0, |at| at + 1);
    (Some(title), decks(rest.split_off(below)))
}

/// Lines between title and story that say something.
fn decks(lines: Vec<String>) -> Vec<String> {
    lines
        .into_iter()
        .filter(|line| line.split_whitespace().count() >= 5)
        .collect()
}

fn words_of(text: &str) -> Vec<String> {
    let words = text
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

fn overlap(line: &str, slug: &[String]) -> usize {
    words_of(line)
        .iter()
        .filter(|word| word.len() > 2 && slug.contains(word))
        .count()
}

/// Whether the name of the file holds all words of `line`.
fn in_slug(line: &str, slug: &[String]) -> bool {
    let words = words_of(line);
    (2..=5).contains(&words.len())
        && words
            .iter()
            .all(|word| word == "the" || slug.contains(word))
}

/// Takes what stands in brackets after the last sentence off the story when it is none of it: "(ANI/Sputnik)", "(This story has
/// been refiled ...)". Returns the agency, when it names one.
fn take_agency_ending(paragraphs: &mut Vec<String>) -> Option<String> {
    let last = paragraphs.last_mut()?;
    let inner = last.trim_end().trim_end_matches('.').strip_suffix(')')?;
    let at = inner.rfind('(')?;
    let before = inner[..at].trim_end();
    let apart = before.is_empty() || before.ends_with(['.', '!', '?', '"', '”']);
    let name = inner[at + 1..].trim().to_owned();
    let known = name
        .split(['/', ','])
        .any(|part| outlet::by_name(part).is_some());
    if !apart || !known && !furniture().is_furniture(&inner[at..]) {
        return None;
    }
    let keep = before.len();
    last.truncate(keep);
    if last.is_empty() {
        paragraphs.pop();
    }
    known.then_some(name)
}

fn name_outlet(file: &SourceFile<'_>, found: &Found, agency: Option<String>) -> Option<String> {
    let by_address = || {
        found
            .address
            .as_deref()
            .and_then(outlet::by_address)
            .map(|outlet| outlet.name.clone())
    };
    let by_name = || {
        let words = words_of(file.stem());
        let known = words
            .iter()
            .filter(|word| word.len() >= 5)
            .find_map(|word| outlet::by_name(word));
        known.map(|outlet| outlet.name.clone())
    };
    let named = found
        .outlet
        .clone()
        .or_else(by_address)
        .or(agency)
        .or_else(by_name)?;
    Some(outlet::display(&named))
}

/// The dates that may be the day of publication, in order of trust, and every other date near.
fn dated(
    file: &SourceFile<'_>,
    found: &Found,
    dateline: Option<&ParsedDateline>,
    paragraphs: &[String],
) -> (Vec<Candidate>, Vec<WrittenDate>) {
    let mut headers: Vec<&(DateCue, WrittenDate, String)> = found.dates.iter().collect();
    headers.sort_by_key(|(cue, _, _)| *cue);
    let mut list: Vec<Candidate> = headers
        .into_iter()
        .map(|(_, date, line)| Candidate::new(date.clone(), PublicationBasis::Header, line))
        .collect();
    if let Some(parsed) = dateline
        && let Some(date) = &parsed.date
    {
        let written = paragraphs
            .iter()
            .find_map(|paragraph| paragraph.get(..parsed.len))
            .unwrap_or("");
        list.push(Candidate::new(
            date.clone(),
            PublicationBasis::Dateline,
            written,
        ));
    }
    if let Some(address) = &found.address
        && let Some(date) = dates::in_name(address)
    {
        list.push(Candidate::new(date, PublicationBasis::Url, address));
    }
    if let Some(date) = dates::in_name(file.stem()) {
        list.push(Candidate::new(
            date,
            PublicationBasis::FileName,
            file.stem(),
        ));
    }
    let mut others = Vec::new();
    let mut searched = 0;
    for paragraph in paragraphs {
        let paragraph = sniff::first_bytes(paragraph, DATE_SEARCH);
        for date in dates::find(paragraph) {
            if date.full().is_some()
                && !list
                    .iter()
                    .any(|known| known.basis == PublicationBasis::Text)
            {
                list.push(Candidate::new(
                    date.clone(),
                    PublicationBasis::Text,
                    &paragraph[date.range.clone()],
                ));
            }
            others.push(date);
        }
        searched += paragraph.len();
        if searched > DATE_SEARCH {
            break;
        }
    }
    (list, others)
}
