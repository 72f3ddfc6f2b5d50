//! The right panel: the selected event, what it answers, what answers it, and where it is told.

use super::reader;
use crate::app::command::Command;
use crate::app::state::{OpenProject, State};
use crate::app::theme::color;
use crate::app::widgets::{
    SCROLL_ROOM, focus_ring, paint_glyph, rule, section_head, soft, strong, text_label,
};
use crate::app::{fonts, texts, words};
use crate::model::{CategoryGroup, Event, EventId, Link, LinkKind};
use egui::accesskit::Role;
use egui::{CursorIcon, Sense, Ui, WidgetInfo, pos2, vec2};

/// Room for a glyph before a title, points.
const GLYPH_ROOM: f32 = 26.0;
/// Links of one kind that are listed before the rest is counted.
const LISTED: usize = 5;

/// Shows the panel.
pub fn show(ui: &mut Ui, state: &State, open: &OpenProject, commands: &mut Vec<Command>) {
    let Some(event) = open.selected() else {
        nothing(ui, state);
        return;
    };
    ui.scope(|ui| {
        ui.set_width(ui.available_width() - SCROLL_ROOM);
        head(ui, state, open, event);
        answers(ui, state, open, event, commands);
        answered_by(ui, state, open, event, commands);
        rule(ui, state.theme());
    });
    reader::show(ui, state, open, event, commands);
}

fn nothing(ui: &mut Ui, state: &State) {
    let theme = state.theme();
    ui.add_space(2.0);
    strong(ui, theme, texts::NOTHING_SELECTED);
    ui.add_space(4.0);
    soft(ui, theme, texts::NOTHING_SELECTED_HINT);
}

fn head(ui: &mut Ui, state: &State, open: &OpenProject, event: &Event) {
    let theme = state.theme();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        let (glyph, _) = ui.allocate_exact_size(vec2(GLYPH_ROOM, 22.0), Sense::hover());
        let center = pos2(glyph.left() + 9.0, glyph.center().y);
        paint_glyph(ui.painter(), theme, event.category, center, 18.0, 1.0);
        ui.vertical(|ui| {
            text_label(
                ui,
                words::title(open, event),
                fonts::semibold(fonts::TITLE),
                color(theme.text),
            );
            let date = event
                .date
                .map_or_else(|| texts::NO_DATE.to_owned(), words::long_date);
            let mut facts = vec![words::toward(open, event), date];
            facts.retain(|fact| !fact.is_empty());
            soft(ui, theme, facts.join(" · "));
        });
    });
    ui.add_space(6.0);
    text_label(
        ui,
        evidence_line(event),
        fonts::regular(fonts::SMALL + 1.0),
        color(theme.text_soft),
    );
}

/// Basis of the date, confidence, number of sources.
fn evidence_line(event: &Event) -> String {
    let mut parts = Vec::new();
    parts.extend(event.date.map(words::basis));
    parts.push(words::confidence(event.confidence));
    parts.push(texts::count(event.mentions.len(), "source", "sources"));
    if event.presupposed {
        parts.push(texts::PRESUPPOSED.to_owned());
    }
    parts.join(" · ")
}

fn answers(
    ui: &mut Ui,
    state: &State,
    open: &OpenProject,
    event: &Event,
    commands: &mut Vec<Command>,
) {
    let links: Vec<&Link> = open.corpus().answers_of(event.id).collect();
    if links.is_empty() {
        return;
    }
    rule(ui, state.theme());
    section_head(ui, state.theme(), texts::ANSWERS_HEAD);
    list(ui, state, open, &links, commands, |link| {
        let lag = link.lag_days.map(words::answered_after);
        (link.answered, lag.unwrap_or_default())
    });
}

fn answered_by(
    ui: &mut Ui,
    state: &State,
    open: &OpenProject,
    event: &Event,
    commands: &mut Vec<Command>,
) {
    let mut links: Vec<&Link> = open.corpus().answered_by(event.id).collect();
    let accusation = event.category.group() == CategoryGroup::Accusation;
    if links.is_empty() && !accusation {
        return;
    }
    links.sort_by_key(|link| link.lag_days.unwrap_or(i32::MAX));
    rule(ui, state.theme());
    section_head(ui, state.theme(), texts::ANSWERED_BY);
    if links.is_empty() {
        ui.add_space(2.0);
        soft(ui, state.theme(), texts::NO_RESPONSE);
    }
    list(ui, state, open, &links, commands, |link| {
        let mut parts = Vec::new();
        if matches!(link.kind, LinkKind::RetaliatesFor | LinkKind::ConcedesTo) {
            parts.push(
                match link.kind {
                    LinkKind::ConcedesTo => texts::CONCEDES,
                    _ => texts::RETALIATES,
                }
                .to_owned(),
            );
        }
        parts.extend(link.lag_days.map(words::lag));
        (link.answer, parts.join(", "))
    });
}

/// Linked events, each with what `describe` says of its link.
fn list(
    ui: &mut Ui,
    state: &State,
    open: &OpenProject,
    links: &[&Link],
    commands: &mut Vec<Command>,
    describe: impl Fn(&Link) -> (EventId, String),
) {
    ui.add_space(2.0);
    for link in links.iter().take(LISTED) {
        let (id, told) = describe(link);
        let event = open.corpus().event(id);
        let date = event
            .date
            .map(|date| date.start.format("%-d %B").to_string());
        let mut facts: Vec<String> = date.into_iter().collect();
        facts.extend((!told.is_empty()).then_some(told));
        if event_row(ui, state, open, event, &facts.join(" · ")) {
            commands.push(Command::Select(Some(id)));
        }
    }
    if let Some(rest) = links.len().checked_sub(LISTED).filter(|rest| *rest > 0) {
        soft(ui, state.theme(), format!("and {rest} more"));
    }
}

/// An event with its glyph, two lines, to be pressed.
fn event_row(ui: &mut Ui, state: &State, open: &OpenProject, event: &Event, facts: &str) -> bool {
    let theme = state.theme();
    let title = words::full_title(open, event);
    let width = ui.available_width();
    let ink = color(theme.text);
    let text_width = width - GLYPH_ROOM;
    let lines = [
        ui.painter()
            .layout(title.clone(), fonts::semibold(fonts::BODY), ink, text_width),
        ui.painter().layout(
            facts.to_owned(),
            fonts::regular(fonts::BODY),
            color(theme.text_soft),
            text_width,
        ),
    ];
    let height: f32 = lines.iter().map(|line| line.size().y).sum::<f32>() + 6.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    let name = if facts.is_empty() {
        title
    } else {
        format!("{title}, {facts}")
    };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.hovered() {
        ui.painter().rect_filled(
            rect.expand2(vec2(6.0, 0.0)),
            4.0,
            color(theme.hairline.faded(0.6)),
        );
    }
    focus_ring(ui, theme, &response);
    let center = pos2(
        rect.left() + 8.0,
        rect.top() + 3.0 + lines[0].size().y / 2.0,
    );
    paint_glyph(ui.painter(), theme, event.category, center, 14.0, 1.0);
    let mut at = pos2(rect.left() + GLYPH_ROOM, rect.top() + 3.0);
    for line in lines {
        let below = at.y + line.size().y;
        ui.painter().galley(at, line, ink);
        at.y = below;
    }
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}
