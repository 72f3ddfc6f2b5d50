//! Names of people after a title: "Ank Bijleveld", "Staffan de Mistura", "Abdullah bin Zayed Al Nahyan".

use super::Sentence;
use super::unit::Sense;
use crate::lexicon::actors::{Meaning, Word};
use crate::model::{ActorCode, Role};
use smol_str::SmolStr;

/// The longest name, in units.
const LONGEST: usize = 7;

/// A person's name in a sentence.
#[derive(Debug, Clone)]
pub(super) struct PersonName {
    /// First unit.
    pub first: usize,
    /// One past the last unit.
    pub end: usize,
    /// Whom the lexicon knows the person to act for.
    pub known: Option<(ActorCode, Role)>,
}

impl Sentence<'_> {
    /// The name that opens at unit `at`, if one does.
    pub(super) fn name_at(&self, at: usize) -> Option<PersonName> {
        let mut end = at;
        let mut known = None;
        while end < self.units.len().min(at + LONGEST) {
            match self.sense(end) {
                Sense::Known(Meaning::Person(actor, role) | Meaning::Surname(actor, role)) => {
                    known = Some((actor, role));
                }
                Sense::Shared(actor, role) => known = Some((actor, role)),
                Sense::Retired(_) if end == at => {}
                // "Prime Minister May", "Mrs May"
                Sense::Known(Meaning::Word(Word::Calendar)) if self.only_honorifics(at, end) => {
                    known = self.shared_surname(end);
                    if known.is_none() {
                        break;
                    }
                }
                Sense::Known(Meaning::Word(Word::Particle)) if self.has_capital(end + 1) => {}
                Sense::Known(Meaning::Word(Word::GivenName | Word::Honorific)) => {
                    end += usize::from(self.lower(end + 1) == ".");
                }
                Sense::Known(
                    Meaning::NoActor(_)
                    | Meaning::Private(_)
                    | Meaning::State(_)
                    | Meaning::Capital(_)
                    | Meaning::Place(_)
                    | Meaning::Citizen(_)
                    | Meaning::Word(Word::NameTail | Word::Calendar | Word::Particle),
                ) if end > at && self.lower(end - 1) != "." && self.name_continues(end) => {}
                Sense::Plain if self.has_capital(end) => {
                    // "Donald J. Trump"
                    let initial = self.lower(end).len() == 1 && self.lower(end + 1) == ".";
                    end += usize::from(initial);
                }
                _ => break,
            }
            end += 1;
        }
        // A title in lower case before the name was its honorific: nothing but an honorific is no name.
        let has_name = (at..end).any(|unit| {
            !matches!(self.sense(unit).word(), Some(Word::Honorific)) && self.lower(unit) != "."
        });
        has_name.then_some(PersonName {
            first: at,
            end,
            known,
        })
    }

    /// Whether nothing but honorifics stands between `at` and `end`.
    fn only_honorifics(&self, at: usize, end: usize) -> bool {
        (at..end)
            .all(|unit| self.sense(unit).word() == Some(Word::Honorific) || self.lower(unit) == ".")
    }

    /// Whom a month's name means as a surname; nobody before a number.
    fn shared_surname(&self, at: usize) -> Option<(ActorCode, Role)> {
        if self.sense(at + 1) == Sense::Number {
            return None;
        }
        self.lexicon
            .phrases()
            .lookup(self.lower(at))
            .iter()
            .filter(|reading| reading.holds(self.when))
            .find_map(|reading| match reading.meaning {
                Meaning::SharedSurname(actor, role) => Some((actor, role)),
                _ => None,
            })
    }

    /// A surname that is also something else ("Anna London said"): only where nothing but a verb or a sign follows and the
    /// word before is a plain name.
    fn name_continues(&self, at: usize) -> bool {
        let named =
            self.is_plain_capital(at - 1) || self.sense(at - 1).word() == Some(Word::GivenName);
        named
            && self.has_capital(at)
            && !self.title_case
            && matches!(
                self.sense(at).word(),
                None | Some(Word::Particle | Word::NameTail)
            )
            && matches!(
                self.sense(at + 1),
                Sense::Known(Meaning::Word(Word::Verb)) | Sense::Comma | Sense::Possessive
            )
    }

    /// The words of a name in lower case, without signs and honorifics.
    pub(super) fn words_of(&self, name: &PersonName) -> Vec<SmolStr> {
        (name.first..name.end)
            .filter(|&unit| !matches!(self.sense(unit).word(), Some(Word::Honorific)))
            .flat_map(|unit| &self.tokens[self.units[unit].first..self.units[unit].end])
            .filter(|token| token.lower.starts_with(char::is_alphabetic))
            .map(|token| token.lower.clone())
            .collect()
    }
}
