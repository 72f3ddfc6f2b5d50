//! What stands out: the selected event with its thread, the event under the mouse with its neighbours.

use super::ChartInput;
use crate::model::{EventId, Link};
use std::collections::BTreeSet;

/// How strong the rest is drawn while a thread is selected.
pub const FADED: f32 = 0.4;

/// What stands out in one chart.
#[derive(Debug, Default)]
pub struct Emphasis<'a> {
    /// The selected event, if it is on the chart.
    pub selected: Option<EventId>,
    /// Events in full strength, with arrow and label.
    pub strong: BTreeSet<EventId>,
    /// Links to draw.
    pub links: Vec<&'a Link>,
    /// Whether a selection fades everything else.
    pub fades_rest: bool,
}

impl<'a> Emphasis<'a> {
    /// The thread of the selection, and one hop about the event under the mouse.
    pub fn of_focus(input: &ChartInput<'a>) -> Self {
        let on_chart = |id: EventId| is_on_chart(input, id);
        let selected = input.focus.selected.filter(|id| on_chart(*id));
        let hovered = input.focus.hovered.filter(|id| on_chart(*id));
        let mut strong: BTreeSet<EventId> = selected.into_iter().chain(hovered).collect();
        let mut thread = BTreeSet::new();
        if let Some(found) = selected.and_then(|id| input.corpus.thread_of(id)) {
            thread.extend(found.events.iter().copied().filter(|id| on_chart(*id)));
            strong.extend(&thread);
        }
        let links: Vec<&Link> = if strong.is_empty() {
            Vec::new()
        } else {
            let in_thread =
                |link: &Link| thread.contains(&link.answer) && thread.contains(&link.answered);
            let one_hop = |link: &Link| {
                [link.answer, link.answered]
                    .iter()
                    .any(|id| Some(*id) == hovered)
                    && on_chart(link.answer)
                    && on_chart(link.answered)
            };
            let drawn = |link: &&Link| in_thread(link) || one_hop(link);
            input.corpus.links.iter().filter(drawn).collect()
        };
        strong.extend(links.iter().flat_map(|link| [link.answer, link.answered]));
        Self {
            selected,
            strong,
            links,
            fades_rest: selected.is_some(),
        }
    }

    /// All links between events on the chart, nothing stands out: for paper.
    pub fn all_links(input: &ChartInput<'a>, at_most: usize) -> Self {
        let on_chart =
            |link: &&Link| is_on_chart(input, link.answer) && is_on_chart(input, link.answered);
        Self {
            links: input
                .corpus
                .links
                .iter()
                .filter(on_chart)
                .take(at_most)
                .collect(),
            ..Self::default()
        }
    }

    /// How strong an event is drawn, 0 to 1.
    pub fn strength(&self, id: EventId) -> f32 {
        if self.fades_rest && !self.strong.contains(&id) {
            FADED
        } else {
            1.0
        }
    }
}

fn is_on_chart(input: &ChartInput<'_>, id: EventId) -> bool {
    let event = input.corpus.events.get(id.0 as usize);
    event.is_some_and(|event| input.index.find(event).is_some())
}
