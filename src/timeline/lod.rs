//! Level of detail: which events of a lane are drawn one by one, and which are drawn as a cluster because they would overlap.
//!
//! Every event given is in exactly one [`Spot`]. Cluster boundaries are fixed in time at each scale, so that panning does not
//! shuffle them.

use super::index::Entry;
use super::scale::Scale;
use std::collections::{BTreeMap, BTreeSet};

/// Edge of a mark's square, points.
pub const MARK_SIZE: f32 = 14.0;
/// Least distance between the centres of two marks of a row, points.
pub const PITCH: f32 = 16.0;
/// Distance between two rows of marks, points.
pub const ROW_PITCH: f32 = 15.0;
/// Least and greatest width of a cluster's bar, points.
const BAR_WIDTHS: (f64, f64) = (18.0, 40.0);
/// From a cluster's bar to the end of its stretch of time, points.
const BAR_GAP: f64 = 2.0;
/// Least width of the stretch of time that a cluster stands for, points: its bar with room for the neighbours' marks.
const BIN_WIDTH: f32 = 42.0;
/// Lengths of the stretches, days.
const BIN_DAYS: [f64; 29] = [
    0.125, 0.25, 0.5, 1.0, 2.0, 3.0, 4.0, 7.0, 10.0, 14.0, 21.0, 28.0, 42.0, 56.0, 84.0, 126.0,
    182.0, 280.0, 420.0, 630.0, 940.0, 1_400.0, 2_800.0, 5_600.0, 11_200.0, 22_400.0, 44_800.0,
    89_600.0, 1e8,
];
/// A Monday, day number: where clusters start to be counted.
const MONDAY: f64 = 4.0;

/// A place in a lane where something is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot<'a> {
    /// Middle, points.
    pub x: f32,
    /// Width of the mark or of the cluster's bar, points.
    pub width: f32,
    /// Row, counted from the lane's lower edge.
    pub row: u8,
    /// One event, or several drawn as one; by date, never empty.
    pub entries: &'a [Entry],
}

impl Spot<'_> {
    /// Whether several events are drawn as one.
    pub fn is_cluster(&self) -> bool {
        self.entries.len() > 1
    }
}

/// Finds a spot for each of `entries` (one lane's, by position) with at most `rows` marks above each other.
pub fn place<'a>(entries: &'a [Entry], scale: &Scale, rows: usize) -> Vec<Spot<'a>> {
    let bins = Bins::of(scale);
    let (row_of, found) = pack(entries, scale, rows, bins, &BTreeSet::new());
    if found.is_empty() {
        return gather(entries, &row_of, &found, bins, scale);
    }
    // A stretch with few events may only have had crowded neighbours: it gets a second chance without them.
    let counts: BTreeMap<i64, usize> = bins
        .runs(entries)
        .map(|(bin, run)| (bin, run.len()))
        .collect();
    let full: BTreeSet<i64> = found
        .into_iter()
        .filter(|bin| counts.get(bin).is_some_and(|count| *count > rows))
        .collect();
    let (row_of, found) = pack(entries, scale, rows, bins, &full);
    let crowded = &full | &found;
    gather(entries, &row_of, &crowded, bins, scale)
}

/// The lowest free row of each event outside the `crowded` stretches, and the stretches where there was none.
fn pack(
    entries: &[Entry],
    scale: &Scale,
    rows: usize,
    bins: Bins,
    crowded: &BTreeSet<i64>,
) -> (Vec<u8>, BTreeSet<i64>) {
    let mut row_ends = vec![f64::NEG_INFINITY; rows.max(1)];
    let mut row_of = Vec::with_capacity(entries.len());
    let mut overfull = BTreeSet::new();
    for (bin, run) in bins.runs(entries) {
        if crowded.contains(&bin) {
            row_of.resize(row_of.len() + run.len(), 0);
            continue;
        }
        for entry in run {
            let x = scale.x_from_day(entry.day);
            let mut rows = row_ends.iter_mut().enumerate();
            if let Some((row, end)) = rows.find(|(_, end)| x - **end >= f64::from(PITCH)) {
                *end = x;
                row_of.push(row as u8);
            } else {
                overfull.insert(bin);
                row_of.push(0);
            }
        }
    }
    (row_of, overfull)
}

/// Events in crowded stretches become clusters, the others keep their rows.
fn gather<'a>(
    entries: &'a [Entry],
    row_of: &[u8],
    crowded: &BTreeSet<i64>,
    bins: Bins,
    scale: &Scale,
) -> Vec<Spot<'a>> {
    let mut spots: Vec<Spot<'a>> = Vec::new();
    let mut at = 0;
    while let Some(entry) = entries.get(at) {
        let bin = bins.number(entry.day);
        let is_crowded = crowded.contains(&bin);
        let rest = &entries[at..];
        let taken = if is_crowded {
            rest.partition_point(|other| bins.number(other.day) == bin)
                .max(1)
        } else {
            1
        };
        let (members, beyond) = rest.split_at(taken);
        spots.push(if is_crowded {
            let before = spots.last().map_or(f64::NEG_INFINITY, |spot| {
                f64::from(spot.x + spot.width / 2.0)
            });
            let after = beyond
                .first()
                .filter(|next| !crowded.contains(&bins.number(next.day)));
            let after = after.map_or(f64::INFINITY, |next| {
                scale.x_from_day(next.day) - f64::from(MARK_SIZE) / 2.0
            });
            bins.spot(bin, members, scale, before..after)
        } else {
            Spot {
                x: scale.x_from_day(entry.day) as f32,
                width: MARK_SIZE,
                row: row_of.get(at).copied().unwrap_or(0),
                entries: members,
            }
        });
        at += taken;
    }
    spots
}

/// Stretches of time of one length.
#[derive(Debug, Clone, Copy)]
struct Bins {
    days: f64,
}

impl Bins {
    fn of(scale: &Scale) -> Self {
        let wide_enough = |days: &&f64| **days * scale.points_per_day() >= f64::from(BIN_WIDTH);
        let longest = BIN_DAYS[BIN_DAYS.len() - 1];
        Self {
            days: BIN_DAYS
                .iter()
                .find(wide_enough)
                .copied()
                .unwrap_or(longest),
        }
    }

    fn number(self, day: f64) -> i64 {
        ((day - MONDAY) / self.days).floor() as i64
    }

    /// The events of each stretch that holds any, with the stretch's number.
    fn runs(self, entries: &[Entry]) -> impl Iterator<Item = (i64, &[Entry])> {
        entries
            .chunk_by(move |a, b| self.number(a.day) == self.number(b.day))
            .filter_map(move |run| Some((self.number(run.first()?.day), run)))
    }

    /// The spot of what a crowded stretch holds: amid its events, inside the stretch, and between its neighbours.
    fn spot<'a>(
        self,
        bin: i64,
        entries: &'a [Entry],
        scale: &Scale,
        free: std::ops::Range<f64>,
    ) -> Spot<'a> {
        let start = scale.x_from_day(bin as f64 * self.days + MONDAY);
        let end = scale.x_from_day((bin + 1) as f64 * self.days + MONDAY);
        let (low, high) = (start.max(free.start) + BAR_GAP, end.min(free.end) - BAR_GAP);
        let first = entries
            .first()
            .map_or(start, |entry| scale.x_from_day(entry.day));
        let last = entries
            .last()
            .map_or(end, |entry| scale.x_from_day(entry.day));
        let (least, greatest) = BAR_WIDTHS;
        let width = if entries.len() == 1 {
            f64::from(MARK_SIZE)
        } else {
            (last - first + least)
                .min(high - low)
                .clamp(least, greatest)
        };
        let middle = f64::midpoint(first, last);
        let (leftmost, rightmost) = (low + width / 2.0, high - width / 2.0);
        let x = if leftmost <= rightmost {
            middle.clamp(leftmost, rightmost)
        } else {
            f64::midpoint(low, high)
        };
        Spot {
            x: x as f32,
            width: width as f32,
            row: 0,
            entries,
        }
    }
}
