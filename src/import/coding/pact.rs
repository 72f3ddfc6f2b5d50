//! Talks named after a pact: "the NAFTA talks", "a round of talks to renegotiate NAFTA" are those of its members.

use super::frames::Frames;
use super::slots::Filler;
use crate::import::chunk::NounGroup;
use crate::import::tag::Tag;

/// How many words after the noun the pact may be named.
const REACH: usize = 12;

impl Frames<'_> {
    /// The members of the pact that the words of a meeting's noun or those right after it name.
    pub(super) fn members_of_pact(self, group: &NounGroup) -> Vec<Filler> {
        let sentence = self.slots.sentence;
        let start = group.tokens.start;
        let end = (group.head + 1 + REACH).min(sentence.tokens.len());
        // "talks to renegotiate NAFTA collapsed": a comma or a finite verb ends what describes the talks.
        let ends = |at: &usize| {
            let tag = sentence.words[*at].tag;
            let infinitive = sentence.words[*at - 1].tag == Tag::To;
            matches!(tag, Tag::Comma | Tag::Complementizer | Tag::Auxiliary)
                || tag == Tag::Verb && !infinitive
        };
        let stop = (group.head + 1..end).find(ends).unwrap_or(end);
        let words = &sentence.tokens[start..stop];
        let pacts = &self.slots.lexicon.modality.meeting.pacts;
        let Some((pact, at, length)) = pacts.iter().find_map(|pact| {
            pact.names.iter().find_map(|name| {
                let length = name.split(' ').count();
                let at = words.windows(length).position(|window| {
                    window
                        .iter()
                        .map(|token| token.lower.as_str())
                        .eq(name.split(' '))
                })?;
                Some((pact, at, length))
            })
        }) else {
            return Vec::new();
        };
        let name = sentence.span_of(&(start + at..start + at + length));
        pact.members
            .iter()
            .map(|&code| Filler {
                code,
                role: None,
                name,
            })
            .collect()
    }
}
