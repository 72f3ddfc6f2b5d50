//! What people keep: coded articles, the import report, and how they look at them.

mod dates;
mod filter;
mod report;
mod view;

pub use crate::model::NoEvents;
pub use dates::{FileDates, SetDates};
pub use filter::{Filter, FilterIndex};
pub use report::{ArticleReport, FileReport, FileStatus, ImportReport};
pub use view::{TimeWindow, View, date_of_day, day_number};

use crate::model::Corpus;
use serde::{Deserialize, Serialize};

/// An analyst's work on one set of articles.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Project {
    /// Name for the window's title and charts ("Salisbury and The Hague, 2018").
    pub name: String,
    /// What was read and coded.
    pub corpus: Corpus,
    /// How each file of the last import fared.
    pub report: ImportReport,
    /// Days of publication set by hand.
    #[serde(default)]
    pub dates: SetDates,
    /// What is shown.
    pub view: View,
}
