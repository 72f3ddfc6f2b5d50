//! A sentence's tokens as units: the longest known phrase at each place, or a plain word.

use super::Sentence;
use crate::import::token::{CaseShape, Token, TokenKind};
use crate::lexicon::actors::{ActorLexicon, Case, Meaning, Node, PhraseTable, Reading, Word};
use crate::model::{ActorCode, Role};
use chrono::NaiveDate;

/// The longest phrase anyone writes: "Parliamentary Assembly of the Council of Europe" has seven words.
const LONGEST: usize = 14;

/// Tokens that belong together, and what they mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unit {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// What they mean.
    pub sense: Sense,
}

/// What a unit means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// A phrase of the lexicon.
    Known(Meaning),
    /// "US-China", "Franco-German".
    Pair(ActorCode, ActorCode),
    /// "US-led": the actor acts.
    Acting(ActorCode),
    /// "Iran-backed": somebody else acts.
    Backed,
    /// "US-based": somebody else acts, but a state acts on this one through it.
    Based(ActorCode),
    /// "pro-Russian", "anti-American".
    Stance,
    /// The possessive ending.
    Possessive,
    /// A number.
    Number,
    /// A comma.
    Comma,
    /// Any other sign.
    Sign,
    /// A surname that many have; says something only after a title.
    Shared(ActorCode, Role),
    /// A leader out of office: a private person, unless a title says more.
    Retired(ActorCode),
    /// A word that says nothing here.
    Plain,
}

impl Sense {
    /// The common word it is, if it is one.
    pub fn word(self) -> Option<Word> {
        match self {
            Self::Known(Meaning::Word(word)) => Some(word),
            _ => None,
        }
    }
}

impl<'a> Sentence<'a> {
    /// Reads the units of a sentence's tokens.
    pub(super) fn new(
        text: &'a str,
        tokens: &'a [Token],
        lexicon: &'a ActorLexicon,
        when: Option<NaiveDate>,
    ) -> Self {
        let matcher = Matcher {
            text,
            tokens,
            lexicon,
            when,
        };
        let mut units = Vec::with_capacity(tokens.len());
        let mut at = 0;
        while at < tokens.len() {
            let (end, sense) = matcher.unit_at(at);
            units.push(Unit {
                first: at,
                end,
                sense,
            });
            at = end;
        }
        Self {
            text,
            tokens,
            lexicon,
            when,
            units,
            title_case: is_title_case(tokens),
        }
    }

    /// What unit `at` means; a sign past the end.
    pub(super) fn sense(&self, at: usize) -> Sense {
        self.units.get(at).map_or(Sense::Sign, |unit| unit.sense)
    }

    /// The first token of unit `at`.
    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.units.get(at).map(|unit| &self.tokens[unit.first])
    }

    /// Lower-case text of a unit of one token; empty for longer ones.
    pub(super) fn lower(&self, at: usize) -> &str {
        match self.units.get(at) {
            Some(unit) if unit.end == unit.first + 1 => &self.tokens[unit.first].lower,
            _ => "",
        }
    }

    /// Whether unit `at` is a plain word with a capital.
    pub(super) fn is_plain_capital(&self, at: usize) -> bool {
        matches!(self.sense(at), Sense::Plain | Sense::Shared(..)) && self.has_capital(at)
    }

    /// Whether the first word of unit `at` has a capital.
    pub(super) fn has_capital(&self, at: usize) -> bool {
        self.token(at)
            .is_some_and(|token| token.shape != CaseShape::Lower)
    }

    /// Whether unit `at` is a plain word in lower case.
    pub(super) fn is_plain_lower(&self, at: usize) -> bool {
        self.sense(at) == Sense::Plain && !self.has_capital(at)
    }
}

fn is_title_case(tokens: &[Token]) -> bool {
    let long = |token: &&Token| token.kind == TokenKind::Word && token.lower.len() > 4;
    // Headlines have no full stop.
    if tokens.last().is_some_and(|token| token.lower == ".") {
        return false;
    }
    let (mut words, mut lower) = (0_usize, 0_usize);
    for token in tokens.iter().filter(long) {
        words += 1;
        lower += usize::from(token.shape == CaseShape::Lower);
    }
    words >= 3 && lower == 0
}

struct Matcher<'a> {
    text: &'a str,
    tokens: &'a [Token],
    lexicon: &'a ActorLexicon,
    when: Option<NaiveDate>,
}

impl Matcher<'_> {
    fn unit_at(&self, at: usize) -> (usize, Sense) {
        let token = &self.tokens[at];
        if let Some(found) = self.longest(at, LONGEST) {
            return self.without_article(at, found);
        }
        let sense = match token.kind {
            TokenKind::Number => Sense::Number,
            TokenKind::Possessive => Sense::Possessive,
            TokenKind::Sign if self.is_plural_possessive(at) => Sense::Possessive,
            TokenKind::Sign if token.lower == "," => Sense::Comma,
            TokenKind::Sign => Sense::Sign,
            TokenKind::Word => self.hyphenated(at),
        };
        (at + 1, sense)
    }

    /// The lone apostrophe of "the ministers' talks".
    fn is_plural_possessive(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let before = at.checked_sub(1).map(|before| &self.tokens[before]);
        matches!(token.span.of(self.text), "'" | "’")
            && before.is_some_and(|before| {
                before.span.end == token.span.start && before.lower.ends_with('s')
            })
    }

    /// "the organisation" gives way to a longer name inside: "the Organisation of Islamic Cooperation".
    fn without_article(&self, at: usize, found: (usize, Sense)) -> (usize, Sense) {
        let (end, sense) = found;
        if sense.word().is_none() || end == at + 1 {
            return found;
        }
        match self.longest(at + 1, LONGEST) {
            Some((longer, _)) if longer > end => self.longest(at, 1).unwrap_or(found),
            _ => found,
        }
    }

    fn longest(&self, at: usize, limit: usize) -> Option<(usize, Sense)> {
        let phrases = self.lexicon.phrases();
        let mut node = PhraseTable::root();
        let mut best = None;
        for end in at + 1..=self.tokens.len().min(at + limit) {
            let token = &self.tokens[end - 1];
            let next = phrases
                .word(&token.lower)
                .and_then(|word| phrases.step(node, word));
            let Some(next) = next else {
                return self.compound(at, end, node).or(best);
            };
            node = next;
            if let Some(meaning) = self.pick(phrases.readings(node), at, None) {
                best = Some((
                    end,
                    match meaning {
                        Meaning::SharedSurname(actor, role) => Sense::Shared(actor, role),
                        Meaning::Person(actor, Role::Citizens) => Sense::Retired(actor),
                        meaning => Sense::Known(meaning),
                    },
                ));
            }
        }
        best
    }

    /// The likeliest meaning of a phrase that opens at token `at`; `half` is the last word where it is but half a token.
    fn pick(
        &self,
        readings: &[Reading],
        at: usize,
        half: Option<(usize, Case)>,
    ) -> Option<Meaning> {
        let case = |place: usize| match half {
            Some((token, case)) if token == at + place => case,
            _ => self.case(at + place),
        };
        let fitting = || readings.iter().filter(|reading| reading.fits(case));
        let best = fitting()
            .filter(|reading| reading.holds(self.when))
            .map(|reading| reading.meaning)
            .min_by_key(|&meaning| (rank(meaning), office(meaning)));
        match best {
            Some(meaning) if self.is_spoiled(at) => match meaning {
                Meaning::Word(_) | Meaning::FalseFriend => Some(meaning),
                _ => Some(Meaning::FalseFriend),
            },
            // Two office-holders of one surname: only the article can tell.
            Some(Meaning::Surname(actor, _) | Meaning::SharedSurname(actor, _))
                if self.rivals(fitting(), actor) =>
            {
                None
            }
            Some(meaning) => Some(meaning),
            // A leader out of office is a private person.
            None => fitting().find_map(|reading| match reading.meaning {
                Meaning::Person(actor, _) => Some(Meaning::Person(actor, Role::Citizens)),
                _ => None,
            }),
        }
    }

    fn rivals<'r>(
        &self,
        mut readings: impl Iterator<Item = &'r Reading>,
        actor: ActorCode,
    ) -> bool {
        readings.any(|reading| {
            reading.holds(self.when)
                && matches!(
                    reading.meaning,
                    Meaning::Surname(other, _) | Meaning::SharedSurname(other, _) if other != actor
                )
        })
    }

    /// Whether another word of the sentence shows that this name is not meant.
    fn is_spoiled(&self, at: usize) -> bool {
        self.lexicon
            .spoilers(&self.tokens[at].lower)
            .is_some_and(|words| self.tokens.iter().any(|token| words.contains(&token.lower)))
    }

    fn case(&self, at: usize) -> Case {
        match self.tokens.get(at).map(|token| token.shape) {
            Some(CaseShape::Capital | CaseShape::Mixed) => Case::Capital,
            Some(CaseShape::Upper) => Case::Upper,
            // Numbers in names ("No 10") have no case to miss.
            _ if self
                .tokens
                .get(at)
                .is_some_and(|token| token.kind == TokenKind::Number) =>
            {
                Case::Capital
            }
            _ => Case::Lower,
        }
    }

    /// "North Korea-backed": the phrase so far ends inside token `end - 1`, at a hyphen.
    fn compound(&self, at: usize, end: usize, node: Node) -> Option<(usize, Sense)> {
        let token = &self.tokens[end - 1];
        let phrases = self.lexicon.phrases();
        for (hyphen, _) in token.lower.rmatch_indices('-') {
            let (half, tail) = (&token.lower[..hyphen], &token.lower[hyphen + 1..]);
            let inside = phrases.word(half).and_then(|word| phrases.step(node, word));
            let meaning = inside.and_then(|node| {
                let case = half_case(token.span.of(self.text), half);
                self.pick(phrases.readings(node), at, Some((end - 1, case)))
            });
            let actor = meaning.and_then(actor_of).or_else(|| {
                (end == at + 1 && self.case(at) != Case::Lower)
                    .then(|| self.lexicon.combining(half))
                    .flatten()
            });
            match (actor, meaning) {
                // "Zia-ul-Haq" is no compound; "Assad-backed" is.
                (Some(actor), Some(Meaning::Surname(..))) => {
                    match self.compound_of(actor, tail, end) {
                        (_, Sense::Backed) if !self.is_tail(tail) => {}
                        found => return Some(found),
                    }
                }
                (Some(actor), _) => return Some(self.compound_of(actor, tail, end)),
                (None, Some(meaning @ (Meaning::NoActor(_) | Meaning::Private(_)))) => {
                    return Some((end, Sense::Known(meaning)));
                }
                _ => {}
            }
        }
        None
    }

    fn is_tail(&self, word: &str) -> bool {
        self.lexicon
            .phrases()
            .lookup(word)
            .iter()
            .any(|reading| reading.meaning == Meaning::Word(Word::TailBacked))
    }

    /// What follows the hyphen: another actor, perhaps of several words ("US-South Korea"), or a participle.
    fn compound_of(&self, actor: ActorCode, tail: &str, end: usize) -> (usize, Sense) {
        let phrases = self.lexicon.phrases();
        let mut node = phrases
            .word(tail)
            .and_then(|word| phrases.step(PhraseTable::root(), word));
        let mut best = None;
        let mut word = None;
        let mut last = end;
        while let Some(here) = node {
            for reading in phrases.readings(here) {
                match reading.meaning {
                    Meaning::Word(found) if last == end => word = word.or(Some(found)),
                    meaning if reading.holds(self.when) => {
                        if let Some(other) = actor_of(meaning) {
                            best = Some((last, Sense::Pair(actor, other)));
                        }
                    }
                    _ => {}
                }
            }
            node = self
                .tokens
                .get(last)
                .and_then(|token| phrases.word(&token.lower))
                .and_then(|word| phrases.step(here, word));
            last += 1;
        }
        best.unwrap_or(match word {
            Some(Word::TailActing) => (end, Sense::Acting(actor)),
            Some(Word::TailBased) => (end, Sense::Based(actor)),
            _ => (end, Sense::Backed),
        })
    }

    /// "pro-Russian", "ex-minister", or a plain word.
    fn hyphenated(&self, at: usize) -> Sense {
        let Some((half, _)) = self.tokens[at].lower.split_once('-') else {
            return Sense::Plain;
        };
        let word = |reading: &Reading| match reading.meaning {
            Meaning::Word(word) => Some(word),
            _ => None,
        };
        let readings = self.lexicon.phrases().lookup(half);
        match readings.iter().find_map(word) {
            Some(Word::Stance) => Sense::Stance,
            Some(Word::Former) => Sense::Known(Meaning::Word(Word::Former)),
            _ => Sense::Plain,
        }
    }
}

/// How the first half of a compound is capitalised.
fn half_case(token: &str, half: &str) -> Case {
    let part = token.get(..half.len()).unwrap_or(token);
    let mut letters = part.chars().filter(|char| char.is_alphabetic());
    match letters.next() {
        Some(first) if !first.is_uppercase() => Case::Lower,
        Some(_) if letters.all(char::is_uppercase) => Case::Upper,
        _ => Case::Capital,
    }
}

/// The actor a half of a compound names.
fn actor_of(meaning: Meaning) -> Option<ActorCode> {
    match meaning {
        Meaning::State(actor)
        | Meaning::Adjective(actor)
        | Meaning::Capital(actor)
        | Meaning::Organisation(actor)
        | Meaning::Body(actor, _)
        | Meaning::Surname(actor, _) => Some(actor),
        _ => None,
    }
}

/// The highest of several offices first, where the day does not tell.
fn office(meaning: Meaning) -> Option<Role> {
    match meaning {
        Meaning::Person(_, role) | Meaning::Surname(_, role) => Some(role),
        _ => None,
    }
}

/// Which of several meanings is likeliest: lower first.
fn rank(meaning: Meaning) -> u8 {
    match meaning {
        Meaning::FalseFriend => 0,
        Meaning::State(_) => 1,
        Meaning::Organisation(_) => 2,
        Meaning::Body(..) => 3,
        Meaning::Office(..) => 4,
        Meaning::Person(..) => 5,
        Meaning::Capital(_) => 6,
        Meaning::Adjective(_) => 7,
        Meaning::Citizen(_) => 8,
        Meaning::NoActor(_) | Meaning::Private(_) => 9,
        Meaning::Surname(..) => 10,
        Meaning::Place(_) => 11,
        Meaning::Word(_) => 12,
        Meaning::SharedSurname(..) => 13,
    }
}
