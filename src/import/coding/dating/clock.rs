//! When the event at a verb or noun happened, by the dates of its sentence and the story so far.

use super::owner::{Owner, chunk_of, owners};
use super::story::{LEAD_SENTENCES, Story};
use crate::import::analysis::Sentence;
use crate::import::chunk::{Chunk, VerbForm, VerbGroup};
use crate::import::clause::{Predicate, Relation};
use crate::import::date::{DateMention, DateMentionKind, is_background};
use crate::lexicon::words::{WordClass, Words};
use crate::model::{DatePrecision, EventDate};
use std::ops::Range;

/// How far governing verbs are followed.
const DEPTH: u32 = 6;

/// A day in what depends on a verb may be that of the verb itself if it is this near to the news.
const RECENT_DAYS: i64 = 14;

/// The dates of one sentence and what they belong to.
pub(super) struct Clock<'s, 't> {
    sentence: &'s Sentence<'t>,
    words: &'s Words,
    story: &'s Story,
    /// The date last mentioned, for "then".
    last: Option<EventDate>,
    owners: Vec<Owner>,
    /// Whether what is to come has a date too.
    pub ahead: bool,
    /// Whether a deed is to be dated, and not words.
    pub deed: bool,
    /// Dates that must not be used.
    pub barred: Vec<usize>,
}

impl<'s, 't> Clock<'s, 't> {
    pub fn new(
        sentence: &'s Sentence<'t>,
        words: &'s Words,
        story: &'s Story,
        last: Option<EventDate>,
    ) -> Self {
        Self {
            sentence,
            words,
            story,
            last,
            owners: owners(sentence),
            ahead: false,
            deed: false,
            barred: Vec::new(),
        }
    }

    /// The date of the event whose words are `trigger`; `governor` is the predicate that a noun hangs on.
    pub fn of_trigger(&self, trigger: &Range<usize>, governor: Option<usize>) -> Option<EventDate> {
        let verb = self.predicates().iter().position(|predicate| {
            self.sentence
                .verb(predicate)
                .is_some_and(|verb| trigger.contains(&verb.verb))
        });
        match verb {
            Some(index) => self.of_verb(index),
            None => self.of_noun(trigger, governor),
        }
    }

    /// What the sentence tells of its main clauses goes into the story.
    pub fn told(&self) -> Option<EventDate> {
        let main = self.predicates().iter().enumerate();
        let told = |relation: Relation| {
            main.clone()
                .rev()
                .filter(|(index, predicate)| {
                    predicate.relation == relation
                        && !self.looks_ahead(*index)
                        && !self.is_source(*index)
                })
                .find_map(|(index, _)| self.own(index))
        };
        told(Relation::Root)
            .or_else(|| self.front().filter(|_| heading(self.sentence).is_none()))
            .or_else(|| {
                told(Relation::Adverbial).filter(|date| date.precision == DatePrecision::Day)
            })
            .filter(|date| date.precision != DatePrecision::Range)
            .filter(|date| {
                self.story
                    .anchor()
                    .is_none_or(|anchor| date.start <= anchor.end)
            })
    }

    /// Whether the sentence turns from background to the news: told in the present, or said without a date.
    pub fn returns(&self) -> bool {
        let main = self
            .predicates()
            .iter()
            .find(|predicate| predicate.relation == Relation::Root);
        let dated = self
            .dates()
            .any(|(date, _)| date.kind != DateMentionKind::Modifier);
        main.and_then(|predicate| self.sentence.verb(predicate))
            .is_some_and(|verb| {
                let now = verb.present || self.is_perfect(verb) || self.says(verb);
                now && !dated && !verb.pluperfect && self.then(verb).is_none()
            })
    }

    fn says(&self, verb: &VerbGroup) -> bool {
        self.words.class_of(&verb.lemma).contains(WordClass::SPEECH)
    }

    /// ", the agency reported on Thursday" tells when it was reported and not when the story goes on.
    fn is_source(&self, index: usize) -> bool {
        let tells = |scope: &Range<usize>| {
            self.predicates()
                .iter()
                .any(|predicate| scope.contains(&predicate.chunk))
        };
        self.story.read() > 1
            && self
                .sentence
                .clauses
                .attributions
                .iter()
                .any(|said| said.predicate == Some(index) && tells(&said.scope))
    }

    fn predicates(&self) -> &'s [Predicate] {
        &self.sentence.clauses.predicates
    }

    fn verb(&self, index: usize) -> Option<&'s VerbGroup> {
        self.sentence.verb(&self.predicates()[index])
    }

    fn of_verb(&self, index: usize) -> Option<EventDate> {
        self.stated(index, DEPTH)
            .or_else(|| self.below(index))
            .or_else(|| self.by_tense(index, DEPTH))
    }

    /// The date that the words of the sentence give to a verb.
    fn stated(&self, index: usize, depth: u32) -> Option<EventDate> {
        let depth = depth.checked_sub(1)?;
        if self.looks_ahead(index) {
            return self.own(index).filter(|_| self.ahead);
        }
        self.own(index)
            .or_else(|| self.shared(index))
            .or_else(|| self.of_subject(index))
            .or_else(|| self.hours_from(index))
            .or_else(|| self.governed(index, depth))
            .or_else(|| self.front().filter(|_| self.is_covered(index)))
    }

    /// The date that stands with the verb itself, the nearest first.
    fn own(&self, index: usize) -> Option<EventDate> {
        let verb = self.verb(index)?;
        let since = self.is_perfect(verb) || verb.pluperfect;
        let of_verb = |wanted: fn(DateMentionKind) -> bool| {
            self.dates()
                .filter(|(_, owner)| owner.verb == Some(index))
                .map(|(date, _)| date)
                .filter(|date| wanted(date.kind))
                .min_by_key(|date| distance(&date.tokens, verb.verb))
                .map(|date| date.date)
        };
        of_verb(|kind| matches!(kind, DateMentionKind::When | DateMentionKind::Modifier))
            .or_else(|| of_verb(|kind| kind == DateMentionKind::Since).filter(|_| since))
    }

    /// "has met", "have been".
    fn is_perfect(&self, verb: &VerbGroup) -> bool {
        let first = self.sentence.tokens.get(verb.tokens.start);
        verb.perfect
            || verb.tokens.len() > 1
                && first.is_some_and(|token| matches!(token.lower.as_str(), "has" | "have" | "'ve"))
    }

    /// The usable dates with what they belong to.
    fn dates(&self) -> impl Iterator<Item = (&'s DateMention, Owner)> {
        self.sentence
            .dates
            .iter()
            .zip(&self.owners)
            .enumerate()
            .filter(|(at, (date, _))| !self.barred.contains(at) && self.may_be(date.date))
            .map(|(_, (date, owner))| (date, *owner))
    }

    /// Whether something told may have happened then.
    fn may_be(&self, date: EventDate) -> bool {
        self.ahead
            || self
                .story
                .anchor()
                .is_none_or(|anchor| date.start <= anchor.end)
    }

    /// "closed the consulate and expelled the staff on 26 March": one date for both verbs.
    fn shared(&self, index: usize) -> Option<EventDate> {
        let predicate = &self.predicates()[index];
        let subject = predicate.subject?;
        let joined = |other: &usize| {
            let other = &self.predicates()[*other];
            other.subject == Some(subject) && other.relation == predicate.relation
        };
        let finite = self.verb(index)?.form == VerbForm::Finite;
        let dated = |other: usize| {
            self.own(other)
                .filter(|_| finite && !self.looks_ahead(other))
        };
        (index + 1..self.predicates().len())
            .take(DEPTH as usize)
            .filter(joined)
            .find_map(dated)
            .or_else(|| {
                (0..index)
                    .rev()
                    .take(DEPTH as usize)
                    .filter(joined)
                    .find_map(dated)
            })
    }

    /// "Monday's attack killed five".
    fn of_subject(&self, index: usize) -> Option<EventDate> {
        let subject = self.predicates()[index].subject?;
        self.dates()
            .filter(|(date, owner)| {
                owner.noun == Some(subject) && date.date.precision <= DatePrecision::Week
            })
            .map(|(date, _)| date.date)
            .next()
            .filter(|_| {
                self.verb(index)
                    .is_some_and(|verb| !verb.present && !verb.perfect)
            })
    }

    /// "hours before the plane crashed on Wednesday", "shortly after they met on Monday": the day of what it was so near to.
    fn hours_from(&self, index: usize) -> Option<EventDate> {
        let main = matches!(
            self.predicates()[index].relation,
            Relation::Root | Relation::Content(_)
        );
        let mut clauses = self.predicates().iter().enumerate();
        clauses
            .find(|(_, inner)| {
                main && inner.relation == Relation::Adverbial && self.is_hours_from(inner)
            })
            .and_then(|(other, _)| self.own(other))
            .filter(|date| date.precision == DatePrecision::Day)
    }

    /// Whether "hours before" or the like opens the clause of `predicate`.
    fn is_hours_from(&self, predicate: &Predicate) -> bool {
        let chunks = &self.sentence.chunks;
        let opener = chunks[..predicate.extent.start.min(chunks.len())]
            .iter()
            .rposition(|chunk| matches!(chunk, Chunk::Subordinator(word) if matches!(word.as_str(), "before" | "after")));
        match opener.and_then(|at| chunks.get(at.checked_sub(1)?)) {
            Some(Chunk::Noun(group)) => {
                matches!(
                    group.lemma.as_str(),
                    "hour" | "minute" | "moment" | "second"
                )
            }
            Some(Chunk::Adverb(token)) => matches!(
                self.sentence.tokens[*token].lower.as_str(),
                "shortly" | "just" | "soon" | "right" | "immediately" | "hours" | "minutes"
            ),
            _ => false,
        }
    }

    /// What depends on a dated verb happened with it, unless it has a time of its own.
    fn governed(&self, index: usize, depth: u32) -> Option<EventDate> {
        match self.predicates()[index].relation {
            Relation::Content(outer) if self.is_deed_admitted(index, outer) => None,
            Relation::Content(outer) | Relation::Infinitive(outer) | Relation::Gerund(outer) => {
                self.stated(outer, depth)
            }
            Relation::Participial(outer) => self.stated(outer, depth).or_else(|| self.below(outer)),
            Relation::Adverbial | Relation::OfNoun(_) => {
                let main = self
                    .predicates()
                    .iter()
                    .position(|predicate| predicate.relation == Relation::Root)?;
                self.stated(main, depth)
                    .or_else(|| self.below(main))
                    .filter(|_| main != index)
            }
            // "launched missiles targeting the base"
            Relation::Relative if self.verb(index)?.form == VerbForm::Gerund => {
                let noun = self.predicates()[index].subject?;
                let holds = |outer: &Predicate| outer.direct.contains(&noun);
                let main = self.predicates()[..index].iter().position(holds)?;
                self.stated(main, depth)
            }
            Relation::Root | Relation::Relative => None,
        }
    }

    /// "admitted on Saturday that it had shot down the jet": the deed was before, its day is not told.
    fn is_deed_admitted(&self, index: usize, outer: usize) -> bool {
        let admits = |verb: &VerbGroup| {
            matches!(
                verb.lemma.as_str(),
                "admit" | "acknowledge" | "concede" | "confess" | "apologise" | "apologize"
            )
        };
        self.deed
            && self.verb(index).is_some_and(|verb| verb.pluperfect)
            && self.verb(outer).is_some_and(admits)
    }

    /// The date that opens the sentence.
    fn front(&self) -> Option<EventDate> {
        self.dates()
            .find(|(date, owner)| owner.front && date.kind == DateMentionKind::When)
            .map(|(date, _)| date.date)
    }

    /// Whether the date that opens the sentence holds for a verb of it.
    fn is_covered(&self, index: usize) -> bool {
        let background = self.verb(index).is_some_and(|verb| verb.pluperfect);
        match self.predicates()[index].relation {
            Relation::Relative => !background,
            Relation::Content(outer) => !self.is_deed_admitted(index, outer),
            _ => true,
        }
    }

    /// "accused Sudland of hacking it on Monday", which may be the day of the accusation.
    fn below(&self, index: usize) -> Option<EventDate> {
        let anchor = self.story.anchor()?;
        let recent = |date: &EventDate| {
            date.precision == DatePrecision::Day
                && (0..=RECENT_DAYS).contains(&(anchor.start - date.start).num_days())
        };
        if self.predicates()[index].relation != Relation::Root || self.looks_ahead(index) {
            return None;
        }
        (index + 1..self.predicates().len())
            .take_while(|&other| self.predicates()[other].relation != Relation::Root)
            .filter(|&other| {
                let form = self.verb(other).map(|verb| verb.form);
                match self.predicates()[other].relation {
                    Relation::Gerund(_) | Relation::Infinitive(_) => true,
                    Relation::Adverbial => self.is_meanwhile(other),
                    Relation::Relative => form != Some(VerbForm::Finite),
                    _ => false,
                }
            })
            .find_map(|other| {
                // "began to cut it back in August": what is over was not still to be done
                let begun = self.predicates()[other].relation == Relation::Infinitive(index)
                    && self.verb(other).is_some_and(|verb| !verb.perfect);
                self.own(other)
                    .filter(|date| recent(date) || begun && date.end < anchor.start)
            })
    }

    /// "while speaking on Monday", "when they met on Monday".
    fn is_meanwhile(&self, index: usize) -> bool {
        let chunk = self.predicates()[index].chunk;
        self.sentence.chunks[..chunk]
            .iter()
            .rev()
            .find_map(|chunk| match chunk {
                Chunk::Subordinator(word) => Some(word.as_str()),
                _ => None,
            })
            .is_some_and(|word| matches!(word, "when" | "while" | "as" | "whilst"))
    }

    /// "expelled two on Monday and Sudland then closed the border": a later clause of a past story goes on.
    fn goes_with(&self, index: usize) -> Option<EventDate> {
        let verb = self.verb(index)?;
        let past = !verb.present && !verb.perfect && !verb.pluperfect && !self.looks_ahead(index);
        if self.predicates()[index].relation != Relation::Root || !past {
            return None;
        }
        (0..index)
            .rev()
            .take(DEPTH as usize)
            .filter(|&other| self.predicates()[other].relation == Relation::Root)
            .find_map(|other| self.own(other))
    }

    /// "will expel", "to expel".
    fn looks_ahead(&self, index: usize) -> bool {
        self.verb(index)
            .is_some_and(|verb| verb.modal.is_some() && !verb.perfect)
    }

    /// The date of a verb for which the sentence has none.
    fn by_tense(&self, index: usize, depth: u32) -> Option<EventDate> {
        let depth = depth.checked_sub(1)?;
        let verb = self.verb(index)?;
        if self.looks_ahead(index) {
            return None;
        }
        if let Some(date) = self.goes_with(index) {
            return Some(date);
        }
        let predicate = &self.predicates()[index];
        match (predicate.relation, verb.form) {
            (Relation::Content(outer), _) if self.is_deed_admitted(index, outer) => {
                return self.story.background();
            }
            (
                Relation::Infinitive(outer)
                | Relation::Gerund(outer)
                | Relation::Participial(outer),
                _,
            ) => return self.by_tense(outer, depth),
            (Relation::Content(outer), VerbForm::Finite) if outer < index => {
                return self.by_tense(outer, depth);
            }
            (Relation::Relative, VerbForm::Participle) => return None,
            (Relation::Adverbial, _) => {
                let main = self
                    .predicates()
                    .iter()
                    .position(|predicate| predicate.relation == Relation::Root);
                if let Some(main) = main {
                    return self.by_tense(main, depth);
                }
            }
            _ => {}
        }
        if self.is_some_time(&verb.tokens) {
            return None;
        }
        let says = self.says(verb);
        if verb.pluperfect {
            self.story.background()
        } else if self.is_perfect(verb) || verb.present {
            let news = says || self.story.read() <= LEAD_SENTENCES;
            self.story.present().filter(|_| news)
        } else if let Some(then) = self.then(verb) {
            Some(then)
        } else if self.on_its_part() {
            self.story.news().or(self.story.anchor())
        } else {
            self.story.goes_on(says).or(self.story.anchor())
        }
    }

    /// "said then": on the day last mentioned.
    fn then(&self, verb: &VerbGroup) -> Option<EventDate> {
        let near = verb.tokens.start.saturating_sub(2)..verb.tokens.end + 2;
        let then = near.into_iter().any(|at| {
            self.sentence
                .tokens
                .get(at)
                .is_some_and(|token| token.lower == "then")
        });
        self.last
            .filter(|_| {
                then && self
                    .dates()
                    .all(|(date, _)| date.kind == DateMentionKind::Modifier)
            })
            .filter(|date| self.may_be(*date))
    }

    /// "Norland, for its part, said …" goes on telling of the day of the sentence before.
    fn on_its_part(&self) -> bool {
        self.sentence.tokens.windows(3).take(10).any(|window| {
            matches!(window[0].lower.as_str(), "for" | "on")
                && matches!(window[1].lower.as_str(), "its" | "his" | "her" | "their")
                && window[2].lower == "part"
        })
    }

    /// Whether a word beside the trigger puts it in some past ("previously announced", "has long denied").
    fn is_some_time(&self, trigger: &Range<usize>) -> bool {
        let end = self.sentence.tokens.len();
        let around = trigger.start.saturating_sub(3).min(end)..end.min(trigger.end + 1);
        self.sentence.tokens[around]
            .iter()
            .any(|token| is_background(&token.lower))
    }

    /// The date of an event that a noun names.
    fn of_noun(&self, trigger: &Range<usize>, governor: Option<usize>) -> Option<EventDate> {
        let chunk = chunk_of(self.sentence, trigger.start);
        if let Some(date) = self.beside_noun(trigger, chunk) {
            return Some(date);
        }
        let governor = governor.or_else(|| self.governor_of(chunk?));
        if let Some(date) = governor.and_then(|index| self.stated(index, DEPTH)) {
            return Some(date);
        }
        if governor.is_some_and(|index| self.looks_ahead(index)) || self.is_some_time(trigger) {
            return None;
        }
        let past = governor
            .and_then(|index| self.verb(index))
            .is_some_and(|verb| !verb.present && verb.form == VerbForm::Finite);
        let lead = self.story.read() <= LEAD_SENTENCES;
        self.story
            .goes_on(false)
            .filter(|_| past || lead)
            .or(self.story.anchor().filter(|_| past))
    }

    /// The date joined to a noun: "Monday's attack", "the attack on Monday", "the attack in Norburg of 3 May".
    fn beside_noun(&self, trigger: &Range<usize>, chunk: Option<usize>) -> Option<EventDate> {
        let owned = self
            .dates()
            .find(|(_, owner)| chunk.is_some_and(|chunk| owner.noun == Some(chunk)));
        let close = || {
            self.dates().find(|(date, _)| {
                let near = date.tokens.start >= trigger.end && date.tokens.start - trigger.end <= 1;
                near && matches!(date.kind, DateMentionKind::When | DateMentionKind::Modifier)
            })
        };
        owned.or_else(close).map(|(date, _)| date.date)
    }

    /// The predicate of which a noun group is subject, object or phrase, else the verb before it.
    fn governor_of(&self, chunk: usize) -> Option<usize> {
        let holds = |predicate: &Predicate| {
            predicate.subject == Some(chunk)
                || predicate.direct.contains(&chunk)
                || predicate
                    .phrases
                    .iter()
                    .any(|phrase| phrase.noun == Some(chunk))
        };
        self.predicates()
            .iter()
            .position(holds)
            .or_else(|| {
                self.predicates()
                    .iter()
                    .rposition(|predicate| predicate.chunk < chunk)
            })
            .or_else(|| (!self.predicates().is_empty()).then_some(0))
    }
}

fn distance(date: &Range<usize>, verb: usize) -> usize {
    if date.start > verb {
        date.start - verb
    } else {
        verb.saturating_sub(date.end)
    }
}

/// "They also called on …": a sentence that goes on with the one before it, whatever the layout.
pub(super) fn continues(sentence: &Sentence<'_>) -> bool {
    sentence
        .tokens
        .first()
        .is_some_and(|token| matches!(token.lower.as_str(), "he" | "she" | "they" | "it"))
}

/// The day of a sentence that is but a date ("5 October 2018", "Friday, October 5").
pub(super) fn heading(sentence: &Sentence<'_>) -> Option<chrono::NaiveDate> {
    let [date] = sentence.dates.as_slice() else {
        return None;
    };
    let bare = sentence.tokens.iter().enumerate().all(|(at, token)| {
        date.tokens.contains(&at) || !token.lower.starts_with(char::is_alphanumeric)
    });
    (bare && date.date.precision == DatePrecision::Day).then_some(date.date.start)
}
