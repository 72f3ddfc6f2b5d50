//! The chart that is on screen, laid out anew only when something it is made from has changed.

use crate::app::state::{OpenProject, State};
use crate::lexicon::Lexicon;
use crate::project::TimeWindow;
use crate::scene::{Size, ThemeKind};
use crate::timeline::{self, Chart, ChartInput, Focus};
use std::sync::Arc;

/// The last chart and what it was made from.
#[derive(Debug, Default)]
pub struct ChartCache {
    last: Option<(Key, Arc<Chart>)>,
    layouts: u64,
}

#[derive(Debug, Clone, PartialEq)]
struct Key {
    generation: u64,
    revision: u64,
    window: Option<TimeWindow>,
    size: Size,
    focus: Focus,
    look: ThemeKind,
    scroll_y: f32,
}

impl ChartCache {
    /// The chart of `open` at `size`.
    pub fn chart(&mut self, state: &State, open: &OpenProject, size: Size) -> Arc<Chart> {
        let key = Key {
            generation: open.generation,
            revision: open.revision,
            window: open.view.window,
            size,
            focus: open.focus,
            look: state.look,
            scroll_y: open.scroll_y,
        };
        if let Some((last, chart)) = &self.last
            && *last == key
        {
            return chart.clone();
        }
        let chart = Arc::new(timeline::layout(&ChartInput {
            corpus: open.corpus(),
            lexicon: Lexicon::bundled(),
            index: &open.choice.index,
            view: &open.view,
            theme: state.theme(),
            size,
            focus: open.focus,
            scroll_y: open.scroll_y,
        }));
        self.layouts += 1;
        self.last = Some((key, chart.clone()));
        chart
    }

    /// How often a chart was laid out so far.
    pub fn layouts(&self) -> u64 {
        self.layouts
    }
}
