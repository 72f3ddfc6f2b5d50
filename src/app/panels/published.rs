//! The day an article was published: what it rests on, and a field to set another.

use crate::app::command::{ArticlePlace, Command};
use crate::app::state::State;
use crate::app::theme::color;
use crate::app::widgets::{link, quiet_button, section_head, soft, strong, text_label};
use crate::app::{fonts, texts, words};
use crate::model::{Article, DateEvidence, Publication, PublicationBasis};
use egui::{Id, Key, Popup, PopupCloseBehavior, TextEdit, Ui};

/// Width of the panel that opens, points.
const WIDTH: f32 = 340.0;
/// Pieces of evidence shown.
const SHOWN: usize = 8;

/// The outlet and the day of publication, which opens its evidence.
pub fn show(ui: &mut Ui, state: &State, article: &Article, commands: &mut Vec<Command>) {
    let theme = state.theme();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        if let Some(outlet) = &article.outlet {
            soft(ui, theme, format!("{outlet} · "));
        }
        let day = article.published_day();
        let text = day.map_or_else(
            || texts::NO_PUBLISHED.to_owned(),
            |day| day.format("%-d %B %Y").to_string(),
        );
        let response =
            link(ui, theme, &text, &text, fonts::BODY).on_hover_text(texts::PUBLISHED_TIP);
        Popup::from_toggle_button_response(&response)
            .id(Id::unique("published"))
            .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
            .show(|ui| {
                ui.set_width(WIDTH);
                evidence(ui, state, article.published.as_ref());
                ui.add_space(6.0);
                field(ui, state, article, commands);
            });
    });
}

fn evidence(ui: &mut Ui, state: &State, published: Option<&Publication>) {
    let theme = state.theme();
    section_head(ui, theme, texts::PUBLISHED);
    let Some(published) = published else {
        soft(ui, theme, texts::NO_EVIDENCE);
        return;
    };
    strong(ui, theme, line(Some(published.date), published.basis));
    if published.basis != PublicationBasis::Analyst {
        soft(ui, theme, format!("“{}”", published.evidence));
    }
    let others = published
        .considered
        .iter()
        .filter(|other| !is_winner(other, published));
    for other in others.take(SHOWN) {
        ui.add_space(2.0);
        soft(ui, theme, line(other.date, other.basis));
        let font = fonts::regular(fonts::SMALL);
        let text = format!("“{}”", other.evidence);
        text_label(ui, text, font, color(theme.text_faint));
    }
}

fn is_winner(evidence: &DateEvidence, published: &Publication) -> bool {
    evidence.basis == published.basis && evidence.evidence == published.evidence
}

/// "5 October 2018 · the dateline".
fn line(day: Option<chrono::NaiveDate>, basis: PublicationBasis) -> String {
    match day {
        Some(day) => format!("{} · {}", day.format("%-d %B %Y"), basis.words()),
        None => basis.words().to_owned(),
    }
}

fn field(ui: &mut Ui, state: &State, article: &Article, commands: &mut Vec<Command>) {
    let theme = state.theme();
    let place = || ArticlePlace {
        file: article.file.clone(),
        part: article.part,
    };
    let mut draft = state.drafts.published.clone().unwrap_or_default();
    let meant =
        words::date_range_of(&draft).and_then(|(first, last)| (first == last).then_some(first));
    ui.horizontal(|ui| {
        let edit = TextEdit::singleline(&mut draft)
            .hint_text(texts::PUBLISHED_HINT)
            .desired_width(150.0);
        let response = ui.add(edit).accessible_name(texts::PUBLISHED_FIELD);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        if response.changed() {
            commands.push(Command::DraftPublished(Some(draft.clone())));
        }
        let set = ui
            .add_enabled_ui(meant.is_some(), |ui| {
                quiet_button(ui, theme, texts::SET_PUBLISHED)
            })
            .inner
            .clicked();
        if let Some(day) = meant.filter(|_| set || entered) {
            commands.push(Command::SetPublished(place(), Some(day)));
            ui.close();
        }
        let by_hand = article
            .published
            .as_ref()
            .is_some_and(|published| published.basis == PublicationBasis::Analyst);
        if by_hand && quiet_button(ui, theme, texts::UNSET_PUBLISHED).clicked() {
            commands.push(Command::SetPublished(place(), None));
            ui.close();
        }
    });
}
