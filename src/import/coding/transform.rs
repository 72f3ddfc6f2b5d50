//! What an act is once modality has had its say: a planned sanction is a threat, refused talks a rejection.

use super::status::Status;
use crate::model::EventCategory;

/// Acts that a state takes against another.
pub fn is_measure(category: EventCategory) -> bool {
    matches!(
        category,
        EventCategory::Expel
            | EventCategory::Sanction
            | EventCategory::Legal
            | EventCategory::Coerce
    )
}

/// Acts that answer what another said.
pub fn is_reply(category: EventCategory) -> bool {
    matches!(
        category,
        EventCategory::Deny | EventCategory::Reject | EventCategory::Comment | EventCategory::Admit
    )
}

fn is_hostile(category: EventCategory) -> bool {
    is_measure(category) || matches!(category, EventCategory::Force | EventCategory::Threaten)
}

fn is_friendly(category: EventCategory) -> bool {
    matches!(
        category,
        EventCategory::Agree | EventCategory::Support | EventCategory::Yield | EventCategory::Admit
    )
}

/// What an act of `category` is under `status`: a planned sanction is a threat, refused talks a rejection. None is no event.
pub fn transform(category: EventCategory, status: Status) -> Option<EventCategory> {
    use EventCategory::{Agree, Coerce, Consult, Force, Reject, Threaten};
    let (hostile, friendly) = (is_hostile(category), is_friendly(category));
    match status {
        Status::Done => Some(category),
        Status::Future if category == Reject => Some(category),
        Status::Future | Status::Promised if hostile => Some(Threaten),
        // A meeting announced is one agreed on.
        Status::Future | Status::Promised if friendly || category == Consult => Some(Agree),
        Status::Future | Status::Promised | Status::Negated | Status::Unreal => None,
        Status::FutureNegated => (friendly || category == Consult).then_some(Reject),
        Status::Threatened => Some(Threaten),
        Status::Refused => (!hostile).then_some(Reject),
        Status::Attempted => matches!(category, Coerce | Force).then_some(category),
    }
}
