//! What the chart says in words: dates, lags, names of marks, and the filter as a sentence.

use super::ChartIndex;
use crate::lexicon::Lexicon;
use crate::model::{
    ActorCode, CategoryGroup, Corpus, DateBasis, DatePrecision, Event, EventCategory, EventDate,
};
use crate::project::{View, date_of_day};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

/// How many countries or kinds a sentence names before it counts the rest.
const NAMED_AT_MOST: usize = 3;

/// The filter in plain words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FilterSentence {
    /// What kinds of events: "Accusations, denials and measures".
    pub headline: String,
    /// Whose, when, how many: "involving Russia, 24 Feb – 16 Oct 2018 · 41 of 58 events from 26 articles".
    pub detail: String,
}

/// The filter of `view`, whose outcome is `index`, in words: headline of the chart in window and export.
pub fn filter_sentence(
    view: &View,
    corpus: &Corpus,
    index: &ChartIndex,
    lexicon: &Lexicon,
) -> FilterSentence {
    let filter = &view.filter;
    let mut clauses = Vec::new();
    if let Some(countries) = &filter.countries {
        clauses.push(countries_clause(countries, lexicon));
    }
    let days = index.extent().map(|extent| {
        (
            date_of_day(extent.start_day),
            date_of_day(extent.end_day - 1.0),
        )
    });
    let from = filter.from.or(days.map(|days| days.0));
    let to = filter.to.or(days.map(|days| days.1));
    if let (Some(from), Some(to)) = (from, to) {
        clauses.push(range_words(from, to));
    }
    let text = filter.text.trim();
    if !text.is_empty() {
        clauses.push(format!("with “{text}”"));
    }
    let counts = counts_clause(corpus, index);
    FilterSentence {
        headline: headline(filter.categories.as_ref()),
        detail: if clauses.is_empty() {
            counts
        } else {
            format!("{} · {counts}", clauses.join(", "))
        },
    }
}

fn headline(categories: Option<&BTreeSet<EventCategory>>) -> String {
    let all = EventCategory::ALL.len();
    let Some(wanted) = categories.filter(|wanted| wanted.len() < all) else {
        return "All events".to_owned();
    };
    if wanted.is_empty() {
        return "No kind of event".to_owned();
    }
    let mut kinds: Vec<&str> = Vec::new();
    for group in CategoryGroup::ALL {
        let members = EventCategory::ALL
            .into_iter()
            .filter(|category| category.group() == group);
        let (chosen, left): (Vec<_>, Vec<_>) =
            members.partition(|category| wanted.contains(category));
        if left.is_empty() {
            kinds.push(group.plural());
        } else {
            kinds.extend(chosen.into_iter().map(plural_noun));
        }
    }
    capitalised(&listed(&kinds, 4, "kinds more", "and"))
}

fn countries_clause(countries: &BTreeSet<ActorCode>, lexicon: &Lexicon) -> String {
    if countries.is_empty() {
        return "involving no country".to_owned();
    }
    let mut names: Vec<String> = countries
        .iter()
        .map(|code| lexicon.actors.name_of(code))
        .collect();
    names.sort();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    format!(
        "involving {}",
        listed(&names, NAMED_AT_MOST, "others", "or")
    )
}

fn counts_clause(corpus: &Corpus, index: &ChartIndex) -> String {
    let shown = index.shown().len();
    let all = corpus.events.len();
    let events = if shown == all {
        counted(shown, "event", "events")
    } else {
        format!("{} of {}", grouped(shown), counted(all, "event", "events"))
    };
    let articles = counted(index.article_count(), "article", "articles");
    format!("{events} from {articles}")
}

/// "a", "a and b", "a, b and c", or the first few and how many `more` there are.
fn listed(words: &[&str], at_most: usize, more: &str, and: &str) -> String {
    match words {
        [] => String::new(),
        [only] => (*only).to_owned(),
        _ if words.len() > at_most => {
            let named = at_most.saturating_sub(1).max(1);
            let rest = words.len() - named;
            format!("{} {and} {rest} {more}", words[..named].join(", "))
        }
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// "1 event", "1,234 events".
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { many })
}

/// "1 denial", "4 measures", "2 diplomatic acts".
pub fn group_words(group: CategoryGroup, count: usize) -> String {
    let (one, many) = match group {
        CategoryGroup::Accusation => ("accusation", "accusations"),
        CategoryGroup::Denial => ("denial", "denials"),
        CategoryGroup::Response => ("response", "responses"),
        CategoryGroup::Demand => ("demand", "demands"),
        CategoryGroup::Measure => ("measure", "measures"),
        CategoryGroup::Diplomacy => ("diplomatic act", "diplomatic acts"),
    };
    counted(count, one, many)
}

/// A number with commas between thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// From one day to another, no word twice: "24 Feb – 16 Oct 2018".
pub fn range_words(from: NaiveDate, to: NaiveDate) -> String {
    if from == to {
        return day_words(from);
    }
    let start = match (from.year() == to.year(), from.month() == to.month()) {
        (true, true) => from.format("%-d"),
        (true, false) => from.format("%-d %b"),
        (false, _) => from.format("%-d %b %Y"),
    };
    format!("{start} – {}", to.format("%-d %b %Y"))
}

/// "13 March 2018".
pub fn day_words(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// A date as exactly as it is known: "13 March 2018", "March 2018", "12 – 18 Mar 2018", "reported 13 March 2018".
pub fn date_words(date: EventDate) -> String {
    let words = match date.precision {
        DatePrecision::Month => date.start.format("%B %Y").to_string(),
        DatePrecision::Year => date.start.year().to_string(),
        DatePrecision::Decade => format!("{}s", date.start.year()),
        DatePrecision::Quarter => format!(
            "quarter {} of {}",
            date.start.month0() / 3 + 1,
            date.start.year()
        ),
        DatePrecision::Half if date.start.month() <= 6 => {
            format!("first half of {}", date.start.year())
        }
        DatePrecision::Half => format!("second half of {}", date.start.year()),
        DatePrecision::Day | DatePrecision::Week | DatePrecision::Season | DatePrecision::Range => {
            range_words(date.start, date.end)
        }
    };
    match date.basis {
        DateBasis::Publication => format!("reported {words}"),
        DateBasis::Stated | DateBasis::Relative | DateBasis::Dateline => words,
    }
}

/// A response lag: "same day", "1 day", "23 days".
pub fn lag_words(days: i32) -> String {
    match days {
        0 => "same day".to_owned(),
        _ if days < 0 => format!("−{}", lag_words(days.saturating_neg())),
        _ => counted(days.unsigned_abs() as usize, "day", "days"),
    }
}

/// Short name of an event for tooltips and people who hear the chart: "Russia denies, to United Kingdom, 13 March 2018".
pub fn event_name(event: &Event, lexicon: &Lexicon) -> String {
    let mut name = format!(
        "{} {}",
        lexicon.actors.name_of(&event.source.code),
        event.category.verb()
    );
    if let Some(target) = &event.target {
        let target = lexicon.actors.name_of(&target.code);
        // "protests to" already has its preposition.
        let to = if event.category.verb().ends_with(" to") {
            " "
        } else {
            ", to "
        };
        name.push_str(to);
        name.push_str(&target);
    }
    if let Some(date) = event.date {
        name.push_str(", ");
        name.push_str(&date_words(date));
    }
    name
}

/// The category as a noun in the plural, for headlines.
pub fn plural_noun(category: EventCategory) -> &'static str {
    match category {
        EventCategory::Accuse => "accusations",
        EventCategory::Criticise => "criticism",
        EventCategory::Complain => "formal protests",
        EventCategory::Deny => "denials",
        EventCategory::Admit => "admissions",
        EventCategory::Comment => "comments",
        EventCategory::Reject => "rejections",
        EventCategory::Demand => "demands",
        EventCategory::Threaten => "threats",
        EventCategory::Expel => "expulsions",
        EventCategory::Sanction => "sanctions",
        EventCategory::Legal => "investigations and charges",
        EventCategory::Coerce => "coercion",
        EventCategory::Force => "uses of force",
        EventCategory::Consult => "meetings",
        EventCategory::Agree => "agreements",
        EventCategory::Support => "support",
        EventCategory::Yield => "concessions",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::fixture::{Case, incident};

    fn code(text: &str) -> ActorCode {
        ActorCode::new(text).unwrap()
    }

    #[track_caller]
    fn check_headline(categories: &[EventCategory], expect: &str) {
        assert_eq!(
            headline(Some(&categories.iter().copied().collect())),
            expect
        );
    }

    #[test]
    fn whole_groups_go_by_their_name_and_parts_by_their_own() {
        use EventCategory::{Accuse, Complain, Criticise, Deny, Expel, Sanction};
        check_headline(&[Deny], "Denials");
        check_headline(
            &[Accuse, Criticise, Complain, Deny],
            "Accusations and denials",
        );
        check_headline(&[Expel, Sanction], "Expulsions and sanctions");
        check_headline(&EventCategory::ALL, "All events");
        check_headline(&[], "No kind of event");
        check_headline(
            &EventCategory::ALL[..16],
            "Accusations, denials, responses and 4 kinds more",
        );
    }

    #[test]
    fn the_sentence_says_whose_when_what_words_and_how_many() {
        let mut case = Case::new(incident());
        case.view.filter.countries = Some([code("RUSX"), code("GBRX")].into());
        case.view.filter.text = " nerve agent ".to_owned();
        let sentence = filter_sentence(&case.view, &case.corpus, &case.index, Lexicon::bundled());
        assert_eq!(
            sentence.detail,
            "involving GBRX or RUSX, 4 Mar – 30 Apr 2018, with “nerve agent” · 43 events from 3 articles"
        );
    }

    #[test]
    fn dates_are_said_as_exactly_as_they_are_known() {
        use DateBasis::{Publication, Stated};
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let check = |from: &str, to: &str, precision, basis, expect: &str| {
            let date = EventDate {
                start: day(from),
                end: day(to),
                precision,
                basis,
            };
            assert_eq!(date_words(date), expect);
        };
        check(
            "2018-03-13",
            "2018-03-13",
            DatePrecision::Day,
            Stated,
            "13 March 2018",
        );
        check(
            "2018-03-13",
            "2018-03-13",
            DatePrecision::Day,
            Publication,
            "reported 13 March 2018",
        );
        check(
            "2018-03-12",
            "2018-03-18",
            DatePrecision::Week,
            Stated,
            "12 – 18 Mar 2018",
        );
        check(
            "2018-03-01",
            "2018-03-31",
            DatePrecision::Month,
            Stated,
            "March 2018",
        );
        check(
            "2018-07-01",
            "2018-09-30",
            DatePrecision::Quarter,
            Stated,
            "quarter 3 of 2018",
        );
        check(
            "2018-07-01",
            "2018-12-31",
            DatePrecision::Half,
            Stated,
            "second half of 2018",
        );
        check(
            "2017-12-30",
            "2018-01-02",
            DatePrecision::Range,
            Stated,
            "30 Dec 2017 – 2 Jan 2018",
        );
        check(
            "1990-01-01",
            "1999-12-31",
            DatePrecision::Decade,
            Stated,
            "1990s",
        );
    }

    #[test]
    fn lags_and_numbers_read_as_people_say_them() {
        assert_eq!(lag_words(0), "same day");
        assert_eq!(lag_words(1), "1 day");
        assert_eq!(lag_words(1_234), "1,234 days");
        assert_eq!(lag_words(-3), "−3 days");
        assert_eq!(lag_words(i32::MIN), "−2,147,483,647 days");
        assert_eq!(counted(1_000_000, "event", "events"), "1,000,000 events");
    }

    #[test]
    fn an_event_is_named_by_who_what_whom_and_when() {
        let case = Case::new(incident());
        let named = |category| {
            let found = case
                .corpus
                .events
                .iter()
                .find(|event| event.category == category);
            event_name(found.unwrap(), Lexicon::bundled())
        };
        assert_eq!(
            named(EventCategory::Deny),
            "RUSX denies, to GBRX, 13 March 2018"
        );
        assert_eq!(
            named(EventCategory::Complain),
            "GBRX protests to RUSX, reported 18 April 2018"
        );
    }
}
