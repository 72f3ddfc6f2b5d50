//! Who acts: states and intergovernmental organisations, by code.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Code of a state (ISO 3166 alpha-3, plus `XKX`) or of an intergovernmental organisation (`UN`, `EU`, `OPCW` …).
///
/// At most eight ASCII capitals; copied freely.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActorCode([u8; 8]);

impl ActorCode {
    /// The code `text` names; none unless it is one to eight ASCII capitals or digits.
    pub fn new(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let fits = (1..=8).contains(&bytes.len())
            && bytes
                .iter()
                .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        if !fits {
            return None;
        }
        let mut code = [0; 8];
        code[..bytes.len()].copy_from_slice(bytes);
        Some(Self(code))
    }

    /// The code as text.
    pub fn as_str(&self) -> &str {
        let len = self.0.iter().position(|&byte| byte == 0).unwrap_or(8);
        std::str::from_utf8(&self.0[..len]).unwrap_or("")
    }
}

impl fmt::Display for ActorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Debug for ActorCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for ActorCode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for ActorCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        Self::new(&text).ok_or_else(|| {
            serde::de::Error::custom(format!(
                "expected an actor code of one to eight capitals such as RUS or OPCW, found {text:?}"
            ))
        })
    }
}

/// An actor as one event has it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Actor {
    /// The state or organisation.
    pub code: ActorCode,
    /// In which role it spoke or acted, where the text gives one.
    pub role: Option<Role>,
    /// The name as written ("Dutch Defense Minister Ank Bijleveld").
    pub name: String,
}

/// The part of a government or organisation that speaks or acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Role {
    HeadOfState,
    HeadOfGovernment,
    ForeignMinistry,
    DefenceMinistry,
    /// A ministry or department other than foreign affairs and defence, or a minister of it.
    Ministry,
    Government,
    Legislature,
    Judiciary,
    Police,
    Military,
    Intelligence,
    Embassy,
    Spokesperson,
    StateMedia,
    /// Officers of an intergovernmental organisation.
    Organisation,
    /// Citizens as the object of a state act.
    Citizens,
}

impl Role {
    /// Stable id, as in exported data (`foreign_ministry`).
    pub fn id(self) -> &'static str {
        match self {
            Self::HeadOfState => "head_of_state",
            Self::HeadOfGovernment => "head_of_government",
            Self::ForeignMinistry => "foreign_ministry",
            Self::DefenceMinistry => "defence_ministry",
            Self::Ministry => "ministry",
            Self::Government => "government",
            Self::Legislature => "legislature",
            Self::Judiciary => "judiciary",
            Self::Police => "police",
            Self::Military => "military",
            Self::Intelligence => "intelligence",
            Self::Embassy => "embassy",
            Self::Spokesperson => "spokesperson",
            Self::StateMedia => "state_media",
            Self::Organisation => "organisation",
            Self::Citizens => "citizens",
        }
    }
}
