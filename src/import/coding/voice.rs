//! Whose words a running quotation is: "Norland said: 'We object. Sudland broke the treaty.'", and a quotation whose speaker
//! is named only after its last sentence.

use super::Coder;
use super::slots::{Filled, Filler, Slots};
use super::status::read;
use crate::import::analysis::Sentence;
use crate::import::clause::Relation;
use crate::lexicon::words::{WordClass, Words};
use crate::model::Span;

/// How many sentences a quotation may run before its speaker is named.
const LONGEST_RUN: usize = 12;

/// Where quotation marks stand in one sentence.
#[derive(Debug, Clone, Copy, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "marks of quotation that occur in every combination"
)]
pub struct Quoting {
    /// It begins inside a quotation or with its mark.
    pub starts_open: bool,
    /// The quotation began in a sentence before.
    pub carried: bool,
    /// A quotation goes on after it.
    pub ends_open: bool,
    /// Words follow the last closing mark.
    pub tail: bool,
}

/// Where quotation marks stand in each of `sentences`.
pub fn quotings(text: &str, sentences: &[Span]) -> Vec<Quoting> {
    let mut open = false;
    let mut end_before = None;
    let mut list = Vec::with_capacity(sentences.len());
    for &span in sentences {
        let words = span.of(text);
        let gap = end_before
            .and_then(|end: usize| text.get(end..span.range().start))
            .unwrap_or("\n");
        let new_paragraph = gap.contains('\n');
        let marked = words.starts_with(['"', '“', '«', '„']);
        let carried = open && (!new_paragraph || marked);
        // A paragraph that goes on with a quotation begins with a mark of its own.
        open = carried && !new_paragraph;
        let mut tail = !(carried || marked);
        for char in words.chars() {
            match char {
                '“' | '«' | '„' => open = true,
                '”' | '»' => (open, tail) = (false, false),
                '"' => {
                    open = !open;
                    tail &= open;
                }
                _ if !open && char.is_alphabetic() => tail = true,
                _ => {}
            }
        }
        list.push(Quoting {
            starts_open: carried || marked,
            carried,
            ends_open: open,
            tail,
        });
        end_before = Some(span.range().end);
    }
    list
}

/// Whose words the present sentence is, and who spoke last.
#[derive(Debug, Default)]
pub struct Voices {
    /// Who says the present sentence: nobody known where it holds none; none where it is the article's own.
    pub present: Option<Vec<Filler>>,
    /// Who spoke in the sentence before.
    last: Option<Vec<Filler>>,
}

impl Coder<'_> {
    /// Finds whose words sentence `at` is, before it is read, for "we" in it.
    pub(super) fn hear(&mut self, at: usize, spans: &[Span], quotings: &[Quoting]) {
        let quoting = quotings[at];
        if !quoting.starts_open {
            self.voices.present = None;
        } else if !quoting.carried || self.voices.present.is_none() {
            self.voices.present = self
                .named_later(at, spans, quotings)
                .or_else(|| self.voices.last.take());
        }
        let codes = self
            .voices
            .present
            .as_ref()
            .map(|list| list.iter().map(|filler| filler.code).collect());
        self.memory.actors.set_voice(codes);
    }

    /// The speaker of a quotation that opens in sentence `at` and whose last sentence names him: "…,' the minister said."
    fn named_later(&self, at: usize, spans: &[Span], quotings: &[Quoting]) -> Option<Vec<Filler>> {
        let last =
            (at..quotings.len().min(at + LONGEST_RUN)).find(|&place| !quotings[place].ends_open)?;
        if last == at || !quotings[last].tail {
            return None;
        }
        let mut memory = self.memory.clone();
        let sentence =
            self.analyser
                .sentence(&self.article.text, spans[last], self.today(), &mut memory);
        speaker(self.slots(&sentence), self.analyser.words)
    }

    /// Keeps who spoke in the sentence just read.
    pub(super) fn remember_voice(&mut self, slots: Slots<'_>) {
        self.voices.last =
            speaker(slots, self.analyser.words).or_else(|| self.voices.present.clone());
    }
}

/// Who speaks in a sentence: the subject of its own verb of saying; empty for somebody the coder does not know.
fn speaker(slots: Slots<'_>, words: &Words) -> Option<Vec<Filler>> {
    let clauses = &slots.sentence.clauses;
    let filled = match clauses.attributions.last() {
        Some(attribution) => slots.heads(attribution.speaker),
        None => clauses
            .predicates
            .iter()
            .filter(|predicate| {
                matches!(
                    predicate.relation,
                    Relation::Root | Relation::Participial(_)
                )
            })
            .find(|predicate| {
                slots.sentence.verb(predicate).is_some_and(|verb| {
                    words.class_of(&verb.lemma).contains(WordClass::SPEECH) && !verb.passive
                })
            })
            .map(|predicate| slots.agent(predicate))?,
    };
    Some(match filled {
        Filled::By(list) => list,
        Filled::ByOther | Filled::Empty => Vec::new(),
    })
}

/// "'We object,' the Norlandic minister said": makes "we" in what somebody says that speaker's.
pub fn settle_we(sentence: &mut Sentence<'_>, lexicon: &crate::lexicon::Lexicon, words: &Words) {
    let slots = Slots {
        sentence,
        lexicon: &lexicon.events,
        voice: &[],
    };
    let mut settled = Vec::new();
    for (index, predicate) in sentence.clauses.predicates.iter().enumerate() {
        let groups = predicate.subject.into_iter().chain(
            predicate
                .direct
                .iter()
                .copied()
                .chain(predicate.phrases.iter().filter_map(|phrase| phrase.noun)),
        );
        for mention in groups.filter_map(|at| sentence.noun(at)?.actor) {
            let first = sentence.mentions[mention].tokens.start;
            let ours = matches!(
                sentence.tokens[first].lower.as_str(),
                "we" | "us" | "our" | "ourselves"
            );
            if !ours {
                continue;
            }
            let speakers = read(slots, words, index).speakers;
            let codes: Vec<_> = speakers.iter().map(|filler| filler.code).collect();
            if !codes.is_empty() {
                settled.push((mention, codes));
            }
        }
    }
    for (mention, codes) in settled {
        sentence.mentions[mention].actors = codes;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::sentence::sentences;

    /// Each sentence by the letters of what holds: starts open, carried, ends open, tail.
    #[track_caller]
    fn check(text: &str, expect: &[&str]) {
        let spans = sentences(text, Span::new(0, text.len()));
        let got: Vec<String> = quotings(text, &spans)
            .iter()
            .map(|quoting| {
                [
                    (quoting.starts_open, 'o'),
                    (quoting.carried, 'c'),
                    (quoting.ends_open, 'e'),
                    (quoting.tail, 't'),
                ]
                .iter()
                .filter_map(|&(holds, letter)| holds.then_some(letter))
                .collect()
            })
            .collect();
        assert_eq!(got, expect, "{text}");
    }

    #[test]
    fn quotations_run_over_sentences() {
        check("He left. She came.", &["t", "t"]);
        check(
            "“We object. They broke it,” he said. He left.",
            &["oe", "oct", "t"],
        );
        check(
            "\"We object,\" he said. \"They broke it. It is over.\"",
            &["ot", "oe", "oc"],
        );
        check(
            "He said: “We object.\n\n“They broke it.”\n\nIt rained.",
            &["et", "oc", "t"],
        );
        check("He said: \"We object.\n\nIt rained.", &["et", "t"]);
    }
}
