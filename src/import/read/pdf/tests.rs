//! Small documents, made here, and what is read of them.

use super::*;
use lopdf::content::{Content, Operation};
use lopdf::{Object, Stream, dictionary};

/// A document whose pages hold these lines: size, left, base, text.
fn pdf(pages: &[&[(f32, f32, f32, &str)]], made: &str) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let tree = document.new_object_id();
    let font = document.add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Times-Roman", "Encoding" => "WinAnsiEncoding" });
    let resources = document.add_object(dictionary! { "Font" => dictionary! { "F1" => font } });
    let mut kids: Vec<Object> = Vec::new();
    for lines in pages {
        let mut operations = vec![Operation::new("BT", vec![])];
        for &(size, left, base, text) in *lines {
            let bytes = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
            operations.push(Operation::new("Tf", vec!["F1".into(), size.into()]));
            operations.push(Operation::new(
                "Tm",
                vec![
                    1.into(),
                    0.into(),
                    0.into(),
                    1.into(),
                    left.into(),
                    base.into(),
                ],
            ));
            operations.push(Operation::new("Tj", vec![Object::string_literal(bytes)]));
        }
        operations.push(Operation::new("ET", vec![]));
        let content = Content { operations }.encode().unwrap();
        let content = document.add_object(Stream::new(dictionary! {}, content));
        kids.push(document.add_object(dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content, "Resources" => resources }).into());
    }
    let count = u32::try_from(kids.len()).unwrap();
    document.objects.insert(
        tree,
        Object::Dictionary(dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }),
    );
    let root = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    let info = document.add_object(dictionary! { "CreationDate" => Object::string_literal(made) });
    document.trailer.set("Root", root);
    document.trailer.set("Info", info);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn told(bytes: &[u8]) -> String {
    match read(&SourceFile {
        name: "a.pdf",
        bytes,
    }) {
        Ok(found) => {
            let raw = &found.articles[0];
            let day = raw
                .published
                .as_ref()
                .map(|found| format!("{} {:?}", found.date, found.basis));
            format!(
                "{} | {} | {}",
                raw.title.as_deref().unwrap_or("none"),
                day.as_deref().unwrap_or("none"),
                raw.paragraphs.join(" / ")
            )
        }
        Err(outcome) => format!("{outcome:?}"),
    }
}

const FIRST: [(f32, f32, f32, &str); 9] = [
    (8.0, 72.0, 800.0, "The Norland Post"),
    (18.0, 72.0, 760.0, "Norland expels three envoys"),
    (18.0, 72.0, 738.0, "of Sudland over spy row"),
    (10.0, 72.0, 700.0, "5 October 2018"),
    (
        10.0,
        72.0,
        670.0,
        "Norland said on Friday it had expelled three en-",
    ),
    (
        10.0,
        72.0,
        658.0,
        "voys of its neighbour, a tit-for-tat step – the first",
    ),
    (10.0, 72.0, 646.0, "of its kind."),
    (
        10.0,
        72.0,
        622.0,
        "Sudland denied it all and said that it would",
    ),
    (8.0, 300.0, 30.0, "Page 1 of 2"),
];

const SECOND: [(f32, f32, f32, &str); 3] = [
    (8.0, 72.0, 800.0, "The Norland Post"),
    (
        10.0,
        72.0,
        760.0,
        "answer in kind before the month was over.",
    ),
    (8.0, 300.0, 30.0, "Page 2 of 2"),
];

#[test]
fn lines_become_paragraphs_across_pages() {
    assert_eq!(
        told(&pdf(&[&FIRST, &SECOND], "D:20190101000000Z")),
        "Norland expels three envoys of Sudland over spy row | 2018-10-05 Header | Norland said on Friday it had expelled three envoys of its \
         neighbour, a tit-for-tat step – the first of its kind. / Sudland denied it all and said that it would answer in kind before the month was over."
    );
}

#[test]
fn the_day_of_the_document_is_the_last_resort() {
    let lines = [(
        10.0,
        72.0,
        700.0,
        "Norland said that it had expelled three envoys of its neighbour.",
    )];
    assert!(told(&pdf(&[&lines], "D:20190102030405Z")).contains("2019-01-02 Modified"));
}

#[test]
fn words_set_apart_are_words_and_columns_are_not_mixed() {
    let lines = [
        (10.0, 72.0, 700.0, "Norland said that it"),
        (10.0, 72.0, 688.0, "had expelled two."),
        (10.0, 320.0, 700.0, "Sudland said that it"),
        (10.0, 320.0, 688.0, "had not done so."),
        (10.0, 72.0, 600.0, "Nord"),
        (10.0, 93.0, 600.0, "land"),
        (10.0, 120.0, 600.0, "agreed to it."),
    ];
    let got = told(&pdf(&[&lines], ""));
    assert!(
        got.contains("Norland said that it had expelled two."),
        "{got}"
    );
    assert!(
        got.contains("Sudland said that it had not done so."),
        "{got}"
    );
    assert!(got.contains("Nordland agreed to it."), "{got}");
}

#[test]
fn what_has_no_text_is_named() {
    assert!(told(&pdf(&[&[]], "")).contains("probably a scan"));
    assert!(told(b"%PDF-1.4\n").contains("expected a PDF document with text"));
}

#[test]
fn damaged_documents_are_survived() {
    let whole = pdf(&[&FIRST, &SECOND], "D:20190101000000Z");
    for at in (0..whole.len()).step_by(7) {
        told(&whole[..at]);
        let mut flipped = whole.clone();
        flipped[at] ^= 0x55;
        told(&flipped);
    }
}

#[test]
fn forms_that_show_themselves_end() {
    let mut document = Document::load_mem(&pdf(&[&FIRST], "")).unwrap();
    let page = document.page_iter().next().unwrap();
    let form = document.new_object_id();
    let body = b"/X Do /X Do /X Do /X Do".to_vec();
    let own = dictionary! { "XObject" => dictionary! { "X" => form } };
    document.objects.insert(
        form,
        Object::Stream(Stream::new(
            dictionary! { "Subtype" => "Form", "Resources" => own.clone() },
            body.clone(),
        )),
    );
    let content = document.add_object(Stream::new(dictionary! {}, body));
    let page = document
        .get_object_mut(page)
        .unwrap()
        .as_dict_mut()
        .unwrap();
    page.set("Contents", content);
    page.set("Resources", own);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    assert!(told(&bytes).contains("probably a scan"));
}

proptest::proptest! {
    #[test]
    fn any_content_is_read(text in "(BT|ET|/F1 9 Tf|1 0 0 1 7 7 Tm|\\(ab\\) Tj|\\[\\(a\\) -300 \\(b\\)\\] TJ|T\\*|q|Q|9 9 Td|1e38 cm| |\\(){0,40}") {
        let mut document = Document::load_mem(&pdf(&[&FIRST], "")).unwrap();
        let page = document.page_iter().next().unwrap();
        document.add_page_contents(page, text.into_bytes()).unwrap();
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        told(&bytes);
    }
}
