//! Numbers that are spelled in several words: "twenty second", "nineteen ninety-six", "two thousand and fifteen".

use super::atoms::Atom;
use super::words::{Class, Key};
use std::ops::Range;

/// Joins the atoms of each number that is spelled in several words.
pub(super) fn join(atoms: &mut Vec<Atom>) {
    let mut at = 0;
    while at < atoms.len() {
        if let Some((end, class)) = number(atoms, at) {
            let (Some(first), Some(last)) = (atoms.get(at), atoms.get(end - 1)) else {
                return;
            };
            let joined = Atom {
                class,
                span: first.span.join(last.span),
                ..last.clone()
            };
            atoms.splice(at..end, [joined]);
        }
        at += 1;
    }
}

/// The value of a number in one word, within a range.
fn spelled(atoms: &[Atom], at: usize, range: Range<i32>) -> Option<i32> {
    match atoms.get(at)?.class {
        Class::Number { value, digits: 0 } if range.contains(&value) => Some(value),
        _ => None,
    }
}

/// Where a number that begins at `at` ends, and what it is.
fn number(atoms: &[Atom], at: usize) -> Option<(usize, Class)> {
    thousands(atoms, at)
        .or_else(|| century_year(atoms, at))
        .or_else(|| tens(atoms, at))
}

/// "twenty second", "thirty one".
fn tens(atoms: &[Atom], at: usize) -> Option<(usize, Class)> {
    let ten = spelled(atoms, at, 20..91).filter(|ten| ten % 10 == 0)?;
    match atoms.get(at + 1)?.class {
        Class::Number {
            value: value @ 1..=9,
            digits: 0,
        } => Some((
            at + 2,
            Class::Number {
                value: ten + value,
                digits: 0,
            },
        )),
        Class::Ordinal(number @ 1..=9)
            if !atoms[at + 1]
                .lower
                .starts_with(|first: char| first.is_ascii_digit()) =>
        {
            Some((at + 2, Class::Ordinal(ten.unsigned_abs() + number)))
        }
        _ => None,
    }
}

/// "nineteen ninety six", "eighteen twelve": only from ten on, for "nineteen two" is no year.
fn century_year(atoms: &[Atom], at: usize) -> Option<(usize, Class)> {
    let century = spelled(atoms, at, 15..21)?;
    let (end, rest) = match tens(atoms, at + 1) {
        Some((end, Class::Number { value, .. })) => (end, value),
        _ => (at + 2, spelled(atoms, at + 1, 10..100)?),
    };
    Some((end, year(century * 100 + rest)))
}

/// "two thousand and fifteen"; "two thousand" alone is a count.
fn thousands(atoms: &[Atom], at: usize) -> Option<(usize, Class)> {
    spelled(atoms, at, 2..3)?;
    if atoms.get(at + 1)?.lower != "thousand" {
        return None;
    }
    let and = usize::from(atoms.get(at + 2)?.class == Class::Key(Key::And));
    let (end, rest) = match tens(atoms, at + 2 + and) {
        Some((end, Class::Number { value, .. })) => (end, value),
        _ => (at + 3 + and, spelled(atoms, at + 2 + and, 1..100)?),
    };
    Some((end, year(2000 + rest)))
}

fn year(value: i32) -> Class {
    Class::Number { value, digits: 4 }
}

#[cfg(test)]
mod tests {
    use crate::import::date::inspect_dates;

    #[track_caller]
    fn check(text: &str, expect: &str) {
        let anchor = "2018-10-05".parse().unwrap();
        let found: Vec<String> = inspect_dates(text, anchor, &[])
            .iter()
            .map(|(_, start, end)| format!("{start}..{end}"))
            .collect();
        assert_eq!(found.join(" "), expect, "{text}");
    }

    #[test]
    fn numbers_in_words_make_dates() {
        check(
            "Norland left on February twenty second.",
            "2018-02-22..2018-02-22",
        );
        check(
            "Norland left on the twenty first of May.",
            "2018-05-21..2018-05-21",
        );
        check(
            "Norland left in nineteen ninety six.",
            "1996-01-01..1996-12-31",
        );
        check(
            "Norland left in two thousand and fifteen.",
            "2015-01-01..2015-12-31",
        );
        check("Norland lost two thousand and fifteen people.", "");
        check("Norland lost two thousand men.", "");
        check("Norland sent twenty two men.", "");
    }
}
