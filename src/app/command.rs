//! All that can be asked of the window. Panels push commands, [`apply`](super::apply) carries them out.

use super::settings::ThemeChoice;
use super::state::{Dialog, ExportForm, Listed};
use super::texts;
use crate::model::EventId;
use crate::project::{Filter, TimeWindow};
use chrono::NaiveDate;
use egui::{Key, KeyboardShortcut, Modifiers};
use std::path::PathBuf;

/// One wish of the user.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Something with a name and perhaps a key.
    Act(Action),
    /// Open folders and files.
    OpenPaths(Vec<PathBuf>),
    /// Give an article this day of publication; none goes back to what its evidence says.
    SetPublished(ArticlePlace, Option<NaiveDate>),
    /// Type a day of publication; none puts the field away.
    DraftPublished(Option<String>),
    /// Stop the import under way.
    StopImport,
    /// Show other events.
    SetFilter(Filter),
    /// Type in the date range.
    DraftDate(DateEnd, String),
    /// Show more or less of the list of countries.
    ListCountries(Listed),
    /// Type in the path field.
    DraftPath(String),
    /// Show this stretch of time; none fits all.
    SetWindow(Option<TimeWindow>),
    /// Scroll the lanes to this many points from their top.
    ScrollLanes(f32),
    /// Select an event, or none.
    Select(Option<EventId>),
    /// Point at an event, or none.
    Hover(Option<EventId>),
    /// Read this telling of the selected event.
    ReadMention(usize),
    /// Change the look.
    SetTheme(ThemeChoice),
    /// Bring up a dialog, or change the one that is up.
    Show(Dialog),
    /// Put the dialog away.
    CloseDialog,
    /// Ask where to save the chart.
    AskExportPath(ExportForm),
    /// Save the chart here.
    Export(ExportForm, PathBuf),
    /// Put a message away.
    Dismiss(usize),
}

/// Which article of which file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticlePlace {
    /// Path relative to the folder opened.
    pub file: String,
    /// Counted from 0.
    pub part: u32,
}

/// Which end of the date range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names say it")]
pub enum DateEnd {
    From,
    To,
}

/// Commands with a name: buttons, menu entries, keys.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "label() says each in words")]
pub enum Action {
    OpenFolder,
    OpenSample,
    ReadAgain,
    UndoImport,
    StartScreen,
    Export,
    Report,
    Search,
    ShowAll,
    Fit,
    ZoomIn,
    ZoomOut,
    Earlier,
    Later,
    LanesUp,
    LanesDown,
    ThreadBack,
    ThreadOn,
    PreviousEvent,
    NextEvent,
    Clear,
}

impl Action {
    /// All actions, in the order in which keys are looked up.
    pub const ALL: [Self; 21] = [
        Self::OpenFolder,
        Self::OpenSample,
        Self::ReadAgain,
        Self::UndoImport,
        Self::StartScreen,
        Self::Export,
        Self::Report,
        Self::Search,
        Self::ShowAll,
        Self::Fit,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::Earlier,
        Self::Later,
        Self::LanesUp,
        Self::LanesDown,
        Self::ThreadBack,
        Self::ThreadOn,
        Self::PreviousEvent,
        Self::NextEvent,
        Self::Clear,
    ];

    /// Name on buttons and in menus.
    pub fn label(self) -> &'static str {
        match self {
            Self::OpenFolder => texts::OPEN_FOLDER,
            Self::OpenSample => texts::OPEN_SAMPLE,
            Self::ReadAgain => texts::READ_AGAIN,
            Self::UndoImport => texts::UNDO_IMPORT,
            Self::StartScreen => texts::START_SCREEN,
            Self::Export => texts::EXPORT,
            Self::Report => texts::REPORT,
            Self::Search => texts::SEARCH,
            Self::ShowAll => texts::SHOW_ALL,
            Self::Fit => texts::FIT,
            Self::ZoomIn => texts::ZOOM_IN,
            Self::ZoomOut => texts::ZOOM_OUT,
            Self::Earlier => texts::EARLIER,
            Self::Later => texts::LATER,
            Self::LanesUp => texts::LANES_UP,
            Self::LanesDown => texts::LANES_DOWN,
            Self::ThreadBack => texts::THREAD_BACK,
            Self::ThreadOn => texts::THREAD_ON,
            Self::PreviousEvent => texts::PREVIOUS_EVENT,
            Self::NextEvent => texts::NEXT_EVENT,
            Self::Clear => texts::CLEAR_SELECTION,
        }
    }

    /// What it does, where the name does not say it all.
    pub fn tooltip(self) -> &'static str {
        match self {
            Self::OpenFolder => texts::OPEN_FOLDER_TIP,
            Self::OpenSample => texts::OPEN_SAMPLE_TIP,
            Self::ReadAgain => texts::READ_AGAIN_TIP,
            Self::UndoImport => texts::UNDO_IMPORT_TIP,
            Self::StartScreen => texts::START_SCREEN_TIP,
            Self::Export => texts::EXPORT_TIP,
            Self::Report => texts::REPORT_TIP,
            other => other.label(),
        }
    }

    /// Keys that ask for it; the first is the one shown.
    pub fn keys(self) -> &'static [KeyboardShortcut] {
        const fn plain(key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(Modifiers::NONE, key)
        }
        const fn command(key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(Modifiers::COMMAND, key)
        }
        match self {
            Self::OpenFolder => const { &[command(Key::O)] },
            Self::ReadAgain => const { &[plain(Key::F5), command(Key::R)] },
            Self::Export => const { &[command(Key::E)] },
            Self::Report => const { &[command(Key::I)] },
            Self::Search => const { &[command(Key::F)] },
            Self::Fit => const { &[plain(Key::F)] },
            Self::ZoomIn => const { &[plain(Key::Plus), plain(Key::Equals)] },
            Self::ZoomOut => const { &[plain(Key::Minus)] },
            Self::Earlier => const { &[plain(Key::ArrowLeft)] },
            Self::Later => const { &[plain(Key::ArrowRight)] },
            Self::LanesUp => const { &[plain(Key::ArrowUp)] },
            Self::LanesDown => const { &[plain(Key::ArrowDown)] },
            Self::ThreadBack => const { &[plain(Key::OpenBracket)] },
            Self::ThreadOn => const { &[plain(Key::CloseBracket)] },
            Self::PreviousEvent => const { &[plain(Key::P)] },
            Self::NextEvent => const { &[plain(Key::N)] },
            Self::Clear => const { &[plain(Key::Escape)] },
            Self::OpenSample | Self::UndoImport | Self::StartScreen | Self::ShowAll => &[],
        }
    }

    /// Whether its key works while a text field has the keyboard.
    fn works_while_typing(self) -> bool {
        self.keys()
            .iter()
            .all(|keys| keys.modifiers == Modifiers::COMMAND)
    }
}

/// The commands whose keys were pressed in this frame.
pub fn from_keys(ctx: &egui::Context) -> Vec<Command> {
    if egui::Popup::is_any_open(ctx) {
        // An open menu has the keyboard.
        return Vec::new();
    }
    let typing = ctx.text_edit_focused();
    ctx.input_mut(|input| {
        let mut pressed = Vec::new();
        for action in Action::ALL {
            if typing && !action.works_while_typing() {
                continue;
            }
            if action
                .keys()
                .iter()
                .any(|keys| consume_exactly(input, *keys))
            {
                pressed.push(Command::Act(action));
            }
        }
        pressed
    })
}

/// Takes the key press out of `input`. Shift is let pass for keys that need it on some keyboards.
fn consume_exactly(input: &mut egui::InputState, keys: KeyboardShortcut) -> bool {
    let with_command = input.modifiers.command || input.modifiers.alt;
    if keys.modifiers == Modifiers::NONE && with_command {
        return false;
    }
    input.consume_shortcut(&keys)
}
