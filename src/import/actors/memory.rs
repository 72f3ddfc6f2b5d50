//! What an article has said so far: the people it introduced, who spoke last, which states it names.

use super::people::Company;
use super::wards::Known;
use super::{ActorHead, ActorMention};
use crate::model::{ActorCode, Role};
use smol_str::SmolStr;

/// How many mentions back a short form may reach.
const REACH: usize = 40;

/// Memory of one article; a fresh one knows nothing.
#[derive(Debug, Clone, Default)]
pub struct ActorMemory {
    home: Option<ActorCode>,
    people: Vec<Person>,
    /// Latest mentions, oldest first.
    recent: Vec<Recent>,
    /// Distinct actors named, the latest last.
    seen: Vec<ActorCode>,
    last_source: Vec<ActorCode>,
    last_target: Vec<ActorCode>,
    /// The body or state that the last sentence names as who told it.
    teller: Option<Recent>,
    /// First actor of this sentence, and of the one before.
    subject: Option<Recent>,
    last_subject: Option<Recent>,
    /// The people and groups of the last sentences.
    pub(super) company: Company,
    /// Who says the present sentence, if it is in a quotation that runs over several.
    voice: Option<Vec<ActorCode>>,
}

/// Somebody the article introduced.
#[derive(Debug, Clone)]
struct Person {
    /// Surname or other short name, in lower case.
    name: SmolStr,
    known: Known,
}

/// A mention as far as later words may lean on it.
#[derive(Debug, Clone)]
pub(super) struct Recent {
    pub actors: Vec<ActorCode>,
    pub head: ActorHead,
    pub role: Option<Role>,
}

impl Recent {
    fn of(mention: &ActorMention) -> Self {
        Self {
            actors: mention.actors.clone(),
            head: mention.head,
            role: mention.role,
        }
    }
}

impl ActorMemory {
    /// A memory that knows the dateline's country, which owns nameless ministers.
    pub fn at_home(home: Option<ActorCode>) -> Self {
        Self {
            home,
            ..Self::default()
        }
    }

    /// The dateline's country.
    pub fn home(&self) -> Option<ActorCode> {
        self.home
    }

    /// Tells who acted last; "we" and "our country" are theirs.
    pub fn note_source(&mut self, actors: &[ActorCode]) {
        self.last_source = actors.to_vec();
    }

    /// Tells who is named as having told the last sentence: "It said" after it is theirs.
    pub fn note_teller(&mut self, mention: Option<&ActorMention>) {
        let body = mention
            .filter(|mention| matches!(mention.head, ActorHead::Name | ActorHead::Institution));
        self.teller = body
            .filter(|mention| !mention.actors.is_empty())
            .map(Recent::of);
    }

    /// The body or state that told the last sentence.
    pub(super) fn teller(&self) -> Option<&Recent> {
        self.teller.as_ref()
    }

    /// Tells who says the next sentence, if it is in a quotation that runs over several; "we" there is theirs.
    pub fn set_voice(&mut self, actors: Option<Vec<ActorCode>>) {
        self.voice = actors;
    }

    /// Who says the present sentence, if it is in a quotation that runs over several.
    pub fn voice(&self) -> Option<&[ActorCode]> {
        self.voice.as_deref()
    }

    /// Tells whom the last act was directed at.
    pub fn note_target(&mut self, actors: &[ActorCode]) {
        self.last_target = actors.to_vec();
    }

    /// Who acted last.
    pub fn last_source(&self) -> &[ActorCode] {
        &self.last_source
    }

    /// Whom the last act was directed at.
    pub fn last_target(&self) -> &[ActorCode] {
        &self.last_target
    }

    /// Distinct actors the article has named, the latest last.
    pub fn seen(&self) -> &[ActorCode] {
        &self.seen
    }

    /// Tells that these actors met; "they" and "the two leaders" are theirs.
    pub fn note_meeting(&mut self, actors: Vec<ActorCode>) {
        self.company.note_group(actors, true);
    }

    pub(super) fn begin_sentence(&mut self) {
        self.company.begin_sentence();
        if let Some(subject) = self.subject.take() {
            self.last_subject = Some(subject);
        }
    }

    /// Introduces a person by the words of their name, all in lower case.
    pub(super) fn introduce(&mut self, name: &[SmolStr], family_first: bool, known: &Known) {
        let (Some(first), Some(last)) = (name.first(), name.last()) else {
            return;
        };
        let mut shorts = vec![last];
        if family_first && name.len() > 1 {
            shorts.push(first);
        }
        for short in shorts {
            self.people.retain(|person| person.name != *short);
            self.people.push(Person {
                name: short.clone(),
                known: known.clone(),
            });
        }
    }

    /// Whom an introduced person acts for, and as what.
    pub(super) fn person(&self, name: &str) -> Option<&Known> {
        let person = self.people.iter().find(|person| person.name == name)?;
        Some(&person.known)
    }

    /// Keeps a mention for later words to lean on.
    pub(super) fn learn(&mut self, mention: &ActorMention) {
        if mention.actors.is_empty() || mention.head == ActorHead::Pronoun {
            return;
        }
        for &actor in &mention.actors {
            self.seen.retain(|seen| *seen != actor);
            self.seen.push(actor);
        }
        let recent = Recent::of(mention);
        if mention.head != ActorHead::Modifier && self.subject.is_none() {
            self.subject = Some(recent.clone());
        }
        if self.recent.len() == REACH {
            self.recent.remove(0);
        }
        self.recent.push(recent);
    }

    /// The latest mention that `fits`.
    pub(super) fn latest(&self, fits: impl Fn(&Recent) -> bool) -> Option<&Recent> {
        self.recent.iter().rev().find(|recent| fits(recent))
    }

    /// The subject of this sentence so far, else of the one before, for "it".
    pub(super) fn subject(&self) -> Option<&Recent> {
        self.subject.as_ref().or(self.last_subject.as_ref())
    }
}
