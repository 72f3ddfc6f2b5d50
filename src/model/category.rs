//! The eighteen event categories, their groups and their places in CAMEO and PLOVER.

use serde::{Deserialize, Serialize};

/// What an event is: the most specific of eighteen categories, each a set of CAMEO codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "label() says each in words")]
pub enum EventCategory {
    Accuse,
    Criticise,
    Complain,
    Deny,
    Admit,
    Comment,
    Reject,
    Demand,
    Threaten,
    Expel,
    Sanction,
    Legal,
    Coerce,
    Force,
    Consult,
    Agree,
    Support,
    Yield,
}

/// Groups of categories: hue on the chart, and what links join.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum CategoryGroup {
    Accusation,
    Denial,
    Response,
    Demand,
    Measure,
    Diplomacy,
}

impl CategoryGroup {
    /// All groups, in the order charts list them.
    pub const ALL: [Self; 6] = [
        Self::Accusation,
        Self::Denial,
        Self::Response,
        Self::Demand,
        Self::Measure,
        Self::Diplomacy,
    ];

    /// Plural for headlines: "accusations".
    pub fn plural(self) -> &'static str {
        match self {
            Self::Accusation => "accusations",
            Self::Denial => "denials",
            Self::Response => "responses",
            Self::Demand => "demands",
            Self::Measure => "measures",
            Self::Diplomacy => "diplomacy",
        }
    }
}

impl EventCategory {
    /// All categories, in the order charts and legends list them.
    pub const ALL: [Self; 18] = [
        Self::Accuse,
        Self::Criticise,
        Self::Complain,
        Self::Deny,
        Self::Admit,
        Self::Comment,
        Self::Reject,
        Self::Demand,
        Self::Threaten,
        Self::Expel,
        Self::Sanction,
        Self::Legal,
        Self::Coerce,
        Self::Force,
        Self::Consult,
        Self::Agree,
        Self::Support,
        Self::Yield,
    ];

    /// Stable id, as in exported data and on the command line (`ACCUSE`).
    pub fn id(self) -> &'static str {
        match self {
            Self::Accuse => "ACCUSE",
            Self::Criticise => "CRITICISE",
            Self::Complain => "COMPLAIN",
            Self::Deny => "DENY",
            Self::Admit => "ADMIT",
            Self::Comment => "COMMENT",
            Self::Reject => "REJECT",
            Self::Demand => "DEMAND",
            Self::Threaten => "THREATEN",
            Self::Expel => "EXPEL",
            Self::Sanction => "SANCTION",
            Self::Legal => "LEGAL",
            Self::Coerce => "COERCE",
            Self::Force => "FORCE",
            Self::Consult => "CONSULT",
            Self::Agree => "AGREE",
            Self::Support => "SUPPORT",
            Self::Yield => "YIELD",
        }
    }

    /// The category with this id, in any case.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|category| category.id().eq_ignore_ascii_case(id))
    }

    /// Short label for legends and filters ("Protest formally").
    pub fn label(self) -> &'static str {
        match self {
            Self::Accuse => "Accuse",
            Self::Criticise => "Criticise",
            Self::Complain => "Protest formally",
            Self::Deny => "Deny",
            Self::Admit => "Admit, apologise",
            Self::Comment => "Comment",
            Self::Reject => "Reject, refuse",
            Self::Demand => "Demand, urge",
            Self::Threaten => "Threaten, warn",
            Self::Expel => "Expel, recall",
            Self::Sanction => "Sanction",
            Self::Legal => "Charge, investigate",
            Self::Coerce => "Coerce, seize",
            Self::Force => "Use force",
            Self::Consult => "Meet, visit, call",
            Self::Agree => "Agree, promise",
            Self::Support => "Support, aid",
            Self::Yield => "Yield, release",
        }
    }

    /// Verb in the third person, for titles and mark labels ("Russia denies").
    pub fn verb(self) -> &'static str {
        match self {
            Self::Accuse => "accuses",
            Self::Criticise => "criticises",
            Self::Complain => "protests to",
            Self::Deny => "denies",
            Self::Admit => "admits",
            Self::Comment => "comments",
            Self::Reject => "rejects",
            Self::Demand => "demands",
            Self::Threaten => "threatens",
            Self::Expel => "expels",
            Self::Sanction => "sanctions",
            Self::Legal => "charges",
            Self::Coerce => "coerces",
            Self::Force => "uses force",
            Self::Consult => "meets",
            Self::Agree => "agrees",
            Self::Support => "supports",
            Self::Yield => "yields",
        }
    }

    /// The group: the hue of its mark.
    pub fn group(self) -> CategoryGroup {
        match self {
            Self::Accuse | Self::Criticise | Self::Complain => CategoryGroup::Accusation,
            Self::Deny => CategoryGroup::Denial,
            Self::Admit | Self::Comment | Self::Reject => CategoryGroup::Response,
            Self::Demand | Self::Threaten => CategoryGroup::Demand,
            Self::Expel | Self::Sanction | Self::Legal | Self::Coerce | Self::Force => {
                CategoryGroup::Measure
            }
            Self::Consult | Self::Agree | Self::Support | Self::Yield => CategoryGroup::Diplomacy,
        }
    }

    /// CAMEO code used where the words allow nothing finer.
    pub fn cameo(self) -> &'static str {
        match self {
            Self::Accuse => "112",
            Self::Criticise => "111",
            Self::Complain => "114",
            Self::Deny => "016",
            Self::Admit => "015",
            Self::Comment => "010",
            Self::Reject => "120",
            Self::Demand => "100",
            Self::Threaten => "130",
            Self::Expel => "166",
            Self::Sanction => "163",
            Self::Legal => "090",
            Self::Coerce => "170",
            Self::Force => "190",
            Self::Consult => "040",
            Self::Agree => "030",
            Self::Support => "050",
            Self::Yield => "080",
        }
    }

    /// PLOVER event name; `COMMENT`-like acts, which PLOVER drops, keep CAMEO's root name.
    pub fn plover(self) -> &'static str {
        match self {
            Self::Accuse | Self::Criticise | Self::Complain => "ACCUSE",
            Self::Deny | Self::Comment => "STATEMENT",
            Self::Admit | Self::Yield => "CONCEDE",
            Self::Reject => "REJECT",
            Self::Demand => "REQUEST",
            Self::Threaten => "THREATEN",
            Self::Expel | Self::Sanction => "SANCTION",
            Self::Legal => "INVESTIGATE",
            Self::Coerce => "COERCE",
            Self::Force => "ASSAULT",
            Self::Consult => "CONSULT",
            Self::Agree => "AGREE",
            Self::Support => "SUPPORT",
        }
    }
}
