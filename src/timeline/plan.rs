//! One chart decided, before anything is drawn: its frame, scale, and a spot for every event in the window.

use super::focus::Emphasis;
use super::frame::Frame;
use super::index::Entry;
use super::lod::{Spot, place};
use super::scale::Scale;
use super::{ChartInput, LaneIndex};
use crate::model::{Event, EventId};
use crate::project::TimeWindow;
use crate::scene::Point;

/// How far outside the plot the end of a link may be taken, points; keeps coordinates small.
const FAR: f64 = 4_000.0;

/// Everything that the drawing stages read.
#[derive(Debug)]
pub struct Plan<'a> {
    /// What the chart is made from.
    pub input: ChartInput<'a>,
    /// Where everything goes.
    pub frame: Frame,
    /// Days to points.
    pub scale: Scale,
    /// What stands out.
    pub emphasis: Emphasis<'a>,
    /// What is drawn in each lane, by position.
    pub spots: Vec<Vec<Spot<'a>>>,
}

/// Where one event is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Its lane, counted from the top.
    pub lane: usize,
    /// Middle of its mark or of the cluster that it is part of; perhaps outside the plot.
    pub center: Point,
    /// Whether it is drawn as part of a cluster.
    pub in_cluster: bool,
}

impl<'a> Plan<'a> {
    /// Finds a spot for every event of `window`.
    pub fn new(
        input: ChartInput<'a>,
        frame: Frame,
        window: TimeWindow,
        emphasis: Emphasis<'a>,
    ) -> Self {
        let scale = Scale::new(window, frame.plot_left, frame.plot_right);
        let TimeWindow { start_day, end_day } = scale.window();
        let rows = frame.rows();
        let lanes: &'a [LaneIndex] = input.index.lanes();
        let spots = lanes
            .iter()
            .map(|lane| place(lane.between(start_day, end_day), &scale, rows))
            .collect();
        Self {
            input,
            frame,
            scale,
            emphasis,
            spots,
        }
    }

    /// How many events lie in the window.
    pub fn in_window(&self) -> usize {
        self.spots
            .iter()
            .flatten()
            .map(|spot| spot.entries.len())
            .sum()
    }

    /// How many of them are drawn as part of a cluster.
    pub fn aggregated(&self) -> usize {
        let clusters = self.spots.iter().flatten().filter(|spot| spot.is_cluster());
        clusters.map(|spot| spot.entries.len()).sum()
    }

    /// Middle of a spot in the lane at `lane`.
    pub fn center(&self, lane: usize, spot: &Spot<'_>) -> Point {
        Point::new(spot.x, self.frame.row_y(lane, spot.row))
    }

    /// The event `id` names.
    pub fn event(&self, id: EventId) -> &'a Event {
        self.input.corpus.event(id)
    }

    /// Where `event` is drawn; none when it is not shown or has no date.
    pub fn locate(&self, id: EventId) -> Option<Place> {
        let (lane, entry) = self.input.index.find(self.event(id))?;
        let spots = self.spots.get(lane)?;
        let holds = |spot: &&Spot<'_>| spot.entries.iter().any(|other| other.id == id);
        // Spots are by time, so the one that may hold the event is found by its last entry.
        let first = spots.partition_point(|spot| last_day(spot) < entry.day);
        let spot = spots[first..]
            .iter()
            .take_while(|spot| {
                spot.entries
                    .first()
                    .is_some_and(|other| other.day <= entry.day)
            })
            .find(holds);
        Some(match spot {
            Some(spot) => Place {
                lane,
                center: self.center(lane, spot),
                in_cluster: spot.is_cluster(),
            },
            None => Place {
                lane,
                center: self.off_window(lane, entry),
                in_cluster: false,
            },
        })
    }

    fn off_window(&self, lane: usize, entry: &Entry) -> Point {
        let (left, right) = (self.frame.plot_left, self.frame.plot_right);
        let x = self
            .scale
            .x_from_day(entry.day)
            .clamp(f64::from(left) - FAR, f64::from(right) + FAR);
        Point::new(x as f32, self.frame.row_y(lane, 0))
    }
}

fn last_day(spot: &Spot<'_>) -> f64 {
    spot.entries
        .last()
        .map_or(f64::NEG_INFINITY, |entry| entry.day)
}
