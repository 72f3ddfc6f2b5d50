//! Which of the dates found is the day of publication.

use super::dates::{DayOrder, WrittenDate};
use super::outlet::FigureOrder;
use crate::model::{DateEvidence, Publication, PublicationBasis};
use chrono::NaiveDate;

/// So many pieces of evidence are kept with an article.
const MOST_EVIDENCE: usize = 24;

/// A date that may be the day of publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// As written.
    pub date: WrittenDate,
    /// What it rests on.
    pub basis: PublicationBasis,
    /// The line or element it stands in.
    pub evidence: String,
}

impl Candidate {
    /// A candidate with its evidence cut to a readable length.
    pub fn new(date: WrittenDate, basis: PublicationBasis, evidence: &str) -> Self {
        let evidence = evidence.trim().chars().take(120).collect();
        Self {
            date,
            basis,
            evidence,
        }
    }
}

/// What decides doubtful dates.
#[derive(Debug, Clone, Copy)]
pub struct Hints<'a> {
    /// How the outlet writes dates in figures.
    pub order: FigureOrder,
    /// Every other date found near the article, full or not.
    pub others: &'a [WrittenDate],
}

/// The first candidate that can be a day, with warnings. Candidates come in order of trust; dates without a year take it from
/// the nearest full date among the other candidates.
pub fn choose(candidates: &[Candidate], hints: &Hints<'_>) -> (Option<Publication>, Vec<String>) {
    let mut warnings = Vec::new();
    for (index, candidate) in candidates.iter().enumerate() {
        let Some(day) = day_of(index, candidates, hints, &mut warnings) else {
            continue;
        };
        let publication = Publication {
            date: day,
            basis: candidate.basis,
            evidence: candidate.evidence.clone(),
            considered: considered(candidates, hints),
        };
        return (Some(publication), warnings);
    }
    warnings.push("no publication date found".to_owned());
    (None, warnings)
}

/// Every candidate with its day.
fn considered(candidates: &[Candidate], hints: &Hints<'_>) -> Vec<DateEvidence> {
    candidates
        .iter()
        .enumerate()
        .take(MOST_EVIDENCE)
        .map(|(index, candidate)| DateEvidence {
            date: day_of(index, candidates, hints, &mut Vec::new()),
            basis: candidate.basis,
            evidence: candidate.evidence.clone(),
        })
        .collect()
}

fn day_of(
    index: usize,
    candidates: &[Candidate],
    hints: &Hints<'_>,
    warnings: &mut Vec<String>,
) -> Option<NaiveDate> {
    let date = &candidates[index].date;
    if date.year.is_none() {
        let anchor = anchor(index, candidates, hints)?;
        return date.nearest(anchor);
    }
    let day = date.full();
    if date.order == DayOrder::Sure {
        return day;
    }
    let (Some(first), Some(swapped)) = (day, date.swapped()) else {
        return day.or(date.swapped());
    };
    if first == swapped {
        return Some(first);
    }
    let supports = |day: NaiveDate| supported(day, index, candidates, hints);
    match (supports(first), supports(swapped)) {
        (true, false) => Some(first),
        (false, true) => Some(swapped),
        _ if hints.order == FigureOrder::MonthFirst => Some(swapped),
        _ => {
            warnings.push(format!(
                "“{}” was read as day, month: {first}",
                candidates[index].evidence
            ));
            Some(first)
        }
    }
}

/// The full date that lends its year: the next candidate with one, else the latest full date in the text.
fn anchor(index: usize, candidates: &[Candidate], hints: &Hints<'_>) -> Option<NaiveDate> {
    let rest = candidates
        .iter()
        .enumerate()
        .filter(|&(other, _)| other != index);
    rest.filter(|(_, candidate)| candidate.basis != PublicationBasis::Text)
        .find_map(|(_, candidate)| candidate.date.full())
        .or_else(|| hints.others.iter().filter_map(WrittenDate::full).max())
}

/// Whether another date that is sure lies within three days.
fn supported(day: NaiveDate, index: usize, candidates: &[Candidate], hints: &Hints<'_>) -> bool {
    let others = candidates
        .iter()
        .enumerate()
        .filter(|&(other, _)| other != index);
    others
        .map(|(_, candidate)| &candidate.date)
        .chain(hints.others)
        .filter(|date| date.order == DayOrder::Sure)
        .filter_map(|date| date.nearest(day))
        .any(|other| (other - day).num_days().abs() <= 3)
}

#[cfg(test)]
mod tests {
    use super::super::dates;
    use super::*;

    #[track_caller]
    fn check(
        candidates: &[(&str, PublicationBasis)],
        others: &[&str],
        order: FigureOrder,
        expect: &str,
    ) {
        let list: Vec<Candidate> = candidates
            .iter()
            .map(|&(text, basis)| Candidate::new(dates::find(text).next().unwrap(), basis, text))
            .collect();
        let others: Vec<WrittenDate> = others
            .iter()
            .filter_map(|text| dates::find(text).next())
            .collect();
        let (got, _) = choose(
            &list,
            &Hints {
                order,
                others: &others,
            },
        );
        let got = got.map_or_else(
            || "none".to_owned(),
            |found| format!("{} {:?}", found.date, found.basis),
        );
        assert_eq!(got, expect);
    }

    #[test]
    fn a_dateline_takes_its_year_from_elsewhere() {
        use PublicationBasis::{Dateline, FileName};
        let day = FigureOrder::DayFirst;
        check(
            &[("Dec 31", Dateline), ("2019-01-01", FileName)],
            &[],
            day,
            "2018-12-31 Dateline",
        );
        check(
            &[("Oct 5", Dateline)],
            &["4 March 2018", "2 October 2018"],
            day,
            "2018-10-05 Dateline",
        );
        check(&[("Oct 5", Dateline)], &[], day, "none");
    }

    #[test]
    fn figures_read_in_the_order_that_other_dates_support() {
        use PublicationBasis::{Dateline, Header};
        check(
            &[("05/10/2018", Header)],
            &["Oct 4"],
            FigureOrder::MonthFirst,
            "2018-10-05 Header",
        );
        check(
            &[("10/05/2018", Header), ("Oct 5", Dateline)],
            &[],
            FigureOrder::DayFirst,
            "2018-10-05 Header",
        );
        check(
            &[("10/05/2018", Header)],
            &[],
            FigureOrder::MonthFirst,
            "2018-10-05 Header",
        );
        check(
            &[("10/05/2018", Header)],
            &[],
            FigureOrder::DayFirst,
            "2018-05-10 Header",
        );
    }
}
