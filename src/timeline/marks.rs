//! Marks of events and bars of clusters, with what can be pointed at.

use super::glyph::{GlyphColors, glyph};
use super::index::Entry;
use super::lod::{MARK_SIZE, Spot};
use super::plan::Plan;
use super::sketch::{Sketch, Type, solid};
use super::words::{counted, date_words, event_name, group_words, range_words};
use crate::model::{CategoryGroup, EventCategory, EventDate};
use crate::project::date_of_day;
use crate::scene::{Anchor, Color, Point, Rect, Shape, Stroke, Subject};

/// Radius of the ring about the selected mark, points.
pub const HALO_RADIUS: f32 = 11.5;
/// Least height of a group's part of a cluster, points.
const LEAST_PART: f32 = 2.5;
/// Greatest height of a cluster's bar, points.
const HIGHEST_BAR: f32 = 30.0;
/// Height of a cluster's number, points.
const NUMBER_HEIGHT: f32 = 11.0;

/// Draws every visible spot: first what is faded, then what stands out.
pub fn draw_marks(sketch: &mut Sketch, plan: &Plan<'_>) {
    sketch.clip_to(Some(plan.frame.plot_view()));
    for lane in plan.frame.visible_lanes() {
        draw_reaching(sketch, plan, lane);
    }
    for wanted in [false, true] {
        for lane in plan.frame.visible_lanes() {
            for spot in &plan.spots[lane] {
                if stands_out(plan, spot) == wanted {
                    draw_spot(sketch, plan, lane, spot);
                }
            }
        }
    }
    sketch.clip_to(None);
}

/// Whether a spot holds something that stands out.
pub fn stands_out(plan: &Plan<'_>, spot: &Spot<'_>) -> bool {
    let strong = &plan.emphasis.strong;
    !strong.is_empty() && spot.entries.iter().any(|entry| strong.contains(&entry.id))
}

fn draw_spot(sketch: &mut Sketch, plan: &Plan<'_>, lane: usize, spot: &Spot<'_>) {
    match spot.entries {
        [only] => draw_event(sketch, plan, lane, spot, only),
        _ => draw_cluster(sketch, plan, lane, spot),
    }
}

fn draw_event(sketch: &mut Sketch, plan: &Plan<'_>, lane: usize, spot: &Spot<'_>, entry: &Entry) {
    let center = plan.center(lane, spot);
    let theme = plan.input.theme;
    let strength = plan.emphasis.strength(entry.id);
    let full = GlyphColors::of(theme, entry.category.group());
    let is_selected = plan.emphasis.selected == Some(entry.id);
    if is_selected {
        draw_halo(sketch, center, full.outline, theme.canvas);
    }
    draw_whisker(sketch, plan, center.y, entry);
    let mut colors = full;
    if entry.publication_only {
        colors = colors.hollow(theme.canvas);
        let tail = Stroke {
            dash: Some([1.5, 2.5]),
            ..solid(1.2, full.outline.mixed(theme.canvas, strength))
        };
        let from = Point::new(center.x - MARK_SIZE, center.y);
        sketch.line(from, Point::new(center.x - MARK_SIZE / 2.0, center.y), tail);
    }
    sketch.extend(glyph(
        entry.category,
        center,
        MARK_SIZE,
        colors.faded(theme.canvas, strength),
    ));
    let name = event_name(plan.event(entry.id), plan.input.lexicon);
    let edge = if is_selected {
        HALO_RADIUS
    } else {
        MARK_SIZE / 2.0 + 1.0
    };
    let bounds = square(center, edge);
    sketch.mark(
        Subject::Event(entry.id),
        bounds,
        plan.frame.plot_view(),
        name,
    );
}

fn draw_halo(sketch: &mut Sketch, center: Point, hue: Color, canvas: Color) {
    sketch.push(Shape::Circle {
        center,
        radius: HALO_RADIUS,
        fill: Some(hue.mixed(canvas, 0.22)),
        stroke: Some(solid(1.5, hue)),
    });
}

/// The interval of an uncertain date, where it is wider than the mark.
fn draw_whisker(sketch: &mut Sketch, plan: &Plan<'_>, y: f32, entry: &Entry) {
    let Some((left, right)) = whisker(plan, entry) else {
        return;
    };
    let theme = plan.input.theme;
    let strength = 0.6 * plan.emphasis.strength(entry.id);
    let hue = theme.outlines.of(entry.category.group());
    let stroke = solid(1.5, hue.mixed(theme.canvas, strength));
    sketch.line(Point::new(left, y), Point::new(right, y), stroke);
    for x in [left, right] {
        sketch.line(Point::new(x, y - 3.5), Point::new(x, y + 3.5), stroke);
    }
}

/// Left and right end of an event's whisker, points; none where its mark hides it.
pub fn whisker(plan: &Plan<'_>, entry: &Entry) -> Option<(f32, f32)> {
    let points = entry.reach * plan.scale.points_per_day();
    if entry.reach <= 0.5 || points < f64::from(MARK_SIZE) * 0.75 {
        return None;
    }
    // Ends far outside are drawn just outside: the plot cuts them.
    let (low, high) = (
        f64::from(plan.frame.plot_left) - 50.0,
        f64::from(plan.frame.plot_right) + 50.0,
    );
    let x = |day: f64| plan.scale.x_from_day(day).clamp(low, high) as f32;
    Some((x(entry.day - entry.reach), x(entry.day + entry.reach)))
}

/// Whiskers that reach into the window from marks outside.
fn draw_reaching(sketch: &mut Sketch, plan: &Plan<'_>, lane: usize) {
    let window = plan.scale.window();
    let index = &plan.input.index.lanes()[lane];
    let y = plan.frame.row_y(lane, 0);
    for entry in index.reaching_into(window.start_day, window.end_day) {
        draw_whisker(sketch, plan, y, entry);
    }
}

fn draw_cluster(sketch: &mut Sketch, plan: &Plan<'_>, lane: usize, spot: &Spot<'_>) {
    let theme = plan.input.theme;
    let strong = stands_out(plan, spot);
    let strength = if plan.emphasis.fades_rest && !strong {
        super::focus::FADED
    } else {
        1.0
    };
    let bar = cluster_bar(plan, lane, spot);
    match same_category(spot.entries) {
        Some(category) => {
            let colors = GlyphColors::of(theme, category.group()).faded(theme.canvas, strength);
            sketch.extend(glyph(category, bar.center(), MARK_SIZE, colors));
        }
        None => draw_bar(sketch, plan, spot.entries, bar, strength),
    }
    if strong {
        sketch.push(Shape::Rect {
            rect: bar.grown(2.5),
            radius: 3.0,
            fill: None,
            stroke: Some(solid(1.5, theme.accent)),
        });
    }
    let number = Type::semibold(10.5, theme.text_soft.mixed(theme.canvas, strength.max(0.6)));
    let lift = if strong { 6.0 } else { 3.0 };
    let pos = Point::new(bar.center().x, bar.y - lift);
    let count = short_number(spot.entries.len());
    let words = match same_category(spot.entries) {
        Some(_) => format!("×{count}"),
        None => count,
    };
    sketch.text(pos, Anchor::Middle, words, number);
    let ids = spot.entries.iter().map(|entry| entry.id).collect();
    let bounds = cluster_bounds(plan, lane, spot);
    let name = cluster_name(plan, lane, spot);
    sketch.mark(Subject::Cluster(ids), bounds, plan.frame.plot_view(), name);
}

/// Parts of a bar as high as each group's share, in the groups' fixed order from below.
fn draw_bar(sketch: &mut Sketch, plan: &Plan<'_>, entries: &[Entry], bar: Rect, strength: f32) {
    let theme = plan.input.theme;
    let mut counts = group_counts(entries).to_vec();
    counts.retain(|(_, count)| *count > 0);
    let spare = (bar.height - LEAST_PART * counts.len() as f32).max(0.0);
    let mut bottom = bar.bottom();
    for (group, count) in counts {
        let height = LEAST_PART + spare * count as f32 / entries.len() as f32;
        let part = Rect::new(bar.x, bottom - height, bar.width, height);
        sketch.fill(part, theme.groups.of(group).mixed(theme.canvas, strength));
        bottom -= height;
    }
}

/// The category of all `entries`; none when they differ.
fn same_category(entries: &[Entry]) -> Option<EventCategory> {
    let category = entries.first()?.category;
    entries
        .iter()
        .all(|entry| entry.category == category)
        .then_some(category)
}

fn cluster_bar(plan: &Plan<'_>, lane: usize, spot: &Spot<'_>) -> Rect {
    if same_category(spot.entries).is_some() {
        return square(plan.center(lane, spot), MARK_SIZE / 2.0);
    }
    let bottom = plan.frame.lane(lane).bottom() - 5.0;
    let room = (plan.frame.lane_height - 8.0 - NUMBER_HEIGHT).min(HIGHEST_BAR);
    let height = (6.0 + 3.0 * (spot.entries.len() as f32).sqrt()).min(room);
    let width = spot.width.floor();
    Rect::new(
        (spot.x - width / 2.0).round(),
        bottom - height,
        width,
        height,
    )
}

/// Bar and number of a cluster, points.
pub fn cluster_bounds(plan: &Plan<'_>, lane: usize, spot: &Spot<'_>) -> Rect {
    let bar = cluster_bar(plan, lane, spot);
    let top = bar.y - NUMBER_HEIGHT;
    Rect::new(bar.x - 2.0, top, bar.width + 4.0, bar.bottom() - top + 2.0)
}

fn group_counts(entries: &[Entry]) -> [(CategoryGroup, usize); 6] {
    let mut counts = CategoryGroup::ALL.map(|group| (group, 0));
    for entry in entries {
        let group = entry.category.group();
        if let Some(found) = counts.iter_mut().find(|(other, _)| *other == group) {
            found.1 += 1;
        }
    }
    counts
}

/// "Russia, 14 events, 12 – 18 March 2018: 8 measures, 6 denials".
fn cluster_name(plan: &Plan<'_>, lane: usize, spot: &Spot<'_>) -> String {
    let name = &plan.input.index.lanes()[lane].name;
    let groups: Vec<String> = group_counts(spot.entries)
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(group, count)| group_words(*group, *count))
        .collect();
    let days = match spot.entries {
        [first, .., last] => range_words(date_of_day(first.day), date_of_day(last.day)),
        [only] => plan
            .event(only.id)
            .date
            .map_or_else(String::new, |date: EventDate| date_words(date)),
        [] => String::new(),
    };
    let events = counted(spot.entries.len(), "event", "events");
    format!("{name}, {events}, {days}: {}", groups.join(", "))
}

/// A number that fits over a bar: "999", "12k".
fn short_number(number: usize) -> String {
    match number {
        0..1_000 => number.to_string(),
        1_000..1_000_000 => format!("{}k", number / 1_000),
        _ => format!("{}M", number / 1_000_000),
    }
}

fn square(center: Point, half: f32) -> Rect {
    Rect::new(center.x - half, center.y - half, 2.0 * half, 2.0 * half)
}
