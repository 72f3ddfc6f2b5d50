//! From a corpus, a view and a size to a [`Scene`]: lanes, time axis, marks, arrows, threads, labels.
//!
//! Pure: the same input gives the same scene, so the window and every export show one picture.

mod focus;
mod frame;
pub mod glyph;
mod index;
mod labels;
mod lanes;
mod lod;
mod marks;
mod page;
mod plan;
pub mod scale;
mod sketch;
mod threads;
pub mod ticks;
pub mod words;

pub use crate::scene::text;
pub use index::{ChartIndex, Entry, LaneIndex};

use focus::Emphasis;
use frame::Frame;
use plan::Plan;
use sketch::Sketch;

use crate::lexicon::Lexicon;
use crate::model::{ActorCode, Corpus, EventId};
use crate::project::{TimeWindow, View};
use crate::scene::{Scene, Size, Theme};

/// What a chart is made from.
#[derive(Debug, Clone, Copy)]
pub struct ChartInput<'a> {
    /// Articles, events, links.
    pub corpus: &'a Corpus,
    /// Names of the actors.
    pub lexicon: &'a Lexicon,
    /// The events that pass the filter, made anew when the filter changes:
    /// `ChartIndex::new(corpus, lexicon, &filter.select(corpus, &filter_index))`.
    pub index: &'a ChartIndex,
    /// The stretch of time, and the filter as it is to be put in words.
    pub view: &'a View,
    /// Colours.
    pub theme: &'a Theme,
    /// Width and height, points.
    pub size: Size,
    /// What is selected and pointed at.
    pub focus: Focus,
    /// How far the lanes are scrolled down, points.
    pub scroll_y: f32,
}

/// What is selected and pointed at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Focus {
    /// Its whole thread is drawn in full strength, the rest faded.
    pub selected: Option<EventId>,
    /// Its arrow and its links one hop away are drawn.
    pub hovered: Option<EventId>,
}

/// A chart with what the window needs to answer the mouse.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// The picture.
    pub scene: Scene,
    /// Left edge of the plot, points: where the gutter ends.
    pub plot_left: f32,
    /// Right edge of the plot, points.
    pub plot_right: f32,
    /// Top of the first lane, points.
    pub lanes_top: f32,
    /// Height of all lanes together, points, scrolled or not.
    pub lanes_height: f32,
    /// The stretch of time drawn, with a view that fits resolved.
    pub window: TimeWindow,
    /// Lanes from top to bottom.
    pub lanes: Vec<ActorCode>,
    /// How many of the shown events lie in the window.
    pub in_window: usize,
    /// How many of those are drawn as part of a cluster.
    pub aggregated: usize,
}

/// Lays out the interactive chart: lanes, axis, marks, arrows and threads of the focus. No title, no legend.
pub fn layout(input: &ChartInput<'_>) -> Chart {
    let frame = Frame::for_window(input.size, input.scroll_y, input.index);
    let window = input
        .view
        .window
        .unwrap_or_else(|| scale::fit(input.index.extent()));
    let plan = Plan::new(*input, frame, window, Emphasis::of_focus(input));
    let mut sketch = Sketch::default();
    draw_chart(&mut sketch, &plan, &labels::SourceNumbers::new());
    Chart {
        scene: sketch.finish(plan.frame.size, input.theme.canvas),
        plot_left: plan.frame.plot_left,
        plot_right: plan.frame.plot_right,
        lanes_top: plan.frame.lanes_top,
        lanes_height: plan.frame.lanes_height(),
        window: plan.scale.window(),
        lanes: input.index.lanes().iter().map(|lane| lane.code).collect(),
        in_window: plan.in_window(),
        aggregated: plan.aggregated(),
    }
}

/// Lanes, axis, arrows, links, marks and labels, back to front.
fn draw_chart(sketch: &mut Sketch, plan: &Plan<'_>, numbers: &labels::SourceNumbers) {
    let (frame, theme) = (&plan.frame, plan.input.theme);
    let axis = ticks::axis(&plan.scale, frame.plot_left, frame.plot_right);
    let arrows = threads::arrows(plan);
    let curves = threads::curves(plan);
    lanes::draw_ground(sketch, frame, &axis, theme);
    threads::draw_arrows(sketch, plan, &arrows);
    threads::draw_curves(sketch, plan, &curves);
    marks::draw_marks(sketch, plan);
    labels::draw_labels(sketch, plan, (&arrows, &curves), numbers);
    lanes::draw_gutter(sketch, frame, plan.input.index, theme);
    lanes::draw_axis(sketch, frame, &axis, theme);
}

/// What an exported chart carries besides lanes and marks.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ExportOptions {
    /// Headline; the filter in words when empty.
    pub title: String,
    /// Page width, points; none takes A4 landscape's.
    pub width: Option<f32>,
}

/// Lays out the chart for paper: on white (or the dark canvas), with title, filter sentence, legend, and numbered sources.
/// As tall as its lanes need; `input.size`, `input.focus` and `input.scroll_y` are not read.
pub fn layout_for_export(input: &ChartInput<'_>, options: &ExportOptions) -> Scene {
    page::layout_page(input, options)
}

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod tests;
