//! Whether the words around a date look ahead or back.

use super::words::{Tense, Words};
use crate::import::token::{Token, TokenKind};
use std::ops::Range;

/// How far from a phrase a verb may stand to tell its tense, in tokens.
const REACH: usize = 12;

/// Whether the words around `tokens` look ahead or back: the nearest verb before decides, else the nearest after.
pub(super) fn tense_near(list: &[Token], tokens: Range<usize>, words: &Words) -> Option<Tense> {
    let start = tokens.start.min(list.len());
    let end = tokens.end.min(list.len());
    let back = (start.saturating_sub(REACH)..start).rev();
    back.map_while(|at| {
        boundary(&list[at])
            .then_some(())
            .map_or(Some(at), |()| None)
    })
    .find_map(|at| tense_at(list, at, words))
    .or_else(|| {
        (end..list.len().min(end + REACH))
            .map_while(|at| (!boundary(&list[at])).then_some(at))
            .find_map(|at| tense_at(list, at, words))
    })
}

fn boundary(token: &Token) -> bool {
    token.kind == TokenKind::Sign && matches!(token.lower.as_str(), ";" | "(" | ")")
}

fn tense_at(list: &[Token], at: usize, words: &Words) -> Option<Tense> {
    let word = &list[at].lower;
    let word_before = |at: usize| at.checked_sub(1).map(|at| list[at].lower.as_str());
    if word_before(at) == Some("to") && words.looks_ahead(word) {
        return Some(Tense::Future);
    }
    let tense = words.tense(word)?;
    let denied = matches!(word_before(at), Some("not" | "n't"));
    let aux = if denied {
        at.checked_sub(1).and_then(word_before)
    } else {
        word_before(at)
    };
    if matches!(aux, Some("did" | "didn't" | "does" | "doesn't")) {
        return Some(Tense::Past);
    }
    // "will have met", "is expected to be held", "would not be held"
    let helper = matches!(word.as_str(), "be" | "have");
    if helper && matches!(word_before(at), Some("will" | "'ll" | "shall")) {
        return Some(Tense::Future);
    }
    // "believed to have met"
    let mut perfect = word == "have";
    let mut verb = at;
    while matches!(
        word_before(verb),
        Some("be" | "been" | "have" | "not" | "also")
    ) {
        perfect |= word_before(verb) == Some("have");
        verb -= 1;
    }
    let ahead = verb < at
        && matches!(
            word_before(verb),
            Some("will" | "'ll" | "would" | "shall" | "should" | "must" | "to")
        )
        && !(perfect && word_before(verb) == Some("to"));
    Some(if ahead { Tense::Future } else { tense })
}

/// Whether the word, beside a verb, puts it in some past without saying when ("previously announced", "has long denied").
pub fn is_background(word: &str) -> bool {
    Words::bundled().is_background(word)
}
