//! Words beside marks, where they cover nothing.

use super::lod::{MARK_SIZE, Spot};
use super::marks::{HALO_RADIUS, cluster_bounds, whisker};
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

/// What is taken: marks, lines, labels.
#[derive(Debug, Default)]
struct Taken {
    columns: BTreeMap<i32, Vec<Rect>>,
}

impl Taken {
    fn columns(rect: Rect) -> std::ops::RangeInclusive<i32> {
        let column = |x: f32| (x / COLUMN).floor() as i32;
        column(rect.x)..=column(rect.right())
    }

    fn add(&mut self, rect: Rect) {
        for column in Self::columns(rect) {
            self.columns.entry(column).or_default().push(rect);
        }
    }

    fn is_free(&self, rect: Rect) -> bool {
        Self::columns(rect).all(|column| {
            self.columns
                .get(&column)
                .is_none_or(|taken| !taken.iter().any(|other| other.overlaps(rect)))
        })
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
        taken.add(bounding(corners));
    }
    for curve in lines.1 {
        curve.footprint().for_each(|square| taken.add(square));
    }
    sketch.clip_to(Some(plan.frame.plot_view()));
    for (lane, spot) in labelled(plan) {
        draw_label(sketch, plan, (lane, spot), &mut taken, numbers);
    }
    sketch.clip_to(None);
}

/// Single marks that deserve a label, the most important first.
fn labelled<'p, 'a>(plan: &'p Plan<'a>) -> Vec<(usize, &'p Spot<'a>)> {
    let visible = || {
        plan.frame
            .visible_lanes()
            .flat_map(|lane| plan.spots[lane].iter().map(move |spot| (lane, spot)))
            .filter(|(_, spot)| !spot.is_cluster())
    };
    let emphasis = &plan.emphasis;
    let id_of = |spot: &Spot<'_>| spot.entries.first().map(|entry| entry.id);
    let is_selected =
        |spot: &Spot<'_>| id_of(spot) == emphasis.selected && emphasis.selected.is_some();
    let is_strong = |spot: &Spot<'_>| id_of(spot).is_some_and(|id| emphasis.strong.contains(&id));
    let mut found: Vec<_> = visible().filter(|(_, spot)| is_selected(spot)).collect();
    found.extend(visible().filter(|(_, spot)| is_strong(spot) && !is_selected(spot)));
    if !emphasis.fades_rest && visible().count() <= MOST_LABELLED {
        found.extend(visible().filter(|(_, spot)| !is_strong(spot)));
    }
    found
}

fn taken_by_marks(plan: &Plan<'_>) -> Taken {
    let mut taken = Taken::default();
    for lane in plan.frame.visible_lanes() {
        for spot in &plan.spots[lane] {
            let Point { x, y } = plan.center(lane, spot);
            match spot.entries {
                [only] => {
                    let is_selected = plan.emphasis.selected == Some(only.id);
                    let half = if is_selected {
                        HALO_RADIUS
                    } else {
                        MARK_SIZE / 2.0
                    };
                    taken.add(Rect::new(x - half, y - half, 2.0 * half, 2.0 * half));
                    if let Some((left, right)) = whisker(plan, only) {
                        taken.add(Rect::new(left, y - 4.0, right - left, 8.0));
                    }
                    if only.publication_only {
                        taken.add(Rect::new(x - MARK_SIZE, y - 2.0, MARK_SIZE, 4.0));
                    }
                }
                _ => taken.add(cluster_bounds(plan, lane, spot)),
            }
        }
    }
    taken
}

fn draw_label(
    sketch: &mut Sketch,
    plan: &Plan<'_>,
    (lane, spot): (usize, &Spot<'_>),
    taken: &mut Taken,
    numbers: &SourceNumbers,
) {
    let Some(entry) = spot.entries.first() else {
        return;
    };
    let theme = plan.input.theme;
    let is_strong = plan.emphasis.strong.contains(&entry.id);
    let weight = if is_strong {
        Weight::Semibold
    } else {
        Weight::Regular
    };
    let kind = Type {
        size: LABEL_SIZE,
        weight,
        color: theme.labels.of(entry.category.group()),
    };
    let number = number_text(numbers, entry.id);
    let number_width = width_pts(&number, NUMBER_SIZE, Weight::Regular);
    let is_selected = plan.emphasis.selected == Some(entry.id);
    let half = if is_selected {
        HALO_RADIUS
    } else {
        MARK_SIZE / 2.0
    };
    let center = plan.center(lane, spot);
    for words in wordings(plan, entry.id, entry.category.verb(), !number.is_empty()) {
        let gap = if words.is_empty() || number.is_empty() {
            0.0
        } else {
            1.5
        };
        let word_width = width_pts(&words, LABEL_SIZE, weight);
        let width = word_width + gap + number_width;
        let fitting = candidates(center, half, width)
            .into_iter()
            .find(|rect| fits(plan, lane, *rect, taken));
        if let Some(rect) = fitting {
            let baseline = rect.bottom() - 3.5;
            sketch.text(Point::new(rect.x, baseline), Anchor::Start, words, kind);
            let raised = Point::new(rect.x + word_width + gap, baseline - 4.0);
            sketch.text(
                raised,
                Anchor::Start,
                number,
                Type::regular(NUMBER_SIZE, theme.text_soft),
            );
            taken.add(rect);
            return;
        }
    }
}

/// What a label may say, the fullest first.
fn wordings(plan: &Plan<'_>, id: EventId, verb: &str, with_number: bool) -> Vec<String> {
    let mut wordings = Vec::new();
    if let Some(lag) = plan.input.index.lag_of(id) {
        wordings.push(format!("{verb} · {}", lag_words(lag)));
    }
    wordings.push(verb.to_owned());
    if with_number {
        wordings.push(String::new());
    }
    wordings
}

/// Where a label may stand: beside the mark, then above.
fn candidates(center: Point, half: f32, width: f32) -> [Rect; 4] {
    let height = LABEL_SIZE + 2.0;
    let beside = center.y - height / 2.0 - 0.5;
    let above = center.y - half - height;
    let right = center.x + half + GAP;
    let left = center.x - half - GAP - width;
    [
        Rect::new(right, beside, width, height),
        Rect::new(center.x - width / 2.0, above, width, height),
        Rect::new(left, beside, width, height),
        Rect::new(center.x + half / 2.0, above + 2.0, width, height),
    ]
}

fn fits(plan: &Plan<'_>, lane: usize, rect: Rect, taken: &Taken) -> bool {
    let bounds = plan.frame.lane(lane);
    rect.x >= plan.frame.plot_left + 2.0
        && rect.right() <= plan.frame.plot_right - 2.0
        && rect.y >= bounds.y
        && rect.bottom() <= bounds.bottom()
        && taken.is_free(Rect::new(
            rect.x - 3.0,
            rect.y,
            rect.width + 6.0,
            rect.height,
        ))
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
