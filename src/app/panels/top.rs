//! The bar along the top: name of the project, search, open, export, menu.

use crate::app::command::{Action, Command};
use crate::app::settings::ThemeChoice;
use crate::app::state::State;
use crate::app::theme::{CONTROL_HEIGHT, color};
use crate::app::widgets::{
    Icon, action_tip, icon_button, paint_icon, primary_button, quiet_button,
};
use crate::app::{fonts, texts};
use crate::project::Filter;
use egui::{
    Align, Align2, Button, CursorIcon, Id, Label, Layout, Margin, Rect, RichText, TextEdit, Ui,
    UiBuilder, pos2, vec2,
};

/// Width of the search field on a wide window, points.
const SEARCH_WIDTH: f32 = 420.0;

/// Width of the menu, points.
const MENU_WIDTH: f32 = 220.0;
/// Most room for the project's name, points.
const NAME_WIDTH: f32 = 320.0;

/// Shows the bar.
pub fn show(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let bar = ui.max_rect();
    let left = ui
        .with_layout(Layout::left_to_right(Align::Center), |ui| {
            names(ui, state);
            ui.min_rect().right()
        })
        .inner;
    let right = ui
        .scope_builder(
            UiBuilder::new()
                .max_rect(bar)
                .layout(Layout::right_to_left(Align::Center)),
            |ui| {
                buttons(ui, state, commands);
                ui.min_rect().left()
            },
        )
        .inner;
    if state.visible().is_some() {
        search(ui, state, bar, (left + 16.0, right - 16.0), commands);
    }
}

fn names(ui: &mut Ui, state: &State) {
    let theme = state.theme();
    let program = RichText::new(texts::APP_NAME)
        .font(fonts::semibold(fonts::HEADLINE))
        .color(color(theme.text));
    ui.add(Label::new(program).extend());
    if let Some(open) = state.visible() {
        let name = RichText::new(&open.loaded.project.name)
            .font(fonts::regular(fonts::BODY + 0.5))
            .color(color(theme.text_soft));
        let room = NAME_WIDTH.min(ui.available_width() * 0.22);
        ui.allocate_ui_with_layout(
            vec2(room, CONTROL_HEIGHT),
            Layout::left_to_right(Align::Center),
            |ui| ui.add(Label::new(name).truncate()),
        );
    }
}

fn buttons(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let theme = state.theme();
    menu(ui, state, commands);
    if state.visible().is_some() {
        let export = primary_button(ui, theme, Action::Export.label())
            .on_hover_text(action_tip(ui, Action::Export));
        if export.clicked() {
            commands.push(Command::Act(Action::Export));
        }
        let open = quiet_button(ui, theme, Action::OpenFolder.label())
            .on_hover_text(action_tip(ui, Action::OpenFolder));
        if open.clicked() {
            commands.push(Command::Act(Action::OpenFolder));
        }
    }
}

fn menu(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let theme = state.theme();
    let button = icon_button(ui, theme, Icon::Menu, CONTROL_HEIGHT, texts::MENU);
    egui::Popup::menu(&button)
        .accessible_name(texts::MENU)
        .show(|ui| {
            ui.set_width(MENU_WIDTH);
            ui.spacing_mut().item_spacing.y = 2.0;
            let with_project = [
                Action::OpenFolder,
                Action::OpenSample,
                Action::StartScreen,
                Action::ReadAgain,
                Action::UndoImport,
                Action::Report,
                Action::Export,
                Action::Fit,
                Action::ShowAll,
            ];
            let offered: &[Action] = match (state.visible(), &state.open) {
                (Some(_), _) => &with_project,
                (None, Some(_)) => &with_project[..3],
                (None, None) => &with_project[..2],
            };
            let useless = |action: Action| match action {
                Action::ReadAgain => !state.can_read_again(),
                Action::UndoImport => state.previous.is_none(),
                _ => false,
            };
            for action in offered.iter().filter(|action| !useless(**action)) {
                let label = match (action, state.at_start) {
                    (Action::StartScreen, true) => texts::BACK_TO_CHART,
                    _ => action.label(),
                };
                if entry(ui, state, label, *action).clicked() {
                    commands.push(Command::Act(*action));
                }
            }
            ui.separator();
            themes(ui, state, commands);
        });
}

fn entry(ui: &mut Ui, state: &State, label: &str, action: Action) -> egui::Response {
    let mut button = Button::new(label)
        .frame_when_inactive(false)
        .min_size(vec2(ui.available_width(), CONTROL_HEIGHT));
    if let Some(keys) = action.keys().first() {
        let keys =
            RichText::new(ui.ctx().format_shortcut(keys)).color(color(state.theme().text_faint));
        button = button.shortcut_text(keys);
    }
    ui.add(button).on_hover_cursor(CursorIcon::PointingHand)
}

fn themes(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    for (choice, label) in [
        (ThemeChoice::Light, texts::THEME_LIGHT),
        (ThemeChoice::Dark, texts::THEME_DARK),
        (ThemeChoice::System, texts::THEME_SYSTEM),
    ] {
        let chosen = state.settings.theme == choice;
        let response = ui.add(
            Button::new(format!("{}: {}", texts::THEME, label.to_lowercase()))
                .frame_when_inactive(false)
                .min_size(vec2(ui.available_width(), CONTROL_HEIGHT)),
        );
        if chosen {
            let at = pos2(response.rect.right() - 14.0, response.rect.center().y);
            paint_icon(
                ui.painter(),
                Icon::Check,
                at,
                11.0,
                color(state.theme().accent),
            );
        }
        if response.on_hover_cursor(CursorIcon::PointingHand).clicked() {
            commands.push(Command::SetTheme(choice));
        }
    }
}

fn search(
    ui: &mut Ui,
    state: &State,
    bar: Rect,
    (left, right): (f32, f32),
    commands: &mut Vec<Command>,
) {
    let Some(open) = state.visible() else {
        return;
    };
    let theme = state.theme();
    let width = SEARCH_WIDTH.min(right - left);
    if width < 80.0 {
        return;
    }
    let middle = bar
        .center()
        .x
        .clamp(left + width / 2.0, right - width / 2.0);
    let rect = Rect::from_center_size(pos2(middle, bar.center().y), vec2(width, CONTROL_HEIGHT));
    let mut text = open.filter().text.clone();
    let keys = Action::Search
        .keys()
        .first()
        .map(|keys| ui.ctx().format_shortcut(keys))
        .unwrap_or_default();
    let id = Id::unique("search");
    let field = ui.put(
        rect,
        TextEdit::singleline(&mut text)
            .id(id)
            .hint_text(texts::SEARCH_HINT)
            .margin(Margin {
                left: 30,
                right: 8,
                top: 4,
                bottom: 4,
            })
            .align(Align2::LEFT_CENTER)
            .min_size(rect.size())
            .desired_width(width),
    );
    let field = field.accessible_name(texts::SEARCH_NAME);
    paint_icon(
        ui.painter(),
        Icon::Search,
        pos2(rect.left() + 16.0, rect.center().y),
        13.0,
        color(theme.text_faint),
    );
    if text.is_empty() {
        if !field.has_focus() {
            ui.painter().text(
                pos2(rect.right() - 12.0, rect.center().y),
                Align2::RIGHT_CENTER,
                keys,
                fonts::regular(fonts::SMALL),
                color(theme.text_faint),
            );
        }
    } else {
        let clear =
            Rect::from_center_size(pos2(rect.right() - 14.0, rect.center().y), vec2(18.0, 18.0));
        ui.scope_builder(UiBuilder::new().max_rect(clear), |ui| {
            if icon_button(ui, theme, Icon::Close, 18.0, texts::CLEAR_SEARCH).clicked() {
                text.clear();
            }
        });
    }
    if state.focus_search {
        field.request_focus();
    }
    if text != open.filter().text {
        commands.push(Command::SetFilter(Filter {
            text,
            ..open.filter().clone()
        }));
    }
}
