//! Values of options: dates, countries, categories, chart files, each refused with what would have been right.

use crate::export::ImageFormat;
use crate::lexicon::Lexicon;
use crate::model::{ActorCode, EventCategory};
use crate::project::SetDates;
use crate::scene::ThemeKind;
use chrono::{Datelike, Days, Months, NaiveDate};
use clap::ValueEnum;
use std::path::{Path, PathBuf};

/// A day, month or year: the days from first to last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub first: NaiveDate,
    /// Last day, inclusive.
    pub last: NaiveDate,
}

/// Reads `2018-03-04`, `2018-03` or `2018`.
pub fn period(text: &str) -> Result<Period, String> {
    let wrong = || format!("expected a date such as 2018-03-04, 2018-03 or 2018, found {text:?}");
    let digits = |part: &str, count: usize| {
        (part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| part.parse::<u32>().ok())
            .flatten()
            .ok_or_else(wrong)
    };
    let mut parts = text.split('-');
    let year = digits(parts.next().unwrap_or(""), 4)?;
    let month = parts.next().map(|part| digits(part, 2)).transpose()?;
    let day = parts.next().map(|part| digits(part, 2)).transpose()?;
    if parts.next().is_some() {
        return Err(wrong());
    }
    let first = NaiveDate::from_ymd_opt(year.cast_signed(), month.unwrap_or(1), day.unwrap_or(1))
        .ok_or_else(|| format!("{text} is not in the calendar"))?;
    let next = match (month, day) {
        (None, _) => first.checked_add_months(Months::new(12)),
        (_, None) => first.checked_add_months(Months::new(1)),
        _ => first.checked_add_days(Days::new(1)),
    };
    let last = next.and_then(|next| next.pred_opt()).unwrap_or(first);
    Ok(Period { first, last })
}

/// Reads `YYYY-MM-DD`, or the day of a longer time stamp.
pub fn day(text: &str) -> Result<NaiveDate, String> {
    let wrong = || format!("expected a date such as 2018-03-04, found {text:?}");
    let stamp = text.get(..10).ok_or_else(wrong)?;
    let rest = &text[10..];
    let date: NaiveDate = stamp.parse().map_err(|_| wrong())?;
    if (rest.is_empty() || rest.starts_with(['T', ' '])) && (1..=9999).contains(&date.year()) {
        Ok(date)
    } else {
        Err(wrong())
    }
}

/// A day of publication set by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetDate {
    file: String,
    part: Option<u32>,
    day: NaiveDate,
}

impl SetDate {
    /// Many of them, the later ones winning.
    pub fn all(list: &[Self]) -> SetDates {
        let mut dates = SetDates::default();
        for set in list {
            dates.set(&set.file, set.part, set.day);
        }
        dates
    }
}

/// Reads `FILE=2018-10-05`, and `FILE#2=2018-10-05` for the second article of a file.
pub fn set_date(text: &str) -> Result<SetDate, String> {
    let (file, written) = text
        .rsplit_once('=')
        .ok_or_else(|| format!("expected FILE=2018-10-05, found {text:?}"))?;
    let day = day(written)?;
    let numbered = file.rsplit_once('#').and_then(|(file, number)| {
        let number: u32 = number.parse().ok()?;
        Some((file, number.checked_sub(1)?))
    });
    let (file, part) = match numbered {
        Some((file, part)) => (file, Some(part)),
        None => (file, None),
    };
    if file.is_empty() {
        return Err(format!("expected FILE=2018-10-05, found {text:?}"));
    }
    Ok(SetDate {
        file: file.to_owned(),
        part,
        day,
    })
}

/// A file to draw a chart to, with the format that its ending names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartFile {
    /// Where.
    pub path: PathBuf,
    /// As what.
    pub format: ImageFormat,
}

/// Reads a file name that ends in `.svg`, `.png` or `.pdf`.
pub fn chart_file(text: &str) -> Result<ChartFile, String> {
    let path = PathBuf::from(text);
    let ending = Path::new(text)
        .extension()
        .map(|ending| ending.to_string_lossy().to_ascii_lowercase());
    let format = match ending.as_deref() {
        Some("svg") => ImageFormat::Svg,
        Some("png") => ImageFormat::Png,
        Some("pdf") => ImageFormat::Pdf,
        _ => return Err("expected a file name that ends in .svg, .png or .pdf".into()),
    };
    Ok(ChartFile { path, format })
}

/// Themes by their names on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Look {
    /// On white
    Light,
    /// On dark grey
    Dark,
}

impl From<Look> for ThemeKind {
    fn from(look: Look) -> Self {
        match look {
            Look::Light => Self::Light,
            Look::Dark => Self::Dark,
        }
    }
}

/// Reads a width and height in points, `1440x900`.
pub fn size(text: &str) -> Result<[f32; 2], String> {
    let side = |part: &str| {
        part.parse()
            .ok()
            .filter(|side| (100..=10_000).contains(side))
    };
    text.split_once('x')
        .and_then(|(width, height)| Some([side(width)?, side(height)?]))
        .map(|sides: [u16; 2]| sides.map(f32::from))
        .ok_or_else(|| format!("expected a size such as 1440x900, found {text:?}"))
}

/// Reads a category's id, in any case.
pub fn category(text: &str) -> Result<EventCategory, String> {
    EventCategory::from_id(text.trim()).ok_or_else(|| {
        let ids = EventCategory::ALL.map(EventCategory::id);
        match nearest(text, ids) {
            Some(id) => format!("no category is called {text}; did you mean {id}?"),
            None => format!("no category is called {text}; there are {}", ids.join(", ")),
        }
    })
}

/// Reads the code of a state or organisation that the lexicon knows, in any case.
pub fn country(text: &str) -> Result<ActorCode, String> {
    let wanted = text.trim().to_uppercase();
    let known: Vec<_> = Lexicon::bundled().actors.actors().collect();
    let code = known.iter().map(|(code, _)| code);
    if let Some(found) = code.clone().find(|code| code.as_str() == wanted) {
        return Ok(*found);
    }
    let of_that_name = known
        .iter()
        .find(|(_, name)| name.to_uppercase() == wanted)
        .map(|(code, _)| code.as_str());
    let guess = of_that_name.or_else(|| nearest(&wanted, code.map(ActorCode::as_str)));
    let hint = match guess {
        Some(code) => format!("did you mean {code}?"),
        None => "expected ISO codes such as RUS,GBR or organisations such as EU,OPCW".to_owned(),
    };
    Err(format!(
        "no state or organisation has the code {text}; {hint}"
    ))
}

/// The one of `known` that `text` may be a slip of.
fn nearest<'a>(text: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let wanted = text.trim().to_uppercase();
    let distance = |id: &str| strsim::damerau_levenshtein(&wanted, id);
    known
        .into_iter()
        .map(|id| (distance(id), id))
        .filter(|(distance, id)| *distance <= id.len() / 3)
        .min()
        .map(|(_, id)| id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_period(text: &str, expect: Result<(&str, &str), &str>) {
        let found = period(text).map(|found| (found.first.to_string(), found.last.to_string()));
        match expect {
            Ok((first, last)) => assert_eq!(found, Ok((first.to_owned(), last.to_owned()))),
            Err(part) => {
                let message = found.unwrap_err();
                assert!(message.contains(part), "{message}");
            }
        }
    }

    #[test]
    fn a_period_is_a_day_a_month_or_a_year() {
        check_period("2018-03-04", Ok(("2018-03-04", "2018-03-04")));
        check_period("2018-02", Ok(("2018-02-01", "2018-02-28")));
        check_period("2018-12", Ok(("2018-12-01", "2018-12-31")));
        check_period("2018", Ok(("2018-01-01", "2018-12-31")));
        check_period("9999", Ok(("9999-01-01", "9999-12-31")));
        check_period("2018-02-30", Err("not in the calendar"));
        for wrong in [
            "",
            "18",
            "2018-3-4",
            "2018-03-04-05",
            "+018",
            "04/03/2018",
            "2018-",
            "٢٠١٨",
        ] {
            check_period(wrong, Err("expected a date such as"));
        }
    }

    #[test]
    fn a_day_may_carry_a_time() {
        let expect = NaiveDate::from_ymd_opt(2018, 3, 4).unwrap();
        for text in [
            "2018-03-04",
            "2018-03-04T23:59:00+02:00",
            "2018-03-04 10:00",
        ] {
            assert_eq!(day(text), Ok(expect), "{text}");
        }
        for wrong in [
            "",
            "2018-03",
            "2018-03-045",
            "2018-13-01",
            "March 4, 2018",
            "—————",
        ] {
            assert!(day(wrong).unwrap_err().starts_with("expected"), "{wrong}");
        }
    }

    #[test]
    fn a_chart_file_says_its_format() {
        assert_eq!(chart_file("a/b.SVG").unwrap().format, ImageFormat::Svg);
        assert_eq!(chart_file("b.png").unwrap().format, ImageFormat::Png);
        assert_eq!(chart_file("b.pdf").unwrap().format, ImageFormat::Pdf);
        for wrong in ["chart", "chart.gif", ".svg", ""] {
            let message = chart_file(wrong).unwrap_err();
            assert!(message.contains(".svg, .png or .pdf"), "{message}");
        }
    }

    #[test]
    fn a_size_is_width_by_height() {
        assert_eq!(size("1440x900"), Ok([1440.0, 900.0]));
        for wrong in ["", "1440", "1440x", "1440x9e9", "0x0", "-5x100"] {
            assert!(size(wrong).unwrap_err().starts_with("expected"), "{wrong}");
        }
    }

    #[test]
    fn a_wrong_category_is_answered_with_the_nearest_or_with_all() {
        assert_eq!(category("deny"), Ok(EventCategory::Deny));
        assert!(
            category("ACUSE")
                .unwrap_err()
                .ends_with("did you mean ACCUSE?")
        );
        assert!(
            category("criticize")
                .unwrap_err()
                .ends_with("did you mean CRITICISE?")
        );
        assert!(
            category("xyzzy")
                .unwrap_err()
                .contains("there are ACCUSE, CRITICISE")
        );
    }

    #[test]
    fn a_wrong_country_is_answered_with_the_code_of_that_name_or_the_nearest() {
        assert_eq!(country("rus"), Ok(ActorCode::new("RUS").unwrap()));
        assert_eq!(country("OPCW"), Ok(ActorCode::new("OPCW").unwrap()));
        assert!(
            country("Russia")
                .unwrap_err()
                .ends_with("did you mean RUS?")
        );
        assert!(country("OPWC").unwrap_err().ends_with("did you mean OPCW?"));
        assert!(country("Atlantis").unwrap_err().contains("ISO codes"));
    }
}
