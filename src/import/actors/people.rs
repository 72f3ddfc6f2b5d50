//! Whom "he", "she", "they" and "the two leaders" mean: the people and groups of the last sentences, strangers among them.

use super::memory::ActorMemory;
use super::unit::Sense;
use super::wards::Known;
use super::{ActorHead, ActorMention, Sentence};
use crate::lexicon::actors::{Gender, Meaning, Word};
use crate::model::{ActorCode, Role};
use smol_str::SmolStr;

/// How many people the article's memory holds.
const HELD: usize = 16;

/// How many sentences back "he" may reach.
const REACH: usize = 3;

/// How many sentences back "they" may reach for a group.
const NEAR: usize = 2;

/// How many sentences back "the two leaders" may reach.
const GROUP_REACH: usize = 8;

/// Somebody named, for "he" and "she".
#[derive(Debug, Clone)]
struct Individual {
    known: Known,
    gender: Option<Gender>,
    sentence: usize,
    /// A verb follows the name, or "said" stands before it.
    subject: bool,
}

/// Actors named in one breath, in one sentence.
#[derive(Debug, Clone)]
struct Group {
    actors: Vec<ActorCode>,
    sentence: usize,
    /// They met, or are people: others may speak of "the leaders" long after.
    met: bool,
}

/// The people and groups of the last sentences.
#[derive(Debug, Clone, Default)]
pub(super) struct Company {
    sentence: usize,
    individuals: Vec<Individual>,
    /// Last gender that each short name had.
    genders: Vec<(SmolStr, Gender)>,
    /// Actors named in one breath.
    group: Option<Group>,
    /// Who opens the sentence before this one, and this one.
    openers: [Option<Vec<ActorCode>>; 2],
}

impl Company {
    pub fn begin_sentence(&mut self) {
        self.sentence += 1;
        self.openers = [self.openers[1].take(), None];
    }

    fn meet(&mut self, known: Known, gender: Option<Gender>, subject: bool) {
        if self.individuals.len() == HELD {
            self.individuals.remove(0);
        }
        self.individuals.push(Individual {
            known,
            gender,
            sentence: self.sentence,
            subject,
        });
    }

    /// Who may be meant by a pronoun of this gender: the nearest sentence that names somebody fitting, there its subject first.
    pub fn individual(&self, gender: Option<Gender>, object: bool) -> Option<&Known> {
        let fits = |person: &&Individual| {
            gender.is_none() || person.gender.is_none() || person.gender == gender
        };
        for back in 0..=REACH {
            let place = self.sentence.checked_sub(back)?;
            let of_sentence = || {
                self.individuals
                    .iter()
                    .filter(|person| person.sentence == place)
                    .filter(fits)
            };
            let found = if object && back == 0 {
                // "Norland's minister told him": not the minister.
                of_sentence().skip(1).last()
            } else if back == 0 {
                of_sentence()
                    .rfind(|person| person.subject)
                    .or_else(|| of_sentence().next())
            } else {
                of_sentence()
                    .find(|person| person.subject)
                    .or_else(|| of_sentence().next())
            };
            if let Some(person) = found {
                return Some(&person.known);
            }
        }
        None
    }

    /// The state whose officials the last sentences speak of.
    pub fn official(&self) -> Option<&[ActorCode]> {
        let person = self.individuals.iter().rev().find(|person| {
            person.sentence + REACH >= self.sentence && !person.known.actors.is_empty()
        })?;
        Some(&person.known.actors)
    }

    /// The actors named in one breath last, if that was not long ago.
    pub fn group(&self) -> Option<&[ActorCode]> {
        let group = self.group.as_ref()?;
        let reach = if group.met { GROUP_REACH } else { REACH };
        (group.sentence + reach >= self.sentence).then_some(&group.actors)
    }

    /// The same, of this sentence or those right before.
    pub fn near_group(&self) -> Option<&[ActorCode]> {
        let group = self.group.as_ref()?;
        (group.sentence + NEAR >= self.sentence).then_some(&group.actors)
    }

    /// Keeps actors that were named in one breath, or that met.
    pub fn note_group(&mut self, actors: Vec<ActorCode>, met: bool) {
        if actors.len() > 1 {
            self.group = Some(Group {
                actors,
                sentence: self.sentence,
                met,
            });
        }
    }

    /// "They", said of the group again, keep it in mind.
    pub fn keep_group(&mut self, actors: &[ActorCode]) {
        if let Some(group) = self.group.as_mut().filter(|group| group.actors == actors) {
            group.sentence = self.sentence;
        }
    }

    /// The state or body that opens the sentence before.
    pub fn last_opener(&self) -> Option<&[ActorCode]> {
        self.openers[0].as_deref()
    }
}

/// "several", "three": opens a group whose members are not named yet.
pub(super) fn is_count(word: &str) -> bool {
    matches!(
        word,
        "several" | "two" | "three" | "four" | "five" | "six" | "seven" | "eight"
    )
}

impl Sentence<'_> {
    /// Takes a mention over units up to `next` into the company.
    pub(super) fn accompany(&self, mention: &ActorMention, next: usize, memory: &mut ActorMemory) {
        let known = Known {
            actors: mention.actors.clone(),
            role: mention.role,
            wards: mention.wards.clone(),
        };
        match mention.head {
            ActorHead::Official => {
                let gender = self.gender_of(mention.tokens.clone(), memory);
                let subject = self.is_subject(mention.tokens.start, next);
                memory.company.meet(known, gender, subject);
            }
            ActorHead::Other => {
                let gender = self.gender_of(mention.tokens.clone(), memory);
                let last = &self.tokens[mention.tokens.end - 1].lower;
                if gender.is_some() || memory.person(last).is_some() {
                    let subject = self.is_subject(mention.tokens.start, next);
                    memory.company.meet(known, gender, subject);
                }
            }
            ActorHead::Pronoun if self.is_he(mention) => {
                let gender = self
                    .lexicon
                    .gender(&self.tokens[mention.tokens.start].lower);
                memory.company.meet(known, gender, true);
            }
            ActorHead::Name | ActorHead::Institution if mention.tokens.start <= 1 => {
                memory.company.openers[1] = Some(mention.actors.clone());
            }
            _ => {}
        }
    }

    fn is_he(&self, mention: &ActorMention) -> bool {
        mention.tokens.len() == 1
            && matches!(
                self.tokens[mention.tokens.start].lower.as_str(),
                "he" | "she"
            )
    }

    /// Takes a person whom nothing is known of into the company: "Anna Berg, 34, said" is nobody's voice.
    /// Returns the unit after the name.
    pub(super) fn meet_stranger(&self, at: usize, memory: &mut ActorMemory) -> Option<usize> {
        let opens = !at
            .checked_sub(1)
            .is_some_and(|before| self.has_capital(before) && self.sense(before) == Sense::Plain);
        let first = self.sense(at).word();
        let named = matches!(first, Some(Word::GivenName | Word::Honorific));
        if self.title_case || !opens || !(named || self.is_plain_capital(at)) {
            return None;
        }
        let name = self.name_at(at)?;
        let words = self.words_of(&name);
        let enough = words.len() >= 2 || first == Some(Word::Honorific) && !words.is_empty();
        let says = |unit: usize| {
            matches!(
                self.lower(unit),
                "said" | "says" | "told" | "added" | "wrote" | "tweeted"
            )
        };
        let speaks = says(name.end) || at.checked_sub(1).is_some_and(says);
        if !enough || !(named || speaks) || name.known.is_some() {
            return None;
        }
        let tokens = self.units[name.first].first..self.units[name.end - 1].end;
        let gender = self.gender_of(tokens.clone(), memory);
        let subject = self.is_subject(tokens.start, name.end);
        memory.introduce(&words, false, &Known::default());
        memory.company.meet(Known::default(), gender, subject);
        Some(name.end)
    }

    /// By title or name, else as it was when the person was named in full.
    fn gender_of(
        &self,
        tokens: std::ops::Range<usize>,
        memory: &mut ActorMemory,
    ) -> Option<Gender> {
        let last = self.tokens[tokens.end - 1].lower.clone();
        let told = self.tokens[tokens]
            .iter()
            .rev()
            .find_map(|token| self.lexicon.gender(&token.lower));
        let company = &mut memory.company;
        let known = company.genders.iter().position(|(name, _)| *name == last);
        match (told, known) {
            (Some(gender), None) => company.genders.push((last, gender)),
            (None, Some(place)) => return Some(company.genders[place].1),
            _ => {}
        }
        told
    }

    /// Whether a verb follows unit `next - 1`, or "said" stands before token `first`.
    fn is_subject(&self, first: usize, next: usize) -> bool {
        let said_before = first.checked_sub(1).is_some_and(|before| {
            matches!(
                self.tokens[before].lower.as_str(),
                "said" | "says" | "added"
            )
        });
        said_before || self.sense(next).word() == Some(Word::Verb) || self.looks_like_verb(next)
    }

    /// The actors with whom the sentence opens, if they are several: "Norland, Sudland and Westland agreed …".
    pub(super) fn opening_group(&self, list: &[ActorMention]) -> Vec<ActorCode> {
        let broken = |pair: &[ActorMention]| {
            self.tokens
                .get(pair[0].tokens.end..pair[1].tokens.start)
                .is_none_or(|link| link.len() > 3)
        };
        // "In the treaty between Norland and Sudland": those named do not act.
        let governed = list
            .first()
            .and_then(|first| self.tokens[..first.tokens.start].last())
            .is_some_and(|token| token.lower != "both" && self.is_function(&token.lower));
        if governed {
            return Vec::new();
        }
        let end = list
            .windows(2)
            .position(broken)
            .map_or(list.len(), |at| at + 1);
        self.coordinated(&list[..end])
    }

    fn is_function(&self, word: &str) -> bool {
        let readings = self.lexicon.phrases().lookup(word);
        readings
            .iter()
            .any(|reading| reading.meaning == Meaning::Word(Word::Function))
    }

    /// The actors that `list` names in one breath, the last such run: "Norland, Sudland and Westland".
    pub(super) fn coordinated(&self, list: &[ActorMention]) -> Vec<ActorCode> {
        let mut last = Vec::new();
        let mut run: Vec<ActorCode> = Vec::new();
        let mut end = usize::MAX;
        let mut joined = false;
        for mention in list {
            let voice = matches!(
                mention.head,
                ActorHead::Name | ActorHead::Institution | ActorHead::Official
            );
            let link = self.tokens.get(end..mention.tokens.start);
            let near = link.is_some_and(|link| {
                (1..=3).contains(&link.len())
                    && link.iter().all(|token| {
                        matches!(
                            token.lower.as_str(),
                            "," | "and" | "&" | "his" | "her" | "its" | "the"
                        )
                    })
            });
            let and = link.is_some_and(|link| link.iter().any(|token| token.lower == "and"));
            if !(near && voice) {
                run.clear();
                joined = false;
            }
            joined |= near && and;
            if voice {
                for &actor in &mention.actors {
                    if !run.contains(&actor) {
                        run.push(actor);
                    }
                }
                end = mention.tokens.end;
            } else {
                end = usize::MAX;
            }
            if joined && run.len() > 1 {
                last.clone_from(&run);
            }
        }
        last
    }

    /// "the two leaders", "the ministers", "all three countries" at unit `at`: the actors named in one breath, and the unit after.
    pub(super) fn collective(
        &self,
        at: usize,
        memory: &ActorMemory,
        before: &[ActorMention],
    ) -> Option<(Vec<ActorCode>, usize)> {
        if !matches!(self.lower(at), "the" | "both" | "all" | "these") {
            return None;
        }
        let count = match self.lower(at + 1) {
            "two" => Some(2),
            "three" => Some(3),
            "four" => Some(4),
            "five" => Some(5),
            _ => None,
        };
        let head = at + 1 + usize::from(count.is_some());
        let count = count.or((self.lower(at) == "both").then_some(2));
        if !self.is_plural_head(head) || self.is_complemented(head + 1) {
            return None;
        }
        let here = self.coordinated(before);
        let group = if here.is_empty() {
            memory.company.group()?
        } else {
            &here
        };
        let fits = count.is_none_or(|count| count == group.len());
        fits.then(|| (group.to_vec(), head + 1))
    }

    /// "several foreign ministers", "four Arab leaders" at unit `at`, whose members another sentence may name; the unit after.
    pub(super) fn unnamed_company(&self, at: usize) -> Option<usize> {
        if !is_count(self.lower(at)) {
            return None;
        }
        let plain = |unit: usize| self.sense(unit) == Sense::Plain;
        let head = (at + 1..at + 3)
            .take_while(|&unit| unit == at + 1 || plain(unit - 1))
            .find(|&unit| self.is_plural_head(unit))?;
        let placed = matches!(self.lower(head + 1), "in" | "at");
        (placed || !self.is_complemented(head + 1)).then_some(head + 1)
    }

    /// "leaders", "foreign ministers", "countries".
    fn is_plural_head(&self, at: usize) -> bool {
        let plural = self
            .units
            .get(at)
            .is_some_and(|unit| self.tokens[unit.end - 1].lower.ends_with('s'));
        plural
            && match self.sense(at).word() {
                Some(Word::Several) => true,
                Some(Word::Title(role)) => matches!(
                    role,
                    Role::HeadOfState
                        | Role::HeadOfGovernment
                        | Role::ForeignMinistry
                        | Role::DefenceMinistry
                        | Role::Ministry
                ),
                _ => false,
            }
    }

    /// Whether unit `at` goes on naming whose they are: "of Norland", "who".
    fn is_complemented(&self, at: usize) -> bool {
        matches!(
            self.lower(at),
            "of" | "from" | "in" | "for" | "that" | "with"
        ) || self.sense(at).word() == Some(Word::Who)
    }
}
