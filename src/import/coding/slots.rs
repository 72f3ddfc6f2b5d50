//! Who stands in which slot of a trigger.

use crate::import::actors::ActorHead;
use crate::import::analysis::Sentence;
use crate::import::chunk::NounGroup;
use crate::import::clause::{Phrase, Predicate, Relation, phrase_noun};
use crate::lexicon::events::{EventLexicon, Slot};
use crate::model::{ActorCode, EventCategory, Role, Span};
use smol_str::SmolStr;

/// An actor in a slot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filler {
    /// Who.
    pub code: ActorCode,
    /// In which role.
    pub role: Option<Role>,
    /// The words.
    pub name: Span,
}

/// What a slot holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filled {
    /// Actors.
    By(Vec<Filler>),
    /// Somebody who is no actor: a company, an armed group, a private person.
    ByOther,
    /// Nobody the coder knows.
    Empty,
}

impl Filled {
    pub fn of(list: Vec<Filler>) -> Self {
        if list.is_empty() {
            Self::Empty
        } else {
            Self::By(list)
        }
    }

    /// This, or what `next` finds where this is empty.
    pub fn or_else(self, next: impl FnOnce() -> Self) -> Self {
        if self == Self::Empty { next() } else { self }
    }
}

/// Finds what fills slots in one sentence.
#[derive(Debug, Clone, Copy)]
pub struct Slots<'a> {
    /// The sentence.
    pub sentence: &'a Sentence<'a>,
    /// Lists of words.
    pub lexicon: &'a EventLexicon,
    /// Who says the sentence, where it stands in a quotation that runs over several.
    pub voice: &'a [Filler],
}

impl<'a> Slots<'a> {
    pub(super) fn fillers(self, mention: usize) -> Vec<Filler> {
        let mention = &self.sentence.mentions[mention];
        mention
            .actors
            .iter()
            .map(|&code| Filler {
                code,
                role: mention.role,
                name: mention.span,
            })
            .collect()
    }

    /// The actors that the noun group in chunk `at` names as its heads.
    pub fn heads(self, at: usize) -> Filled {
        let Some(group) = self.sentence.noun(at) else {
            return Filled::Empty;
        };
        let mut list = Vec::new();
        let mut other = false;
        for member in group.members() {
            if let Some(mention) = member.actor {
                let fillers = self.fillers(mention);
                other |=
                    fillers.is_empty() && self.sentence.mentions[mention].head == ActorHead::Other;
                list.extend(fillers);
            }
        }
        if list.is_empty() && !other && self.lexicon.modality.people_nouns.contains(&group.lemma) {
            if let Some(&(_, noun)) = self
                .sentence
                .phrases_after(at)
                .iter()
                .find(|(word, _)| matches!(*word, "of" | "from" | "for"))
            {
                return self.heads(noun);
            }
            list.extend(group.owners.iter().flat_map(|&owner| self.fillers(owner)));
        }
        if list.is_empty() && other {
            Filled::ByOther
        } else {
            Filled::of(list)
        }
    }

    /// The actors whose thing the noun group in chunk `at` is: before it, or after "of", "by", "from".
    pub fn owners(self, at: usize) -> Filled {
        Filled::of(self.owners_of_members(at))
            .or_else(|| self.maker(at))
            // "the invasion of Westland by Sudland"
            .or_else(|| self.first_phrase(at, &["by"]))
            .or_else(|| self.first_phrase(at, &["of", "from"]))
            // "the treaty between Norland and Sudland"
            .or_else(|| self.first_phrase(at, &["between"]))
            .or_else(|| self.possessor(at))
    }

    /// Whose the members of the group are, by the words before each.
    pub(super) fn owners_of_members(self, at: usize) -> Vec<Filler> {
        let members = self
            .sentence
            .noun(at)
            .into_iter()
            .flat_map(NounGroup::members);
        members
            .flat_map(|member| &member.owners)
            .flat_map(|&owner| self.fillers(owner))
            .collect()
    }

    /// "claims made by London": the agent of a passive that follows the noun.
    fn maker(self, at: usize) -> Filled {
        self.sentence
            .clauses
            .predicates
            .iter()
            .filter(|predicate| {
                predicate.subject == Some(at) && predicate.relation == Relation::Relative
            })
            .find_map(|predicate| phrase_noun(predicate, "by"))
            .map_or(Filled::Empty, |noun| self.heads(noun))
    }

    /// The phrases after the noun in chunk `at`, then those of a clause that describes it: "the sanctions imposed on Sudland".
    fn noun_phrases(self, at: usize) -> impl Iterator<Item = (&'a str, usize)> {
        let described = self
            .sentence
            .clauses
            .predicates
            .iter()
            .filter(move |predicate| self.describes(predicate, at))
            .flat_map(|predicate| &predicate.phrases)
            .filter_map(|phrase| Some((phrase.preposition.as_str(), phrase.noun?)));
        self.sentence.phrases_after(at).into_iter().chain(described)
    }

    /// Whether `predicate` is a relative clause in which the noun in chunk `at` is acted on.
    fn describes(self, predicate: &Predicate, at: usize) -> bool {
        predicate.relation == Relation::Relative
            && predicate.chunk > at
            && self.objects(predicate).first() == Some(&at)
    }

    fn first_phrase(self, at: usize, prepositions: &[&str]) -> Filled {
        self.noun_phrases(at)
            .filter(|(word, _)| prepositions.contains(word))
            .map(|(_, noun)| self.heads(noun).or_else(|| self.owners_before(noun)))
            .find(|filled| *filled != Filled::Empty)
            .unwrap_or(Filled::Empty)
    }

    /// The chunk that names who does what `predicate` tells.
    pub fn agent_chunk(self, predicate: &Predicate) -> Option<usize> {
        if is_passive(self.sentence, predicate) {
            phrase_noun(predicate, "by")
        } else {
            predicate.subject
        }
    }

    /// Who does what `predicate` tells.
    pub fn agent(self, predicate: &Predicate) -> Filled {
        if let Some(blamed) = self.blamed(predicate) {
            return Filled::By(blamed);
        }
        if is_passive(self.sentence, predicate) {
            return phrase_noun(predicate, "by").map_or(Filled::Empty, |noun| {
                self.heads(noun).or_else(|| self.acting(noun))
            });
        }
        predicate.subject.map_or(Filled::Empty, |subject| {
            if self.are_private(subject) {
                return Filled::ByOther;
            }
            if let Some(speakers) = self.told_of_oneself(predicate, subject) {
                return Filled::By(speakers);
            }
            let subject = self
                .ranked_subject(predicate)
                .or_else(|| self.document(predicate, subject))
                .unwrap_or(subject);
            self.heads(subject)
                .or_else(|| self.heads_of_whole(subject))
                .or_else(|| self.acting(subject))
                .or_else(|| self.same_speaker(predicate, subject))
        })
    }

    /// "French farmers", "two Norlanders": people who are no part of the state; "Norlanders" alone stands for it.
    pub(super) fn are_private(self, at: usize) -> bool {
        let Some(group) = self.sentence.noun(at) else {
            return false;
        };
        let private = |member: &NounGroup| {
            member.actor.is_some_and(|mention| {
                let mention = &self.sentence.mentions[mention];
                let named = member.tokens.len() > 1 && mention.head == ActorHead::Citizens;
                (named || mention.head == ActorHead::Pronoun)
                    && mention.role == Some(Role::Citizens)
            })
        };
        group.members().all(private)
    }

    /// "Norland said they would …": an unresolved pronoun in what somebody says is the speaker.
    fn same_speaker(self, predicate: &Predicate, subject: usize) -> Filled {
        let unresolved = self.sentence.noun(subject).is_some_and(|group| {
            group.pronoun && matches!(group.lemma.as_str(), "they" | "it" | "he" | "she" | "we")
        });
        match predicate.relation {
            Relation::Content(outer) if unresolved => {
                self.agent(&self.sentence.clauses.predicates[outer])
            }
            // "While it condemned the raid, Norland …"
            Relation::Adverbial if unresolved => self.main_subject_after(predicate),
            _ => self.quoted_speaker(predicate, subject),
        }
    }

    fn main_subject_after(self, predicate: &Predicate) -> Filled {
        self.sentence
            .clauses
            .predicates
            .iter()
            .find(|main| main.relation == Relation::Root && main.chunk > predicate.chunk)
            .and_then(|main| main.subject.filter(|&subject| subject > predicate.chunk))
            .map_or(Filled::Empty, |subject| self.heads(subject))
    }

    /// "“We are ready,” Norland said": the first person of a quotation is whoever is quoted.
    fn quoted_speaker(self, predicate: &Predicate, subject: usize) -> Filled {
        let first_person = self.sentence.noun(subject).is_some_and(|group| {
            let word = self.sentence.tokens[group.head].lower.as_str();
            group.tokens.len() == 1 && matches!(word, "we" | "i")
        });
        self.sentence
            .clauses
            .attributions
            .iter()
            .find(|known| first_person && known.scope.contains(&predicate.chunk))
            .map_or(Filled::Empty, |known| self.heads(known.speaker))
    }

    /// Who speaks in the noun group at `at`: its heads, or whose statement it is.
    pub fn speaker(self, at: usize) -> Filled {
        self.heads(at).or_else(|| self.acting(at))
    }

    /// The owner of what it acts through: "Norlandic jets", "Norland's statement".
    pub(super) fn acting(self, at: usize) -> Filled {
        let acts = self.sentence.noun(at).is_some_and(|group| {
            self.lexicon.modality.acting_nouns.contains(&group.lemma)
                || is_type_of_craft(&self.sentence.tokens[group.head].lower)
        });
        if acts {
            self.owners_before(at)
                .or_else(|| self.first_phrase(at, &["of", "by", "from"]))
                .or_else(|| self.maker(at))
                .or_else(|| self.issuer(at))
        } else {
            Filled::Empty
        }
    }

    /// "approved a resolution criticising …": who does something with the noun acts through it.
    fn issuer(self, at: usize) -> Filled {
        self.sentence
            .clauses
            .predicates
            .iter()
            .find(|predicate| {
                predicate.direct.contains(&at)
                    && predicate.subject != Some(at)
                    && !self.refuses(predicate)
            })
            .and_then(|predicate| predicate.subject)
            .map_or(Filled::Empty, |subject| self.heads(subject))
    }

    /// "vetoed", "voted down", "rejected"
    fn refuses(self, predicate: &Predicate) -> bool {
        self.sentence.verb(predicate).is_some_and(|verb| {
            self.lexicon.modality.refuses.contains(&verb.lemma)
                || self.lexicon.for_verb(&verb.lemma).any(|(rule, pattern)| {
                    rule.category == EventCategory::Reject && pattern.rest.is_empty()
                })
        })
    }

    /// "Israeli jets", "Iran's statement": who owns the group, by the words before it alone.
    fn owners_before(self, at: usize) -> Filled {
        let Some(group) = self.sentence.noun(at) else {
            return Filled::Empty;
        };
        Filled::of(
            group
                .owners
                .iter()
                .flat_map(|&owner| self.fillers(owner))
                .collect(),
        )
    }

    /// Chunks of what `predicate` acts on, with what they are only a measure of.
    pub fn objects(self, predicate: &Predicate) -> Vec<usize> {
        let mut list: Vec<usize> = if is_passive(self.sentence, predicate) {
            let subject = predicate
                .subject
                .map(|at| self.appositive(at).unwrap_or(at));
            subject.into_iter().collect()
        } else {
            predicate.direct.clone()
        };
        // "more than $200 million in aid": a measure of a measure.
        let mut at = 0;
        while let Some(&part) = list.get(at) {
            list.extend(self.whole_of(part));
            at += 1;
        }
        list
    }

    /// What the idiom acts on: the object, else what stands after the idiom's own last word ("called in the ambassador").
    pub fn idiom_objects(self, predicate: &Predicate, idiom: &[SmolStr]) -> Vec<usize> {
        let objects = self.objects(predicate);
        let Some(word) = idiom.last().filter(|_| objects.is_empty()) else {
            return objects;
        };
        self.phrases(predicate)
            .filter(|phrase| phrase.preposition == *word)
            .filter_map(|phrase| phrase.noun)
            .collect()
    }

    /// Chunks of what the predicate acts on and of what its phrases name.
    pub fn objects_and_phrases(self, predicate: &Predicate) -> Vec<usize> {
        let mut list = self.objects(predicate);
        list.extend(self.phrases(predicate).filter_map(|phrase| phrase.noun));
        list
    }

    /// Phrases of the predicate, then those of the infinitives that it governs ("declined to comment on").
    fn phrases(self, predicate: &Predicate) -> impl Iterator<Item = &'a Phrase> + use<'a> {
        let predicates = &self.sentence.clauses.predicates;
        let chunk = predicate.chunk;
        let own = predicates
            .iter()
            .position(|known| known.chunk == predicate.chunk);
        let inner = predicates
            .iter()
            .filter(move |inner| matches!(inner.relation, Relation::Infinitive(outer) if Some(outer) == own))
            .flat_map(|inner| &inner.phrases);
        let phrases = predicates
            .iter()
            .filter(move |known| known.chunk == chunk)
            .flat_map(|known| &known.phrases);
        phrases.chain(inner)
    }

    /// What fills `slot` of `predicate`, whose verb has the words `idiom` with it.
    pub fn fill(self, slot: &Slot, predicate: &Predicate, idiom: &[SmolStr]) -> Filled {
        match slot {
            Slot::Agent => self.agent(predicate),
            Slot::Object => self.first(self.idiom_objects(predicate, idiom), Self::heads),
            Slot::Owner => self.first(self.idiom_objects(predicate, idiom), Self::owners),
            Slot::After(word) => self.after(word, predicate),
            Slot::ContentSubject => self.content_subject(predicate),
            Slot::Speaker | Slot::Addressee | Slot::Topic => Filled::Empty,
            Slot::ContentObject => self.content_object(predicate),
            Slot::Victim => self.victim_of_own_deed(predicate),
        }
    }

    /// After a preposition: of the verb, else of its object ("sanctions on Sudland were lifted").
    fn after(self, word: &SmolStr, predicate: &Predicate) -> Filled {
        self.first(self.nouns_after(word, predicate), |slots, noun| {
            slots.heads(noun).or_else(|| {
                if slots.is_place_name(noun) {
                    Filled::Empty
                } else {
                    slots.owners(noun)
                }
            })
        })
        .or_else(|| {
            self.first(self.objects(predicate), |slots, noun| {
                slots.first_phrase(noun, &[word])
            })
        })
    }

    /// "Geneva" in "arrived in Geneva from Sudland": a bare name is nobody's.
    fn is_place_name(self, at: usize) -> bool {
        self.sentence.noun(at).is_some_and(|group| {
            group.tokens.len() == 1
                && group.owners.is_empty()
                && self.sentence.words[group.head].tag == crate::import::tag::Tag::Name
        })
    }

    /// Chunks of the nouns after a preposition of the verb.
    pub fn nouns_after(self, word: &SmolStr, predicate: &Predicate) -> Vec<usize> {
        self.phrases(predicate)
            .filter(|phrase| phrase.preposition == *word)
            .filter_map(|phrase| phrase.noun)
            .collect()
    }

    fn content_subject(self, predicate: &Predicate) -> Filled {
        let predicates = &self.sentence.clauses.predicates;
        let own = predicates
            .iter()
            .position(|known| known.chunk == predicate.chunk);
        predicates
            .iter()
            .find(|inner| {
                matches!(inner.relation, Relation::Content(outer) | Relation::Infinitive(outer) if Some(outer) == own)
            })
            .map_or(Filled::Empty, |inner| self.agent(inner))
    }

    fn first(self, nouns: Vec<usize>, read: impl Fn(Self, usize) -> Filled) -> Filled {
        nouns
            .into_iter()
            .map(|noun| read(self, noun))
            .find(|filled| *filled != Filled::Empty)
            .unwrap_or(Filled::Empty)
    }

    /// What fills `slot` of the noun in chunk `at`: the phrases after it.
    pub fn fill_noun(self, slot: &Slot, at: usize) -> Filled {
        match slot {
            Slot::After(word) => self
                .noun_phrases(at)
                .filter(|(found, _)| *found == word.as_str())
                .map(|(_, noun)| self.heads(noun).or_else(|| self.owners_before(noun)))
                .find(|filled| *filled != Filled::Empty)
                .unwrap_or(Filled::Empty),
            Slot::Object => self.first_phrase(at, &["of"]),
            Slot::ContentSubject => self
                .noun_content(at)
                .map_or(Filled::Empty, |predicate| self.agent(predicate)),
            Slot::Agent
            | Slot::Owner
            | Slot::ContentObject
            | Slot::Victim
            | Slot::Speaker
            | Slot::Addressee
            | Slot::Topic => Filled::Empty,
        }
    }

    /// "the claim that Norland …", "allegations by Sudland that …": the content of the noun in chunk `at`, its phrases between.
    fn noun_content(self, at: usize) -> Option<&'a Predicate> {
        let last = self
            .noun_phrases(at)
            .map(|(_, noun)| noun)
            .max()
            .unwrap_or(at);
        let of_noun = |predicate: &&Predicate| matches!(predicate.relation, Relation::OfNoun(noun) if (at..=last).contains(&noun));
        self.sentence.clauses.predicates.iter().find(of_noun)
    }

    /// Who owns the noun in chunk `at`: the doer of a nominal event.
    pub fn noun_agent(self, at: usize) -> Filled {
        self.owners_before(at)
            .or_else(|| self.first_phrase(at, &["by"]))
    }
}

/// "F-16s", "Su-24", "B-52": a letter or two, a hyphen and a number name a type of aircraft, ship or missile.
fn is_type_of_craft(word: &str) -> bool {
    word.split_once('-').is_some_and(|(letters, number)| {
        (1..=4).contains(&letters.len())
            && letters.chars().all(|letter| letter.is_ascii_alphabetic())
            && number.starts_with(|first: char| first.is_ascii_digit())
    })
}

/// Passive in form, or a past participle that follows its noun ("Russians expelled by …").
pub fn is_passive(sentence: &Sentence<'_>, predicate: &Predicate) -> bool {
    if predicate.passive || is_headline_passive(sentence, predicate) {
        return true;
    }
    let follows_noun = predicate.relation == Relation::Relative
        && predicate
            .subject
            .is_some_and(|subject| subject + 1 == predicate.chunk || subject < predicate.chunk);
    let bare_past = sentence.verb(predicate).is_some_and(|verb| {
        verb.tokens.len() == 1
            && sentence.words[verb.verb]
                .forms
                .contains(crate::lexicon::words::VerbForms::PARTICIPLE)
    });
    let opened_by_pronoun = sentence
        .chunks
        .get(predicate.chunk.wrapping_sub(1))
        .is_some_and(|chunk| matches!(chunk, crate::import::chunk::Chunk::Relative(_)));
    follows_noun && bare_past && !opened_by_pronoun && predicate.direct.is_empty()
}

/// Verbs that with this preposition and no object are passive: "Sudland accused of theft", "Sudlanders expelled from Norland".
const ACTED_ON: [(&str, &str); 8] = [
    ("accuse", "of"),
    ("suspect", "of"),
    ("convict", "of"),
    ("charge", "with"),
    ("expel", "from"),
    ("deport", "from"),
    ("ban", "from"),
    ("bar", "from"),
];

fn is_headline_passive(sentence: &Sentence<'_>, predicate: &Predicate) -> bool {
    let Some(verb) = sentence
        .verb(predicate)
        .filter(|verb| verb.bare_past && predicate.direct.is_empty())
    else {
        return false;
    };
    matches!(
        sentence.chunks.get(predicate.chunk + 1),
        Some(crate::import::chunk::Chunk::Preposition(word))
            if ACTED_ON.contains(&(verb.lemma.as_str(), word.as_str()))
    )
}
