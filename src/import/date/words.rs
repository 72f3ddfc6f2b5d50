//! The words of date phrases, as `assets/lexicon/dates.toml` has them.

use super::calendar::{self, Unit};
use chrono::NaiveDate;
use rustc_hash::{FxHashMap as HashMap, FxHashSet as HashSet};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// What a word may be in a date phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// No word of dates.
    Other,
    /// January is 1.
    Month {
        number: u32,
        short: bool,
    },
    /// Monday is 0.
    Weekday {
        number: u32,
        short: bool,
    },
    /// Spring is 0.
    Season(u32),
    Unit(Unit),
    /// "Q3", "H1": a quarter or half by its number.
    Part(Unit, u32),
    /// A plain number, with its count of digits (0: written as a word).
    Number {
        value: i32,
        digits: u8,
    },
    /// "5th", "third".
    Ordinal(u32),
    /// "1990s", "nineties": the first year.
    Decade(i32),
    /// A day in figures.
    Day(NaiveDate),
    /// Days from the publication day.
    Today(i32),
    /// A grammatical word.
    Key(Key),
}

impl Class {
    /// Whether a date may be where such a word is; the others need one of these beside them.
    fn hints_at_date(self) -> bool {
        match self {
            Self::Other | Self::Number { .. } | Self::Ordinal(_) => false,
            Self::Key(key) => matches!(key, Key::Eve | Key::Morning),
            _ => true,
        }
    }
}

/// A word with a part in the grammar, or a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Key {
    Last,
    Past,
    Next,
    Coming,
    This,
    That,
    Same,
    Previous,
    Following,
    Ago,
    Earlier,
    Later,
    Before,
    After,
    From,
    Now,
    Since,
    Until,
    By,
    Between,
    To,
    Through,
    And,
    Or,
    Of,
    In,
    On,
    At,
    For,
    The,
    A,
    Its,
    Early,
    Mid,
    Late,
    End,
    Start,
    Part,
    Latter,
    Eve,
    Set,
    Approx,
    Morning,
    During,
    As,
    Rest,
    Begins,
    #[serde(skip)]
    Possessive,
    #[serde(skip)]
    Dash,
    #[serde(skip)]
    Comma,
    #[serde(skip)]
    Dot,
    #[serde(skip)]
    Slash,
    #[serde(skip)]
    Open,
    #[serde(skip)]
    Close,
    #[serde(skip)]
    Apostrophe,
    #[serde(skip)]
    Colon,
    #[serde(skip)]
    Sum,
}

/// How a word turns the clause in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
}

/// When a holiday falls.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(untagged)]
pub(super) enum HolidayRule {
    Historic {
        date: NaiveDate,
    },
    Easter {
        easter: i64,
    },
    Nth {
        month: u32,
        weekday: u32,
        nth: i32,
        #[serde(default)]
        plus: i64,
    },
    Fixed {
        month: u32,
        day: u32,
    },
}

impl HolidayRule {
    /// Its day in `year`; a historic day has but one.
    pub fn day(self, year: i32) -> Option<NaiveDate> {
        match self {
            Self::Historic { date } => Some(date),
            Self::Easter { easter } => calendar::step(calendar::easter(year)?, easter),
            Self::Nth {
                month,
                weekday,
                nth,
                plus,
            } => calendar::step(calendar::nth_weekday(year, month, weekday, nth)?, plus),
            Self::Fixed { month, day } => calendar::day(year, month, day),
        }
    }
}

#[derive(Deserialize)]
struct File {
    months: Vec<Names>,
    weekdays: Vec<Names>,
    guarded: HashSet<String>,
    seasons: Vec<Vec<String>>,
    quarters: Vec<String>,
    halves: Vec<String>,
    cardinals: Vec<String>,
    tens: BTreeMap<String, i32>,
    ordinals: Vec<String>,
    decades: BTreeMap<String, i32>,
    days: BTreeMap<String, i32>,
    now: Vec<String>,
    then: Vec<String>,
    units: BTreeMap<String, Vec<String>>,
    keys: BTreeMap<String, Vec<String>>,
    holiday: Vec<HolidayNames>,
    tense: TenseWords,
    around: Around,
}

#[derive(Deserialize)]
struct Names {
    names: Vec<String>,
    short: Vec<String>,
}

#[derive(Deserialize)]
struct HolidayNames {
    names: Vec<String>,
    rule: HolidayRule,
}

#[derive(Deserialize)]
struct TenseWords {
    future: Vec<String>,
    past: Vec<String>,
    ahead: HashSet<String>,
    background: HashSet<String>,
}

#[derive(Deserialize)]
struct Around {
    closed: HashSet<String>,
    counted: HashSet<String>,
    before: HashSet<String>,
    epithets: HashSet<String>,
}

/// The words, ready to look up.
pub(super) struct Words {
    classes: HashMap<String, Class>,
    hints: HashSet<String>,
    guarded: HashSet<String>,
    tense: HashMap<String, Tense>,
    ahead: HashSet<String>,
    background: HashSet<String>,
    closed: HashSet<String>,
    counted: HashSet<String>,
    before_name: HashSet<String>,
    epithets: HashSet<String>,
    /// By first word: what stands for the present day, longest first.
    now: HashMap<String, Vec<Vec<String>>>,
    /// By first word: what stands for the date last mentioned, longest first.
    then: HashMap<String, Vec<Vec<String>>>,
    /// By first word: the words of each name, longest first, and its rule.
    holidays: HashMap<String, Vec<(Vec<String>, HolidayRule)>>,
}

impl Words {
    /// The words that come with the program.
    pub fn bundled() -> &'static Self {
        static BUNDLED: LazyLock<Words> = LazyLock::new(|| {
            let file = toml::from_str(include_str!("../../../assets/lexicon/dates.toml"))
                .expect("the bundled file is checked by a test");
            Words::new(file)
        });
        &BUNDLED
    }

    fn new(file: File) -> Self {
        let classes = classes(&file);
        let holidays = holidays(file.holiday);
        let now = phrases(file.now);
        let then = phrases(file.then);
        let dated = classes.iter().filter(|(_, class)| class.hints_at_date());
        let hints = dated
            .map(|(word, _)| word)
            .chain(holidays.keys())
            .cloned()
            .collect();
        let past = file.tense.past.into_iter().map(|word| (word, Tense::Past));
        let future = file
            .tense
            .future
            .into_iter()
            .map(|word| (word, Tense::Future));
        Self {
            classes,
            hints,
            guarded: file.guarded,
            tense: past.chain(future).collect(),
            ahead: file.tense.ahead,
            background: file.tense.background,
            closed: file.around.closed,
            counted: file.around.counted,
            before_name: file.around.before,
            epithets: file.around.epithets,
            now,
            then,
            holidays,
        }
    }

    /// What begins with `word` and stands for the present day.
    pub fn now(&self, word: &str) -> &[Vec<String>] {
        self.now.get(word).map_or(&[], Vec::as_slice)
    }

    /// What begins with `word` and stands for the date last mentioned.
    pub fn then(&self, word: &str) -> &[Vec<String>] {
        self.then.get(word).map_or(&[], Vec::as_slice)
    }

    /// Whether a sentence with this word may hold a date.
    pub fn hints_at_date(&self, word: &str) -> bool {
        self.hints.contains(word)
    }

    /// What a word in lower case may be.
    pub fn class(&self, word: &str) -> Class {
        self.classes.get(word).copied().unwrap_or(Class::Other)
    }

    /// Whether the word is also a common word or a name.
    pub fn is_guarded(&self, word: &str) -> bool {
        self.guarded.contains(word)
    }

    /// How the word turns its clause.
    pub fn tense(&self, word: &str) -> Option<Tense> {
        match self.tense.get(word) {
            Some(&tense) => Some(tense),
            None if word.len() > 4 && word.ends_with("ed") => Some(Tense::Past),
            None => None,
        }
    }

    /// Whether the word after "to" looks ahead.
    pub fn looks_ahead(&self, word: &str) -> bool {
        self.ahead.contains(word)
    }

    /// Whether the word puts an event in some past without saying when.
    pub fn is_background(&self, word: &str) -> bool {
        self.background.contains(word)
    }

    /// Whether a number before `word` counts things and is no year.
    pub fn is_counted(&self, word: &str) -> bool {
        self.counted.contains(word)
    }

    /// Whether `word` is a plural noun as far as its ending tells.
    pub fn is_plural(&self, word: &str) -> bool {
        word.len() > 3
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !self.closed.contains(word)
    }

    /// Whether a number after `word` is part of a name or a sum.
    pub fn names_number(&self, word: &str) -> bool {
        self.before_name.contains(word)
    }

    /// Whether a weekday after `word` is a name ("Bloody Sunday").
    pub fn is_epithet(&self, word: &str) -> bool {
        self.epithets.contains(word)
    }

    /// The holidays whose name begins with `word`, longest name first.
    pub fn holidays(&self, word: &str) -> &[(Vec<String>, HolidayRule)] {
        self.holidays.get(word).map_or(&[], Vec::as_slice)
    }

    /// Whether a holiday's name begins with `word`.
    pub fn starts_holiday(&self, word: &str) -> bool {
        self.holidays.contains_key(word)
    }
}

/// What each word may be in a date phrase.
fn classes(file: &File) -> HashMap<String, Class> {
    let mut classes = HashMap::default();
    add_names(&mut classes, &file.months, |number, short| Class::Month {
        number: number + 1,
        short,
    });
    add_names(&mut classes, &file.weekdays, |number, short| {
        Class::Weekday { number, short }
    });
    add_numbers(&mut classes, &file.cardinals, &file.tens);
    for (number, names) in (0..).zip(&file.seasons) {
        classes.extend(
            names
                .iter()
                .map(|name| (name.clone(), Class::Season(number))),
        );
    }
    for (unit, names) in [(Unit::Quarter, &file.quarters), (Unit::Half, &file.halves)] {
        classes.extend(
            (1..)
                .zip(names)
                .map(|(number, name)| (name.clone(), Class::Part(unit, number))),
        );
    }
    classes.extend(
        (1..)
            .zip(&file.ordinals)
            .map(|(number, word)| (word.clone(), Class::Ordinal(number))),
    );
    classes.extend(
        file.decades
            .iter()
            .map(|(word, &year)| (word.clone(), Class::Decade(year))),
    );
    classes.extend(
        file.days
            .iter()
            .map(|(word, &days)| (word.clone(), Class::Today(days))),
    );
    for (name, words) in &file.units {
        let unit = named(name).expect("the bundled file is checked by a test");
        classes.extend(words.iter().map(|word| (word.clone(), Class::Unit(unit))));
    }
    for (name, words) in &file.keys {
        let key = named(name).expect("the bundled file is checked by a test");
        for word in words {
            classes.entry(word.clone()).or_insert(Class::Key(key));
        }
    }
    classes
}

fn add_names(
    classes: &mut HashMap<String, Class>,
    list: &[Names],
    class: impl Fn(u32, bool) -> Class,
) {
    for (number, names) in (0..).zip(list) {
        for (words, short) in [(&names.names, false), (&names.short, true)] {
            classes.extend(
                words
                    .iter()
                    .map(|word| (word.clone(), class(number, short))),
            );
        }
    }
}

fn add_numbers(
    classes: &mut HashMap<String, Class>,
    cardinals: &[String],
    tens: &BTreeMap<String, i32>,
) {
    let mut add = |word: String, value| {
        classes.insert(word, Class::Number { value, digits: 0 });
    };
    for (value, word) in (0..).zip(cardinals) {
        add(word.clone(), value);
    }
    for (ten, &value) in tens {
        add(ten.clone(), value);
        for (unit, word) in (0..).zip(cardinals).skip(1).take(9) {
            add(format!("{ten}-{word}"), value + unit);
        }
    }
}

/// An enum value by the name its file gives it.
fn named<T: for<'de> Deserialize<'de>>(name: &str) -> Option<T> {
    let name = serde::de::value::StrDeserializer::<serde::de::value::Error>::new(name);
    T::deserialize(name).ok()
}

/// Phrases by their first word, longest first.
fn phrases(list: Vec<String>) -> HashMap<String, Vec<Vec<String>>> {
    let mut by_word: HashMap<String, Vec<Vec<String>>> = HashMap::default();
    for phrase in list {
        let words: Vec<String> = phrase.split(' ').map(str::to_owned).collect();
        by_word.entry(words[0].clone()).or_default().push(words);
    }
    for list in by_word.values_mut() {
        list.sort_by_key(|words| std::cmp::Reverse(words.len()));
    }
    by_word
}

fn holidays(list: Vec<HolidayNames>) -> HashMap<String, Vec<(Vec<String>, HolidayRule)>> {
    let mut by_word: HashMap<String, Vec<(Vec<String>, HolidayRule)>> = HashMap::default();
    for holiday in list {
        for name in holiday.names {
            let words = super::atoms::name_words(&name);
            if let Some(first) = words.first() {
                by_word
                    .entry(first.clone())
                    .or_default()
                    .push((words, holiday.rule));
            }
        }
    }
    for names in by_word.values_mut() {
        names.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    by_word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_words_are_well_formed() {
        let words = Words::bundled();
        assert_eq!(
            words.class("october"),
            Class::Month {
                number: 10,
                short: false
            }
        );
        assert_eq!(
            words.class("thurs"),
            Class::Weekday {
                number: 3,
                short: true
            }
        );
        assert_eq!(
            words.class("twenty-five"),
            Class::Number {
                value: 25,
                digits: 0
            }
        );
        assert_eq!(words.class("autumn"), Class::Season(2));
        assert_eq!(words.class("weeks"), Class::Unit(Unit::Week));
        assert_eq!(words.class("nineties"), Class::Decade(1990));
        assert_eq!(words.class("norland"), Class::Other);
    }

    #[test]
    fn holidays_have_days() {
        let words = Words::bundled();
        for (_, rule) in words.holidays.values().flatten() {
            assert!(rule.day(2018).is_some(), "{rule:?}");
        }
    }
}
