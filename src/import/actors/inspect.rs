//! One mention on its own, for people who check the lexicon.

use super::unit::Sense;
use super::{ActorHead, ActorMemory, ActorTagger, Sentence};
use crate::import::token::tokens;
use crate::lexicon::actors::{ActorLexicon, Meaning};
use crate::model::{ActorCode, Span};

/// The country or organisation that an isolated mention belongs to, in the codes of CAMEO-type data sets (`EUR`, `UNO`,
/// `IGO` for organisations); none where it belongs to none.
///
/// Wider than the coder: a party, an armed group or a former president has a country, though it is no actor of an event.
pub fn inspect_actor(mention: &str, lexicon: &ActorLexicon) -> Option<ActorCode> {
    let list = tokens(mention, Span::new(0, mention.len()));
    let mut memory = ActorMemory::default();
    let found = ActorTagger::new(lexicon).mentions(mention, &list, None, &mut memory);
    let sentence = Sentence::new(mention, &list, lexicon, None);
    let official = found
        .iter()
        .find(|found| !found.actors.is_empty() && found.head != ActorHead::Modifier);
    let actor = match official {
        Some(found) => found.actors.first().copied(),
        None => sentence.any_country(),
    };
    actor.map(|actor| lexicon.interchange_code(actor))
}

impl Sentence<'_> {
    /// The first country that any word names.
    fn any_country(&self) -> Option<ActorCode> {
        self.units
            .iter()
            .enumerate()
            .find_map(|(at, unit)| match unit.sense {
                // "Anna Valencia" is not of Valencia.
                Sense::Known(Meaning::Place(_) | Meaning::Surname(..))
                    if at > 0 && self.is_plain_capital(at - 1) =>
                {
                    None
                }
                Sense::Known(meaning) => match meaning {
                    Meaning::State(actor)
                    | Meaning::Adjective(actor)
                    | Meaning::Citizen(actor)
                    | Meaning::Capital(actor)
                    | Meaning::Place(actor)
                    | Meaning::Body(actor, _)
                    | Meaning::Organisation(actor)
                    | Meaning::Office(actor, _)
                    | Meaning::Person(actor, _)
                    | Meaning::Surname(actor, _)
                    | Meaning::NoActor(Some(actor))
                    | Meaning::Private(Some(actor)) => Some(actor),
                    Meaning::NoActor(None)
                    | Meaning::Private(None)
                    | Meaning::SharedSurname(..)
                    | Meaning::FalseFriend
                    | Meaning::Word(_) => None,
                },
                Sense::Pair(actor, _)
                | Sense::Acting(actor)
                | Sense::Based(actor)
                | Sense::Retired(actor) => Some(actor),
                _ => None,
            })
    }
}
