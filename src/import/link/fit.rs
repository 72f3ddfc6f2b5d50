//! How one category answers another.

use super::candidates::is_reply;
use crate::model::{Event, EventCategory, LinkKind};

/// Looser kinds of answer come within this, days.
pub const NEAR_DAYS: i64 = 21;

/// How the sides of two events meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The answer goes back to whoever acted on its source.
    Back,
    /// The answer names nobody, and the other event was directed at its source.
    ToNobody,
    /// The answer is directed at whoever acted on somebody else.
    Third,
}

impl Relation {
    /// How the sides of `answer` and `answered` meet; none where they do not.
    pub fn of(answer: &Event, answered: &Event) -> Option<Self> {
        let to = answered.target.as_ref().map(|target| target.code);
        match &answer.target {
            Some(target) if target.code == answered.source.code => {
                let back = to == Some(answer.source.code);
                Some(if back { Self::Back } else { Self::Third })
            }
            None if to == Some(answer.source.code) && is_reply(answer.category) => {
                Some(Self::ToNobody)
            }
            _ => None,
        }
    }
}

/// A kind of answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fit {
    /// What it is.
    pub kind: LinkKind,
    /// How well the categories fit, 0 to 1.
    pub value: f32,
    /// Seen only where one article tells of both.
    pub needs_article: bool,
    /// Seen only within [`NEAR_DAYS`], unless said or the two share words.
    pub needs_nearness: bool,
    /// Seen across articles only where the two share words.
    pub needs_words: bool,
}

impl Fit {
    /// How `answer` answers `answered`; none where it does not. `said`: words say that it does.
    pub fn of(
        answer: EventCategory,
        answered: EventCategory,
        relation: Relation,
        said: bool,
    ) -> Option<Self> {
        if relation == Relation::Third {
            return third(answer, answered);
        }
        sure(answer, answered, said).or_else(|| loose(answer, answered, said))
    }

    /// How `answer` answers whatever its words mean.
    pub fn of_meant(answer: EventCategory) -> Option<Self> {
        use EventCategory as C;
        let kind = match answer {
            C::Deny => LinkKind::Denies,
            C::Reject => LinkKind::Rejects,
            C::Admit => LinkKind::Admits,
            C::Agree | C::Yield => LinkKind::ConcedesTo,
            C::Threaten => LinkKind::RetaliatesFor,
            C::Consult => return None,
            answer if is_measure(answer) => LinkKind::RetaliatesFor,
            _ => LinkKind::CommentsOn,
        };
        Some(Self {
            kind,
            value: 0.5,
            needs_article: true,
            needs_nearness: true,
            needs_words: true,
        })
    }
}

/// Answers by their nature: seen across articles.
fn sure(answer: EventCategory, answered: EventCategory, said: bool) -> Option<Fit> {
    use EventCategory as C;
    use LinkKind as K;
    let speech = is_hostile_speech(answered);
    let (kind, value) = match (answer, answered) {
        (C::Deny, C::Accuse) => (K::Denies, 1.0),
        (C::Deny, C::Legal) => (K::Denies, 0.8),
        (C::Deny, C::Criticise | C::Complain) => (K::Denies, 0.7),
        (C::Reject, C::Demand | C::Threaten) => (K::Rejects, 1.0),
        (C::Reject, C::Agree) => (K::Rejects, 0.6),
        (C::Reject, _) if speech => (K::Rejects, 0.8),
        (C::Reject | C::Criticise, b) if said && is_measure(b) => (K::Rejects, 0.8),
        (C::Admit, _) if speech => (K::Admits, 0.9),
        (C::Comment, _) if speech => (K::CommentsOn, 0.8),
        (C::Agree | C::Yield, C::Demand) => (K::ConcedesTo, 0.7),
        (C::Agree | C::Yield, C::Threaten) => (K::ConcedesTo, 0.6),
        (C::Yield, _) if said && is_measure(answered) => (K::ConcedesTo, 0.6),
        (a, b) if is_measure(a) && a == b => (K::RetaliatesFor, 0.9),
        (a, b) if is_measure(a) && is_measure(b) && said => (K::RetaliatesFor, 0.8),
        // Nobody is expelled for having protested.
        (a, b) if is_measure(a) && speech && said && b != C::Complain => (K::RetaliatesFor, 0.6),
        (C::Threaten | C::Complain, b) if is_measure(b) => (retort(answer), 0.6),
        _ => return None,
    };
    Some(Fit {
        kind,
        value,
        needs_article: false,
        needs_nearness: false,
        needs_words: !matches!(kind, K::Denies | K::RetaliatesFor),
    })
}

/// Words against words and against measures, measures of another kind: seen within one article and a short time.
fn loose(answer: EventCategory, answered: EventCategory, said: bool) -> Option<Fit> {
    use EventCategory as C;
    let hostile = is_hostile_speech(answered) || is_measure(answered);
    let (kind, value) = match answer {
        C::Criticise if is_measure(answered) => (LinkKind::Rejects, 0.7),
        C::Criticise | C::Accuse if matches!(answered, C::Accuse | C::Criticise) => {
            (LinkKind::Rejects, 0.6)
        }
        C::Criticise | C::Accuse | C::Complain | C::Threaten if hostile => (retort(answer), 0.5),
        C::Demand if is_measure(answered) => (LinkKind::Rejects, 0.5),
        C::Criticise | C::Accuse | C::Demand if matches!(answered, C::Reject | C::Deny) => {
            (LinkKind::Rejects, 0.4)
        }
        C::Criticise | C::Accuse | C::Demand if answered == C::Admit => {
            (LinkKind::CommentsOn, 0.55)
        }
        C::Reject | C::Admit | C::Comment if is_measure(answered) => (reply(answer), 0.5),
        C::Comment if said => (LinkKind::CommentsOn, 0.4),
        C::Support if answered == C::Demand => (LinkKind::ConcedesTo, 0.4),
        a if is_measure(a) && is_measure(answered) => (LinkKind::RetaliatesFor, 0.5),
        _ => return None,
    };
    Some(Fit {
        kind,
        value: if said { value + 0.1 } else { value },
        needs_article: true,
        needs_nearness: true,
        needs_words: true,
    })
}

/// What a third side says of an act that was not directed at it.
fn third(answer: EventCategory, answered: EventCategory) -> Option<Fit> {
    use EventCategory as C;
    let speaks = matches!(
        answer,
        C::Criticise | C::Complain | C::Demand | C::Threaten | C::Comment | C::Support
    );
    let value = match answered {
        _ if !speaks => return None,
        _ if answer == C::Support && !is_measure(answered) && answered != C::Accuse => return None,
        b if is_measure(b) => 0.45,
        C::Threaten => 0.4,
        C::Agree | C::Support | C::Reject | C::Accuse | C::Criticise if answer != C::Support => 0.3,
        C::Accuse => 0.35,
        _ => return None,
    };
    Some(Fit {
        kind: LinkKind::CommentsOn,
        value,
        needs_article: true,
        needs_nearness: true,
        needs_words: true,
    })
}

fn retort(answer: EventCategory) -> LinkKind {
    if answer == EventCategory::Threaten {
        LinkKind::RetaliatesFor
    } else {
        LinkKind::Rejects
    }
}

fn reply(answer: EventCategory) -> LinkKind {
    match answer {
        EventCategory::Deny => LinkKind::Denies,
        EventCategory::Admit => LinkKind::Admits,
        EventCategory::Comment => LinkKind::CommentsOn,
        _ => LinkKind::Rejects,
    }
}

fn is_hostile_speech(category: EventCategory) -> bool {
    matches!(
        category,
        EventCategory::Accuse
            | EventCategory::Criticise
            | EventCategory::Complain
            | EventCategory::Demand
            | EventCategory::Threaten
    )
}

/// Whether `category` is an act against another and no mere word.
pub fn is_measure(category: EventCategory) -> bool {
    matches!(
        category,
        EventCategory::Expel
            | EventCategory::Sanction
            | EventCategory::Legal
            | EventCategory::Coerce
            | EventCategory::Force
    )
}
