//! Words beside marks, where they cover nothing.

use super::index::Entry;
use super::lod::{MARK_SIZE, Spot};
use super::marks::{HALO_RADIUS, cluster_bounds, stands_out, whisker};
use super::plan::Plan;
use super::sketch::{Sketch, Type};
use super::text::width_pts;
use super::threads::Curve;
use super::words::lag_words;
use crate::model::EventId;
use crate::scene::{Anchor, Point, Rect, Weight};
use std::collections::BTreeMap;

/// Em size of labels, points.
const LABEL_SIZE: f32 = 11.5;
/// Em size of source numbers, points.
const NUMBER_SIZE: f32 = 8.0;
/// From a mark's edge to its label, points.
const GAP: f32 = 4.0;
/// Width of a column of the grid that finds overlaps quickly, points.
const COLUMN: f32 = 64.0;
/// Charts with more marks than this carry labels only on what stands out.
const MOST_LABELLED: usize = 600;

/// Numbers of the sources of each event, for paper.
pub type SourceNumbers = BTreeMap<EventId, Vec<usize>>;

/// What is taken, by how gladly a label would cover it.
#[derive(Debug, Default)]
struct Taken {
    /// What stands out, and labels: never covered.
    firm: Columns,
    /// Links and arrows: a label lies over them if there is no other room.
    lines: Columns,
    /// Faded marks: covered by the labels of what stands out, as the last resort.
    faded: Columns,
}

/// What a label may lie over, most careful first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Over {
    Nothing,
    Lines,
    FadedMarks,
}

/// Rectangles, found quickly by place.
#[derive(Debug, Default)]
struct Columns(BTreeMap<i32, Vec<Rect>>);

impl Columns {
    fn range(rect: Rect) -> std::ops::RangeInclusive<i32> {
        let column = |x: f32| (x / COLUMN).floor() as i32;
        column(rect.x)..=column(rect.right())
    }

    fn add(&mut self, rect: Rect) {
        for column in Self::range(rect) {
            self.0.entry(column).or_default().push(rect);
        }
    }

    fn is_free(&self, rect: Rect) -> bool {
        let touches = |taken: &Vec<Rect>| taken.iter().any(|other| other.overlaps(rect));
        Self::range(rect).all(|column| !self.0.get(&column).is_some_and(touches))
    }
}

/// Draws the labels for which there is room: of what stands out first, and of the rest when nothing does.
pub fn draw_labels(
    sketch: &mut Sketch,
    plan: &Plan<'_>,
    lines: (&[(EventId, [Point; 4])], &[Curve]),
    numbers: &SourceNumbers,
) {
    let mut taken = taken_by_marks(plan);
    for (_, corners) in lines.0 {
        taken.lines.add(bounding(corners));
    }
    for curve in lines.1 {
        curve.footprint().for_each(|square| taken.lines.add(square));
    }
    sketch.clip_to(Some(plan.frame.plot_view()));
    for label in labelled(plan) {
        draw_label(sketch, plan, label, &mut taken, numbers);
    }
    sketch.clip_to(None);
}

/// What deserves a label, the most important first: the spot and the event that the label is about.
fn labelled<'p, 'a>(plan: &'p Plan<'a>) -> Vec<Labelled<'p, 'a>> {
    let emphasis = &plan.emphasis;
    let mut found = Vec::new();
    for lane in plan.frame.visible_lanes() {
        for spot in &plan.spots[lane] {
            let strong = |entry: &&Entry| emphasis.strong.contains(&entry.id);
            let entry = spot.entries.iter().find(strong).or(match spot.entries {
                [only] if !emphasis.fades_rest => Some(only),
                _ => None,
            });
            found.extend(entry.map(|entry| Labelled { lane, spot, entry }));
        }
    }
    let rank = |label: &Labelled<'_, '_>| {
        let id = label.entry.id;
        (
            emphasis.selected != Some(id),
            !emphasis.strong.contains(&id),
        )
    };
    found.sort_by_key(rank);
    if found.len() > MOST_LABELLED {
        found.retain(|label| emphasis.strong.contains(&label.entry.id));
    }
    found
}

/// A label to be: where, and about which event.
#[derive(Debug, Clone, Copy)]
struct Labelled<'p, 'a> {
    lane: usize,
    spot: &'p Spot<'a>,
    entry: &'p Entry,
}

fn taken_by_marks(plan: &Plan<'_>) -> Taken {
    let mut taken = Taken::default();
    for lane in plan.frame.visible_lanes() {
        for spot in &plan.spots[lane] {
            let stands_out = stands_out(plan, spot) || !plan.emphasis.fades_rest;
            let columns = if stands_out {
                &mut taken.firm
            } else {
                &mut taken.faded
            };
            columns.add(body(plan, lane, spot));
            let [only] = spot.entries else {
                continue;
            };
            let Point { x, y } = plan.center(lane, spot);
            if let Some((left, right)) = whisker(plan, only) {
                columns.add(Rect::new(left, y - 4.0, right - left, 8.0));
            }
            if only.publication_only {
                columns.add(Rect::new(x - MARK_SIZE, y - 2.0, MARK_SIZE, 4.0));
            }
        }
    }
    taken
}

/// What a spot covers: its mark, its halo, or its bar and number.
fn body(plan: &Plan<'_>, lane: usize, spot: &Spot<'_>) -> Rect {
    let [only] = spot.entries else {
        return cluster_bounds(plan, lane, spot);
    };
    let is_selected = plan.emphasis.selected == Some(only.id);
    let half = if is_selected {
        HALO_RADIUS
    } else {
        MARK_SIZE / 2.0
    };
    let Point { x, y } = plan.center(lane, spot);
    Rect::new(x - half, y - half, 2.0 * half, 2.0 * half)
}

fn draw_label(
    sketch: &mut Sketch,
    plan: &Plan<'_>,
    label: Labelled<'_, '_>,
    taken: &mut Taken,
    numbers: &SourceNumbers,
) {
    let Labelled { lane, spot, entry } = label;
    let theme = plan.input.theme;
    let is_strong = plan.emphasis.strong.contains(&entry.id);
    let kind = Type {
        size: LABEL_SIZE,
        weight: if is_strong {
            Weight::Semibold
        } else {
            Weight::Regular
        },
        color: theme.labels.of(entry.category.group()),
    };
    let number = number_text(numbers, entry.id);
    let body = body(plan, lane, spot);
    let is_free = |rect: Rect, over: Over| {
        is_inside(plan, lane, rect, is_strong)
            && taken.firm.is_free(padded(rect))
            && (over >= Over::Lines || taken.lines.is_free(padded(rect)))
            && (over >= Over::FadedMarks || taken.faded.is_free(padded(rect)))
    };
    let wordings = wordings(plan, entry, !number.is_empty());
    let last_resort = if is_strong {
        Over::FadedMarks
    } else {
        Over::Lines
    };
    let levels = [Over::Nothing, Over::Lines, Over::FadedMarks];
    let fitting = wordings
        .iter()
        .flat_map(|words| levels.map(|over| (words, over)))
        .filter(|(_, over)| *over <= last_resort)
        .find_map(|(words, over)| {
            let width = label_width(words, &number, kind.weight);
            let places = candidates(body, width, words.is_empty());
            let rect = places.into_iter().find(|rect| is_free(*rect, over))?;
            Some((rect, words, over))
        });
    if let Some((rect, words, over)) = fitting {
        if over > Over::Nothing {
            sketch.fill(padded(rect), theme.canvas.faded(0.8));
        }
        let baseline = rect.bottom() - 3.5;
        sketch.text(
            Point::new(rect.x, baseline),
            Anchor::Start,
            words.clone(),
            kind,
        );
        let raised = Point::new(rect.right(), baseline - 4.0);
        sketch.text(
            raised,
            Anchor::End,
            number,
            Type::regular(NUMBER_SIZE, theme.text_soft),
        );
        taken.firm.add(rect);
    }
}

/// A label with its distance to what is beside it.
fn padded(rect: Rect) -> Rect {
    Rect::new(rect.x - 3.0, rect.y, rect.width + 6.0, rect.height)
}

fn label_width(words: &str, number: &str, weight: Weight) -> f32 {
    let gap = if words.is_empty() || number.is_empty() {
        0.0
    } else {
        1.5
    };
    width_pts(words, LABEL_SIZE, weight) + gap + width_pts(number, NUMBER_SIZE, Weight::Regular)
}

/// What a label may say, the fullest first.
fn wordings(plan: &Plan<'_>, entry: &Entry, with_number: bool) -> Vec<String> {
    let verb = entry.category.verb();
    let verb = verb.strip_suffix(" to").unwrap_or(verb);
    let mut wordings = Vec::new();
    if let Some(lag) = plan.input.index.lag_of(entry.id) {
        wordings.push(format!("{verb} · {}", lag_words(lag)));
    }
    wordings.push(verb.to_owned());
    if with_number {
        wordings.push(String::new());
    }
    wordings
}

/// Where a label may stand about the mark that covers `body`: beside it, then above; a bare number only close by.
fn candidates(body: Rect, width: f32, is_bare: bool) -> Vec<Rect> {
    let height = LABEL_SIZE + 2.0;
    let beside = (body.bottom() - body.height.min(2.0 * HALO_RADIUS) / 2.0) - height / 2.0 - 0.5;
    let above = body.y - height;
    let at = |x: f32, y: f32| Rect::new(x, y, width, height);
    if is_bare {
        return vec![
            at(body.right() + 2.0, beside),
            at(body.right() - 2.0, above + 2.0),
        ];
    }
    vec![
        at(body.right() + GAP, beside),
        at(body.center().x - width / 2.0, above),
        at(body.x - GAP - width, beside),
        at(body.x, above),
        at(body.right() - width, above),
    ]
}

/// Whether a label stays in its lane, and in sight; one that stands out may reach into the lane above.
fn is_inside(plan: &Plan<'_>, lane: usize, rect: Rect, is_strong: bool) -> bool {
    let bounds = plan.frame.lane(lane);
    let top = if is_strong {
        plan.frame.lanes_top
    } else {
        bounds.y
    };
    rect.x >= plan.frame.plot_left + 2.0
        && rect.right() <= plan.frame.plot_right - 2.0
        && rect.y >= top
        && rect.bottom() <= bounds.bottom()
}

fn number_text(numbers: &SourceNumbers, id: EventId) -> String {
    let list = numbers.get(&id).map_or(&[][..], Vec::as_slice);
    let shown: Vec<String> = list.iter().take(3).map(usize::to_string).collect();
    shown.join(",")
}

fn bounding(points: &[Point]) -> Rect {
    let fold = |part: fn(&Point) -> f32| {
        points
            .iter()
            .map(part)
            .fold((f32::INFINITY, f32::NEG_INFINITY), |(low, high), value| {
                (low.min(value), high.max(value))
            })
    };
    let ((left, right), (top, bottom)) = (fold(|point| point.x), fold(|point| point.y));
    Rect::new(left, top, (right - left).max(0.0), (bottom - top).max(0.0))
}
