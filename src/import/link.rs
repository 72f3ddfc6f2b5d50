//! Which event answers which: denials, rejections and responses to what was directed at their source, measures in retaliation.

use crate::model::{
    ActorCode, Corpus, Event, EventCategory, EventId, IncidentThread, Link, LinkKind, LinkReason,
    ThreadId,
};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// A response that comes later than this is not inferred, days.
const LONGEST_LAG: i64 = 120;
/// Tit-for-tat without words that say so is inferred only within this, days.
const LONGEST_RETALIATION: i64 = 45;

/// An accusation in return is inferred only within this, days.
const LONGEST_COUNTER: i64 = 7;

/// Links every answer to the event that it most likely answers.
pub fn links(corpus: &Corpus, stated: &[bool]) -> Vec<Link> {
    let mut by_pair: FxHashMap<(ActorCode, ActorCode), Vec<EventId>> = FxHashMap::default();
    let mut by_target: FxHashMap<ActorCode, Vec<EventId>> = FxHashMap::default();
    for event in &corpus.events {
        if let Some(target) = &event.target {
            by_pair
                .entry((event.source.code, target.code))
                .or_default()
                .push(event.id);
            by_target.entry(target.code).or_default().push(event.id);
        }
    }
    let candidates = |event: &Event| match &event.target {
        Some(target) => by_pair.get(&(target.code, event.source.code)),
        // A denial addressed to nobody answers whoever accused.
        None if event.category == EventCategory::Deny => by_target.get(&event.source.code),
        None => None,
    };
    let mut list = Vec::new();
    for event in &corpus.events {
        if event.presupposed {
            continue;
        }
        let stated = stated.get(event.id.0 as usize).copied().unwrap_or(false);
        let found = candidates(event)
            .into_iter()
            .flatten()
            .filter_map(|&id| score(event, corpus.event(id), stated));
        list.extend(found);
    }
    surest(list)
}

/// One link an answer, the surest that does not close a circle: nothing answers what answers it.
fn surest(mut list: Vec<Link>) -> Vec<Link> {
    list.sort_by(|a, b| {
        b.confidence
            .total_cmp(&a.confidence)
            .then(a.answer.cmp(&b.answer))
            .then(a.answered.cmp(&b.answered))
    });
    let mut answered_of: FxHashMap<EventId, EventId> = FxHashMap::default();
    list.retain(|link| {
        let mut last = link.answered;
        while let Some(&next) = answered_of.get(&last) {
            last = next;
        }
        let taken = answered_of.contains_key(&link.answer) || last == link.answer;
        if !taken {
            answered_of.insert(link.answer, link.answered);
        }
        !taken
    });
    list.sort_by_key(|link| link.answer);
    list
}

/// The link from `answer` to `answered`, if there can be one.
fn score(answer: &Event, answered: &Event, stated: bool) -> Option<Link> {
    if answer.id == answered.id {
        return None;
    }
    let (kind, fit) = kind_of(answer.category, answered.category, stated)?;
    let lag = lag(answer, answered);
    let days = lag.map_or(0, i64::from);
    let limit = if is_measure(answer.category) && !stated {
        LONGEST_RETALIATION
    } else {
        LONGEST_LAG
    };
    if days < 0 || days > limit {
        return None;
    }
    let together = told_together(answer, answered);
    // An accusation or criticism turned back on its author is seen only where one article tells of both.
    let counter = matches!(
        answer.category,
        EventCategory::Accuse | EventCategory::Criticise
    );
    if counter && (together == Together::Apart || days > LONGEST_COUNTER) {
        return None;
    }
    // Two measures of one day answer each other only where words say so.
    if days == 0 && lag.is_some() && is_measure(answer.category) && !stated {
        return None;
    }
    // What has no date is answered only where one article tells of both.
    if lag.is_none() && together == Together::Apart {
        return None;
    }
    let near = lag.map_or(0.0, |days| 0.2 * (1.0 - days as f32 / LONGEST_LAG as f32));
    let place = match together {
        Together::InOrder => 0.2,
        Together::AnswerFirst => 0.12,
        Together::Apart => 0.0,
    };
    let said = stated || answer.category == EventCategory::Deny && answered.presupposed;
    let confidence = (0.55 * fit + near + place + if said { 0.1 } else { 0.0 }).min(0.98)
        * answer.confidence.max(0.5).sqrt();
    Some(Link {
        answer: answer.id,
        answered: answered.id,
        kind,
        lag_days: lag,
        confidence,
        reason: if said {
            LinkReason::Stated
        } else {
            LinkReason::Inferred
        },
    })
}

/// How a category answers another, and how well it fits, 0 to 1.
fn kind_of(
    answer: EventCategory,
    answered: EventCategory,
    stated: bool,
) -> Option<(LinkKind, f32)> {
    use EventCategory as C;
    let speech = matches!(
        answered,
        C::Accuse | C::Criticise | C::Complain | C::Demand | C::Threaten
    );
    Some(match (answer, answered) {
        (C::Deny, C::Accuse) => (LinkKind::Denies, 1.0),
        (C::Deny, C::Legal) => (LinkKind::Denies, 0.8),
        (C::Deny, _) if speech => (LinkKind::Denies, 0.7),
        (C::Reject, C::Demand | C::Threaten) => (LinkKind::Rejects, 1.0),
        (C::Reject, C::Agree | C::Consult) => (LinkKind::Rejects, 0.6),
        (C::Reject, _) if speech => (LinkKind::Rejects, 0.8),
        (C::Admit, _) if speech => (LinkKind::Admits, 0.9),
        (C::Comment, _) if speech => (LinkKind::CommentsOn, 0.8),
        (C::Agree | C::Yield, C::Demand | C::Threaten) => (LinkKind::ConcedesTo, 0.7),
        (C::Criticise | C::Accuse, C::Accuse | C::Sanction | C::Expel | C::Legal) => {
            (LinkKind::Rejects, 0.5)
        }
        (C::Criticise, C::Criticise | C::Coerce | C::Force | C::Threaten) => {
            (LinkKind::Rejects, 0.4)
        }
        (a, b) if is_measure(a) && a == b => (LinkKind::RetaliatesFor, 0.9),
        (a, b) if is_measure(a) && is_measure(b) && stated => (LinkKind::RetaliatesFor, 0.8),
        (a, C::Accuse | C::Criticise | C::Complain | C::Threaten) if is_measure(a) && stated => {
            (LinkKind::RetaliatesFor, 0.6)
        }
        (C::Threaten | C::Complain, b) if is_measure(b) => (LinkKind::RetaliatesFor, 0.5),
        _ => return None,
    })
}

fn is_measure(category: EventCategory) -> bool {
    matches!(
        category,
        EventCategory::Expel
            | EventCategory::Sanction
            | EventCategory::Legal
            | EventCategory::Coerce
            | EventCategory::Force
    )
}

/// Days between the two starts; none where either is undated.
fn lag(answer: &Event, answered: &Event) -> Option<i32> {
    let (answer, answered) = (answer.date?, answered.date?);
    if answer.overlaps(&answered) && answer.start < answered.start {
        return Some(0);
    }
    Some((answer.start - answered.start).num_days() as i32)
}

#[derive(PartialEq, Eq)]
enum Together {
    /// In one article, the answer after what it answers.
    InOrder,
    /// In one article, the answer told first.
    AnswerFirst,
    /// In different articles.
    Apart,
}

fn told_together(answer: &Event, answered: &Event) -> Together {
    let mut found = Together::Apart;
    for a in &answer.mentions {
        for b in &answered.mentions {
            if a.article == b.article {
                if b.sentence.start <= a.sentence.start {
                    return Together::InOrder;
                }
                found = Together::AnswerFirst;
            }
        }
    }
    found
}

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

#[cfg(test)]
mod tests;
