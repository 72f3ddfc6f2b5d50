//! Incident threads: events that links join.

use crate::model::{Corpus, EventId, IncidentThread, Link, ThreadId};
use std::collections::BTreeMap;

/// The incident threads: events that links join.
pub fn threads(corpus: &Corpus, links: &[Link]) -> Vec<IncidentThread> {
    let mut parent: Vec<u32> = (0..corpus.events.len() as u32).collect();
    for link in links {
        let (a, b) = (
            root(&mut parent, link.answer.0),
            root(&mut parent, link.answered.0),
        );
        parent[a.max(b) as usize] = a.min(b);
    }
    let mut members: BTreeMap<u32, Vec<EventId>> = BTreeMap::new();
    for event in &corpus.events {
        let root = root(&mut parent, event.id.0);
        members.entry(root).or_default().push(event.id);
    }
    members
        .into_values()
        .filter(|events| events.len() > 1)
        .enumerate()
        .map(|(at, events)| IncidentThread {
            id: ThreadId(at as u32),
            events,
        })
        .collect()
}

fn root(parent: &mut [u32], mut at: u32) -> u32 {
    while parent[at as usize] != at {
        parent[at as usize] = parent[parent[at as usize] as usize];
        at = parent[at as usize];
    }
    at
}
