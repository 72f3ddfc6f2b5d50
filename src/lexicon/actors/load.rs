//! Actor files to lexicon, with every mistake named by file and entry.

use super::entry::{Entry, Term};
use super::meaning::{Meaning, Word};
use super::{ActorLexicon, phrases};
use crate::model::{ActorCode, Role};
use rustc_hash::FxHashSet as HashSet;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde::de::value::{Error as ValueError, StrDeserializer};
use std::collections::BTreeMap;

/// What an actor file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// States with their names, nationalities and capitals.
    States,
    /// Intergovernmental organisations.
    Organisations,
    /// Named institutions by actor and role.
    Bodies,
    /// Titles that only one actor gives, by actor and role.
    Offices,
    /// Cities, provinces and regions by state.
    Places,
    /// Office-holders with their terms, by actor and role.
    Leaders,
    /// Known to be no actor, by kind and country.
    Others,
    /// What only looks like an actor.
    FalseFriends,
    /// Common words of noun groups.
    Roles,
}

/// One actor file.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// How messages name it.
    pub file: &'a str,
    /// What it holds.
    pub kind: FileKind,
    /// Its text, TOML.
    pub text: &'a str,
}

/// A mistake in an actor file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, {entry}: {what}")]
pub struct LexiconError {
    /// The file, as its source names it.
    pub file: String,
    /// The entry: its table and text.
    pub entry: String,
    /// What was expected and what was found.
    pub what: String,
}

macro_rules! bundled {
    ($kind:ident, $file:literal) => {
        Source {
            file: $file,
            kind: FileKind::$kind,
            text: include_str!(concat!("../../../assets/lexicon/", $file)),
        }
    };
}

/// The files that come with the program.
pub(super) const BUNDLED: [Source<'static>; 11] = [
    bundled!(States, "actors/states.toml"),
    bundled!(Organisations, "actors/organisations.toml"),
    bundled!(Bodies, "actors/bodies.toml"),
    bundled!(Offices, "actors/offices.toml"),
    bundled!(Places, "actors/places.toml"),
    bundled!(Leaders, "actors/leaders.toml"),
    bundled!(Leaders, "actors/leaders_past.toml"),
    bundled!(Leaders, "actors/ministers.toml"),
    bundled!(Others, "actors/others.toml"),
    bundled!(FalseFriends, "actors/false_friends.toml"),
    bundled!(Roles, "roles.toml"),
];

type Lists = BTreeMap<String, Vec<String>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StateEntry {
    name: String,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    adjectives: Vec<String>,
    #[serde(default)]
    citizens: Vec<String>,
    #[serde(default)]
    capitals: Vec<String>,
    #[serde(default)]
    combining: Vec<String>,
    #[serde(default)]
    family_first: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OrganisationEntry {
    name: String,
    interchange: String,
    #[serde(default)]
    also: Vec<String>,
    #[serde(default)]
    officers: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FalseFriends {
    phrases: Vec<String>,
    /// Surnames too common to stand for an office-holder alone.
    shared_surnames: Vec<String>,
    /// A name and the words beside which it is no actor.
    contexts: Lists,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Roles {
    titles: Lists,
    institutions: Lists,
    people: Lists,
    words: Lists,
}

/// Reads all files; shared surnames hold for leaders of every file.
pub(super) fn parse(sources: &[Source<'_>]) -> Result<ActorLexicon, LexiconError> {
    let mut loader = Loader::default();
    for source in sources {
        if source.kind == FileKind::FalseFriends {
            source.file.clone_into(&mut loader.file);
            loader.false_friends(source.text)?;
        }
    }
    for source in sources {
        source.file.clone_into(&mut loader.file);
        match source.kind {
            FileKind::States => loader.states(source.text)?,
            FileKind::Organisations => loader.organisations(source.text)?,
            FileKind::Bodies => loader.by_role(source.text, Meaning::Body)?,
            FileKind::Offices => loader.by_role(source.text, Meaning::Office)?,
            FileKind::Places => loader.places(source.text)?,
            FileKind::Leaders => loader.leaders(source.text)?,
            FileKind::Others => loader.others(source.text)?,
            FileKind::FalseFriends => {}
            FileKind::Roles => loader.roles(source.text)?,
        }
    }
    Ok(loader.lexicon)
}

#[derive(Default)]
struct Loader {
    lexicon: ActorLexicon,
    file: String,
    shared_surnames: HashSet<String>,
    /// What has been said already, to find lines written twice.
    said: HashSet<(String, String)>,
}

impl Loader {
    fn wrong(&self, entry: &str, what: impl Into<String>) -> LexiconError {
        LexiconError {
            file: self.file.clone(),
            entry: entry.to_owned(),
            what: what.into(),
        }
    }

    fn toml<T: DeserializeOwned>(&self, text: &str) -> Result<T, LexiconError> {
        toml::from_str(text).map_err(|error| {
            let line = error
                .span()
                .map_or(1, |span| text[..span.start.min(text.len())].lines().count());
            self.wrong(&format!("line {line}"), error.message())
        })
    }

    fn code(&self, text: &str) -> Result<ActorCode, LexiconError> {
        ActorCode::new(text)
            .ok_or_else(|| self.wrong(text, "expected an actor code such as RUS or OPCW"))
    }

    /// A code that the states or organisations already gave a name.
    fn known_code(&self, text: &str) -> Result<ActorCode, LexiconError> {
        let code = self.code(text)?;
        if self.lexicon.names.contains_key(&code) {
            Ok(code)
        } else {
            Err(self.wrong(text, "no state or organisation has this code"))
        }
    }

    fn role(&self, id: &str) -> Result<Role, LexiconError> {
        Role::deserialize(StrDeserializer::<ValueError>::new(id))
            .map_err(|_| self.wrong(id, "expected a role such as foreign_ministry"))
    }

    fn entry(&self, table: &str, text: &str) -> Result<Entry, LexiconError> {
        Entry::parse(text).map_err(|what| self.wrong(&format!("{table}: {text:?}"), what))
    }

    /// Adds all names of an entry; a meaning said twice of one name on the same days is a mistake.
    fn add(&mut self, table: &str, text: &str, meaning: Meaning) -> Result<(), LexiconError> {
        let entry = self.entry(table, text)?;
        for name in &entry.names {
            self.add_name(table, name, meaning, &entry.terms)?;
        }
        Ok(())
    }

    fn add_name(
        &mut self,
        table: &str,
        name: &str,
        meaning: Meaning,
        terms: &[Term],
    ) -> Result<(), LexiconError> {
        let claim = match meaning {
            Meaning::State(_) => "a state".to_owned(),
            Meaning::Capital(_) => "a capital".to_owned(),
            Meaning::Organisation(_) => "an organisation".to_owned(),
            other => format!("{other:?}"),
        };
        if !self
            .said
            .insert((name.to_owned(), format!("{claim} {terms:?}")))
        {
            return Err(self.wrong(&format!("{table}: {name:?}"), "this name is there twice"));
        }
        self.lexicon.phrases.insert(name, meaning, terms);
        Ok(())
    }

    fn states(&mut self, text: &str) -> Result<(), LexiconError> {
        for (id, state) in self.toml::<BTreeMap<String, StateEntry>>(text)? {
            let code = self.code(&id)?;
            if self
                .lexicon
                .names
                .insert(code, state.name.clone())
                .is_some()
            {
                return Err(self.wrong(&id, "this code is there twice"));
            }
            self.add(&id, &state.name, Meaning::State(code))?;
            for name in &state.also {
                self.add(&id, name, Meaning::State(code))?;
            }
            for name in &state.capitals {
                self.add(&id, name, Meaning::Capital(code))?;
            }
            for name in &state.adjectives {
                self.add(&id, name, Meaning::Adjective(code))?;
                if let Some(plural) = plural_of_nationality(name)
                    && !state.citizens.contains(&plural)
                {
                    self.add(&id, &plural, Meaning::Citizen(code))?;
                }
            }
            for name in &state.citizens {
                self.add(&id, name, Meaning::Citizen(code))?;
            }
            for half in &state.combining {
                let half = half.to_lowercase().into();
                self.lexicon.combining.insert(half, code);
            }
            if state.family_first {
                self.lexicon.family_first.insert(code);
            }
        }
        Ok(())
    }

    fn organisations(&mut self, text: &str) -> Result<(), LexiconError> {
        for (id, organisation) in self.toml::<BTreeMap<String, OrganisationEntry>>(text)? {
            let code = self.code(&id)?;
            let interchange = self.code(&organisation.interchange)?;
            self.lexicon.interchange.insert(code, interchange);
            if self
                .lexicon
                .names
                .insert(code, organisation.name.clone())
                .is_some()
            {
                return Err(self.wrong(&id, "this code is there twice"));
            }
            self.add(&id, &organisation.name, Meaning::Organisation(code))?;
            for name in &organisation.also {
                self.add(&id, name, Meaning::Organisation(code))?;
            }
            for title in &organisation.officers {
                self.add(&id, title, Meaning::Office(code, Role::Organisation))?;
            }
        }
        Ok(())
    }

    fn by_role(
        &mut self,
        text: &str,
        meaning: fn(ActorCode, Role) -> Meaning,
    ) -> Result<(), LexiconError> {
        for (id, roles) in self.toml::<BTreeMap<String, Lists>>(text)? {
            let code = self.known_code(&id)?;
            for (role, names) in roles {
                let role = self.role(&role)?;
                for name in names {
                    self.add(&id, &name, meaning(code, role))?;
                }
            }
        }
        Ok(())
    }

    fn places(&mut self, text: &str) -> Result<(), LexiconError> {
        for (id, names) in self.toml::<Lists>(text)? {
            let code = self.known_code(&id)?;
            for name in names {
                self.add(&id, &name, Meaning::Place(code))?;
            }
        }
        Ok(())
    }

    fn leaders(&mut self, text: &str) -> Result<(), LexiconError> {
        for (id, roles) in self.toml::<BTreeMap<String, Lists>>(text)? {
            let code = self.known_code(&id)?;
            for (role, lines) in roles {
                let role = self.role(&role)?;
                for line in lines {
                    self.leader(&id, &line, code, role)?;
                }
            }
        }
        Ok(())
    }

    /// A person's full names, and the short ones: those marked `=`, else the surname.
    fn leader(
        &mut self,
        table: &str,
        line: &str,
        code: ActorCode,
        role: Role,
    ) -> Result<(), LexiconError> {
        let entry = self.entry(table, line)?;
        if entry.terms.is_empty() {
            let what = "a person needs a term of office, such as \": 2012-12..2020-09\"";
            return Err(self.wrong(&format!("{table}: {line:?}"), what));
        }
        let marked = entry.names.iter().any(|name| name.starts_with('='));
        let mut surnames = Vec::new();
        for name in &entry.names {
            if let Some(short) = name.strip_prefix('=') {
                surnames.push(short.to_owned());
                continue;
            }
            self.add_name(table, name, Meaning::Person(code, role), &entry.terms)?;
            let mut words = name.split(' ');
            let surname = if self.lexicon.family_first(code) {
                words.next()
            } else {
                words.next_back()
            };
            if let Some(surname) = surname.filter(|_| !marked) {
                surnames.push(surname.to_owned());
            }
        }
        surnames.sort();
        surnames.dedup();
        for surname in surnames {
            let meaning = if self.shared_surnames.contains(&surname) {
                Meaning::SharedSurname(code, role)
            } else {
                Meaning::Surname(code, role)
            };
            self.lexicon.phrases.insert(&surname, meaning, &entry.terms);
        }
        Ok(())
    }

    fn others(&mut self, text: &str) -> Result<(), LexiconError> {
        for (kind, countries) in self.toml::<BTreeMap<String, Lists>>(text)? {
            for (id, names) in countries {
                let country = match id.as_str() {
                    "any" => None,
                    id => Some(self.known_code(id)?),
                };
                let meaning = if is_private(&kind) {
                    Meaning::Private(country)
                } else {
                    Meaning::NoActor(country)
                };
                for name in names {
                    self.add(&format!("{kind}.{id}"), &name, meaning)?;
                }
            }
        }
        Ok(())
    }

    fn false_friends(&mut self, text: &str) -> Result<(), LexiconError> {
        let file: FalseFriends = self.toml(text)?;
        for phrase in &file.phrases {
            self.add("phrases", phrase, Meaning::FalseFriend)?;
        }
        self.shared_surnames.extend(file.shared_surnames);
        for (name, words) in file.contexts {
            let words = words.iter().flat_map(|word| phrases::split(word));
            let words = words.map(|(lower, _)| lower).collect();
            let name = name.to_lowercase().into();
            self.lexicon.contexts.insert(name, words);
        }
        Ok(())
    }

    fn roles(&mut self, text: &str) -> Result<(), LexiconError> {
        let file: Roles = self.toml(text)?;
        self.nouns_by_role("titles", file.titles, Word::Title)?;
        self.nouns_by_role("institutions", file.institutions, Word::Institution)?;
        self.nouns_by_role("people", file.people, Word::People)?;
        for (kind, list) in file.words {
            let word = word_of(&kind)
                .ok_or_else(|| self.wrong(&format!("words.{kind}"), "no such kind of word"))?;
            let inflects = matches!(
                word,
                Word::Envoy | Word::Mission | Word::Other | Word::Private
            );
            for text in list {
                if inflects {
                    self.add_noun(&kind, &text, Meaning::Word(word))?;
                } else {
                    self.add(&kind, &text, Meaning::Word(word))?;
                }
            }
        }
        Ok(())
    }

    fn nouns_by_role(
        &mut self,
        table: &str,
        lists: Lists,
        word: fn(Role) -> Word,
    ) -> Result<(), LexiconError> {
        for (role, nouns) in lists {
            let meaning = Meaning::Word(word(self.role(&role)?));
            for noun in nouns {
                self.add_noun(table, &noun, meaning)?;
            }
        }
        Ok(())
    }

    /// A noun in singular and plural.
    fn add_noun(&mut self, table: &str, noun: &str, meaning: Meaning) -> Result<(), LexiconError> {
        self.add_name(table, noun, meaning, &[])?;
        let plural = plural_of_noun(noun);
        if plural == noun {
            return Ok(());
        }
        self.add_name(table, &plural, meaning, &[])
    }
}

/// Whether what is listed as `kind` has a state that others act on through it; armed groups and parties have none.
fn is_private(kind: &str) -> bool {
    matches!(
        kind,
        "companies" | "organisations" | "media" | "private_persons"
    )
}

/// "Russians" of "Russian"; none where the adjective has no such noun ("Dutch", "Japanese").
fn plural_of_nationality(adjective: &str) -> Option<String> {
    ["an", "i", "er", "ot"]
        .iter()
        .any(|ending| adjective.ends_with(ending))
        .then(|| format!("{adjective}s"))
}

/// "foreign ministers", "ministers of finance", "embassies", "spokesmen".
fn plural_of_noun(noun: &str) -> String {
    let cut = [" of ", " for ", "-in-", "-general", " general"]
        .iter()
        .filter_map(|joint| noun.find(joint))
        .min()
        .unwrap_or(noun.len());
    let (head, rest) = noun.split_at(cut);
    let plural = if let Some(stem) = head
        .strip_suffix("man")
        .filter(|stem| !stem.ends_with("hu"))
    {
        format!("{stem}men")
    } else if head.ends_with('s') || head.ends_with("people") || head.ends_with("personnel") {
        head.to_owned()
    } else if let Some(stem) = head
        .strip_suffix('y')
        .filter(|stem| !stem.ends_with(['a', 'e', 'o']))
    {
        format!("{stem}ies")
    } else if head.ends_with("ch") || head.ends_with("ess") || head.ends_with("sh") {
        format!("{head}es")
    } else {
        format!("{head}s")
    };
    plural + rest
}

fn word_of(kind: &str) -> Option<Word> {
    Some(match kind {
        "envoys" => Word::Envoy,
        "missions" => Word::Mission,
        "others" => Word::Other,
        "private" => Word::Private,
        "premodifiers" => Word::Premodifier,
        "former" => Word::Former,
        "opposing" => Word::Opposing,
        "honorifics" => Word::Honorific,
        "given_names" => Word::GivenName,
        "relations" => Word::Relation,
        "name_tails" => Word::NameTail,
        "verbs" => Word::Verb,
        "country" => Word::Country,
        "both_sides" => Word::BothSides,
        "groupings" => Word::Grouping,
        "several" => Word::Several,
        "he" => Word::He,
        "it" => Word::It,
        "they" => Word::They,
        "we" => Word::We,
        "who" => Word::Who,
        "its" => Word::Its,
        "determiners" => Word::Determiner,
        "calendar" => Word::Calendar,
        "tails_acting" => Word::TailActing,
        "tails_backed" => Word::TailBacked,
        "tails_based" => Word::TailBased,
        "stances" => Word::Stance,
        "particles" => Word::Particle,
        "function_words" => Word::Function,
        "expletives" => Word::Expletive,
        _ => return None,
    })
}
