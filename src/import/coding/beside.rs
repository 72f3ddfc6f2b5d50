//! Measures side by side: "recalled its envoy and cut ties with Sudland" names the target once.

use super::candidate::{Candidate, Outcome, Seeks, without};
use super::frames::Frames;
use super::slots::Filler;
use crate::model::EventCategory;

/// Acts of which several are often told of one target in one breath.
pub fn shares_target(category: EventCategory) -> bool {
    use EventCategory::{Complain, Expel, Sanction};
    matches!(category, Complain | Expel | Sanction)
}

impl<'a> Frames<'a> {
    /// "recalled its envoy and cut ties with Sudland": measures side by side have one target, told with one of them.
    pub(super) fn share_targets(self, out: &mut Vec<Outcome<'a>>) {
        let subject_of = |candidate: &Candidate<'a>| {
            let index = candidate.predicate?;
            Some((
                index,
                self.slots.sentence.clauses.predicates[index].subject?,
            ))
        };
        let told: Vec<(usize, usize, Vec<Filler>)> = out
            .iter()
            .filter_map(|outcome| match outcome {
                Outcome::Event(candidate) if !candidate.target.is_empty() => {
                    let (index, subject) = subject_of(candidate)?;
                    shares_target(candidate.category)
                        .then(|| (index, subject, candidate.target.clone()))
                }
                _ => None,
            })
            .collect();
        out.retain_mut(|outcome| {
            let Outcome::Event(candidate) = outcome else {
                return true;
            };
            if candidate.seeks != Seeks::Beside {
                return true;
            }
            let Some((index, subject)) = subject_of(candidate) else {
                return false;
            };
            let near = told
                .iter()
                .find(|(other, of, _)| *of == subject && index.abs_diff(*other) == 1);
            if let Some((_, _, target)) = near {
                candidate.target = without(target.clone(), &candidate.source);
                candidate.seeks = Seeks::Nothing;
                candidate.confidence *= 0.8;
            } else if self.leaves_out_counterpart(candidate.category, index) {
                candidate.seeks = Seeks::Counterpart;
            }
            !candidate.target.is_empty() || candidate.seeks == Seeks::Counterpart
        });
    }
}
