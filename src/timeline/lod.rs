//! Level of detail: which events of a lane are drawn one by one, and which are drawn as a cluster because they would overlap.
//!
//! Every event given is in exactly one [`Spot`]. Cluster boundaries are fixed in time at each scale, so that panning does not
//! shuffle them.

use super::index::Entry;
use super::scale::Scale;
use std::collections::BTreeSet;

/// Edge of a mark's square, points.
pub const MARK_SIZE: f32 = 14.0;
/// Least distance between the centres of two marks of a row, and between two rows, points.
pub const PITCH: f32 = 16.0;
/// Width of a cluster's bar, points.
pub const CLUSTER_WIDTH: f32 = 18.0;
/// Least width of the stretch of time that a cluster stands for, points: its bar with room for the neighbours' marks.
const BIN_WIDTH: f32 = 42.0;
/// Lengths of clusters, days.
const BIN_DAYS: [f64; 16] = [
    0.25, 1.0, 2.0, 4.0, 7.0, 14.0, 28.0, 56.0, 112.0, 224.0, 448.0, 896.0, 1_792.0, 3_584.0,
    7_168.0, 14_336.0,
];
/// A Monday, day number: where clusters start to be counted.
const MONDAY: f64 = 4.0;

/// A place in a lane where something is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot<'a> {
    /// Middle, points.
    pub x: f32,
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
    let mut row_ends = vec![f64::NEG_INFINITY; rows.max(1)];
    let mut row_of = Vec::with_capacity(entries.len());
    let mut crowded: BTreeSet<i64> = BTreeSet::new();
    for entry in entries {
        let x = scale.x_from_day(entry.day);
        let free = row_ends
            .iter_mut()
            .enumerate()
            .find(|(_, end)| x - **end >= f64::from(PITCH));
        if let Some((row, end)) = free {
            *end = x;
            row_of.push(row as u8);
        } else {
            crowded.insert(bins.number(entry.day));
            row_of.push(0);
        }
    }
    gather(entries, &row_of, &crowded, bins, scale)
}

/// Events in crowded stretches become clusters, the others keep their rows.
fn gather<'a>(
    entries: &'a [Entry],
    row_of: &[u8],
    crowded: &BTreeSet<i64>,
    bins: Bins,
    scale: &Scale,
) -> Vec<Spot<'a>> {
    let mut spots = Vec::new();
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
        let (members, _) = rest.split_at(taken);
        spots.push(Spot {
            x: if is_crowded {
                bins.center(bin, members, scale)
            } else {
                scale.x_from_day(entry.day) as f32
            },
            row: if is_crowded { 0 } else { row_of[at] },
            entries: members,
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

    /// Where the cluster of `bin` stands: amid its events, away from the neighbouring bins.
    fn center(self, bin: i64, entries: &[Entry], scale: &Scale) -> f32 {
        let start = bin as f64 * self.days + MONDAY;
        let margin = f64::from(CLUSTER_WIDTH / 2.0 + PITCH / 2.0 + 1.0);
        let low = scale.x_from_day(start) + margin;
        let high = scale.x_from_day(start + self.days) - margin;
        let first = entries.first().map_or(start, |entry| entry.day);
        let last = entries.last().map_or(start, |entry| entry.day);
        let middle = scale.x_from_day(f64::midpoint(first, last));
        (if low <= high {
            middle.clamp(low, high)
        } else {
            f64::midpoint(low, high)
        }) as f32
    }
}
