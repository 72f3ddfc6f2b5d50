//! The open folder over time: it is watched, read again when asked, and an import can be taken back.

use super::apply::{save_settings, start_import};
use super::choice::Loaded;
use super::command::{Action, ArticlePlace};
use super::settings::Source;
use super::state::{NoticeKind, OpenProject, State};
use super::worker::Worker;
use super::{texts, words};
use crate::jobs::Changes;
use crate::model::{Corpus, Event, EventId};
use chrono::NaiveDate;

/// Starts to read the open folder again; only what changed is read.
pub fn read_again(state: &mut State, worker: &mut Worker) {
    let Some(open) = &state.open else {
        return;
    };
    if state.busy.is_none() && state.can_read_again() {
        let (source, kept) = (open.source.clone(), open.kept());
        start_import(state, worker, source, kept, true);
    }
}

/// Gives an article another day of publication, or with none takes back what was set; it is coded anew.
pub fn set_published(
    state: &mut State,
    worker: &mut Worker,
    place: &ArticlePlace,
    day: Option<NaiveDate>,
) {
    state.drafts.published = None;
    let Some(open) = state.open.as_ref().filter(|_| state.busy.is_none()) else {
        return;
    };
    let (source, mut kept) = (open.source.clone(), open.kept());
    match day {
        Some(day) => kept.dates.set(&place.file, Some(place.part), day),
        None => kept.dates.unset(&place.file, place.part),
    }
    start_import(state, worker, source, kept, true);
}

/// Something under the open folder was written: looks what, unless a look or an import is under way.
pub fn stirred(state: &mut State, worker: &Worker) {
    let Some(open) = &state.open else {
        return;
    };
    let Source::Paths(paths) = &open.source else {
        return;
    };
    if state.busy.is_some() || state.looking == Some(open.generation) {
        return;
    }
    if worker
        .look(open.generation, paths.clone(), open.loaded.shelf.clone())
        .is_ok()
    {
        state.looking = Some(open.generation);
    }
}

/// Tells how the folder differs from what is open, and offers to read it again.
pub fn looked(state: &mut State, generation: u64, changes: Option<Changes>) {
    state.looking = state.looking.filter(|looking| *looking != generation);
    let Some(open) = state
        .open
        .as_ref()
        .filter(|open| open.generation == generation)
    else {
        return;
    };
    let label = open.source.label();
    state.retract(Action::ReadAgain);
    if let Some(changes) = changes.filter(|changes| !changes.is_empty()) {
        let text = words::folder_changed(&label, changes);
        state.notify_with(NoticeKind::Done, text, Action::ReadAgain);
    }
}

/// Shows what reading the open folder again gave, looked at as before.
pub fn replaced(state: &mut State, loaded: Loaded, source: &Source) {
    let Some(old) = state.open.take() else {
        return;
    };
    let changes = loaded.shelf.changes_since(&old.loaded.shelf);
    let redated = loaded.project.dates != old.loaded.project.dates;
    state.notices.clear();
    if changes.is_empty() && !redated {
        state.notify(NoticeKind::Done, words::nothing_changed(&source.label()));
        state.open = Some(old);
        return;
    }
    state.generation += 1;
    let mut open = OpenProject::new(loaded, source.clone(), state.generation);
    let selected = old
        .selected()
        .and_then(|event| same_event(old.corpus(), event, open.corpus()));
    open.set_filter(old.view.filter.clone());
    open.view.window = old.view.window;
    open.scroll_y = old.scroll_y;
    open.select(selected);
    let failed = open.failed();
    state.open = Some(open);
    state.previous = Some(old);
    let text = if changes.is_empty() {
        texts::REDATED.to_owned()
    } else {
        words::read_again(&source.label(), changes)
    };
    state.notify_with(NoticeKind::Done, text, Action::UndoImport);
    if !failed.is_empty() {
        state.notify(NoticeKind::Problem, words::not_read(&failed));
    }
}

/// Takes the last import back: what was open before it is open again.
pub fn undo(state: &mut State, worker: &mut Worker) {
    let Some(previous) = state.previous.take() else {
        return;
    };
    worker.watch(&previous.source);
    state.settings.last = Some(previous.source.clone());
    state.open = Some(previous);
    state.at_start = false;
    state.notices.clear();
    save_settings(state);
}

/// The event of `corpus` that is told by the same words of the same article as `event` of `old`.
fn same_event(old: &Corpus, event: &Event, corpus: &Corpus) -> Option<EventId> {
    let mention = event.mentions.first()?;
    let file = &old.article(mention.article).file;
    corpus
        .events
        .iter()
        .find(|other| {
            other.source.code == event.source.code
                && other.category == event.category
                && other.mentions.iter().any(|told| {
                    told.sentence == mention.sentence && corpus.article(told.article).file == *file
                })
        })
        .map(|other| other.id)
}
