//! When an event happened: what the words say, else the story's day, else the day of publication, said to be just that.

mod clock;
mod inspect;
mod owner;
mod story;
#[cfg(test)]
mod tests;

pub use inspect::EventDateLines;
pub use story::Story;

use super::Coder;
use super::candidate::Candidate;
use crate::import::analysis::Sentence;
use crate::import::date::DateMention;
use crate::import::tag::Tag;
use crate::model::{Article, CategoryGroup, DateBasis, DatePrecision, EventDate, Span};
use clock::Clock;

/// A day farther from publication than this, inside what somebody is accused of, dates the deed and not the accusation.
const RECENT_DAYS: i64 = 14;

/// How many tokens after a presupposed act's words its own date may stand.
const OWN_DATE_TOKENS: usize = 10;

impl Coder<'_> {
    /// A sentence begins; a line that is but a date dates what follows.
    pub(super) fn begin_dating(&mut self, sentence: &Sentence<'_>, before: Option<Span>) {
        if self.is_title(sentence) {
            self.story.begin_title();
            return;
        }
        let paragraph = before.is_some_and(|before| {
            Span {
                start: before.end,
                end: sentence.span.start,
            }
            .of(&self.article.text)
            .contains("\n\n")
        });
        self.story
            .begin_sentence(paragraph && !clock::continues(sentence));
        if let Some(day) = clock::heading(sentence) {
            self.story.heading(day);
        }
        if self.story.is_far() && self.clock(sentence).returns() {
            self.story.returns();
        }
    }

    /// What the sentence told takes the story to its day.
    pub(super) fn end_dating(&mut self, sentence: &Sentence<'_>) {
        let told = (!sentence.dates.is_empty() && !self.is_title(sentence))
            .then(|| self.clock(sentence).told())
            .flatten();
        if let Some(date) = told {
            self.story.tell(date);
        }
    }

    pub(super) fn is_title(&self, sentence: &Sentence<'_>) -> bool {
        self.article
            .title
            .is_some_and(|title| title.contains(sentence.span))
    }

    fn clock<'s, 't>(&'s self, sentence: &'s Sentence<'t>) -> Clock<'s, 't> {
        Clock::new(
            sentence,
            &self.lexicon.words,
            &self.story,
            self.memory.dates.last(),
        )
    }

    /// The date that the words give, else the story's, else the day of publication, said to be just that.
    pub(super) fn date_of(
        &self,
        sentence: &Sentence<'_>,
        candidate: &Candidate<'_>,
    ) -> Option<EventDate> {
        let mut clock = self.clock(sentence);
        clock.deed = matches!(candidate.category.group(), CategoryGroup::Measure);
        clock.barred = sentence
            .dates
            .iter()
            .enumerate()
            .filter(|(_, date)| self.dates_the_content(sentence, candidate, date))
            .map(|(at, _)| at)
            .collect();
        clock
            .of_trigger(&candidate.trigger, candidate.predicate)
            .or(self.story.anchor())
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
}

/// What is only presupposed does not happen on the day of what is told: it has the date that follows its own words, or none
/// ("in reply to the Norlandic expulsion of 14 March").
pub fn own_date(sentence: &Sentence<'_>, candidate: &Candidate<'_>) -> Option<EventDate> {
    let from = candidate.trigger.end.min(sentence.words.len());
    let words = sentence.words[from..].iter().take(OWN_DATE_TOKENS);
    // "the allegations that Norland meddled in 2016" dates what is alleged.
    let own = words.take_while(|word| word.tag != Tag::Complementizer);
    let reach = from..from + own.count();
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
