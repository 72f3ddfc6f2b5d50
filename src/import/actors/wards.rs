//! Private people and things: no voice of their state, yet a state acts on theirs through them ("banned Norlandic airlines").

use super::chain::{Chain, Head, HeadKind, Nation};
use super::finish::Group;
use super::{ActorHead, ActorMention};
use crate::model::{ActorCode, Role};

/// What the article knows of a person whom it has introduced.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    /// Whom they speak for; empty for nobody.
    pub actors: Vec<ActorCode>,
    /// As what.
    pub role: Option<Role>,
    /// The state that others act on through them, where they speak for nobody.
    pub wards: Vec<ActorCode>,
}

impl Known {
    /// Somebody named in a group of this kind: a citizen is a private person from then on.
    pub fn of(kind: ActorHead, actors: &[ActorCode], role: Role, wards: &[ActorCode]) -> Self {
        match kind {
            ActorHead::Other => Self {
                wards: wards.to_vec(),
                ..Self::default()
            },
            ActorHead::Citizens if role == Role::Citizens => Self {
                wards: actors.to_vec(),
                ..Self::default()
            },
            _ => Self {
                actors: actors.to_vec(),
                role: Some(role),
                wards: Vec::new(),
            },
        }
    }
}

impl ActorMention {
    /// The mention with the states that others act on through it.
    pub(super) fn with_wards(mut self, wards: Vec<ActorCode>) -> Self {
        self.wards = wards;
        self
    }
}

/// The states that are meant where the group is what a state acts on. The armed and the political belong to nobody.
pub(super) fn wards(
    chain: &Chain,
    head: Head,
    kind: ActorHead,
    owner: Option<&Nation>,
    group: &Group,
) -> Vec<ActorCode> {
    if kind != ActorHead::Other || head.kind == HeadKind::Other || chain.traits.opposing {
        return Vec::new();
    }
    if !group.actors.is_empty() {
        return group.actors.clone();
    }
    owner
        .and_then(|nation| nation.ward)
        .or(chain.based)
        .into_iter()
        .collect()
}
