//! Targets that are no actors: a measure against a company, a ship's owner or a private person is directed at its state.

use super::slots::{Filled, Filler, Slots};
use crate::import::actors::ActorHead;
use crate::import::clause::Predicate;
use crate::lexicon::events::Slot;
use crate::model::{EventCategory, Role};
use smol_str::SmolStr;

impl Slots<'_> {
    /// The states on which a `category` act in `slot` falls through companies and private people; empty for other acts.
    pub fn wards_of(
        self,
        category: EventCategory,
        slot: &Slot,
        predicate: &Predicate,
        idiom: &[SmolStr],
    ) -> Vec<Filler> {
        if !reaches_wards(category) {
            return Vec::new();
        }
        let nouns = match slot {
            Slot::Object => self.idiom_objects(predicate, idiom),
            Slot::After(word) => self.nouns_after(word, predicate),
            Slot::Agent
            | Slot::Owner
            | Slot::ContentSubject
            | Slot::ContentObject
            | Slot::Victim
            | Slot::Speaker
            | Slot::Addressee
            | Slot::Topic => Vec::new(),
        };
        self.first_wards(nouns)
    }

    /// The same for the phrases after the noun in chunk `at`: "sanctions on Norlandic companies".
    pub fn noun_wards(self, category: EventCategory, slot: &Slot, at: usize) -> Vec<Filler> {
        let Slot::After(preposition) = slot else {
            return Vec::new();
        };
        if !reaches_wards(category) {
            return Vec::new();
        }
        let phrases = self.sentence.phrases_after(at).into_iter();
        let nouns = phrases.filter(|(found, _)| *found == preposition.as_str());
        self.first_wards(nouns.map(|(_, noun)| noun).collect())
    }

    /// The same for the noun group in chunk `at` itself.
    pub fn wards_at(self, category: EventCategory, at: usize) -> Vec<Filler> {
        if reaches_wards(category) {
            self.wards(at)
        } else {
            Vec::new()
        }
    }

    fn first_wards(self, nouns: Vec<usize>) -> Vec<Filler> {
        nouns
            .into_iter()
            .map(|noun| self.wards(noun))
            .find(|wards| !wards.is_empty())
            .unwrap_or_default()
    }

    /// The states of the companies and private people that the noun group in chunk `at` names.
    fn wards(self, at: usize) -> Vec<Filler> {
        let Some(group) = self.sentence.noun(at) else {
            return Vec::new();
        };
        let members = group.members().filter_map(|member| member.actor);
        let mentions = members.map(|mention| &self.sentence.mentions[mention]);
        let wards: Vec<Filler> = mentions
            .filter(|mention| mention.head == ActorHead::Other)
            .flat_map(|mention| {
                mention.wards.iter().map(|&code| Filler {
                    code,
                    role: Some(Role::Citizens),
                    name: mention.span,
                })
            })
            .collect();
        if wards.is_empty() {
            // "seven Norlandic tycoons and 12 companies"
            return self.owners_of_members(at);
        }
        wards
    }
}

impl Filled {
    /// These actors, or what there was where there are none.
    pub fn or_wards(self, wards: Vec<Filler>) -> Self {
        if wards.is_empty() {
            self
        } else {
            Self::By(wards)
        }
    }
}

/// Acts that reach a state through its people and companies; words of praise and blame stay with those they name.
fn reaches_wards(category: EventCategory) -> bool {
    matches!(
        category,
        EventCategory::Expel
            | EventCategory::Sanction
            | EventCategory::Legal
            | EventCategory::Coerce
            | EventCategory::Force
            | EventCategory::Accuse
            | EventCategory::Yield
    )
}

#[cfg(test)]
mod tests {
    use crate::import::tests::corpus;

    /// The events of a text as `source>target category`.
    #[track_caller]
    fn check(text: &str, expect: &str) {
        let events = corpus(&[text]).events;
        let shown: Vec<String> = events
            .iter()
            .map(|event| {
                let target = event
                    .target
                    .as_ref()
                    .map_or("-", |target| target.code.as_str());
                format!("{}>{target} {:?}", event.source.code, event.category)
            })
            .collect();
        assert_eq!(shown.join(", "), expect, "{text}");
    }

    #[test]
    fn measures_against_companies_and_people_fall_on_their_state() {
        for (text, expect) in [
            ("Norland banned Sudlandic airlines.", "NRL>SDL Sanction"),
            (
                "Norland sanctioned ten Sudlandic companies.",
                "NRL>SDL Sanction",
            ),
            (
                "Norland imposed sanctions on a Sudlandic bank.",
                "NRL>SDL Sanction",
            ),
            ("Norland fined the Sudland-based lender.", "NRL>SDL Legal"),
            (
                "Norland froze the assets of Sudlandic banks.",
                "NRL>SDL Sanction",
            ),
            (
                "Norland jailed a Sudlandic journalist for spying.",
                "NRL>SDL Legal",
            ),
            ("Norland jailed a Sudlandic diplomat.", "NRL>SDL Legal"),
            (
                "Norland charged a former Sudlandic minister with bribery.",
                "NRL>SDL Legal",
            ),
            ("Norland seized a Sudland-flagged tanker.", "NRL>SDL Coerce"),
            ("Norland arrested Meng Wanzhou.", "NRL>CHN Legal"),
            ("Norland imposed sanctions on Gazprom.", "NRL>RUS Sanction"),
            (
                "Norland arrested the Sudlandic journalist Anna Sud. Norland expelled Sud on Monday.",
                "NRL>SDL Expel, NRL>SDL Legal",
            ),
        ] {
            check(text, expect);
        }
    }

    #[test]
    fn private_voices_the_armed_and_the_own_are_none() {
        for text in [
            "The Sudlandic airline condemned Norland.",
            "A Sudlandic company accused Norland of spying.",
            "Norland praised the Sudlandic company.",
            "Norland urged Sudlandic companies to invest.",
            "A Sudlandic businessman accused Norland of fraud.",
            "The Sudlandic singer praised Norland.",
            "A Sudlander killed two Norlanders.",
            "Norland attacked Sudlandic rebels.",
            "Norland jailed a Sudlandic opposition leader.",
            "Norland banned a Norlandic newspaper.",
            "The Norlandic journalist Anna Nord met the press. Nord accused Sudland of lying.",
            "Anna Nord, a Norlandic journalist, spoke. Nord condemned Sudland.",
        ] {
            check(text, "");
        }
    }
}
