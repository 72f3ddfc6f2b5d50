//! The opening of a wire story: `TOKYO, Oct 5 (ANI/Sputnik):`, `MOSCOW (Reuters) -`, `Washington, D.C. —`.

use super::dates::{self, WrittenDate};
use super::furniture::furniture;
use super::outlet;

/// A dateline as read from the start of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParsedDateline {
    /// How many bytes of the paragraph it takes, with the sign that closes it, without the space after.
    pub len: usize,
    /// As written.
    pub place: Option<String>,
    /// As written.
    pub date: Option<WrittenDate>,
    /// As written, without brackets.
    pub agency: Option<String>,
}

impl ParsedDateline {
    /// Whether the form alone leaves no doubt: an agency or a date is named.
    pub fn is_sure(&self) -> bool {
        self.agency.is_some() || self.date.is_some()
    }
}

/// A dateline is never longer than this many bytes.
const LONGEST: usize = 140;

/// Signs that close a dateline, with what must follow.
const CLOSERS: [&str; 13] = [
    " - ", " – ", " — ", " -- ", " ― ", "): ", ") ", ")", "— ", "–", "—", ": ", ". ",
];

/// The dateline that opens `paragraph`, if one does.
pub fn parse(paragraph: &str) -> Option<ParsedDateline> {
    let mut end = paragraph.len().min(LONGEST);
    while !paragraph.is_char_boundary(end) {
        end -= 1;
    }
    let head = &paragraph[..end];
    candidates(head).into_iter().find_map(|(prefix_end, len)| {
        let rest = paragraph[len..].trim_start();
        let opens = rest.trim_start_matches(['“', '"', '‘', '\'', '(', '[', '«', '„']);
        if !opens.starts_with(|char: char| char.is_alphanumeric()) {
            return None;
        }
        let closer = head[prefix_end..len].trim();
        let upper_next = opens.starts_with(|char: char| !char.is_lowercase());
        read_prefix(&head[..prefix_end], closer, upper_next).map(|mut found| {
            found.len = head[..len].trim_end().len();
            found
        })
    })
}

/// Where the part before a closing sign ends, and where the sign ends, for each such sign, from the left.
fn candidates(head: &str) -> Vec<(usize, usize)> {
    let mut list: Vec<(usize, usize)> = Vec::new();
    for closer in CLOSERS {
        for (at, _) in head.match_indices(closer) {
            // A bracket belongs to the part before the sign.
            let prefix_end = at + usize::from(closer.starts_with(')'));
            list.push((prefix_end, at + closer.len()));
        }
    }
    // The longest sign first where several begin at one place: "): " before ") ".
    list.sort_unstable_by_key(|&(start, end)| (start, std::cmp::Reverse(end)));
    list
}

fn read_prefix(prefix: &str, closer: &str, upper_next: bool) -> Option<ParsedDateline> {
    let (rest, agency) = take_agency(prefix.trim());
    let (place, date, trailing) = take_date(rest)?;
    let (place, agency) = match agency.or(trailing) {
        Some(agency) => (place, Some(agency)),
        None => split_leading_agency(place, date.is_some()),
    };
    let place = place.trim_matches(|char: char| {
        char.is_whitespace() || matches!(char, ',' | '-' | '–' | '—' | '/' | ':')
    });
    // The last stop stays where it belongs to the place: "Washington, D.C."
    let place = match place.strip_suffix('.') {
        Some(bare) if !bare.contains('.') => bare,
        _ => place,
    };
    let place_fits = is_place(place);
    let dash = matches!(closer, "-" | "–" | "—" | "--" | "―");
    let capitals = place.chars().filter(|char| char.is_alphabetic()).count() >= 4
        && !place.chars().any(char::is_lowercase);
    let fits = match (&agency, &date) {
        (Some(_), _) => (place.is_empty() || place_fits) && (dash || !prefix.trim().is_empty()),
        (None, Some(_)) => place_fits && (dash || matches!(closer, ":" | "." | ".:")),
        (None, None) if closer.is_empty() => false,
        (None, None) if closer == "." => capitals && place_fits && upper_next,
        (None, None) if capitals => place_fits && (dash || closer == ":"),
        (None, None) => place_fits && upper_next && closer != "-" && few_words(place),
    };
    // A bracket closes a dateline by itself only when it holds a known agency: "LONDON (CNN) The ..."
    let known = agency
        .as_deref()
        .is_some_and(|name| outlet::by_name(name).is_some());
    let bracket = !closer.is_empty() || known && upper_next;
    (fits && bracket).then(|| ParsedDateline {
        len: 0,
        place: (!place.is_empty()).then(|| place.to_owned()),
        date,
        agency,
    })
}

fn few_words(place: &str) -> bool {
    place.split_whitespace().count() <= 4
}

/// Takes "(Reuters)" or "/TASS/" off the end.
fn take_agency(prefix: &str) -> (&str, Option<String>) {
    let bare = prefix.trim_end_matches(['.', ' ', ',']);
    for (open, close) in [('(', ')'), ('/', '/'), ('[', ']')] {
        let Some(inner) = bare.strip_suffix(close) else {
            continue;
        };
        let Some(at) = inner.rfind(open) else {
            continue;
        };
        let name = inner[at + 1..].trim();
        // A bracket right after the place tells the country: "Tokyo [Japan]".
        if open != '[' && is_agency(name) {
            return (inner[..at].trim_end(), Some(name.to_owned()));
        }
    }
    (prefix, None)
}

/// Up to six words, the first capitalised, no sentence.
fn is_agency(name: &str) -> bool {
    let words = name.split_whitespace().count();
    (1..=6).contains(&words)
        && name.len() <= 60
        && name.chars().any(char::is_uppercase)
        && !name.contains(['.', '?', '!', ';', ':'])
        && !name.starts_with(|char: char| char.is_ascii_digit())
        && name
            .split_whitespace()
            .filter(|word| word.starts_with(char::is_lowercase))
            .count()
            * 2
            < words.max(2)
}

/// Splits "TOKYO, Oct 5, Kyodo" into place, date and agency; none when something else stands after the date.
fn take_date(text: &str) -> Option<(&str, Option<WrittenDate>, Option<String>)> {
    let Some(date) = dates::find(text).last() else {
        return Some((text, None, None));
    };
    let after = text[date.range.end..].trim_matches(|char: char| !char.is_alphanumeric());
    let agency = match after {
        "" => None,
        name if outlet::by_name(name).is_some() => Some(name.to_owned()),
        _ => return None,
    };
    let before = text[..date.range.start].trim_end_matches([' ', ',', '.', '|', '-', '–', '(']);
    Some((strip_weekday(before), Some(date), agency))
}

fn strip_weekday(text: &str) -> &str {
    let cut = text.rfind([' ', ',']).map_or(0, |at| at + 1);
    let last = text[cut..].trim_end_matches('.').to_lowercase();
    let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let is_day =
        days.iter().any(|day| last.starts_with(day)) && (last.len() <= 5 || last.ends_with("day"));
    if is_day {
        text[..cut].trim_end_matches([' ', ','])
    } else {
        text
    }
}

/// "AFP, PARIS, Oct 5": a short name in capitals before the place, known as an agency.
fn split_leading_agency(place: &str, dated: bool) -> (&str, Option<String>) {
    if dated
        && let Some((first, rest)) = place.split_once([',', '-', '–'])
        && outlet::by_name(first).is_some()
        && !rest.trim().is_empty()
    {
        return (rest, Some(first.trim().to_owned()));
    }
    (place, None)
}

/// Up to eight words, each capitalised save small ones, of letters and the signs that places carry.
fn is_place(text: &str) -> bool {
    let words = text.split_whitespace().count();
    if !(1..=8).contains(&words) || text.len() > 80 || furniture().is_not_place(text) {
        return false;
    }
    let signs = |char: char| {
        char.is_alphabetic()
            || matches!(
                char,
                ' ' | '.' | ',' | '\'' | '’' | '-' | '/' | '[' | ']' | '(' | ')' | '&'
            )
    };
    let named = text
        .split([' ', '/', '-'])
        .filter(|word| !word.is_empty())
        .all(|word| {
            let bare = word.trim_start_matches(|char: char| !char.is_alphanumeric());
            !bare.starts_with(char::is_lowercase)
                || matches!(
                    bare.trim_end_matches(','),
                    "of" | "the"
                        | "and"
                        | "de"
                        | "la"
                        | "al"
                        | "el"
                        | "near"
                        | "on"
                        | "du"
                        | "in"
                        | "upon"
                        | "sur"
                )
        });
    named && text.chars().all(signs)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expect` is "place|month-day|agency" and the text that follows the dateline.
    #[track_caller]
    fn check(text: &str, expect: &str) {
        let got = parse(text).map(|found| {
            let date = found
                .date
                .map(|date| format!("{}-{}", date.month, date.day));
            let rest = text[found.len..].trim_start();
            format!(
                "{}|{}|{}|{rest}",
                found.place.unwrap_or_default(),
                date.unwrap_or_default(),
                found.agency.unwrap_or_default()
            )
        });
        assert_eq!(got.as_deref().unwrap_or("none"), expect, "{text}");
    }

    #[test]
    fn agencies_open_their_stories() {
        check(
            "NORDVILLE (Northern Wire) - Norland said",
            "NORDVILLE||Northern Wire|Norland said",
        );
        check(
            "NORDVILLE, March 14 (Northern Wire) - Norland said",
            "NORDVILLE|3-14|Northern Wire|Norland said",
        );
        check(
            "Tokyo [Japan], Oct 5 (ANI/Sputnik): Japan said",
            "Tokyo [Japan]|10-5|ANI/Sputnik|Japan said",
        );
        check("(Reuters) - A proposal", "||Reuters|A proposal");
        check(
            "YANGON/NAYPYITAW (Reuters) - Members",
            "YANGON/NAYPYITAW||Reuters|Members",
        );
        check(
            "MOSCOW, October 5. /TASS/. The ministry",
            "MOSCOW|10-5|TASS|The ministry",
        );
        check(
            "SEOUL, Oct. 5 (Yonhap) -- The North",
            "SEOUL|10-5|Yonhap|The North",
        );
        check(
            "Pyongyang, October 5 (KCNA) -- A spokesman",
            "Pyongyang|10-5|KCNA|A spokesman",
        );
        check("London (CNN) The minister", "London||CNN|The minister");
        check(
            "London (CNN) — “We said no,” he said",
            "London||CNN|“We said no,” he said",
        );
        check(
            "DANANG, Vietnam (Reuters) - U.S. President",
            "DANANG, Vietnam||Reuters|U.S. President",
        );
        check(
            "ABOARD AIR FORCE ONE (Reuters) - President",
            "ABOARD AIR FORCE ONE||Reuters|President",
        );
        check(
            "BERLIN, Oct. 5, 2018 /PRNewswire/ -- Acme",
            "BERLIN|10-5|PRNewswire|Acme",
        );
        check(
            "Tehran, Oct 5, IRNA – The minister",
            "Tehran|10-5|IRNA|The minister",
        );
    }

    #[test]
    fn places_open_stories_too() {
        check(
            "Washington, D.C. — The president",
            "Washington, D.C.|||The president",
        );
        check("NEW YORK — The president", "NEW YORK|||The president");
        check(
            "UNITED NATIONS: Norland took",
            "UNITED NATIONS|||Norland took",
        );
        check("BRUSSELS. The council met", "BRUSSELS|||The council met");
        check(
            "Moscow, Thursday 29 March - The ministry",
            "Moscow|3-29||The ministry",
        );
        check(
            "New Delhi: Norland on Friday",
            "New Delhi|||Norland on Friday",
        );
    }

    #[test]
    fn sentences_do_not() {
        for text in [
            "Norland expelled three envoys - the most ever - on Monday.",
            "The minister (Northern League) said no.",
            "Doe — the minister — said no.",
            "On March 14 (Monday) - a holiday - nothing happened.",
            "NATO: An alliance of many.",
            "UPDATE: Norland said.",
            "He left. She came.",
            "The United Nations Security Council (UNSC) met.",
            "Norland's Foreign Ministry (NFM) said on Monday",
            "In 2018 Norland said: We will not.",
            "",
        ] {
            check(text, "none");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_read(text in "[A-Za-z0-9 (),./:\\-–—é]{0,80}") {
            if let Some(found) = parse(&text) {
                proptest::prop_assert!(text.get(..found.len).is_some());
            }
        }
    }
}
