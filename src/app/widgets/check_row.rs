//! A row of the filter: box or glyph, name, bar and count; the whole row toggles, "only" beside it leaves nothing else.

use super::{Icon, focus_ring, paint_glyph, paint_icon};
use crate::app::fonts;
use crate::app::texts;
use crate::app::theme::color;
use crate::model::EventCategory;
use crate::scene::Theme;
use egui::accesskit::Role;
use egui::{Align2, CursorIcon, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

/// Height of a row, points.
const HEIGHT: f32 = 22.0;
/// Width kept for the count, points.
const COUNT_WIDTH: f32 = 30.0;
/// Longest bar, points.
const BAR_WIDTH: f32 = 40.0;

/// One row.
#[derive(Debug, Clone, Copy)]
pub struct CheckRow<'a> {
    /// What stands before the name.
    pub lead: Lead<'a>,
    /// Name of what is filtered.
    pub name: &'a str,
    /// Whether it is shown.
    pub checked: Checked,
    /// Events that it stands for.
    pub count: usize,
    /// The largest count of the list, if bars are drawn.
    pub largest: Option<usize>,
}

/// Whether a row's events are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checked {
    Yes,
    No,
}

/// What stands before the name.
#[derive(Debug, Clone, Copy)]
pub enum Lead<'a> {
    /// A check box and a code.
    Box(&'a str),
    /// The category's glyph.
    Glyph(EventCategory),
}

/// What was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckRowResponse {
    /// Nothing.
    Idle,
    /// Show or hide.
    Toggled,
    /// Show this alone.
    Only,
}

impl CheckRow<'_> {
    /// Draws the row over the whole width.
    pub fn show(self, ui: &mut Ui, theme: &Theme) -> CheckRowResponse {
        let size = vec2(ui.available_width(), HEIGHT);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        let checked = self.checked == Checked::Yes;
        response.widget_info(|| {
            WidgetInfo::selected(Role::CheckBox, true, checked, self.accessible_name())
        });
        if response.hovered() || response.contains_pointer() {
            ui.painter().rect_filled(
                rect.expand2(vec2(6.0, 0.0)),
                4.0,
                color(theme.hairline.faded(0.6)),
            );
        }
        let only = self.only_button(ui, theme, rect, response.contains_pointer());
        focus_ring(ui, theme, &response);
        self.paint(ui, theme, rect, only.is_shown);
        let response = response.on_hover_cursor(CursorIcon::PointingHand);
        if only.clicked {
            CheckRowResponse::Only
        } else if response.clicked() {
            CheckRowResponse::Toggled
        } else {
            CheckRowResponse::Idle
        }
    }

    fn accessible_name(self) -> String {
        format!(
            "{}, {}",
            self.name,
            texts::count(self.count, "event", "events")
        )
    }

    /// The word that leaves only this row; it takes the count's place while the row is pointed at.
    fn only_button(self, ui: &Ui, theme: &Theme, row: Rect, pointed: bool) -> OnlyButton {
        let rect = Rect::from_min_max(pos2(row.right() - COUNT_WIDTH, row.top()), row.max);
        let response = ui.interact(
            rect,
            ui.scope_id().with(("only", self.name)),
            Sense::click(),
        );
        response
            .widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Only {}", self.name)));
        let is_shown = pointed || response.hovered() || response.has_focus();
        if is_shown {
            let ink = if response.hovered() || response.has_focus() {
                theme.accent
            } else {
                theme.text_soft
            };
            ui.painter().text(
                rect.right_center(),
                Align2::RIGHT_CENTER,
                texts::ONLY,
                fonts::semibold(fonts::SMALL + 1.0),
                color(ink),
            );
        }
        OnlyButton {
            clicked: response.on_hover_cursor(CursorIcon::PointingHand).clicked(),
            is_shown,
        }
    }

    fn paint(self, ui: &Ui, theme: &Theme, rect: Rect, count_hidden: bool) {
        let checked = self.checked == Checked::Yes;
        let strength = if checked { 1.0 } else { 0.35 };
        let middle = rect.center().y;
        let painter = ui.painter_at(rect.expand(1.0));
        let name_left = match self.lead {
            Lead::Box(code) => {
                paint_box(ui, theme, pos2(rect.left() + 7.0, middle), checked);
                painter.text(
                    pos2(rect.left() + 24.0, middle),
                    Align2::LEFT_CENTER,
                    code,
                    fonts::semibold(fonts::SMALL),
                    color(theme.text_faint),
                );
                rect.left() + 62.0
            }
            Lead::Glyph(category) => {
                let center = pos2(rect.left() + 8.0, middle);
                paint_glyph(&painter, theme, category, center, 14.0, strength);
                rect.left() + 26.0
            }
        };
        let ink = if checked {
            theme.text
        } else {
            theme.text_faint
        };
        let name_right = match self.largest {
            Some(_) => rect.right() - COUNT_WIDTH - BAR_WIDTH - 8.0,
            None => rect.right() - COUNT_WIDTH - 8.0,
        };
        elided(
            ui,
            pos2(name_left, middle),
            name_right,
            self.name,
            color(ink),
        );
        if let Some(largest) = self.largest.filter(|largest| *largest > 0) {
            let width = (BAR_WIDTH * self.count as f32 / largest as f32).max(1.5);
            let left = rect.right() - COUNT_WIDTH - BAR_WIDTH;
            let bar = Rect::from_min_size(pos2(left, middle - 2.5), vec2(width, 5.0));
            if self.count > 0 {
                painter.rect_filled(bar, 2.0, color(theme.count_bar.faded(strength)));
            }
        }
        if !count_hidden {
            painter.text(
                rect.right_center(),
                Align2::RIGHT_CENTER,
                self.count.to_string(),
                fonts::regular(fonts::BODY),
                color(theme.text_soft),
            );
        }
    }
}

struct OnlyButton {
    clicked: bool,
    is_shown: bool,
}

fn paint_box(ui: &Ui, theme: &Theme, center: Pos2, checked: bool) {
    let rect = Rect::from_center_size(center, vec2(14.0, 14.0));
    if checked {
        ui.painter().rect_filled(rect, 3.0, color(theme.accent));
        paint_icon(
            ui.painter(),
            Icon::Check,
            center,
            11.0,
            color(theme.on_accent),
        );
    } else {
        ui.painter().rect(
            rect,
            3.0,
            color(theme.field),
            Stroke::new(1.0, color(theme.text_faint)),
            StrokeKind::Inside,
        );
    }
}

/// Text on a line, cut with an ellipsis before `right`.
fn elided(ui: &Ui, left_center: Pos2, right: f32, text: &str, ink: egui::Color32) {
    let mut job = egui::text::LayoutJob::simple_singleline(
        text.to_owned(),
        fonts::regular(fonts::BODY + 0.5),
        ink,
    );
    job.wrap = egui::text::TextWrapping::truncate_at_width((right - left_center.x).max(0.0));
    let galley = ui.painter().layout_job(job);
    let at = left_center - vec2(0.0, galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink);
}
