//! When an event happened: what the words say, else the story's day, else the day of publication, said to be just that.

use super::Coder;
use super::candidate::Candidate;
use crate::import::analysis::Sentence;
use crate::import::date::{DateMention, event_date};
use crate::model::{Article, CategoryGroup, DateBasis, DatePrecision, EventDate};

/// A day farther from publication than this, inside what somebody is accused of, dates the deed and not the accusation.
const RECENT_DAYS: i64 = 14;

/// How many tokens after a presupposed act's words its own date may stand.
const OWN_DATE_TOKENS: usize = 10;

impl Coder<'_> {
    /// The date that the words give, else the day of publication, said to be just that.
    pub(super) fn date_of(
        &self,
        sentence: &Sentence<'_>,
        candidate: &Candidate<'_>,
    ) -> Option<EventDate> {
        let clause = candidate
            .predicate
            .map_or(candidate.trigger.clone(), |index| {
                let extent = &sentence.clauses.predicates[index].extent;
                sentence.token_of_chunk(extent.start)..sentence.token_of_chunk(extent.end)
            });
        let anchor = self
            .article
            .published_day()
            .or(self.anchor.map(|date| date.start));
        let dates: Vec<DateMention> = sentence
            .dates
            .iter()
            .filter(|date| !self.dates_the_content(sentence, candidate, date))
            .cloned()
            .collect();
        let found = event_date(
            &dates,
            &sentence.tokens,
            candidate.trigger.clone(),
            clause,
            anchor,
            &self.memory.dates,
        );
        found
            .filter(|date| matches!(date.basis, DateBasis::Stated | DateBasis::Relative))
            .or_else(|| self.parallel_date(sentence))
            .or(found)
            .or(self.anchor)
    }

    /// "blamed Sudland for the raid in 2016": a date of what somebody is accused of, not of the accusation.
    fn dates_the_content(
        &self,
        sentence: &Sentence<'_>,
        candidate: &Candidate<'_>,
        date: &DateMention,
    ) -> bool {
        if !matches!(
            candidate.category.group(),
            CategoryGroup::Accusation | CategoryGroup::Denial
        ) {
            return false;
        }
        let Some(index) = candidate.predicate else {
            return false;
        };
        let content = sentence.clauses.predicates[index]
            .phrases
            .iter()
            .filter(|phrase| matches!(phrase.preposition.as_str(), "for" | "of" | "over"))
            .filter_map(|phrase| phrase.noun)
            .map(|noun| sentence.token_of_chunk(noun))
            .min();
        let recent = self.article.published_day().is_none_or(|day| {
            date.date.precision == DatePrecision::Day
                && (day - date.date.start).num_days().abs() <= RECENT_DAYS
        });
        content.is_some_and(|content| date.tokens.start > content) && !recent
    }

    /// "Norland, for its part, said …" goes on telling of the day of the sentence before.
    fn parallel_date(&self, sentence: &Sentence<'_>) -> Option<EventDate> {
        let lowers: Vec<&str> = sentence
            .tokens
            .iter()
            .take(10)
            .map(|token| token.lower.as_str())
            .collect();
        let parallel = lowers.windows(3).any(|window| {
            matches!(
                window,
                ["for" | "on", "its" | "his" | "her" | "their", "part"]
            )
        });
        self.discourse.narrative.filter(|_| parallel)
    }

    /// Keeps the day of a main event; what a pluperfect tells is background.
    pub(super) fn note_narrative(
        &mut self,
        sentence: &Sentence<'_>,
        candidate: &Candidate<'_>,
        date: Option<EventDate>,
    ) {
        let background = candidate
            .predicate
            .and_then(|index| sentence.verb(&sentence.clauses.predicates[index]))
            .is_some_and(|verb| verb.pluperfect);
        let told = date.filter(|date| {
            date.precision == DatePrecision::Day
                && matches!(date.basis, DateBasis::Stated | DateBasis::Relative)
        });
        if told.is_some() && !background {
            self.discourse.narrative = told;
        }
    }
}

/// What is only presupposed does not happen on the day of what is told: it has the date that follows its own words, or none
/// ("in reply to the Norlandic expulsion of 14 March").
pub fn own_date(sentence: &Sentence<'_>, candidate: &Candidate<'_>) -> Option<EventDate> {
    let reach = candidate.trigger.end..candidate.trigger.end + OWN_DATE_TOKENS;
    sentence
        .dates
        .iter()
        .find(|date| reach.contains(&date.tokens.start))
        .map(|date| date.date)
}

/// The day that undated news is of: the dateline's, else the day of publication.
pub fn anchor_of(article: &Article) -> Option<EventDate> {
    let dateline = article.dateline.as_ref().and_then(|dateline| dateline.date);
    dateline
        .map(|day| EventDate::day(day, DateBasis::Dateline))
        .or_else(|| {
            article
                .published_day()
                .map(|day| EventDate::day(day, DateBasis::Publication))
        })
}
