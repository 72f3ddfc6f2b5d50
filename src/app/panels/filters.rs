//! The left panel: which countries, categories and days are shown, and how many accusations were answered.

use crate::app::command::{Command, DateEnd};
use crate::app::state::{Listed, OpenProject, State};
use crate::app::theme::{CONTROL_HEIGHT, color};
use crate::app::widgets::{
    CheckRow, CheckRowResponse, Checked, Lead, SCROLL_ROOM, link, section_head, soft, text_label,
};
use crate::app::{fonts, texts, words};
use crate::model::{CategoryGroup, EventCategory};
use crate::project::Filter;
use crate::scene::Theme;
use crate::timeline::words as chart_words;
use egui::{Align, Align2, Layout, ScrollArea, TextEdit, Ui, vec2};
use std::collections::BTreeSet;

/// Countries listed before the rest is left to a line that says how many.
const BUSIEST: usize = 12;

/// Shows the panel.
pub fn show(ui: &mut Ui, state: &State, open: &OpenProject, commands: &mut Vec<Command>) {
    ScrollArea::vertical()
        .auto_shrink([false, false])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.set_width(ui.available_width() - SCROLL_ROOM);
            countries(ui, state, open, commands);
            ui.add_space(20.0);
            categories(ui, state, open, commands);
            ui.add_space(20.0);
            dates(ui, state, open, commands);
            ui.add_space(20.0);
            answers(ui, state, open);
            ui.add_space(16.0);
        });
}

fn countries(ui: &mut Ui, state: &State, open: &OpenProject, commands: &mut Vec<Command>) {
    let theme = state.theme();
    let everyone = &open.loaded.actors;
    let set = |chosen: Option<BTreeSet<_>>| {
        Command::SetFilter(Filter {
            countries: chosen,
            ..open.filter().clone()
        })
    };
    head_with_all_none(ui, theme, texts::COUNTRIES, |all| {
        commands.push(set(if all { None } else { Some(BTreeSet::new()) }));
    });
    let count_of = |code| open.choice.by_actor.get(code).copied().unwrap_or(0);
    let largest = everyone.iter().map(count_of).max();
    let listed = match state.countries {
        Listed::All => everyone.len(),
        // One or two more are not worth a line that says so.
        Listed::Busiest if everyone.len() <= BUSIEST + 2 => everyone.len(),
        Listed::Busiest => BUSIEST,
    };
    for code in everyone.iter().take(listed) {
        let row = CheckRow {
            lead: Lead::Box(code.as_str()),
            name: open.name_of(code),
            checked: checked(open.filter().countries.as_ref(), code),
            count: count_of(code),
            largest,
        };
        match row.show(ui, theme) {
            CheckRowResponse::Idle => {}
            CheckRowResponse::Only => commands.push(set(Some(BTreeSet::from([*code])))),
            CheckRowResponse::Toggled => {
                let chosen = toggled(open.filter().countries.as_ref(), everyone, *code);
                commands.push(set(chosen));
            }
        }
    }
    more_or_fewer(ui, state, listed, everyone.len(), commands);
}

/// The line that lists more countries, or fewer.
fn more_or_fewer(
    ui: &mut Ui,
    state: &State,
    listed: usize,
    total: usize,
    commands: &mut Vec<Command>,
) {
    let (text, next) = match state.countries {
        Listed::Busiest if listed < total => (format!("{} more", total - listed), Listed::All),
        Listed::All if total > BUSIEST + 2 => (texts::FEWER.to_owned(), Listed::Busiest),
        Listed::Busiest | Listed::All => return,
    };
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        ui.add_space(24.0);
        let name = format!("{text} countries");
        if link(ui, state.theme(), &text, &name, fonts::SMALL + 1.0).clicked() {
            commands.push(Command::ListCountries(next));
        }
    });
}

fn categories(ui: &mut Ui, state: &State, open: &OpenProject, commands: &mut Vec<Command>) {
    let theme = state.theme();
    let present = &open.loaded.categories;
    let set = |chosen: Option<BTreeSet<_>>| {
        Command::SetFilter(Filter {
            categories: chosen,
            ..open.filter().clone()
        })
    };
    head_with_all_none(ui, theme, texts::CATEGORIES, |all| {
        commands.push(set(if all { None } else { Some(BTreeSet::new()) }));
    });
    let mut last_group: Option<CategoryGroup> = None;
    for category in present {
        if last_group.is_some_and(|group| group != category.group()) {
            ui.add_space(5.0);
        }
        last_group = Some(category.group());
        let row = CheckRow {
            lead: Lead::Glyph(*category),
            name: category.label(),
            checked: checked(open.filter().categories.as_ref(), category),
            count: open.choice.by_category.get(category).copied().unwrap_or(0),
            largest: None,
        };
        match row.show(ui, theme) {
            CheckRowResponse::Idle => {}
            CheckRowResponse::Only => commands.push(set(Some(BTreeSet::from([*category])))),
            CheckRowResponse::Toggled => {
                let chosen =
                    toggled::<EventCategory>(open.filter().categories.as_ref(), present, *category);
                commands.push(set(chosen));
            }
        }
    }
}

fn dates(ui: &mut Ui, state: &State, open: &OpenProject, commands: &mut Vec<Command>) {
    let theme = state.theme();
    section_head(ui, theme, texts::DATES);
    ui.add_space(6.0);
    // The hints say what there is to choose from.
    let (first, last) = open
        .loaded
        .days
        .map_or_else(Default::default, |(first, last)| {
            (first.to_string(), last.to_string())
        });
    ui.horizontal(|ui| {
        let width = (ui.available_width() - 8.0) / 2.0;
        let ends = [
            (
                DateEnd::From,
                texts::FROM,
                &state.drafts.from,
                open.filter().from,
                first,
            ),
            (
                DateEnd::To,
                texts::TO,
                &state.drafts.to,
                open.filter().to,
                last,
            ),
        ];
        for (end, name, draft, set, hint) in ends {
            ui.allocate_ui_with_layout(vec2(width, 44.0), Layout::top_down(Align::Min), |ui| {
                let soft = color(theme.text_soft);
                text_label(ui, name, fonts::regular(fonts::SMALL), soft);
                ui.add_space(2.0);
                // A date that was set elsewhere is shown though nobody typed it.
                let shown = if draft.is_empty() {
                    set.map(|date| date.to_string()).unwrap_or_default()
                } else {
                    draft.clone()
                };
                let mut text = shown.clone();
                let wrong = !text.trim().is_empty() && words::date_range_of(&text).is_none();
                let ink = if wrong { theme.warning } else { theme.text };
                let field = ui.add(
                    TextEdit::singleline(&mut text)
                        .id_salt(name)
                        .hint_text(hint)
                        .text_color(color(ink))
                        .align(Align2::LEFT_CENTER)
                        .min_size(vec2(width, CONTROL_HEIGHT))
                        .desired_width(width),
                );
                let tip = if wrong {
                    texts::DATE_WRONG
                } else {
                    texts::DATE_TIP
                };
                field.accessible_name(name).on_hover_text(tip);
                if text != shown {
                    commands.push(Command::DraftDate(end, text));
                }
            });
        }
    });
}

fn answers(ui: &mut Ui, state: &State, open: &OpenProject) {
    let theme = state.theme();
    let answers = open.choice.answers;
    section_head(ui, theme, texts::ANSWERS);
    ui.add_space(6.0);
    if answers.accusations == 0 {
        soft(ui, theme, texts::NO_ACCUSATIONS);
        return;
    }
    let told = format!(
        "{} of {} answered",
        answers.answered,
        texts::count(answers.accusations, "accusation", "accusations")
    );
    text_label(ui, told, fonts::regular(fonts::BODY), color(theme.text));
    if let Some(lag) = answers.median_lag {
        ui.add_space(4.0);
        let lag = match lag {
            0 => texts::UNDER_A_DAY.to_owned(),
            days => chart_words::lag_words(days),
        };
        soft(ui, theme, format!("{} {lag}", texts::MEDIAN_LAG));
    }
}

/// A section head with the words that choose all or none at its right.
fn head_with_all_none(ui: &mut Ui, theme: &Theme, head: &str, mut chosen: impl FnMut(bool)) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        section_head(ui, theme, head);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let of = head.to_lowercase();
            let size = fonts::SMALL + 1.0;
            if link(ui, theme, texts::NONE, &format!("No {of}"), size).clicked() {
                chosen(false);
            }
            if link(ui, theme, texts::ALL, &format!("All {of}"), size).clicked() {
                chosen(true);
            }
        });
    });
    ui.add_space(2.0);
}

fn checked<T: Ord>(chosen: Option<&BTreeSet<T>>, item: &T) -> Checked {
    if chosen.is_none_or(|chosen| chosen.contains(item)) {
        Checked::Yes
    } else {
        Checked::No
    }
}

/// The choice after `item` was shown or hidden; none when it holds everything again.
fn toggled<T: Ord + Copy>(
    chosen: Option<&BTreeSet<T>>,
    everything: &[T],
    item: T,
) -> Option<BTreeSet<T>> {
    let mut next = match chosen {
        Some(chosen) => chosen.clone(),
        None => everything.iter().copied().collect(),
    };
    if !next.remove(&item) {
        next.insert(item);
    }
    let whole = everything.iter().all(|item| next.contains(item));
    (!whole).then_some(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn toggling_takes_out_and_puts_back() {
        let all = [1, 2, 3];
        let without = toggled(None, &all, 2).unwrap();
        assert_eq!(without, BTreeSet::from([1, 3]));
        assert_eq!(toggled(Some(&without), &all, 2), None, "all again");
        assert_eq!(
            toggled(Some(&BTreeSet::new()), &all, 1),
            Some(BTreeSet::from([1]))
        );
    }
}
