//! What an article has told so far: who accused whom.

use super::retold::Acts;
use super::slots::Filler;
use crate::model::{ActorCode, CategoryGroup, Event, EventCategory};

/// How many acts back an answer to nobody by name may go.
const LOOKED_BACK: usize = 64;

/// Accusations of the article, in order.
#[derive(Debug, Default)]
pub struct Discourse {
    accusations: Vec<(Filler, ActorCode, EventCategory)>,
    /// What was said to whom, in order.
    directed: Vec<(Filler, ActorCode, EventCategory)>,
    /// The last target of each kind of act.
    last_targets: Vec<(EventCategory, Filler)>,
    /// Acts that later nouns may mean.
    pub acts: Acts,
}

impl Discourse {
    /// Remembers `event`, when it is one that can be denied.
    pub fn note(&mut self, event: &Event, target: Option<&Filler>, source: &Filler) {
        let Some(target) = target else { return };
        self.last_targets
            .retain(|(category, _)| *category != event.category);
        self.last_targets.push((event.category, target.clone()));
        self.directed
            .push((source.clone(), target.code, event.category));
        if event.category.group() == CategoryGroup::Accusation
            || event.category == EventCategory::Legal
        {
            self.accusations
                .push((source.clone(), target.code, event.category));
        }
    }

    /// Who accused `actor` so far: those who accuse outright, else those who criticised; each once, the first told first.
    pub fn accusers_of(&self, actor: ActorCode) -> Vec<Filler> {
        let of = |wanted: &dyn Fn(EventCategory) -> bool| {
            let mut list: Vec<Filler> = Vec::new();
            for (source, target, category) in &self.accusations {
                if *target == actor
                    && wanted(*category)
                    && !list.iter().any(|known| known.code == source.code)
                {
                    list.push(source.clone());
                }
            }
            list
        };
        let outright = of(&|category| category == EventCategory::Accuse);
        if outright.is_empty() {
            of(&|category| category != EventCategory::Accuse)
        } else {
            outright
        }
    }

    /// Who last said to `actor` what an answer of category `answer` can be to.
    pub fn last_directed_at(&self, actor: ActorCode, answer: EventCategory) -> Vec<Filler> {
        use EventCategory as C;
        let answers = |category: EventCategory| match answer {
            C::Reject => matches!(
                category,
                C::Demand | C::Threaten | C::Accuse | C::Criticise | C::Complain | C::Agree
            ),
            _ => matches!(
                category,
                C::Accuse | C::Criticise | C::Complain | C::Demand | C::Threaten | C::Legal
            ),
        };
        self.directed
            .iter()
            .rev()
            .take(LOOKED_BACK)
            .find(|(_, target, category)| *target == actor && answers(*category))
            .map(|(source, _, _)| source.clone())
            .into_iter()
            .collect()
    }

    /// The target of the last act of `category`.
    pub fn last_target(&self, category: EventCategory) -> Vec<Filler> {
        self.last_targets
            .iter()
            .filter(|(known, _)| *known == category)
            .map(|(_, target)| target.clone())
            .collect()
    }

    /// Whether the article tells that `source` accused `target`.
    pub fn has_accused(&self, source: ActorCode, target: ActorCode) -> bool {
        self.accusations
            .iter()
            .any(|(known, to, _)| known.code == source && *to == target)
    }
}
