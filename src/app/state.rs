//! What the window knows, as a value: panels read it, [`apply`](super::apply) alone changes it.

use super::choice::{Choice, Loaded, bulk_window};
use super::command::Action;
use super::settings::{Settings, Source};
use super::worker::Kept;
use crate::export::ImageFormat;
use crate::jobs::{Cancel, Progress};
use crate::model::{ActorCode, Corpus, Event, EventId, Mention};
use crate::project::{Filter, TimeWindow, View};
use crate::scene::{Theme, ThemeKind};
use crate::timeline::{Focus, scale};
use std::path::PathBuf;
use std::sync::Arc;

/// Everything that the window shows.
#[derive(Debug, Default)]
pub struct State {
    /// The project on screen; none shows the start screen.
    pub open: Option<OpenProject>,
    /// What was open before the last import, to be taken back to.
    pub previous: Option<OpenProject>,
    /// The opening whose folder is being looked at for changes.
    pub looking: Option<u64>,
    /// Whether the start screen covers the open project.
    pub at_start: bool,
    /// The import under way.
    pub busy: Option<Busy>,
    /// Whether a chart is being written.
    pub exporting: bool,
    /// What went wrong or was done, newest last.
    pub notices: Vec<Notice>,
    /// The dialog in front.
    pub dialog: Option<Dialog>,
    /// What is kept between two starts.
    pub settings: Settings,
    /// Texts being typed.
    pub drafts: Drafts,
    /// How much of the list of countries is shown.
    pub countries: Listed,
    /// Light or dark, as resolved for this frame.
    pub look: ThemeKind,
    /// Whether the search field is to take the keyboard in the next frame.
    pub focus_search: bool,
    /// How many projects were opened; part of every cache key.
    pub generation: u64,
}

/// A project with how it is looked at.
#[derive(Debug, Clone)]
pub struct OpenProject {
    /// What was read and coded; never changes.
    pub loaded: Arc<Loaded>,
    /// Where it was read from.
    pub source: Source,
    /// Which opening this is.
    pub generation: u64,
    /// The stretch of time and the filter.
    pub view: View,
    /// What follows from the filter.
    pub choice: Arc<Choice>,
    /// How often the filter was changed; part of every cache key.
    pub revision: u64,
    /// What is selected and pointed at.
    pub focus: Focus,
    /// Which telling of the selected event is read, counted from 0.
    pub mention: usize,
    /// How far the lanes are scrolled down, points.
    pub scroll_y: f32,
}

/// An import under way.
#[derive(Debug)]
pub struct Busy {
    /// Which job; reports of others are late and dropped.
    pub job: u64,
    /// What is opened.
    pub source: Source,
    /// Whether it is the open folder, read again.
    pub again: bool,
    /// How far it is.
    pub progress: Progress,
    /// Stops it.
    pub cancel: Cancel,
}

/// A message that stays until dismissed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Bad news or good.
    pub kind: NoticeKind,
    /// One sentence, naming the file.
    pub text: String,
    /// What can be done about it.
    pub action: Option<Action>,
}

/// Bad news or good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something did not work.
    Problem,
    /// Something was done.
    Done,
}

/// What stands in front of the window.
#[derive(Debug, Clone, PartialEq)]
pub enum Dialog {
    /// The import report; whether it shows only what needs a look.
    Report(ReportRows),
    /// Save the chart.
    Export(ExportForm),
    /// Type a path to open; why the system's own dialog is not there.
    OpenPath(Option<String>),
}

/// How much of a long list is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Listed {
    /// The first few.
    #[default]
    Busiest,
    /// Everything.
    All,
}

/// Which rows of the import report are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportRows {
    /// Every article and file.
    All,
    /// Those that were not read, gave no event or carry a warning.
    Problems,
}

/// The export dialog's fields.
#[derive(Debug, Clone, PartialEq)]
pub struct ExportForm {
    /// File format.
    pub format: ImageFormat,
    /// Light or dark.
    pub look: ThemeKind,
    /// Dots per inch, for PNG.
    pub dpi: u32,
    /// Headline; empty puts the filter in words.
    pub title: String,
    /// Where to, as typed.
    pub path: String,
}

/// Texts being typed that are not yet what they shall become.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drafts {
    /// First day of the date range.
    pub from: String,
    /// Last day of the date range.
    pub to: String,
    /// Path to open.
    pub path: String,
    /// Day of publication of an article; none while none is being set.
    pub published: Option<String>,
}

impl State {
    /// The colours of this frame.
    pub fn theme(&self) -> &'static Theme {
        Theme::of(self.look)
    }

    /// The project, unless the start screen is shown.
    pub fn visible(&self) -> Option<&OpenProject> {
        self.open.as_ref().filter(|_| !self.at_start)
    }

    /// Puts `text` on the notice bar.
    pub fn notify(&mut self, kind: NoticeKind, text: String) {
        self.push_notice(Notice {
            kind,
            text,
            action: None,
        });
    }

    /// Puts `text` on the notice bar, with a button for `action`.
    pub fn notify_with(&mut self, kind: NoticeKind, text: String, action: Action) {
        self.push_notice(Notice {
            kind,
            text,
            action: Some(action),
        });
    }

    /// Takes notices with a button for `action` off the bar.
    pub fn retract(&mut self, action: Action) {
        self.notices.retain(|notice| notice.action != Some(action));
    }

    /// Whether what is open is a folder that can be read again.
    pub fn can_read_again(&self) -> bool {
        let open = self.open.as_ref();
        open.is_some_and(|open| matches!(open.source, Source::Paths(_)))
    }

    fn push_notice(&mut self, notice: Notice) {
        self.notices.retain(|old| *old != notice);
        self.notices.push(notice);
    }
}

impl OpenProject {
    /// `loaded` with the view it was saved with; without one, on the stretch of time in which nearly all happened.
    pub fn new(loaded: Loaded, source: Source, generation: u64) -> Self {
        let mut view = loaded.project.view.clone();
        let choice = Arc::new(Choice::new(&loaded, &view.filter));
        if view.window.is_none() {
            view.window = bulk_window(&loaded.project.corpus, choice.index.shown());
        }
        Self {
            loaded: Arc::new(loaded),
            source,
            generation,
            view,
            choice,
            revision: 0,
            focus: Focus::default(),
            mention: 0,
            scroll_y: 0.0,
        }
    }

    /// What another import of the same source builds on.
    pub fn kept(&self) -> Kept {
        Kept {
            shelf: self.loaded.shelf.clone(),
            dates: self.loaded.project.dates.clone(),
        }
    }

    /// Names of the files that could not be read.
    pub fn failed(&self) -> Vec<String> {
        let failed = self.loaded.project.report.failed();
        failed.map(|file| file.file.clone()).collect()
    }

    /// Articles, events and links.
    pub fn corpus(&self) -> &Corpus {
        &self.loaded.project.corpus
    }

    /// Which events are shown.
    pub fn filter(&self) -> &Filter {
        &self.view.filter
    }

    /// Shows what passes `filter`; a selected event that does not is let go.
    pub fn set_filter(&mut self, filter: Filter) {
        if filter == self.view.filter {
            return;
        }
        self.choice = Arc::new(Choice::new(&self.loaded, &filter));
        self.view.filter = filter;
        self.revision += 1;
        self.focus.hovered = None;
        let shown = self.choice.index.shown();
        if self
            .focus
            .selected
            .is_some_and(|id| shown.binary_search(&id).is_err())
        {
            self.select(None);
        }
    }

    /// Selects `id` and reads its clearest telling.
    pub fn select(&mut self, id: Option<EventId>) {
        let known = |id: &EventId| (id.0 as usize) < self.corpus().events.len();
        self.focus.selected = id.filter(known);
        self.mention = 0;
    }

    /// The selected event.
    pub fn selected(&self) -> Option<&Event> {
        self.focus.selected.map(|id| self.corpus().event(id))
    }

    /// The telling of `event` that is read.
    pub fn mention_of<'a>(&self, event: &'a Event) -> Option<&'a Mention> {
        event.mentions.get(self.mention).or(event.mentions.first())
    }

    /// The stretch of time on screen, with a view that fits resolved.
    pub fn window(&self) -> TimeWindow {
        self.view
            .window
            .unwrap_or_else(|| scale::fit(self.choice.index.extent()))
    }

    /// Short name of an actor.
    pub fn name_of<'a>(&'a self, code: &'a ActorCode) -> &'a str {
        self.loaded
            .names
            .get(code)
            .map_or_else(|| code.as_str(), String::as_str)
    }
}

impl Busy {
    /// What is being opened, for people.
    pub fn what(&self) -> String {
        self.source.label()
    }
}

impl ExportForm {
    /// The file's name without a folder, with the format's ending.
    pub fn file_name(&self, project: &str) -> String {
        let words: Vec<&str> = project
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect();
        let stem = if words.is_empty() {
            "chart".to_owned()
        } else {
            words.join("-").to_lowercase()
        };
        format!("{stem}.{}", ending(self.format))
    }

    /// The typed path with the format's ending.
    pub fn typed_path(&self) -> Option<PathBuf> {
        let typed = self.path.trim();
        if typed.is_empty() {
            return None;
        }
        let mut path = PathBuf::from(typed);
        if path.extension().is_none() {
            path.set_extension(ending(self.format));
        }
        Some(path)
    }
}

/// File name ending of `format`.
pub fn ending(format: ImageFormat) -> &'static str {
    match format {
        ImageFormat::Svg => "svg",
        ImageFormat::Png => "png",
        ImageFormat::Pdf => "pdf",
    }
}
