//! Phrases that belong together: ranges ("from 3 to 9 May"), and years lent to a neighbour ("4 and 5 May 1945").

use super::atoms::Atom;
use super::phrase::{Expr, Phrase, YearRef};
use super::words::{Class, Key};

/// One date or a range of two.
#[derive(Debug)]
pub(super) enum Group {
    Single(Phrase),
    Range(Phrase, Phrase),
}

impl Group {
    /// The phrase it begins with.
    pub fn first(&self) -> &Phrase {
        match self {
            Self::Single(phrase) | Self::Range(phrase, _) => phrase,
        }
    }

    /// The phrase it ends with.
    pub fn last(&self) -> &Phrase {
        match self {
            Self::Single(phrase) | Self::Range(_, phrase) => phrase,
        }
    }
}

/// What stands between two phrases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Connector {
    /// "to", a dash, "and" after "between".
    Range,
    /// "and", "or", a comma.
    List,
}

/// The phrases of a sentence with years lent and ranges made.
pub(super) fn groups(atoms: &[Atom], mut phrases: Vec<Phrase>) -> Vec<Group> {
    lend_years(atoms, &mut phrases);
    let mut list = Vec::with_capacity(phrases.len());
    let mut rest = phrases.into_iter().peekable();
    while let Some(phrase) = rest.next() {
        let range = rest.peek().is_some_and(|next| {
            connector(atoms, &phrase, next) == Some(Connector::Range)
                && is_range(atoms, &phrase, next)
        });
        list.push(match rest.next_if(|_| range) {
            Some(end) => Group::Range(phrase, end),
            None => Group::Single(phrase),
        });
    }
    list
}

fn key(atoms: &[Atom], at: usize) -> Option<Key> {
    match atoms.get(at)?.class {
        Class::Key(key) => Some(key),
        _ => None,
    }
}

fn connector(atoms: &[Atom], from: &Phrase, to: &Phrase) -> Option<Connector> {
    let gap = atoms.get(from.atoms.end..to.atoms.start)?;
    let words: Vec<Key> = gap
        .iter()
        .map(|atom| match atom.class {
            Class::Key(key) if atom.lower != "—" => Some(key),
            _ => None,
        })
        .collect::<Option<_>>()?;
    let main: Vec<Key> = words
        .into_iter()
        .filter(|key| !matches!(key, Key::The | Key::Early | Key::Late | Key::Mid))
        .collect();
    match main.as_slice() {
        [Key::Dash | Key::To | Key::Through | Key::Until] => Some(Connector::Range),
        [Key::And] if opened_by(atoms, from, Key::Between) => Some(Connector::Range),
        [Key::And | Key::Or | Key::Comma] | [Key::Comma, Key::And | Key::Or] => {
            Some(Connector::List)
        }
        _ => None,
    }
}

/// Whether the phrase follows `word`.
fn opened_by(atoms: &[Atom], phrase: &Phrase, word: Key) -> bool {
    let before = |count: usize| {
        phrase
            .atoms
            .start
            .checked_sub(count)
            .and_then(|at| key(atoms, at))
    };
    before(1) == Some(word) || before(1) == Some(Key::The) && before(2) == Some(word)
}

/// Two phrases make a range when "from" or "between" opens it, or both are of a kind.
fn is_range(atoms: &[Atom], from: &Phrase, to: &Phrase) -> bool {
    let opened = opened_by(atoms, from, Key::From) || opened_by(atoms, from, Key::Between);
    opened
        || std::mem::discriminant(&from.expr) == std::mem::discriminant(&to.expr)
            && !matches!(
                from.expr,
                Expr::Season { .. } | Expr::Period { .. } | Expr::Count { .. }
            )
}

/// A phrase without a year takes that of the next in its list or range, a range's end that of its start.
fn lend_years(atoms: &[Atom], phrases: &mut [Phrase]) {
    for at in (1..phrases.len()).rev() {
        let (head, tail) = phrases.split_at_mut(at);
        let (Some(from), Some(to)) = (head.last_mut(), tail.first()) else {
            continue;
        };
        let (Some(said), Some(link)) = (to.expr.said_year(), connector(atoms, from, to)) else {
            continue;
        };
        let wraps = link == Connector::Range && order(&from.expr) > order(&to.expr);
        if let Some(year) = from.expr.open_year() {
            *year = if wraps { before(said) } else { said };
        }
    }
    for at in 1..phrases.len() {
        let (head, tail) = phrases.split_at_mut(at);
        let (Some(from), Some(to)) = (head.last(), tail.first_mut()) else {
            continue;
        };
        let said = from
            .expr
            .said_year()
            .filter(|year| matches!(year, YearRef::Given(_)));
        if let (Some(said), Some(_)) = (said, connector(atoms, from, to)) {
            let wraps = order(&from.expr) > order(&to.expr);
            if let Some(year) = to.expr.open_year() {
                *year = if wraps { after(said) } else { said };
            }
        }
    }
}

/// Where in the year a phrase stands, as month and day.
fn order(expr: &Expr) -> (u32, u32) {
    match *expr {
        Expr::MonthDay { month, day, .. } => (month, day),
        Expr::Month { month, .. } => (month, 1),
        Expr::Season { season, .. } => (season * 3 + 3, 1),
        Expr::Day(day) => (chrono::Datelike::month(&day), chrono::Datelike::day(&day)),
        _ => (1, 1),
    }
}

fn before(year: YearRef) -> YearRef {
    match year {
        YearRef::Given(year) => YearRef::Given(year - 1),
        other => other,
    }
}

fn after(year: YearRef) -> YearRef {
    match year {
        YearRef::Given(year) => YearRef::Given(year + 1),
        other => other,
    }
}
