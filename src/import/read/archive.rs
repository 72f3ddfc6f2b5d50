//! Archives (.zip) of articles: each file in one is read as if it lay in the folder, under a name that begins with the archive's.
//! Nothing is ever written to disk, so names inside can do no harm; they are cleaned for display.

use super::zipped::{LARGEST_PART, Zipped};
use super::{ReadOutcome, SourceFile, sniff};
use crate::import::clean;

/// An archive inside an archive is read, one inside that is not.
const DEEPEST: usize = 2;

/// So many files of an archive are read.
const MOST_FILES: usize = 20_000;

/// What an archive unpacks to, all in all, in bytes.
const LARGEST: usize = 256 << 20;

/// Names are shown up to this length, in characters.
const LONGEST_NAME: usize = 200;

/// So many files are named one by one when they hold no article.
const NAMED: usize = 30;

/// Reads the articles of the files in an archive.
pub(super) fn read(file: &SourceFile<'_>) -> ReadOutcome {
    let mut found = Found::default();
    if let Err(outcome) = found.open(file.name, file.bytes, 1) {
        return outcome;
    }
    if found.articles.is_empty() {
        let why = found.warnings.join("; ");
        return ReadOutcome::Failed(if why.is_empty() {
            "expected an archive of articles, found no file in it".to_owned()
        } else {
            format!("expected an archive of articles, found none in it: {why}")
        });
    }
    if found.silent > 0 {
        found.warnings.push(format!(
            "and {} more files without an article",
            found.silent
        ));
    }
    ReadOutcome::Articles {
        articles: found.articles,
        stated: None,
        warnings: found.warnings,
    }
}

/// Whether a file in the archive calls itself a PDF: those are read in a process of their own, so the archive is too.
pub(super) fn holds_pdf(bytes: &[u8]) -> bool {
    let names = Zipped::open(bytes)
        .map(|parts| parts.names())
        .unwrap_or_default();
    names.iter().any(|name| is_pdf_name(name))
}

fn is_pdf_name(name: &str) -> bool {
    let end = name.len().saturating_sub(4);
    name.get(end..)
        .is_some_and(|end| end.eq_ignore_ascii_case(".pdf"))
}

#[derive(Default)]
struct Found {
    articles: Vec<crate::model::Article>,
    warnings: Vec<String>,
    files: usize,
    size: usize,
    /// Files without an article that are only counted.
    silent: usize,
}

impl Found {
    fn open(&mut self, outer: &str, bytes: &[u8], depth: usize) -> Result<(), ReadOutcome> {
        let mut parts = Zipped::open(bytes)?;
        let names = parts.names();
        for name in names.iter().filter(|name| !is_beside(name, &names)) {
            let shown = format!("{outer}/{}", for_display(name));
            if self.files == MOST_FILES {
                self.warnings.push(format!(
                    "only the first {MOST_FILES} files of the archive were read"
                ));
                return Ok(());
            }
            self.files += 1;
            let left = LARGEST.saturating_sub(self.size) as u64;
            match parts.part(name, left.min(LARGEST_PART)) {
                Ok(inner) => {
                    self.size += inner.len();
                    self.file(&shown, name, &inner, depth);
                }
                Err(_) if left < LARGEST_PART && self.size > LARGEST / 2 => {
                    self.warnings.push(format!(
                        "too large: expected an archive that unpacks to at most {} MB, found more; {shown} and what follows were not read",
                        LARGEST >> 20
                    ));
                    return Ok(());
                }
                Err(outcome) => self.without(&shown, outcome),
            }
        }
        Ok(())
    }

    fn file(&mut self, shown: &str, name: &str, bytes: &[u8], depth: usize) {
        let file = SourceFile { name: shown, bytes };
        let outcome = match sniff::binary(bytes) {
            Some(sniff::Format::Zip) if depth < DEEPEST => match self.open(shown, bytes, depth + 1)
            {
                Ok(()) => return,
                Err(outcome) => outcome,
            },
            Some(sniff::Format::Zip) => ReadOutcome::Skipped(
                "an archive inside an archive inside this one; unpack it first".to_owned(),
            ),
            Some(sniff::Format::Pdf) if !is_pdf_name(name) => {
                ReadOutcome::Skipped("a PDF under another name; unpack it first".to_owned())
            }
            _ => super::read(&file),
        };
        match outcome {
            ReadOutcome::Articles {
                articles, warnings, ..
            } => {
                self.articles.extend(articles);
                let warnings = warnings
                    .into_iter()
                    .map(|warning| format!("{shown}: {warning}"));
                self.warnings.extend(warnings);
            }
            other => self.without(shown, other),
        }
    }

    /// Notes why a file gave no article.
    fn without(&mut self, shown: &str, outcome: ReadOutcome) {
        let (ReadOutcome::Skipped(why) | ReadOutcome::Failed(why)) = outcome else {
            return;
        };
        if self.warnings.len() < NAMED {
            self.warnings.push(format!("{shown}: {why}"));
        } else {
            self.silent += 1;
        }
    }
}

/// Folders, what systems leave in archives, hidden files, and the resources of a saved page.
fn is_beside(name: &str, names: &[String]) -> bool {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let system = base.is_empty()
        || name.starts_with("__MACOSX/")
        || base.starts_with(['.', '~'])
        || matches!(base, "Thumbs.db" | "desktop.ini");
    system
        || is_resource(name, |page| {
            names
                .binary_search_by(|known| known.as_str().cmp(page))
                .is_ok()
        })
}

/// Whether a file lies in the folder `NAME_files` of a page `NAME.html` that `exists`.
pub fn is_resource(name: &str, exists: impl Fn(&str) -> bool) -> bool {
    let mut folder = name;
    while let Some((outer, _)) = folder.rsplit_once('/') {
        let page = [
            "_files",
            "-files",
            ".files",
            "_Dateien",
            "_fichiers",
            "_archivos",
            "_file",
        ]
        .iter()
        .find_map(|end| outer.strip_suffix(end));
        if let Some(page) = page
            && [".html", ".htm", ".xhtml", ".HTM", ".HTML"]
                .iter()
                .any(|end| exists(&format!("{page}{end}")))
        {
            return true;
        }
        folder = outer;
    }
    false
}

/// A name from an archive, as people may see it.
fn for_display(name: &str) -> String {
    let clear = clean::normalise(&name.replace('\\', "/"));
    let parts = clear
        .split('/')
        .map(str::trim)
        .filter(|part| !matches!(*part, "" | "." | ".."));
    let joined = parts.collect::<Vec<_>>().join("/");
    joined.chars().take(LONGEST_NAME).collect()
}

#[cfg(test)]
mod tests {
    use super::super::zipped::tests::zip;
    use super::*;

    const STORY: &[u8] = b"Norland expels envoys of Sudland\n\n5 October 2018\n\nNorland said on Friday it had expelled three envoys.\n";

    /// "file: title", one a line, then the warnings.
    fn told(bytes: &[u8]) -> String {
        match read(&SourceFile {
            name: "a/b.zip",
            bytes,
        }) {
            ReadOutcome::Articles {
                articles, warnings, ..
            } => {
                let articles = articles.iter().map(|article| {
                    format!(
                        "{}: {}",
                        article.file,
                        article.title_text().unwrap_or("none")
                    )
                });
                articles.chain(warnings).collect::<Vec<_>>().join("\n")
            }
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn files_inside_are_articles_under_the_name_of_the_archive() {
        let inner = zip(&[("c.txt", STORY)]);
        let table = b"title,text\nA,x\nB,y\n";
        let bytes = zip(&[
            ("x/one.txt", STORY),
            ("../../etc/two.txt", STORY),
            ("inner.zip", &inner),
            ("rows.csv", table),
            ("page.html", b"<html><head><title>Envoy summoned again</title></head><body><p>Norland summoned the envoy of Sudland on Friday, it said.</p></body></html>"),
            ("page_files/ad.html", b"<html><body><p>Buy this and that, and more of it, for very little.</p></body></html>"),
            ("__MACOSX/x/._one.txt", b"x"),
            ("logo.png", b"\x89PNG\r\n\x1a\n"),
        ]);
        let got = told(&bytes);
        for line in [
            "a/b.zip/etc/two.txt: Norland expels envoys of Sudland",
            "a/b.zip/inner.zip/c.txt: Norland expels envoys of Sudland",
            "a/b.zip/x/one.txt: Norland expels envoys of Sudland",
            "a/b.zip/page.html: Envoy summoned again",
            "a/b.zip/rows.csv: A",
            "a/b.zip/rows.csv: B",
            "a/b.zip/logo.png: an image (PNG)",
        ] {
            assert!(
                got.lines().any(|found| found == line),
                "{line} not in\n{got}"
            );
        }
        assert!(!got.contains("ad.html") && !got.contains("MACOSX"), "{got}");
    }

    #[test]
    fn bombs_and_nests_are_refused() {
        let bomb = zip(&[("bomb.txt", &vec![b'a'; 16 << 20])]);
        assert!(told(&bomb).contains("too large"), "{}", told(&bomb));
        let deep = zip(&[("1.zip", &zip(&[("2.zip", &zip(&[("c.txt", STORY)]))]))]);
        assert!(told(&deep).contains("unpack it first"), "{}", told(&deep));
        assert!(told(&zip(&[])).contains("expected"));
        let document = zip(&[("word/document.xml", b"<w:document><w:body><w:p><w:r><w:t>Norland expelled three envoys of Sudland.</w:t></w:r></w:p></w:body></w:document>")]);
        assert!(
            told(&zip(&[("a.docx", &document)])).starts_with("a/b.zip/a.docx"),
            "{}",
            told(&zip(&[("a.docx", &document)]))
        );
    }

    #[test]
    fn folders_of_a_saved_page_hold_its_resources() {
        let is = |name: &str| is_resource(name, |page| page == "a/Envoy.html");
        assert!(is("a/Envoy_files/x.js") && is("a/Envoy_files/deep/x.html"));
        assert!(!is("a/Other_files/x.js") && !is("a/Envoy.html") && !is("x.html"));
    }
}
