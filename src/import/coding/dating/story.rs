//! The day that the story of an article is on, from sentence to sentence.

use crate::model::{DateBasis, DatePrecision, EventDate};
use chrono::NaiveDate;

/// For so many sentences what is told goes on with the day last told; then the news itself is told again.
const RUNS: u32 = 3;

/// Days before publication in which the news of an article happened.
const NEWS_DAYS: i64 = 9;

/// Sentences in which the news itself is told: title, dateline, lead.
pub(super) const LEAD_SENTENCES: u32 = 4;

/// A line that is but a date, this many days from the publication at most, is the dateline.
const DATELINE_DAYS: i64 = 62;

/// What an article has told so far of when.
#[derive(Debug, Clone, Default)]
pub struct Story {
    /// The day that undated news is of, and what that rests on.
    anchor: Option<EventDate>,
    /// The day of the news itself.
    lead: Option<EventDate>,
    /// The date last told.
    running: Option<EventDate>,
    /// The day of the news last told, in whatever paragraph.
    news: Option<EventDate>,
    /// Sentences since.
    age: u32,
    /// Sentences read.
    read: u32,
    /// Whether the text is parted into paragraphs: a new one tells of the day of publication again.
    parted: bool,
    /// The headline is being read.
    title: bool,
}

impl Story {
    /// A story of which nothing is told yet.
    pub fn new(anchor: Option<EventDate>) -> Self {
        Self {
            anchor,
            ..Self::default()
        }
    }

    /// The day that undated news is of.
    pub fn anchor(&self) -> Option<EventDate> {
        self.anchor
    }

    /// Sentences read.
    pub fn read(&self) -> u32 {
        self.read
    }

    /// A sentence begins, perhaps a new paragraph with it.
    pub fn begin_sentence(&mut self, paragraph: bool) {
        self.read = self.read.saturating_add(1);
        self.age = self.age.saturating_add(1);
        if paragraph {
            self.running = None;
            self.parted = self.lead.is_some();
        }
    }

    /// The headline begins, read last: it tells the news.
    pub fn begin_title(&mut self) {
        self.read = 1;
        self.running = None;
        self.title = true;
    }

    /// Whether the story is far back from the news.
    pub fn is_far(&self) -> bool {
        self.running.is_some_and(|date| !self.is_news(date))
    }

    /// What is told in the present, or said without a date, leaves what lies far back.
    pub fn returns(&mut self) {
        self.running = self.running.filter(|date| self.is_news(*date));
    }

    /// A line that is but a date: the dateline, or above the sentences that follow a heading.
    pub fn heading(&mut self, day: NaiveDate) {
        let near = self
            .anchor
            .is_none_or(|anchor| (anchor.start - day).num_days().abs() <= DATELINE_DAYS);
        if self.read <= LEAD_SENTENCES && self.lead.is_none() && near {
            self.anchor = Some(EventDate::day(day, DateBasis::Dateline));
        } else {
            self.tell(EventDate::day(day, DateBasis::Relative));
        }
    }

    /// A main clause has told of something on that date.
    pub fn tell(&mut self, date: EventDate) {
        if self.anchor.is_some_and(|anchor| date.start > anchor.end) {
            return;
        }
        if self.lead.is_none() && self.is_news(date) && self.read <= LEAD_SENTENCES {
            self.lead = Some(date);
        }
        if self.is_news(date) {
            self.news = Some(date);
        }
        self.running = Some(date);
        self.age = 0;
    }

    /// Whether a date is of the article's own news and not of what went before.
    fn is_news(&self, date: EventDate) -> bool {
        date.precision == DatePrecision::Day
            && self.anchor.is_none_or(|anchor| {
                (0..=NEWS_DAYS).contains(&(anchor.start - date.start).num_days())
            })
    }

    /// Whether the story goes on with the date; one that is not parted into paragraphs soon turns back to the news.
    fn leads(&self, date: EventDate) -> bool {
        self.parted || !self.is_news(date) || self.lead.is_none_or(|lead| lead.start == date.start)
    }

    /// The date on which a plain past goes on. What somebody says, without a date, is the news again.
    pub fn goes_on(&self, says: bool) -> Option<EventDate> {
        let running = self.running.filter(|date| {
            let runs = if self.leads(*date) { RUNS } else { 1 };
            self.age <= runs && (!says || self.is_news(*date))
        });
        running
            .or(self.lead.filter(|_| !self.parted || self.title))
            .map(relative)
    }

    /// The day in mind: that of what was told last in the paragraph, else of the news.
    pub fn day_in_mind(&self) -> Option<NaiveDate> {
        self.running
            .or(self.news)
            .or(self.anchor)
            .filter(|date| date.precision == DatePrecision::Day)
            .map(|date| date.start)
    }

    /// The day of the news last told, on which "for its part" goes on.
    pub fn news(&self) -> Option<EventDate> {
        self.news.map(relative)
    }

    /// The day of what is told in the present: the headline's is that of the lead.
    pub fn present(&self) -> Option<EventDate> {
        self.lead
            .filter(|_| self.title)
            .map(relative)
            .or(self.anchor)
    }

    /// The date of the background that is being told.
    pub fn background(&self) -> Option<EventDate> {
        self.running
            .filter(|date| self.age <= RUNS && !self.is_news(*date))
            .map(relative)
    }
}

fn relative(date: EventDate) -> EventDate {
    EventDate {
        basis: DateBasis::Relative,
        ..date
    }
}
