//! The chart for paper: title, filter sentence, chart, legend, numbered sources, on one page as tall as they need.

use super::focus::Emphasis;
use super::frame::Frame;
use super::glyph::{GlyphColors, glyph};
use super::labels::SourceNumbers;
use super::plan::Plan;
use super::sketch::{Sketch, Type, solid};
use super::text::{width_pts, wrap};
use super::words::{counted, day_words, filter_sentence};
use super::{ChartInput, ExportOptions, draw_chart, scale};
use crate::model::{Article, ArticleId, EventCategory};
use crate::scene::{Anchor, Point, Scene, Size, Weight};
use std::collections::{BTreeMap, BTreeSet};

/// Width of A4 landscape, points.
const A4_LANDSCAPE: f32 = 842.0;
/// Narrowest and widest page, points.
const WIDTHS: (f32, f32) = (320.0, 14_400.0);
/// Free space about everything, points.
const MARGIN: f32 = 36.0;
/// Links drawn at most; more would be a tangle.
const MOST_LINKS: usize = 400;
/// Sources listed at most; the rest is counted.
const MOST_SOURCES: usize = 200;
/// Edge of a glyph in the legend, points.
const LEGEND_GLYPH: f32 = 12.0;
/// Em size and line height of legend and sources, points.
const NOTE: (f32, f32) = (9.5, 13.5);

/// A page being filled from top to bottom.
struct Page<'a> {
    sketch: Sketch,
    input: ChartInput<'a>,
    width: f32,
    y: f32,
}

/// Lays out the page.
pub fn layout_page(input: &ChartInput<'_>, options: &ExportOptions) -> Scene {
    let wanted = options.width.filter(|width| width.is_finite());
    let mut page = Page {
        sketch: Sketch::default(),
        input: *input,
        width: wanted.unwrap_or(A4_LANDSCAPE).clamp(WIDTHS.0, WIDTHS.1),
        y: MARGIN,
    };
    let (listed, numbers) = sources(input);
    page.heading(&options.title);
    let drawn = page.chart(&numbers);
    page.legend(&drawn);
    page.sources(&listed);
    let size = Size::new(page.width, (page.y + MARGIN).ceil());
    page.sketch.finish(size, input.theme.canvas)
}

impl Page<'_> {
    fn text_width(&self) -> f32 {
        self.width - 2.0 * MARGIN
    }

    fn heading(&mut self, title: &str) {
        let input = self.input;
        let words = filter_sentence(input.view, input.corpus, input.index, input.lexicon);
        let title = title.trim();
        let subtitle = if title.is_empty() {
            words.detail
        } else {
            format!("{}, {}", words.headline, words.detail)
        };
        let title = if title.is_empty() {
            words.headline
        } else {
            title.to_owned()
        };
        self.paragraph(&title, Type::semibold(18.0, input.theme.text), 23.0, 0.0);
        self.paragraph(
            &subtitle,
            Type::regular(11.5, input.theme.text_soft),
            16.0,
            0.0,
        );
        self.y += 12.0;
    }

    /// Wrapped text at `indent` points from the margin.
    fn paragraph(&mut self, text: &str, kind: Type, line_height: f32, indent: f32) {
        let room = self.text_width() - indent;
        for line in wrap(text, kind.size, kind.weight, room) {
            let baseline = self.y + line_height * 0.75;
            self.sketch.text(
                Point::new(MARGIN + indent, baseline),
                Anchor::Start,
                line,
                kind,
            );
            self.y += line_height;
        }
    }

    /// The chart; returns the categories in it.
    fn chart(&mut self, numbers: &SourceNumbers) -> BTreeSet<EventCategory> {
        let frame = Frame::for_page(self.width, MARGIN, self.y, self.input.index);
        let window = self
            .input
            .view
            .window
            .unwrap_or_else(|| scale::fit(self.input.index.extent()));
        let links = Emphasis::all_links(&self.input, MOST_LINKS);
        let plan = Plan::new(self.input, frame, window, links);
        draw_chart(&mut self.sketch, &plan, numbers);
        self.y = plan.frame.lanes_bottom + 16.0;
        self.footer(&plan);
        let drawn = plan.spots.iter().flatten().flat_map(|spot| spot.entries);
        drawn.map(|entry| entry.category).collect()
    }

    /// What the chart leaves out or draws together.
    fn footer(&mut self, plan: &Plan<'_>) {
        let shown = self.input.index.shown().len();
        let mut notes = Vec::new();
        if plan.in_window() < shown {
            notes.push(format!(
                "{} of {} drawn",
                plan.in_window(),
                counted(shown, "event", "events")
            ));
        }
        if plan.aggregated() > 0 {
            let together = counted(plan.aggregated(), "event", "events");
            notes.push(format!("{together} drawn together with their number"));
        }
        let undated = self.input.index.undated();
        if undated > 0 {
            notes.push(format!(
                "{} without a date left out",
                counted(undated, "event", "events")
            ));
        }
        if self.input.corpus.links.len() > MOST_LINKS {
            notes.push(format!("the {MOST_LINKS} surest links drawn"));
        }
        if !notes.is_empty() {
            let kind = Type::regular(NOTE.0, self.input.theme.text_faint);
            self.paragraph(&notes.join(" · "), kind, NOTE.1, 0.0);
            self.y += 6.0;
        }
    }

    fn legend(&mut self, drawn: &BTreeSet<EventCategory>) {
        if drawn.is_empty() {
            return;
        }
        let theme = self.input.theme;
        let kind = Type::regular(NOTE.0, theme.text);
        let line = NOTE.1 + 4.5;
        let mut x = MARGIN;
        for category in EventCategory::ALL
            .into_iter()
            .filter(|category| drawn.contains(category))
        {
            let label = category.label();
            let width = LEGEND_GLYPH + 5.0 + width_pts(label, kind.size, kind.weight);
            if x > MARGIN && x + width > self.width - MARGIN {
                x = MARGIN;
                self.y += line;
            }
            let center = Point::new(x + LEGEND_GLYPH / 2.0, self.y + line / 2.0);
            let colors = GlyphColors::of(theme, category.group());
            self.sketch
                .extend(glyph(category, center, LEGEND_GLYPH, colors));
            let baseline = center.y + kind.size * 0.34;
            self.sketch.text(
                Point::new(x + LEGEND_GLYPH + 5.0, baseline),
                Anchor::Start,
                label,
                kind,
            );
            x += width + 16.0;
        }
        self.y += line + 2.0;
        let note = "Hollow with a dotted tail: only the day of publication is known. Line with ends: the date lies between. \
                    Dashed curve: from an answer to what it answers.";
        self.paragraph(note, Type::regular(NOTE.0, theme.text_faint), NOTE.1, 0.0);
        self.y += 12.0;
    }

    fn sources(&mut self, listed: &[ArticleId]) {
        if listed.is_empty() {
            return;
        }
        let theme = self.input.theme;
        self.sketch.line(
            Point::new(MARGIN, self.y.round() + 0.5),
            Point::new(self.width - MARGIN, self.y.round() + 0.5),
            solid(1.0, theme.hairline),
        );
        self.y += 8.0;
        self.paragraph(
            "Sources",
            Type::semibold(NOTE.0 + 1.0, theme.text),
            NOTE.1 + 3.0,
            0.0,
        );
        let soft = Type::regular(NOTE.0, theme.text_soft);
        let indent = width_pts("000", NOTE.0, Weight::Regular) + 6.0;
        for (at, id) in listed.iter().take(MOST_SOURCES).enumerate() {
            let number = Point::new(MARGIN + indent - 6.0, self.y + NOTE.1 * 0.75);
            self.sketch
                .text(number, Anchor::End, (at + 1).to_string(), soft);
            self.paragraph(
                &credit(self.input.corpus.article(*id)),
                soft,
                NOTE.1,
                indent,
            );
        }
        if listed.len() > MOST_SOURCES {
            let more = listed.len() - MOST_SOURCES;
            self.paragraph(&format!("and {more} more"), soft, NOTE.1, indent);
        }
    }
}

/// Outlet, date, title; the file's name where none is known.
fn credit(article: &Article) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(article.outlet.clone());
    parts.extend(article.published_day().map(day_words));
    parts.extend(
        article
            .title_text()
            .map(|title| format!("“{}”", title.trim())),
    );
    if parts.is_empty() || (article.outlet.is_none() && article.title.is_none()) {
        parts.push(article.file.clone());
    }
    parts.join(", ")
}

/// Articles of the shown events by date of publication, and for each event the numbers of its own.
fn sources(input: &ChartInput<'_>) -> (Vec<ArticleId>, SourceNumbers) {
    let articles_of = |id| {
        let mentions = &input.corpus.event(id).mentions;
        mentions
            .iter()
            .map(|mention| mention.article)
            .collect::<BTreeSet<_>>()
    };
    let all: BTreeSet<ArticleId> = input
        .index
        .shown()
        .iter()
        .flat_map(|id| articles_of(*id))
        .collect();
    let mut listed: Vec<ArticleId> = all.into_iter().collect();
    let day = |id: &ArticleId| input.corpus.article(*id).published_day();
    listed.sort_by_key(|id| (day(id).is_none(), day(id), *id));
    let number_of: BTreeMap<ArticleId, usize> = listed
        .iter()
        .enumerate()
        .map(|(at, id)| (*id, at + 1))
        .collect();
    let numbers_of = |id| {
        let mut numbers: Vec<usize> = articles_of(id)
            .iter()
            .filter_map(|article| number_of.get(article).copied())
            .collect();
        numbers.sort_unstable();
        numbers
    };
    let numbers = input
        .index
        .shown()
        .iter()
        .map(|id| (*id, numbers_of(*id)))
        .collect();
    (listed, numbers)
}
