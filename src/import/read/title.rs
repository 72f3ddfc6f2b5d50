//! Titles without the name of the site.

use crate::import::metadata::outlet;

/// Signs between a title and the name of its site.
const BARS: [&str; 9] = [
    " | ", " – ", " — ", " - ", " :: ", " • ", " · ", " « ", " » ",
];

/// Splits "Norland expels envoys | The Norland Post" into title and site. `site` is the site's name where it is known; a part
/// that only looks like a publisher's name counts too.
pub(super) fn split_site(title: &str, site: Option<&str>) -> (String, Option<String>) {
    let mut title = title.trim();
    let mut found = None;
    // "Title | Section | Site": twice is enough.
    for _ in 0..2 {
        let Some((rest, name)) = last_part(title, site).or_else(|| first_part(title, site)) else {
            break;
        };
        found = found.or(Some(name.to_owned()));
        title = rest;
    }
    (title.to_owned(), found)
}

fn last_part<'a>(title: &'a str, site: Option<&str>) -> Option<(&'a str, &'a str)> {
    let (at, bar) = BARS
        .iter()
        .filter_map(|bar| title.rfind(bar).map(|at| (at, bar)))
        .max()?;
    let (rest, name) = (title[..at].trim(), title[at + bar.len()..].trim());
    (is_site(name, site) && !rest.is_empty()).then_some((rest, name))
}

fn first_part<'a>(title: &'a str, site: Option<&str>) -> Option<(&'a str, &'a str)> {
    let (at, bar) = BARS
        .iter()
        .filter_map(|bar| title.find(bar).map(|at| (at, bar)))
        .min()?;
    let (name, rest) = (title[..at].trim(), title[at + bar.len()..].trim());
    (is_site(name, site) && rest.split_whitespace().count() > 2).then_some((rest, name))
}

fn is_site(name: &str, site: Option<&str>) -> bool {
    let plain = |text: &str| {
        text.to_lowercase()
            .replace(|char: char| !char.is_alphanumeric(), "")
    };
    let given = site.is_some_and(|site| {
        let (name, site) = (plain(name), plain(site));
        !name.is_empty()
            && (name == site
                || site.len() > 4
                    && (name.contains(&site) || name.len() > 4 && site.contains(&name)))
    });
    let domain = !name.contains(' ') && outlet::host_of(name).is_some();
    name.split_whitespace().count() <= 6 && (given || domain || outlet::looks_like_name(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, site: Option<&str>, expect: &str, name: Option<&str>) {
        let (got, found) = split_site(title, site);
        assert_eq!((got.as_str(), found.as_deref()), (expect, name));
    }

    #[test]
    fn the_name_of_the_site_goes() {
        check(
            "Norland expels envoys | The Norland Post",
            None,
            "Norland expels envoys",
            Some("The Norland Post"),
        );
        check(
            "Norland expels envoys - Reuters",
            None,
            "Norland expels envoys",
            Some("Reuters"),
        );
        check(
            "The Norland Online - Norland expels envoys",
            None,
            "Norland expels envoys",
            Some("The Norland Online"),
        );
        check(
            "Envoys out | World | Nordiska",
            Some("Nordiska"),
            "Envoys out | World",
            Some("Nordiska"),
        );
    }

    #[test]
    fn titles_with_dashes_stay_whole() {
        check(
            "Norland – the state that never was",
            None,
            "Norland – the state that never was",
            None,
        );
        check(
            "Three envoys - a first - expelled",
            None,
            "Three envoys - a first - expelled",
            None,
        );
    }
}
