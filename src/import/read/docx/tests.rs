//! Tests of the reader of Word documents.

use super::super::zipped::tests::zip;
use super::super::{ReadOutcome, SourceFile, read};

fn document(body: &str) -> Vec<u8> {
    let xml = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>"
    );
    zip(&[("word/document.xml", xml.as_bytes())])
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// "title | day and its basis | body", or what came instead.
#[track_caller]
fn check(bytes: &[u8], expect: &str) {
    let got = match read(&SourceFile {
        name: "a.docx",
        bytes,
    }) {
        ReadOutcome::Articles { articles, .. } => {
            let each = articles.iter().map(|article| {
                let day = article
                    .published
                    .as_ref()
                    .map(|found| format!("{} {:?}", found.date, found.basis));
                format!(
                    "{} | {} | {}",
                    article.title_text().unwrap_or_default(),
                    day.unwrap_or_default(),
                    article.body_text().replace("\n\n", " / ")
                )
            });
            each.collect::<Vec<_>>().join("\n")
        }
        ReadOutcome::Skipped(why) => format!("skipped: {why}"),
        ReadOutcome::Failed(why) => format!("failed: {why}"),
    };
    assert!(got.starts_with(expect), "{got}");
}

#[test]
fn one_article_is_read_like_plain_text() {
    let body = [
        paragraph("Norland expels envoys"),
        paragraph("5 October 2018"),
        "<w:p><w:r><w:t>Norland said</w:t></w:r><w:del><w:r><w:delText>never</w:delText></w:r></w:del><w:r><w:tab/><w:t>it had \
         expelled three envoys &amp; &#8220;more&#8221;.</w:t></w:r></w:p>".to_owned(),
    ];
    check(
        &document(&body.concat()),
        "Norland expels envoys | 2018-10-05 Header | Norland said it had expelled three envoys & “more”.",
    );
}

#[test]
fn a_paragraph_set_as_title_is_the_title() {
    let body = "<w:p><w:r><w:t>World desk</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"Title\"/></w:pPr><w:r><w:t>Envoys out</w:t></w:r></w:p>"
        .to_owned()
        + &paragraph("NORDVILLE, Oct 5 2018 (Reuters) - Norland said on Friday that it had expelled three envoys.");
    check(&document(&body), "Envoys out | 2018-10-05 Dateline | ");
}

#[test]
fn the_day_of_the_document_is_the_last_resort() {
    let xml = format!(
        "<w:document>{}</w:document>",
        paragraph("Norland said that it had expelled three envoys.")
    );
    let core = b"<cp:coreProperties><dcterms:created xsi:type=\"x\">2018-10-05T10:00:00Z</dcterms:created></cp:coreProperties>";
    let bytes = zip(&[
        ("word/document.xml", xml.as_bytes()),
        ("docProps/core.xml", core),
    ]);
    check(&bytes, " | 2018-10-05 Modified | Norland said");
}

#[test]
fn text_boxes_and_their_fallbacks_are_read_once() {
    let body = "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>Norland said it had expelled an envoy.</w:t></w:r></w:p>\
        </w:txbxContent></mc:Choice><mc:Fallback><w:p><w:r><w:t>Norland said it had expelled an envoy.</w:t></w:r></w:p></mc:Fallback>\
        </mc:AlternateContent></w:r></w:p>";
    check(
        &document(body),
        " |  | Norland said it had expelled an envoy.",
    );
}

#[test]
fn hostile_documents_are_refused_or_read_literally() {
    let laughs = "<!DOCTYPE l [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:document><w:body><w:p><w:r><w:t>Norland laughed: &b;</w:t></w:r></w:p></w:body></w:document>";
    check(
        &zip(&[("word/document.xml", laughs.as_bytes())]),
        " |  | Norland laughed: &b;",
    );
    check(
        b"PK\x03\x04word/document.xml",
        "failed: expected a ZIP file",
    );
    let bomb = document(&paragraph(&"A".repeat(8 << 20)));
    check(&bomb, "failed: too large");
    check(&document(&"<w:p>".repeat(50_000)), "skipped: an empty file");
    check(
        &document("<w:p><w:r><w:t>Norland said that it broke off"),
        " |  | Norland said that it broke off",
    );
}

proptest::proptest! {
    #[test]
    fn any_markup_is_read(body in "(<w:(p|t|r|br/|tab/)>|</w:(p|t|r)>|&[a-z#0-9]{0,4};?|[A-Za-z .<>\"]){0,80}") {
        let _ = read(&SourceFile { name: "a.docx", bytes: &document(&body) });
    }
}
