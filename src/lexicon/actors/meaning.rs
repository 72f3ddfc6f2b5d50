//! What a known phrase can mean to the actor tagger.

use crate::model::{ActorCode, Role};

/// What a phrase of the lexicon means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// A state's name: "Russia".
    State(ActorCode),
    /// A nationality: "Russian".
    Adjective(ActorCode),
    /// A noun for people of a nationality: "Russians", "Briton".
    Citizen(ActorCode),
    /// A city that stands for its government: "Moscow".
    Capital(ActorCode),
    /// A city, province or region: "Shanghai".
    Place(ActorCode),
    /// A named institution: "the Kremlin", "the FSB", "the Foreign Office".
    Body(ActorCode, Role),
    /// An intergovernmental organisation.
    Organisation(ActorCode),
    /// A title that only one actor gives: "Chief Cabinet Secretary", "UN Secretary-General".
    Office(ActorCode, Role),
    /// An office-holder by full name.
    Person(ActorCode, Role),
    /// An office-holder by surname or another short name.
    Surname(ActorCode, Role),
    /// An office-holder by a surname that many have: only after a title, as in "Prime Minister May".
    SharedSurname(ActorCode, Role),
    /// Known to be no actor: an armed group, a party, a rebel leader; with its country where it has one.
    NoActor(Option<ActorCode>),
    /// No actor either, but a state acts on its country through it: a company, a newspaper, a private person.
    Private(Option<ActorCode>),
    /// Words that only look like an actor's name: "South China Sea".
    FalseFriend,
    /// A common word of noun groups.
    Word(Word),
}

/// Common words that noun groups are made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// Who speaks for an actor: "foreign minister", "spokesman".
    Title(Role),
    /// Who is sent abroad by one: "ambassador", "envoy".
    Envoy,
    /// Institutions: "foreign ministry", "government".
    Institution(Role),
    /// A mission abroad: "embassy".
    Mission,
    /// People of a nationality: "diplomats", "nationals".
    People(Role),
    /// What is no actor though it has a nationality: "rebels", "opposition".
    Other,
    /// What is no actor either, but belongs to a state that others act on through it: "company", "airline".
    Private,
    /// Words before the head: "deputy", "senior", "interior".
    Premodifier,
    /// "former", "ex-", "late".
    Former,
    /// "opposition": whoever follows is no actor.
    Opposing,
    /// "Mr", "Gen", "Sheikh".
    Honorific,
    /// "John", "Mohammed": what follows is somebody's surname.
    GivenName,
    /// Sets a state apart: "NATO ally Turkey", "neighbour Norland".
    Relation,
    /// "University", "Convention": what stands before is part of its name.
    NameTail,
    /// Verbs that follow a subject: "said", "expel", "has".
    Verb,
    /// "the country", "the kingdom".
    Country,
    /// "both sides", "the two countries".
    BothSides,
    /// "countries", "sides": several actors named before.
    Several,
    /// "the organisation", "the bloc", "the alliance".
    Grouping,
    /// "he", "she", "himself".
    He,
    /// "it", "itself".
    It,
    /// "they", "themselves".
    They,
    /// "we", "our country".
    We,
    /// "who", "which".
    Who,
    /// "his", "its", "their".
    Its,
    /// Articles and counts that open a noun group: "the", "four", "some".
    Determiner,
    /// Days and months, which end a name: "Foreign Minister Nord Thursday".
    Calendar,
    /// "-led": the actor acts.
    TailActing,
    /// "-backed": another acts.
    TailBacked,
    /// "-based": where it sits, not whose voice it is.
    TailBased,
    /// "pro-", "anti-": no actor.
    Stance,
    /// Lower-case pieces of names: "van", "bin".
    Particle,
    /// Prepositions, conjunctions and the like: no noun follows its modifier here.
    Function,
    /// "clear", "likely": after these, "it is" speaks of nobody.
    Expletive,
}
