//! An article whose fields are given apart, as rows, entries and downloads give them.

use super::assemble::{RawArticle, find_dateline};
use crate::import::clean;
use crate::import::metadata::dates::{self, WrittenDate};
use crate::import::metadata::outlet::{self, FigureOrder};
use crate::import::metadata::publication::{Candidate, Hints, choose};
use crate::model::PublicationBasis;

/// The fields of one article, as found.
#[derive(Debug, Default)]
pub(super) struct Record {
    /// Headline.
    pub title: Option<String>,
    /// Body, one paragraph each; empty ones are dropped.
    pub paragraphs: Vec<String>,
    /// Publisher, as written.
    pub outlet: Option<String>,
    /// Address on the net.
    pub address: Option<String>,
    /// What may be its day of publication, in order of trust.
    pub dates: Vec<Candidate>,
    /// What is asked only where neither those, nor the dateline, nor the address tells a day.
    pub weak: Vec<Candidate>,
    /// How the file writes dates in figures, where its other dates tell.
    pub order: Option<FigureOrder>,
    /// What was odd about it.
    pub warnings: Vec<String>,
}

impl Record {
    /// Adds the first full date that `field` holds, as evidence of the kind `basis`. Whether it held one.
    pub(super) fn push_date(&mut self, field: &str, basis: PublicationBasis) -> bool {
        let found = dates::first_full(field);
        let candidate = found.map(|date| Candidate::new(date, basis, field));
        let any = candidate.is_some();
        self.dates.extend(candidate);
        any
    }

    /// The article: fields cleaned, dateline found, day of publication chosen.
    pub(super) fn into_article(mut self) -> RawArticle {
        let plain = |text: &str| clean::squeeze(&clean::normalise(text));
        let named = |text: Option<String>| {
            text.map(|text| plain(&text))
                .filter(|text| !text.is_empty())
        };
        let title = named(self.title);
        let mut paragraphs: Vec<String> = self.paragraphs.iter().map(|text| plain(text)).collect();
        paragraphs.retain(|text| text.contains(char::is_alphanumeric));
        let dateline = find_dateline(&paragraphs);
        if let Some((index, parsed)) = &dateline
            && let Some(date) = &parsed.date
        {
            let written = paragraphs[*index].get(..parsed.len).unwrap_or("");
            let candidate = Candidate::new(date.clone(), PublicationBasis::Dateline, written);
            self.dates.push(candidate);
        }
        if let Some(address) = &self.address
            && let Some(date) = dates::in_name(address)
        {
            self.dates
                .push(Candidate::new(date, PublicationBasis::Url, address));
        }
        self.dates.append(&mut self.weak);
        let outlet = named(self.outlet).map(|name| outlet::display(&name));
        let known = outlet.as_deref().and_then(outlet::by_name);
        let order = self.order.or(known.map(|outlet| outlet.order));
        let others: Vec<WrittenDate> = self.dates.iter().map(|found| found.date.clone()).collect();
        let hints = Hints {
            order: order.unwrap_or_default(),
            others: &others,
        };
        let (published, warnings) = choose(&self.dates, &hints);
        self.warnings.extend(warnings);
        RawArticle {
            title,
            paragraphs,
            outlet,
            dateline,
            published,
            address: self.address,
            warnings: self.warnings,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_become_an_article() {
        let mut record = Record {
            title: Some(" Norland  expels envoys ".into()),
            paragraphs: vec![
                String::new(),
                "NORDVILLE, Oct 4 (NW) - Norland said\nno.".into(),
            ],
            outlet: Some("THE NORLAND COURIER".into()),
            ..Record::default()
        };
        assert!(!record.push_date("soon", PublicationBasis::Header));
        assert!(record.push_date("October 5, 2018 Friday", PublicationBasis::Header));
        let article = record.into_article();
        assert_eq!(article.title.as_deref(), Some("Norland expels envoys"));
        assert_eq!(article.outlet.as_deref(), Some("The Norland Courier"));
        assert_eq!(article.paragraphs.len(), 1);
        let published = article.published.unwrap();
        assert_eq!(published.date.to_string(), "2018-10-05");
        assert_eq!(article.dateline.unwrap().0, 0);
    }
}
