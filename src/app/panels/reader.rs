//! The article behind an event: where it is told, with the sentence that is the evidence.

use super::published;
use crate::app::command::Command;
use crate::app::state::{OpenProject, State};
use crate::app::theme::color;
use crate::app::widgets::{Icon, SCROLL_ROOM, icon_button, section_head, soft, strong, text_label};
use crate::app::{fonts, texts};
use crate::model::{Article, Event, Mention, Span};
use crate::timeline;
use egui::text::{LayoutJob, TextFormat};
use egui::{Align, Frame, Id, Label, Layout, Margin, RichText, ScrollArea, Ui};
use std::ops::Range;

/// Paragraphs shown before and after the evidence.
const AROUND: usize = 12;
/// Space between lines of text, as a multiple of the font's size.
const LINE_HEIGHT: f32 = 1.45;

/// Shows the telling of `event` that is being read.
pub fn show(
    ui: &mut Ui,
    state: &State,
    open: &OpenProject,
    event: &Event,
    commands: &mut Vec<Command>,
) {
    let Some(mention) = open.mention_of(event) else {
        return;
    };
    let article = open.corpus().article(mention.article);
    ui.scope(|ui| {
        ui.set_width(ui.available_width() - SCROLL_ROOM);
        source_head(ui, state, open, event, commands);
        let title = article.title_text().unwrap_or(texts::NO_TITLE);
        strong(ui, state.theme(), title);
        published::show(ui, state, article, commands);
        copies(ui, state, open, article);
    });
    ui.add_space(4.0);
    let why_height = 52.0;
    ScrollArea::vertical()
        .id_salt(("article", event.id.0, open.mention))
        .auto_shrink([false, true])
        .max_height((ui.available_height() - why_height).max(80.0))
        .show(ui, |ui| {
            ui.set_width(ui.available_width() - SCROLL_ROOM);
            body(ui, state, open, article, mention);
        });
    why(ui, state, event, article, mention);
}

/// "1 of 3 ‹ ›" beside the section head.
fn source_head(
    ui: &mut Ui,
    state: &State,
    open: &OpenProject,
    event: &Event,
    commands: &mut Vec<Command>,
) {
    let theme = state.theme();
    let total = event.mentions.len();
    let at = open.mention.min(total.saturating_sub(1));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        section_head(ui, theme, texts::SOURCE);
        if total < 2 {
            return;
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_enabled_ui(at + 1 < total, |ui| {
                if icon_button(ui, theme, Icon::Forward, 20.0, texts::NEXT_SOURCE).clicked() {
                    commands.push(Command::ReadMention(at + 1));
                }
            });
            ui.add_enabled_ui(at > 0, |ui| {
                if icon_button(ui, theme, Icon::Back, 20.0, texts::PREVIOUS_SOURCE).clicked() {
                    commands.push(Command::ReadMention(at.saturating_sub(1)));
                }
            });
            soft(ui, theme, format!("{} of {total}", at + 1));
        });
    });
}

/// "The same wire story in 2 other articles", with their outlets or files on a hover.
fn copies(ui: &mut Ui, state: &State, open: &OpenProject, article: &Article) {
    let corpus = open.corpus();
    let names: Vec<&str> = corpus
        .copies_of(article.id)
        .map(|id| {
            let copy = corpus.article(id);
            copy.outlet.as_deref().unwrap_or(&copy.file)
        })
        .collect();
    if !names.is_empty() {
        let count = timeline::words::counted(names.len(), "other article", "other articles");
        let line = soft(ui, state.theme(), format!("{} {count}", texts::SAME_STORY));
        line.on_hover_text(names.join("\n"));
    }
}

/// The paragraphs around the evidence, which is scrolled to when it is read anew.
fn body(ui: &mut Ui, state: &State, open: &OpenProject, article: &Article, mention: &Mention) {
    ui.spacing_mut().item_spacing.y = 8.0;
    let sentence = mention.sentence.range();
    let holds = |range: &Range<usize>| range.start < sentence.end && sentence.start < range.end;
    let mut paragraphs = paragraphs(&article.text);
    // The title stands above already, unless it is the evidence itself.
    if let Some(title) = article.title {
        paragraphs.retain(|range| holds(range) || *range != title.range());
    }
    let at = paragraphs.iter().position(holds).unwrap_or(0);
    let first = at.saturating_sub(AROUND);
    let last = (at + AROUND + 1).min(paragraphs.len());
    if first > 0 {
        soft(ui, state.theme(), texts::MORE_TEXT);
    }
    for range in &paragraphs[first..last] {
        if holds(range) {
            evidence(ui, state, open, article, mention, range.clone());
        } else if let Some(text) = article.text.get(range.clone()) {
            paragraph(ui, state, text);
        }
    }
    if last < paragraphs.len() {
        soft(ui, state.theme(), texts::MORE_TEXT);
    }
}

fn paragraph(ui: &mut Ui, state: &State, text: &str) {
    if text.trim().is_empty() {
        return;
    }
    let text = RichText::new(text.trim())
        .font(fonts::regular(fonts::BODY))
        .line_height(Some(fonts::BODY * LINE_HEIGHT))
        .color(color(state.theme().text_soft));
    ui.add(Label::new(text).wrap().selectable(true));
}

/// A paragraph with the evidence sentence on its own coloured ground.
fn evidence(
    ui: &mut Ui,
    state: &State,
    open: &OpenProject,
    article: &Article,
    mention: &Mention,
    range: Range<usize>,
) {
    let sentence = mention.sentence.range();
    let start = sentence.start.max(range.start);
    let end = sentence.end.min(range.end);
    paragraph(
        ui,
        state,
        article.text.get(range.start..start).unwrap_or(""),
    );
    let ground = Frame::new()
        .fill(color(state.theme().evidence))
        .corner_radius(4)
        .inner_margin(Margin::symmetric(6, 5))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let job = sentence_job(ui, state, article, mention, start..end);
            ui.add(Label::new(job).wrap().selectable(true));
        });
    if is_new_here(ui, open, mention) {
        ground.response.scroll_to_me(Some(Align::Center));
    }
    paragraph(ui, state, article.text.get(end..range.end).unwrap_or(""));
}

/// The sentence with its trigger words in semibold.
fn sentence_job(
    ui: &Ui,
    state: &State,
    article: &Article,
    mention: &Mention,
    range: Range<usize>,
) -> LayoutJob {
    let ink = color(state.theme().text);
    let format = |font| TextFormat {
        line_height: Some(fonts::BODY * LINE_HEIGHT),
        ..TextFormat::simple(font, ink)
    };
    let clamp = |at: u32| (at as usize).clamp(range.start, range.end);
    let (start, end) = (clamp(mention.trigger.start), clamp(mention.trigger.end));
    let mut job = LayoutJob::default();
    job.wrap.max_width = ui.available_width();
    let pieces = [
        (range.start..start, fonts::regular(fonts::BODY)),
        (start..end, fonts::semibold(fonts::BODY)),
        (end..range.end, fonts::regular(fonts::BODY)),
    ];
    for (piece, font) in pieces {
        job.append(article.text.get(piece).unwrap_or(""), 0.0, format(font));
    }
    job
}

/// Whether another telling was read in the last frame.
fn is_new_here(ui: &Ui, open: &OpenProject, mention: &Mention) -> bool {
    let now = (open.generation, mention.article.0, mention.sentence);
    let id = Id::unique("read last");
    ui.data_mut(|data| {
        let before: Option<(u64, u32, Span)> = data.get_temp(id);
        data.insert_temp(id, now);
        before != Some(now)
    })
}

/// The words and the rule that made the coder see the event.
fn why(ui: &mut Ui, state: &State, event: &Event, article: &Article, mention: &Mention) {
    let theme = state.theme();
    ui.add_space(8.0);
    strong(ui, theme, texts::WHY);
    let trigger = mention
        .trigger
        .of(&article.text)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    text_label(
        ui,
        format!("“{trigger}”, rule {}", event.rule),
        fonts::regular(fonts::BODY),
        color(theme.text_soft),
    );
}

/// Byte ranges of the paragraphs of `text`, which empty lines part.
fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut start = 0;
    for (at, gap) in text.match_indices("\n\n") {
        ranges.push(start..at);
        start = at + gap.len();
    }
    ranges.push(start..text.len());
    ranges.retain(|range| !range.is_empty());
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_parted_by_empty_lines() {
        let text = "Title\n\nFirst.\n\n\n\nSecond é.";
        let found: Vec<&str> = paragraphs(text)
            .into_iter()
            .map(|range| &text[range])
            .collect();
        assert_eq!(found, ["Title", "First.", "Second é."]);
        assert!(paragraphs("").is_empty());
    }
}
