//! What a mark says when it is pointed at: who did what, when, and how the sentence begins.

use super::mark_under;
use crate::app::state::{OpenProject, State};
use crate::app::theme::color;
use crate::app::widgets::{soft, strong, text_label};
use crate::app::{fonts, texts, words};
use crate::model::{Event, EventId};
use crate::scene::Subject;
use crate::timeline::Chart;
use egui::{PopupAnchor, Response, Tooltip, Ui};
use unicode_segmentation::UnicodeSegmentation;

/// Longest start of a sentence, graphemes.
const SENTENCE_START: usize = 140;
/// Events of a cluster that are listed before the rest is counted.
const LISTED: usize = 6;
/// Width of a tooltip, points.
const WIDTH: f32 = 300.0;

/// Shows the tooltip of the mark under the pointer.
pub fn show(ui: &Ui, state: &State, open: &OpenProject, chart: &Chart, response: &Response) {
    if response.dragged() {
        return;
    }
    let Some(mark) = mark_under(chart, response) else {
        return;
    };
    let ids: &[EventId] = match &mark.subject {
        Subject::Event(id) => std::slice::from_ref(id),
        Subject::Cluster(ids) => ids,
        Subject::Lane(_) => return,
    };
    let id = response.id.with("tooltip");
    Tooltip::always_open(ui.ctx().clone(), ui.layer_id(), id, PopupAnchor::Pointer)
        .gap(14.0)
        .width(WIDTH)
        .show(|ui| {
            ui.set_max_width(WIDTH);
            match ids {
                [only] => one_event(ui, state, open, open.corpus().event(*only)),
                many => several(ui, state, open, many),
            }
        });
}

fn one_event(ui: &mut Ui, state: &State, open: &OpenProject, event: &Event) {
    let theme = state.theme();
    strong(ui, theme, words::title(open, event));
    let mut facts = vec![words::toward(open, event)];
    facts.push(
        event
            .date
            .map_or_else(|| texts::NO_DATE.to_owned(), words::long_date),
    );
    facts.retain(|fact| !fact.is_empty());
    soft(ui, theme, facts.join(" · "));
    if let Some(mention) = event.mentions.first() {
        let start = sentence_start(open.corpus().sentence(mention));
        ui.add_space(2.0);
        text_label(ui, start, fonts::regular(fonts::BODY), color(theme.text));
    }
}

fn several(ui: &mut Ui, state: &State, open: &OpenProject, ids: &[EventId]) {
    let theme = state.theme();
    strong(ui, theme, texts::count(ids.len(), "event", "events"));
    for id in ids.iter().take(LISTED) {
        soft(ui, theme, words::full_title(open, open.corpus().event(*id)));
    }
    if let Some(rest) = ids.len().checked_sub(LISTED).filter(|rest| *rest > 0) {
        soft(ui, theme, format!("and {rest} more"));
    }
}

/// The first graphemes of `sentence` on one line, cut after a whole word.
fn sentence_start(sentence: &str) -> String {
    let line = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((cut, _)) = line.grapheme_indices(true).nth(SENTENCE_START) else {
        return line;
    };
    let start = &line[..cut];
    let whole = start.rfind(' ').map_or(start, |space| &start[..space]);
    format!("{whole}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_sentence_is_shown_whole_and_on_one_line() {
        assert_eq!(
            sentence_start("Norland\n denied  it."),
            "Norland denied it."
        );
    }

    #[test]
    fn a_long_sentence_is_cut_after_a_word() {
        let long = "Norland denied it. ".repeat(20);
        let start = sentence_start(&long);
        assert!(start.ends_with('…') && start.len() < 160);
        assert!(!start.contains(" …"));
    }

    #[test]
    fn cuts_fall_between_graphemes() {
        let start = sentence_start(&"é̄".repeat(300));
        assert!(start.ends_with('…'));
    }
}
