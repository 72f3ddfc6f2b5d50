//! One wire story in many outlets: articles that share most of their wording within a week of each other. They are grouped and
//! never dropped; what they tell twice is merged more freely than what two independent reports tell.
//!
//! Two articles are one story when the shorter has most of its five-word shingles in common with the other (containment, after
//! Broder 1997; an update that adds paragraphs keeps a high containment where its Jaccard likeness falls).

use crate::model::{Article, ArticleId};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// Words of a shingle.
const SHINGLE_WORDS: usize = 5;
/// Of a long article one shingle in so many is looked at, the same ones in every long article.
const SAMPLE: u64 = 4;
/// An article with fewer shingles than this is short: all of them are looked at, and only other short ones can be its copies.
const SHORT: usize = 200;
/// With fewer shingles than this, an article is too short to tell.
const FEWEST: usize = 12;
/// Share of the shorter article's shingles that two articles of one story have in common.
const CONTAINED: f64 = 0.6;
/// How far apart two articles of one story are published at most, days.
const DAYS: i64 = 7;
/// So many articles are remembered for a shingle; the copies of a story share many, and each of the first ones will do.
const HOLDERS: usize = 12;

/// For each article the number of its story: that of the first article which tells it.
pub fn stories<'a>(articles: impl Iterator<Item = &'a Article>) -> Vec<u32> {
    let articles: Vec<&Article> = articles.collect();
    let mut story: Vec<u32> = (0..articles.len() as u32).collect();
    let mut sizes: Vec<usize> = Vec::with_capacity(articles.len());
    let mut known: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    let mut shared: Vec<usize> = vec![0; articles.len()];
    let mut met: Vec<u32> = Vec::new();
    for (at, article) in articles.iter().enumerate() {
        let shingles = shingles(article.body_text());
        sizes.push(shingles.len());
        if shingles.is_empty() {
            continue;
        }
        for shingle in shingles {
            let holders = known.entry(shingle).or_default();
            for &holder in holders.iter() {
                let count = &mut shared[holder as usize];
                if *count == 0 {
                    met.push(holder);
                }
                *count += 1;
            }
            if holders.len() < HOLDERS {
                holders.push(at as u32);
            }
        }
        let same = |other: u32, count: usize| {
            let shorter = sizes[at].min(sizes[other as usize]);
            count as f64 >= CONTAINED * shorter as f64 && near(article, articles[other as usize])
        };
        let first = met
            .iter()
            .filter(|&&other| same(other, shared[other as usize]))
            .map(|&other| story[other as usize])
            .min();
        story[at] = first.unwrap_or(at as u32);
        for other in met.drain(..) {
            shared[other as usize] = 0;
        }
    }
    story
}

/// The stories that several articles tell, by their first article.
pub fn groups(story: &[u32]) -> Vec<Vec<ArticleId>> {
    let mut groups: FxHashMap<u32, Vec<ArticleId>> = FxHashMap::default();
    for (at, &first) in story.iter().enumerate() {
        groups.entry(first).or_default().push(ArticleId(at as u32));
    }
    let mut list: Vec<Vec<ArticleId>> = groups
        .into_values()
        .filter(|group| group.len() > 1)
        .collect();
    list.sort_unstable();
    list
}

fn near(a: &Article, b: &Article) -> bool {
    match (a.published_day(), b.published_day()) {
        (Some(a), Some(b)) => (a - b).num_days().abs() <= DAYS,
        _ => true,
    }
}

/// The shingles of a text by which it is compared, each once; none for a text that is too short to tell.
fn shingles(text: &str) -> Vec<u64> {
    let mut words = [0_u64; SHINGLE_WORDS];
    let mut list = Vec::with_capacity(text.len() / 6 + 1);
    for (number, word) in text
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .enumerate()
    {
        words.rotate_left(1);
        words[SHINGLE_WORDS - 1] = hash(|hasher| {
            for char in word.chars().flat_map(char::to_lowercase) {
                char.hash(hasher);
            }
        });
        if number + 1 >= SHINGLE_WORDS {
            list.push(hash(|hasher| words.hash(hasher)));
        }
    }
    list.sort_unstable();
    list.dedup();
    if list.len() < FEWEST {
        list.clear();
    } else if list.len() >= SHORT {
        // Marked, so that a sampled article is held against sampled ones only.
        list.retain(|shingle| (shingle >> 32).is_multiple_of(SAMPLE));
        for shingle in &mut list {
            *shingle = !*shingle;
        }
    }
    list
}

fn hash(feed: impl FnOnce(&mut FxHasher)) -> u64 {
    let mut hasher = FxHasher::default();
    feed(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::tests::article;

    const STORY: &str = "Norland expelled two Sudlandic diplomats on Friday after a week of quarrel over the fishing grounds \
        that both countries claim. The foreign ministry in Norburg gave the two until Monday to leave and said that it would \
        answer any further step in kind. Sudland called the decision groundless and summoned the Norlandic ambassador, whom it \
        told that talks on a new treaty would not begin before the order was taken back. Traders at the port of Westhaven said \
        that no ship had been held so far, and the harbour office expects none to be.";

    fn numbers(texts: &[(&str, &str)]) -> Vec<u32> {
        let articles: Vec<Article> = texts
            .iter()
            .map(|(day, text)| {
                let mut article = article(text);
                if let Some(published) = &mut article.published {
                    published.date = day.parse().unwrap();
                }
                article
            })
            .collect();
        stories(articles.iter())
    }

    #[test]
    fn a_story_printed_again_with_another_lead_is_one_story() {
        let longer = format!(
            "NORBURG (NW) - {STORY} The opposition asked for a debate. None was set for this week."
        );
        let other = STORY
            .replace("fishing", "mining")
            .replace("Friday", "Saturday");
        let apart = "Sudland and Westland signed a treaty on the use of the river between them after nine years of talks, and \
            said that the first payments would be made before the end of the year. Engineers of both sides are to meet.";
        assert_eq!(
            numbers(&[
                ("2018-10-05", STORY),
                ("2018-10-06", &longer),
                ("2018-10-06", apart),
                ("2018-10-07", &other)
            ]),
            [0, 0, 2, 0]
        );
    }

    #[test]
    fn a_brief_with_a_word_or_two_changed_is_one_story() {
        let brief = "NORBURG, Oct 5 (NW) - Norland said on Friday it had expelled two Sudlandic diplomats in a step that mirrors \
            what Sudland did. The foreign ministry of Sudland said that it would respond in the days to come.";
        let other = brief.replace("(NW)", "(SP)").replace("two", "2");
        assert_eq!(
            numbers(&[("2018-10-05", brief), ("2018-10-06", &other)]),
            [0, 0]
        );
    }

    #[test]
    fn the_same_words_a_month_later_are_another_story() {
        assert_eq!(
            numbers(&[("2018-10-05", STORY), ("2018-11-05", STORY)]),
            [0, 1]
        );
    }

    #[test]
    fn what_is_too_short_to_tell_stays_alone() {
        let short = "Norland expelled two Sudlanders on Friday.";
        assert_eq!(
            numbers(&[("2018-10-05", short), ("2018-10-05", short)]),
            [0, 1]
        );
    }

    #[test]
    fn groups_have_several_articles_each() {
        let ids = |list: &[u32]| list.iter().map(|at| ArticleId(*at)).collect::<Vec<_>>();
        assert_eq!(groups(&[0, 1, 0, 1, 4]), [ids(&[0, 2]), ids(&[1, 3])]);
    }
}
