//! What the head of a page says: meta elements, title, addresses, JSON-LD.

use super::json_ld::{self, JsonLd};
use crate::import::metadata::outlet::FigureOrder;
use scraper::{ElementRef, Html, Selector};
use std::sync::LazyLock;

/// Facts of a page outside its text.
#[derive(Debug, Default)]
pub(super) struct PageFacts {
    /// `og:title`.
    pub og_title: Option<String>,
    /// The first `h1` that looks like a title.
    pub heading: Option<String>,
    /// `title`.
    pub title: Option<String>,
    /// `og:site_name`.
    pub site_name: Option<String>,
    /// Canonical address, else `og:url`.
    pub address: Option<String>,
    /// `lang` of the root.
    pub language: Option<String>,
    /// Meta elements, in order: name in lower case, content.
    pub meta: Vec<(String, String)>,
    /// Data for machines.
    pub json_ld: JsonLd,
}

struct Selectors {
    meta: Selector,
    title: Selector,
    heading: Selector,
    canonical: Selector,
    data: Selector,
}

static SELECTORS: LazyLock<Selectors> = LazyLock::new(|| {
    let parse = |text: &str| Selector::parse(text).expect("the selectors are checked by a test");
    Selectors {
        meta: parse("meta[content]"),
        title: parse("head > title, title"),
        heading: parse("h1"),
        canonical: parse("link[rel=canonical][href]"),
        data: parse("script[type*='ld+json']"),
    }
});

impl PageFacts {
    /// Reads the facts of a page.
    pub(super) fn of(page: &Html) -> Self {
        let all = &*SELECTORS;
        let meta: Vec<(String, String)> = page.select(&all.meta).filter_map(named).collect();
        let value = |name: &str| {
            meta.iter()
                .find(|(key, _)| key == name)
                .map(|(_, content)| content.clone())
        };
        let canonical = page
            .select(&all.canonical)
            .filter_map(|link| link.attr("href"))
            .find(|href| href.contains("://"));
        let scripts: Vec<String> = page
            .select(&all.data)
            .map(|script| script.text().collect())
            .collect();
        Self {
            og_title: value("og:title").or_else(|| value("twitter:title")),
            heading: heading(page),
            title: page
                .select(&all.title)
                .next()
                .map(text_of)
                .filter(|text| !text.trim().is_empty()),
            site_name: value("og:site_name").or_else(|| value("application-name")),
            address: canonical.map(str::to_owned).or_else(|| value("og:url")),
            language: page.root_element().attr("lang").map(str::to_owned),
            json_ld: json_ld::read(&scripts),
            meta,
        }
    }

    /// How a page in this language writes dates in figures.
    pub(super) fn figure_order(&self) -> FigureOrder {
        let american = self
            .language
            .as_deref()
            .is_some_and(|lang| lang.eq_ignore_ascii_case("en-us"));
        if american {
            FigureOrder::MonthFirst
        } else {
            FigureOrder::DayFirst
        }
    }
}

fn named(element: ElementRef<'_>) -> Option<(String, String)> {
    let key = ["property", "name", "itemprop", "http-equiv"]
        .iter()
        .find_map(|key| element.attr(key))?;
    let content = element.attr("content")?.trim();
    (!content.is_empty()).then(|| (key.trim().to_lowercase(), content.to_owned()))
}

/// The longest of the first few `h1`: the others are the name of the site.
fn heading(page: &Html) -> Option<String> {
    let texts = page.select(&SELECTORS.heading).take(6).map(text_of);
    let texts: Vec<String> = texts
        .map(|text| super::plain(&text))
        .filter(|text| !text.is_empty())
        .collect();
    let good = |text: &&String| {
        text.split_whitespace().count() >= 3
            || text.chars().filter(|char| !char.is_ascii()).count() > 5
    };
    texts.iter().find(good).or(texts.first()).cloned()
}

fn text_of(element: ElementRef<'_>) -> String {
    element.text().collect::<Vec<_>>().join("")
}
