//! The layer rule: a module names only modules of lower layers, the window's crates stay in `app`, and what is below
//! `jobs` touches neither clock nor environment nor file system.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::fs;
use std::path::Path;

/// Modules by layer, lowest first.
const LAYERS: [&[&str]; 6] = [
    &["model"],
    &["lexicon", "scene"],
    &["import", "project"],
    &["timeline", "export"],
    &["jobs"],
    &["cli", "app"],
];

/// The lowest layer that may touch the world.
const JOBS: usize = 4;

/// Crates that only `app` may name.
const WINDOW_CRATES: [&str; 6] = [
    "egui",
    "eframe",
    "rfd",
    "egui_plot",
    "egui_extras",
    "egui_kittest",
];

fn layer_of(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// What `source`, the file at `file` below `src`, does against the rule.
fn violations(file: &str, source: &str) -> Vec<String> {
    let home = module_of(file);
    let top = home.first().cloned().unwrap_or_default();
    let Some(layer) = layer_of(&top) else {
        return vec![format!("{file}: {top:?} has no layer")];
    };
    let tokens: TokenStream = source.parse().expect("the sources of a crate that builds");
    let mut reader = PathReader::default();
    let scope = if file.ends_with("tests.rs") {
        Scope::Tests
    } else {
        Scope::Product
    };
    reader.read(tokens, &home, scope);
    let mut found = Vec::new();
    for (path, scope) in reader.paths {
        let text = path.join("::");
        if path[0] == "crate" && path.len() > 1 && path[1] != top {
            match layer_of(&path[1]) {
                Some(named) if named < layer => {}
                _ => found.push(format!("{file}: `{top}` names {text}")),
            }
        }
        if top != "app" && WINDOW_CRATES.contains(&path[0].as_str()) {
            found.push(format!("{file}: {text} outside of `app`"));
        }
        if layer < JOBS && scope == Scope::Product && touches_the_world(&path) {
            found.push(format!("{file}: {text} below `jobs`"));
        }
    }
    found
}

/// Path of the module that the file `file` below `src` holds: `import/read/mod.rs` is import, read.
fn module_of(file: &str) -> Vec<String> {
    let mut parts: Vec<_> = file
        .trim_end_matches(".rs")
        .split('/')
        .map(str::to_owned)
        .collect();
    if parts.last().is_some_and(|last| last == "mod") {
        parts.pop();
    }
    parts
}

fn touches_the_world(path: &[String]) -> bool {
    let parts: Vec<_> = path.iter().map(String::as_str).collect();
    let in_std = matches!(parts[..], ["std", "fs" | "env" | "net" | "process", ..]);
    let clock = parts
        .iter()
        .any(|part| matches!(*part, "SystemTime" | "Instant"));
    in_std || clock || parts.ends_with(&["Local", "now"]) || parts.ends_with(&["Utc", "now"])
}

/// Whether code is part of the product or of its tests, which may make files to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scope {
    Product,
    Tests,
}

/// Collects every path of a source, groups of `use` spelt out and `super` resolved to `crate`.
#[derive(Default)]
struct PathReader {
    paths: Vec<(Vec<String>, Scope)>,
}

impl PathReader {
    fn read(&mut self, tokens: TokenStream, home: &[String], scope: Scope) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        let mut at = 0;
        let mut next_scope = scope;
        while let Some(token) = tokens.get(at) {
            match token {
                TokenTree::Group(group) => {
                    if group.stream().to_string() == "cfg (test)" {
                        next_scope = Scope::Tests;
                    }
                    self.read(group.stream(), home, scope);
                    at += 1;
                }
                TokenTree::Ident(word) if word == "mod" => {
                    at += 1;
                    if let [TokenTree::Ident(name), TokenTree::Group(body), ..] = &tokens[at..] {
                        let inner = [home, &[name.to_string()]].concat();
                        self.read(body.stream(), &inner, next_scope);
                        at += 2;
                    }
                    next_scope = scope;
                }
                TokenTree::Ident(_) => at = self.path(&tokens, at, &[], home, scope),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {
                    if token.to_string() == ";" {
                        next_scope = scope; // the attribute was another item's
                    }
                    at += 1;
                }
            }
        }
    }

    /// Reads the path that starts at `at` below `prefix`; gives where it ends.
    fn path(
        &mut self,
        tokens: &[TokenTree],
        mut at: usize,
        prefix: &[String],
        home: &[String],
        scope: Scope,
    ) -> usize {
        let mut path = prefix.to_vec();
        loop {
            match tokens.get(at) {
                Some(TokenTree::Ident(word)) => path.push(word.to_string()),
                Some(TokenTree::Punct(star)) if star.as_char() == '*' => path.push("*".into()),
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                    self.group(group.stream(), &path, home, scope);
                    return at + 1;
                }
                _ => break,
            }
            at += 1;
            let colon = |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(sign)) if sign.as_char() == ':');
            if !(colon(at) && colon(at + 1)) {
                break;
            }
            at += 2;
        }
        if !path.is_empty() {
            self.paths.push((absolute(&path, home), scope));
        }
        at
    }

    fn group(&mut self, inner: TokenStream, prefix: &[String], home: &[String], scope: Scope) {
        let tokens: Vec<_> = inner.into_iter().collect();
        let mut at = 0;
        while at < tokens.len() {
            let before = at;
            at = self.path(&tokens, at, prefix, home, scope);
            let comma = |token: &TokenTree| matches!(token, TokenTree::Punct(sign) if sign.as_char() == ',');
            while tokens.get(at).is_some_and(|token| !comma(token)) {
                at += 1; // `as Name`
            }
            at = (at + 1).max(before + 1);
        }
    }
}

/// `path` as seen from the module `home`, with `super` resolved.
fn absolute(path: &[String], home: &[String]) -> Vec<String> {
    let ups = path.iter().take_while(|part| *part == "super").count();
    if ups == 0 {
        return path.to_vec();
    }
    let mut full = vec!["crate".to_owned()];
    full.extend_from_slice(&home[..home.len().saturating_sub(ups)]);
    full.extend_from_slice(&path[ups..]);
    full
}

/// Every source below `src` but the two crate roots, which name all layers.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    walkdir::WalkDir::new(&root)
        .sort_by_file_name()
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "rs"))
        .map(|path| {
            let inside = path.strip_prefix(&root).unwrap();
            let file = inside.to_str().unwrap().replace('\\', "/");
            (file, fs::read_to_string(&path).unwrap())
        })
        .filter(|(file, _)| !matches!(file.as_str(), "lib.rs" | "main.rs"))
        .collect()
}

#[test]
fn a_module_names_only_modules_of_lower_layers() {
    let sources = sources();
    assert!(sources.len() > 30, "found only {} sources", sources.len());
    let found: Vec<_> = sources
        .iter()
        .flat_map(|(file, source)| violations(file, source))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_file_stays_below_six_hundred_lines() {
    let long: Vec<_> = sources()
        .into_iter()
        .filter(|(_, source)| source.lines().count() > 600)
        .map(|(file, _)| file)
        .collect();
    assert!(long.is_empty(), "look for the second idea in {long:?}");
}

#[track_caller]
fn check(file: &str, source: &str, expect: &[&str]) {
    assert_eq!(violations(file, source), expect, "{source}");
}

#[test]
fn naming_a_higher_or_equal_layer_is_found_in_every_form() {
    check(
        "model/event.rs",
        "use crate::import::Token;",
        &["model/event.rs: `model` names crate::import::Token"],
    );
    check(
        "import/mod.rs",
        "fn f() { let x = crate::project::View::default(); }",
        &["import/mod.rs: `import` names crate::project::View::default"],
    );
    check(
        "timeline/axis/ticks.rs",
        "use super::super::super::jobs;",
        &["timeline/axis/ticks.rs: `timeline` names crate::jobs"],
    );
    check(
        "cli/mod.rs",
        "use crate::{jobs, app::{self, State}};",
        &[
            "cli/mod.rs: `cli` names crate::app::self",
            "cli/mod.rs: `cli` names crate::app::State",
        ],
    );
    check(
        "scene/mod.rs",
        "#[cfg(test)] mod tests { use super::super::cli::run; use crate::*; }",
        &[
            "scene/mod.rs: `scene` names crate::cli::run",
            "scene/mod.rs: `scene` names crate::*",
        ],
    );
    check("extras.rs", "", &["extras.rs: \"extras\" has no layer"]);
}

#[test]
fn naming_lower_layers_and_oneself_is_allowed() {
    check(
        "timeline/ticks.rs",
        "//! See [`crate::app`].\nuse crate::{model::Event, project::{Filter as F, View}};\n\
         use super::Chart; // crate::jobs\nfn f() { crate::timeline::layout(\"crate::cli\"); }\n\
         mod tests { use super::*; use super::super::Chart; }",
        &[],
    );
}

#[test]
fn window_crates_stay_in_the_window() {
    check("app/canvas.rs", "use egui::Ui;", &[]);
    check(
        "timeline/mod.rs",
        "fn f(ui: &mut egui::Ui) {}",
        &["timeline/mod.rs: egui::Ui outside of `app`"],
    );
    check(
        "jobs/mod.rs",
        "use rfd::FileDialog;",
        &["jobs/mod.rs: rfd::FileDialog outside of `app`"],
    );
}

#[test]
fn clock_environment_and_files_stay_out_of_the_lower_layers() {
    check("jobs/walk.rs", "use std::{fs, time::Instant};", &[]);
    check(
        "import/mod.rs",
        "use std::{fs::File, env, time::Instant, fmt};",
        &[
            "import/mod.rs: std::fs::File below `jobs`",
            "import/mod.rs: std::env below `jobs`",
            "import/mod.rs: std::time::Instant below `jobs`",
        ],
    );
    check(
        "export/mod.rs",
        "fn f() { let now = chrono::Local::now(); }",
        &["export/mod.rs: chrono::Local::now below `jobs`"],
    );
    check(
        "export/mod.rs",
        "#[cfg(test)]\nuse x::y;\nmod z { use std::env; }\n#[cfg(test)]\nmod tests { use std::fs; }\nfn f() { std::fs::read(\"x\"); }",
        &[
            "export/mod.rs: std::env below `jobs`",
            "export/mod.rs: std::fs::read below `jobs`",
        ],
    );
}
