//! Every text of the interface that is not data, in one place, ready to be translated.

pub const APP_NAME: &str = "Demarche";

// Top bar and menu.
pub const SEARCH_HINT: &str = "Search sentences and titles";
pub const SEARCH_NAME: &str = "Search";
pub const CLEAR_SEARCH: &str = "Clear the search";
pub const BACK_TO_CHART: &str = "Back to the chart";
pub const MENU: &str = "Menu";
pub const THEME: &str = "Theme";
pub const THEME_LIGHT: &str = "Light";
pub const THEME_DARK: &str = "Dark";
pub const THEME_SYSTEM: &str = "Follow system";

// Actions: labels on buttons and in the menu, and what they do.
pub const OPEN_FOLDER: &str = "Open folder…";
pub const OPEN_FOLDER_TIP: &str = "Read and code all articles in a folder";
pub const OPEN_SAMPLE: &str = "Open the sample";
pub const OPEN_SAMPLE_TIP: &str =
    "A real incident, told by the articles that come with the program";
pub const READ_AGAIN: &str = "Read again";
pub const READ_AGAIN_TIP: &str = "Read what is new or changed in the folder";
pub const UNDO_IMPORT: &str = "Undo import";
pub const UNDO_IMPORT_TIP: &str = "Back to what was open before the last import";
pub const START_SCREEN: &str = "Start screen";
pub const START_SCREEN_TIP: &str = "Choose what to open";
pub const EXPORT: &str = "Export…";
pub const EXPORT_TIP: &str = "Save the chart as SVG, PNG or PDF";
pub const REPORT: &str = "Import report…";
pub const REPORT_TIP: &str = "What was read, what was not, and why";
pub const FIT: &str = "Fit all events";
pub const ZOOM_IN: &str = "Zoom in";
pub const ZOOM_OUT: &str = "Zoom out";
pub const EARLIER: &str = "Earlier";
pub const LATER: &str = "Later";
pub const LANES_UP: &str = "Scroll lanes up";
pub const LANES_DOWN: &str = "Scroll lanes down";
pub const THREAD_BACK: &str = "Earlier in the thread";
pub const THREAD_ON: &str = "Later in the thread";
pub const NEXT_EVENT: &str = "Next event";
pub const PREVIOUS_EVENT: &str = "Previous event";
pub const SEARCH: &str = "Search";
pub const CLEAR_SELECTION: &str = "Clear the selection";
pub const SHOW_ALL: &str = "Show all events";

// Filters.
pub const COUNTRIES: &str = "COUNTRIES";
pub const CATEGORIES: &str = "CATEGORIES";
pub const DATES: &str = "DATES";
pub const ANSWERS: &str = "ANSWERS";
pub const ALL: &str = "all";
pub const NONE: &str = "none";
pub const FEWER: &str = "fewer";
pub const ONLY: &str = "only";
pub const FROM: &str = "From";
pub const TO: &str = "To";
pub const DATE_TIP: &str = "A date such as 2018-03-04, 4 March 2018, 2018-03 or 2018";
pub const DATE_WRONG: &str = "Expected a date such as 2018-03-04 or 4 March 2018";
pub const MEDIAN_LAG: &str = "median lag";
pub const UNDER_A_DAY: &str = "under a day";
pub const NO_ACCUSATIONS: &str = "No accusations in this choice";

// Canvas.
pub const TIMELINE: &str = "Timeline";
pub const ACTIVITY: &str = "Activity";
pub const ACTIVITY_HINT: &str = "drag a range · drag it to move · click beside it to clear";
pub const NOTHING_LEFT: &str = "No event passes this filter";
pub const NOTHING_LEFT_HINT: &str =
    "Loosen the filter on the left, or start again from all events.";
pub const NO_EVENTS_AT_ALL: &str = "No events were found in these articles";
pub const NO_EVENTS_HINT: &str = "The import report says why, article by article.";
pub const HINTS: &str = "drag to move · wheel to zoom · F fits";
pub const DATES_AS_REPORTED: &str = "dates as reported, no time zone";

// Event panel.
pub const NOTHING_SELECTED: &str = "No event selected";
pub const NOTHING_SELECTED_HINT: &str =
    "Click a mark to read the sentence behind it, what it answers, and what answers it.";
pub const ANSWERS_HEAD: &str = "ANSWERS";
pub const ANSWERED_BY: &str = "ANSWERED BY";
pub const NO_RESPONSE: &str = "no response found in these articles";
pub const RETALIATES: &str = "retaliates";
pub const CONCEDES: &str = "concedes";
pub const SOURCE: &str = "SOURCE";
pub const PREVIOUS_SOURCE: &str = "Previous source";
pub const NEXT_SOURCE: &str = "Next source";
pub const WHY: &str = "Why this event:";
pub const NO_DATE: &str = "undated";
pub const NO_TITLE: &str = "Untitled article";
pub const MORE_TEXT: &str = "…";
pub const PRESUPPOSED: &str = "only presupposed by another event";

// Start screen.
pub const START_TITLE: &str = "See who accused whom, who answered, and how long it took";
pub const START_HINT: &str =
    "Open a folder of news articles (.txt or .html). Nothing leaves this computer.";
pub const PATH_NAME: &str = "Path of a folder or file";
pub const PATH_HINT: &str = "or type a path";
pub const OPEN: &str = "Open";
pub const RECENT: &str = "RECENT";
pub const DROP_HINT: &str = "Drop a folder to open it";
pub const OPEN_PATH_TITLE: &str = "Open a folder or file";
pub const NO_DIALOG: &str = "This system gave no folder dialog. Type the path instead.";

// Busy.
pub const CANCEL: &str = "Cancel";
pub const STOPPING: &str = "Stopping…";
pub const READING: &str = "Reading articles";
pub const LOOKING: &str = "Looking for articles";
pub const EXPORTING: &str = "Writing the chart…";

// Report.
pub const REPORT_TITLE: &str = "Import report";
pub const REPORT_ALL: &str = "All";
pub const REPORT_PROBLEMS: &str = "Without events or with warnings";
pub const COLUMN_FILE: &str = "FILE";
pub const COLUMN_ARTICLE: &str = "ARTICLE";
pub const COLUMN_EVENTS: &str = "EVENTS";
pub const COLUMN_NOTE: &str = "NOTE";
pub const REPORT_CLEAN: &str = "Nothing to report here.";
pub const CLOSE: &str = "Close";
pub const CLOSE_DIALOG: &str = "Close the dialog";

// Export.
pub const EXPORT_TITLE: &str = "Export the chart";
pub const FORMAT: &str = "Format";
pub const RESOLUTION: &str = "Resolution";
pub const CHART_TITLE: &str = "Title";
pub const CHART_TITLE_HINT: &str = "the filter in words";
pub const SAVE_AS: &str = "Save as…";
pub const SAVE: &str = "Save";
pub const FILE_NAME: &str = "File";
pub const EXPORT_NOTE: &str =
    "What the filter shows in the stretch of time on screen, with legend and numbered sources.";
pub const NO_SAVE_DIALOG: &str =
    "This system gave no save dialog. Type the path beside “File” and press Save.";
pub const DISMISS: &str = "Dismiss";

// Copies of one story.
pub const SAME_STORY: &str = "The same wire story stands in";

// Day of publication.
pub const REDATED: &str = "The article was dated and coded anew";
pub const PUBLISHED_TIP: &str = "What the day of publication rests on, and how to set another";
pub const PUBLISHED: &str = "DAY OF PUBLICATION";
pub const NO_PUBLISHED: &str = "no day of publication";
pub const NO_EVIDENCE: &str = "No evidence was found in the file";
pub const SET_PUBLISHED: &str = "Set";
pub const UNSET_PUBLISHED: &str = "Back to the evidence";
pub const PUBLISHED_HINT: &str = "such as 2018-10-05";
pub const PUBLISHED_FIELD: &str = "Another day of publication";

// Failures of the program itself.
pub const NO_DISPLAY: &str =
    "no display: use `demarche export PATH -o chart.svg` to draw without a window";

/// "1 event", "2 events".
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}
