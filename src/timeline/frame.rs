//! Where everything goes: gutter, axis, plot and lanes of one chart.

use super::lod::{MARK_SIZE, ROW_PITCH};
use super::text::width_pts;
use super::{ChartIndex, LaneIndex};
use crate::scene::{Rect, Size, Weight};

/// Em size of lane names, points.
pub const NAME_SIZE: f32 = 13.0;
/// Em size of the counts under them, points.
pub const COUNT_SIZE: f32 = 11.0;
/// Height of the date axis, points.
pub const AXIS_HEIGHT: f32 = 42.0;
/// Least and greatest height of a lane, points.
const LANE_HEIGHTS: (f32, f32) = (40.0, 54.0);
/// Inset of the gutter's text, points.
pub const GUTTER_INSET: f32 = 8.0;
/// Widths that the gutter may have, points.
const GUTTER_WIDTHS: (f32, f32) = (96.0, 176.0);
/// Largest width and height of a chart, points.
const LARGEST: f32 = 32_000.0;

/// Geometry of one chart, points.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// The whole picture.
    pub size: Size,
    /// Left edge of the gutter.
    pub left: f32,
    /// Where the gutter ends and the plot begins.
    pub plot_left: f32,
    /// Where the plot ends.
    pub plot_right: f32,
    /// Top of the date axis.
    pub axis_top: f32,
    /// Top of the visible part of the lanes.
    pub lanes_top: f32,
    /// Bottom of the visible part of the lanes.
    pub lanes_bottom: f32,
    /// Height of one lane.
    pub lane_height: f32,
    /// How far the lanes are scrolled down.
    pub scroll_y: f32,
    /// How many lanes there are.
    pub lane_count: usize,
}

impl Frame {
    /// For the window: the chart fills `size`, lanes that do not fit are scrolled.
    pub fn for_window(size: Size, scroll_y: f32, index: &ChartIndex) -> Self {
        let size = Size::new(usable(size.width), usable(size.height));
        let lane_count = index.lanes().len();
        let lanes_top = AXIS_HEIGHT.min(size.height);
        let room = size.height - lanes_top;
        let (least, greatest) = LANE_HEIGHTS;
        let lane_height = (room / lane_count.max(1) as f32)
            .floor()
            .clamp(least, greatest);
        let hidden = (lane_height * lane_count as f32 - room).max(0.0);
        let plot_left = gutter_width(index.lanes()).min(size.width * 0.35).floor();
        Self {
            size,
            left: 0.0,
            plot_left,
            plot_right: (size.width - 1.0).max(plot_left + 1.0),
            axis_top: 0.0,
            lanes_top,
            lanes_bottom: size.height.min(lanes_top + lane_height * lane_count as f32),
            lane_height,
            scroll_y: if scroll_y.is_finite() {
                scroll_y.clamp(0.0, hidden).round()
            } else {
                0.0
            },
            lane_count,
        }
    }

    /// For paper: all lanes, `width` points wide with `margin` left and right, the axis at `axis_top`.
    pub fn for_page(width: f32, margin: f32, axis_top: f32, index: &ChartIndex) -> Self {
        let lane_count = index.lanes().len();
        let lane_height = LANE_HEIGHTS.1;
        let lanes_top = axis_top + AXIS_HEIGHT;
        let gutter = gutter_width(index.lanes()).min(width * 0.35).floor();
        let lanes_bottom = lanes_top + lane_height * lane_count as f32;
        Self {
            size: Size::new(width, lanes_bottom),
            left: margin,
            plot_left: margin + gutter,
            plot_right: width - margin,
            axis_top,
            lanes_top,
            lanes_bottom,
            lane_height,
            scroll_y: 0.0,
            lane_count,
        }
    }

    /// Height of all lanes together.
    pub fn lanes_height(&self) -> f32 {
        self.lane_height * self.lane_count as f32
    }

    /// The lane at `at`, gutter and plot, wherever scrolling has taken it.
    pub fn lane(&self, at: usize) -> Rect {
        Rect::new(
            self.left,
            self.lanes_top - self.scroll_y + self.lane_height * at as f32,
            self.plot_right - self.left,
            self.lane_height,
        )
    }

    /// The lanes of which something is visible.
    pub fn visible_lanes(&self) -> std::ops::Range<usize> {
        let first = (self.scroll_y / self.lane_height).floor() as usize;
        let height = (self.lanes_bottom - self.lanes_top).max(0.0);
        let last = ((self.scroll_y + height) / self.lane_height).ceil() as usize;
        first.min(self.lane_count)..last.min(self.lane_count)
    }

    /// The visible part of all lanes, with the gutter.
    pub fn lanes_view(&self) -> Rect {
        let height = (self.lanes_bottom - self.lanes_top).max(0.0);
        Rect::new(
            self.left,
            self.lanes_top,
            self.plot_right - self.left,
            height,
        )
    }

    /// The visible part of all lanes, without the gutter.
    pub fn plot_view(&self) -> Rect {
        let height = (self.lanes_bottom - self.lanes_top).max(0.0);
        Rect::new(
            self.plot_left,
            self.lanes_top,
            self.plot_right - self.plot_left,
            height,
        )
    }

    /// How many rows of marks a lane has room for.
    pub fn rows(&self) -> usize {
        ((self.lane_height - 4.0) / ROW_PITCH).floor().max(1.0) as usize
    }

    /// Centre of the marks in `row` of the lane at `at`.
    pub fn row_y(&self, at: usize, row: u8) -> f32 {
        self.lane(at).bottom() - MARK_SIZE / 2.0 - 4.0 - ROW_PITCH * f32::from(row)
    }
}

fn usable(length: f32) -> f32 {
    if length.is_finite() {
        length.clamp(1.0, LARGEST)
    } else {
        1.0
    }
}

fn gutter_width(lanes: &[LaneIndex]) -> f32 {
    let widest = lanes
        .iter()
        .map(|lane| width_pts(&lane.name, NAME_SIZE, Weight::Semibold))
        .fold(0.0, f32::max);
    (widest + 2.0 * GUTTER_INSET + 4.0).clamp(GUTTER_WIDTHS.0, GUTTER_WIDTHS.1)
}
