//! The one place that changes the state: commands and the workers' reports are carried out here.

use super::command::{Action, Command, DateEnd};
use super::settings::Source;
use super::state::{
    Busy, Dialog, Drafts, ExportForm, Listed, NoticeKind, OpenProject, ReportRows, State,
};
use super::worker::{ExportJob, Kept, Picked, Question, Report, Worker};
use super::{again, texts, words};
use crate::export::ImageFormat;
use crate::jobs::{ChartExport, JobError, Progress};
use crate::model::EventId;
use crate::project::{Filter, TimeWindow};
use crate::scene::ThemeKind;
use crate::timeline::scale::{self, Scale};
use std::path::PathBuf;
use std::time::Duration;

/// A dialog that is gone within this time never came up: nobody cancels so fast.
const NEVER_CAME_UP: Duration = Duration::from_millis(400);
/// How much one key press magnifies.
const KEY_ZOOM: f64 = 1.4;
/// Which part of the stretch on screen one key press moves.
const KEY_PAN: f64 = 0.15;
/// How far one key press scrolls the lanes, points.
const KEY_SCROLL: f32 = 54.0;
/// Resolution proposed for PNG, dots per inch.
const USUAL_DPI: u32 = 200;

/// Carries out `command`.
pub fn command(state: &mut State, worker: &mut Worker, command: Command) {
    match command {
        Command::Act(action) => act(state, worker, action),
        Command::SetPublished(place, day) => again::set_published(state, worker, &place, day),
        Command::DraftPublished(draft) => state.drafts.published = draft,
        Command::OpenPaths(paths) => open(state, worker, Source::Paths(absolute(paths))),
        Command::StopImport => {
            if let Some(busy) = &state.busy {
                busy.cancel.cancel();
            }
        }
        Command::SetFilter(filter) => set_filter(state, filter),
        Command::DraftDate(end, text) => draft_date(state, end, text),
        Command::ListCountries(listed) => state.countries = listed,
        Command::DraftPath(text) => state.drafts.path = text,
        Command::SetWindow(window) => with_open(state, |open| {
            open.view.window = window.map(scale::clamp);
        }),
        Command::ScrollLanes(to) => with_open(state, |open| open.scroll_y = to.max(0.0)),
        Command::Select(id) => with_open(state, |open| open.select(id)),
        Command::Hover(id) => with_open(state, |open| open.focus.hovered = id),
        Command::ReadMention(mention) => with_open(state, |open| open.mention = mention),
        Command::SetTheme(theme) => {
            state.settings.theme = theme;
            save_settings(state);
        }
        Command::Show(dialog) => state.dialog = Some(dialog),
        Command::CloseDialog => state.dialog = None,
        Command::AskExportPath(form) => ask_export_path(state, worker, form),
        Command::Export(form, path) => export(state, worker, &form, path),
        Command::Dismiss(index) => {
            if index < state.notices.len() {
                state.notices.remove(index);
            }
        }
    }
}

/// Takes in what a worker thread reports.
pub fn report(state: &mut State, worker: &mut Worker, report: Report) -> Option<Command> {
    match report {
        Report::Progress(job, progress) => {
            if let Some(busy) = state.busy.as_mut().filter(|busy| busy.job == job) {
                busy.progress = progress;
            }
        }
        Report::Imported(job, result) => {
            let busy = state.busy.take_if(|busy| busy.job == job)?;
            match result {
                Ok(loaded) if loaded.project.corpus.articles.is_empty() => {
                    let why = words::nothing_read(&busy.source.label(), &loaded.project.report);
                    state.notify(NoticeKind::Problem, why);
                }
                Ok(loaded) if busy.again => again::replaced(state, *loaded, &busy.source),
                Ok(loaded) => {
                    opened(state, *loaded, &busy.source);
                    worker.watch(&busy.source);
                }
                Err(JobError::Cancelled) => {}
                Err(error) => state.notify(NoticeKind::Problem, error.to_string()),
            }
        }
        Report::Exported(result) => {
            state.exporting = false;
            match result {
                Ok(path) => state.notify(NoticeKind::Done, words::saved(&path)),
                Err(why) => state.notify(NoticeKind::Problem, why),
            }
        }
        Report::Stirred => again::stirred(state, worker),
        Report::Looked(generation, changes) => again::looked(state, generation, changes),
        Report::Picked(picked) => return picked_path(state, picked),
    }
    None
}

/// Shows a project that was just read.
pub fn opened(state: &mut State, loaded: super::choice::Loaded, source: &Source) {
    state.generation += 1;
    let open = OpenProject::new(loaded, source.clone(), state.generation);
    let failed = open.failed();
    state.previous = state.open.replace(open);
    state.at_start = false;
    state.drafts = Drafts::default();
    state.countries = Listed::default();
    state.notices.clear();
    if !failed.is_empty() {
        state.notify(NoticeKind::Problem, words::not_read(&failed));
    }
    state.settings.remember(source);
    save_settings(state);
}

/// Starts to open `source`; what is open stays until it is read.
pub fn open(state: &mut State, worker: &mut Worker, source: Source) {
    if let Some(busy) = state.busy.take() {
        busy.cancel.cancel();
    }
    if matches!(state.dialog, Some(Dialog::OpenPath(_))) {
        state.dialog = None;
    }
    start_import(state, worker, source, Kept::default(), false);
}

/// Starts to read `source`, building on what is kept of it; `again` when it is what is open.
pub(super) fn start_import(
    state: &mut State,
    worker: &mut Worker,
    source: Source,
    kept: Kept,
    again: bool,
) {
    match worker.import(&source, kept) {
        Ok((job, cancel)) => {
            state.busy = Some(Busy {
                job,
                source,
                again,
                progress: Progress::default(),
                cancel,
            });
        }
        Err(why) => state.notify(NoticeKind::Problem, why),
    }
}

fn act(state: &mut State, worker: &mut Worker, action: Action) {
    match action {
        Action::OpenFolder => ask(state, worker, Question::OpenFolder),
        Action::OpenSample => open(state, worker, Source::Sample),
        Action::ReadAgain => again::read_again(state, worker),
        Action::UndoImport => again::undo(state, worker),
        Action::StartScreen => state.at_start = state.open.is_some() && !state.at_start,
        Action::Export => {
            if state.visible().is_some() {
                state.dialog = Some(Dialog::Export(export_form(state)));
            }
        }
        Action::Report => {
            if state.open.is_some() {
                state.dialog = Some(Dialog::Report(ReportRows::All));
            }
        }
        Action::Search => state.focus_search = state.visible().is_some(),
        Action::ShowAll => {
            set_filter(state, Filter::default());
            state.drafts = Drafts::default();
        }
        Action::Fit => with_open(state, |open| open.view.window = None),
        Action::ZoomIn => with_open(state, |open| zoom(open, KEY_ZOOM)),
        Action::ZoomOut => with_open(state, |open| zoom(open, 1.0 / KEY_ZOOM)),
        Action::Earlier => with_open(state, |open| pan(open, -KEY_PAN)),
        Action::Later => with_open(state, |open| pan(open, KEY_PAN)),
        Action::LanesUp => with_open(state, |open| {
            open.scroll_y = (open.scroll_y - KEY_SCROLL).max(0.0);
        }),
        Action::LanesDown => with_open(state, |open| open.scroll_y += KEY_SCROLL),
        Action::ThreadBack => with_open(state, |open| step_thread(open, Step::Back)),
        Action::ThreadOn => with_open(state, |open| step_thread(open, Step::On)),
        Action::PreviousEvent => with_open(state, |open| step_event(open, Step::Back)),
        Action::NextEvent => with_open(state, |open| step_event(open, Step::On)),
        Action::Clear => {
            if state.dialog.take().is_none() {
                with_open(state, |open| open.select(None));
            }
        }
    }
}

fn with_open(state: &mut State, change: impl FnOnce(&mut OpenProject)) {
    if let Some(open) = state.open.as_mut().filter(|_| !state.at_start) {
        change(open);
    }
}

fn set_filter(state: &mut State, filter: Filter) {
    with_open(state, |open| open.set_filter(filter));
}

fn draft_date(state: &mut State, end: DateEnd, text: String) {
    let meant = words::date_range_of(&text);
    if text.trim().is_empty() || meant.is_some() {
        with_open(state, |open| {
            let mut filter = open.filter().clone();
            match end {
                DateEnd::From => filter.from = meant.map(|(first, _)| first),
                DateEnd::To => filter.to = meant.map(|(_, last)| last),
            }
            open.set_filter(filter);
        });
    }
    match end {
        DateEnd::From => state.drafts.from = text,
        DateEnd::To => state.drafts.to = text,
    }
}

fn zoom(open: &mut OpenProject, factor: f64) {
    let scale = Scale::new(open.window(), 0.0, 1.0);
    open.view.window = Some(scale.zoomed_about(0.5, factor));
}

fn pan(open: &mut OpenProject, part: f64) {
    let scale = Scale::new(open.window(), 0.0, 1.0);
    open.view.window = Some(scale.panned(-part));
}

/// Along a list, one way or the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Back,
    On,
}

impl Step {
    /// The neighbour of `at` in `list`; its first or last when `at` is not in it.
    fn from(self, list: &[EventId], at: Option<EventId>) -> Option<EventId> {
        let place = at.and_then(|id| list.iter().position(|other| *other == id));
        match (self, place) {
            (Self::On, None) => list.first().copied(),
            (Self::Back, None) => list.last().copied(),
            (Self::On, Some(place)) => list.get(place + 1).copied(),
            (Self::Back, Some(place)) => list.get(place.checked_sub(1)?).copied(),
        }
    }
}

fn step_thread(open: &mut OpenProject, step: Step) {
    let Some(selected) = open.focus.selected else {
        return;
    };
    let next = open
        .corpus()
        .thread_of(selected)
        .and_then(|thread| step.from(&thread.events, Some(selected)));
    go_to(open, next);
}

fn step_event(open: &mut OpenProject, step: Step) {
    let next = step.from(open.choice.index.shown(), open.focus.selected);
    go_to(open, next);
}

/// Selects `id` and brings its date on screen.
fn go_to(open: &mut OpenProject, id: Option<EventId>) {
    let Some(id) = id else {
        return;
    };
    open.select(Some(id));
    let Some(date) = open.corpus().event(id).date else {
        return;
    };
    let day = scale::mark_day(date);
    let window = open.window();
    if day < window.start_day || day > window.end_day {
        let half = window.days() / 2.0;
        open.view.window = Some(scale::clamp(TimeWindow {
            start_day: day - half,
            end_day: day + half,
        }));
    }
}

fn export_form(state: &State) -> ExportForm {
    let mut form = ExportForm {
        format: ImageFormat::Svg,
        look: ThemeKind::Light,
        dpi: USUAL_DPI,
        title: state
            .open
            .as_ref()
            .map(|open| open.loaded.project.name.clone())
            .unwrap_or_default(),
        path: String::new(),
    };
    let folder = directories::UserDirs::new()
        .and_then(|dirs| {
            dirs.document_dir()
                .or(Some(dirs.home_dir()))
                .map(PathBuf::from)
        })
        .unwrap_or_default();
    form.path = folder
        .join(form.file_name(&form.title))
        .display()
        .to_string();
    form
}

fn ask(state: &mut State, worker: &Worker, question: Question) {
    if let Err(why) = worker.ask(question) {
        state.notify(NoticeKind::Problem, why);
    }
}

fn ask_export_path(state: &mut State, worker: &Worker, form: ExportForm) {
    let name = form
        .typed_path()
        .and_then(|path| Some(path.file_name()?.to_string_lossy().into_owned()))
        .unwrap_or_else(|| form.file_name(&form.title));
    state.dialog = Some(Dialog::Export(form.clone()));
    ask(state, worker, Question::SaveChart(form, name));
}

fn picked_path(state: &mut State, picked: Picked) -> Option<Command> {
    match (picked.question, picked.path) {
        (Question::OpenFolder, Some(path)) => Some(Command::OpenPaths(vec![path])),
        (Question::SaveChart(form, _), Some(path)) => Some(Command::Export(form, path)),
        (Question::OpenFolder, None) if picked.waited < NEVER_CAME_UP => {
            state.dialog = Some(Dialog::OpenPath(Some(texts::NO_DIALOG.to_owned())));
            None
        }
        (Question::SaveChart(..), None) if picked.waited < NEVER_CAME_UP => {
            state.notify(NoticeKind::Problem, texts::NO_SAVE_DIALOG.to_owned());
            None
        }
        (Question::OpenFolder | Question::SaveChart(..), None) => None,
    }
}

fn export(state: &mut State, worker: &Worker, form: &ExportForm, path: PathBuf) {
    let Some(open) = state.visible() else {
        return;
    };
    let mut view = open.view.clone();
    view.window = Some(open.window());
    let job = ExportJob {
        loaded: open.loaded.clone(),
        view,
        chart: ChartExport {
            format: form.format,
            theme: form.look,
            dpi: form.dpi as f32,
            title: form.title.trim().to_owned(),
            width: None,
        },
        path,
    };
    state.dialog = None;
    state.exporting = true;
    if let Err(why) = worker.export(job) {
        state.exporting = false;
        state.notify(NoticeKind::Problem, why);
    }
}

pub(super) fn save_settings(state: &mut State) {
    if let Err(why) = state.settings.save() {
        state.notify(NoticeKind::Problem, why);
    }
}

/// Paths as they will still be found when the program is started elsewhere.
fn absolute(paths: Vec<PathBuf>) -> Vec<PathBuf> {
    let absolute = |path: PathBuf| std::path::absolute(&path).unwrap_or(path);
    paths.into_iter().map(absolute).collect()
}
