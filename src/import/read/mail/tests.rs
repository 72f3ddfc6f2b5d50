//! Messages, mailboxes and saved pages, in small.

use super::*;

#[track_caller]
fn check(text: &str, expect: &[&str]) {
    let bytes = text.replace('\n', "\r\n");
    let file = SourceFile {
        name: "a.eml",
        bytes: bytes.as_bytes(),
    };
    let got: Vec<String> = match read(&file) {
        Ok(found) => found.articles.iter().map(told).collect(),
        Err(outcome) => vec![format!("{outcome:?}")],
    };
    assert_eq!(got, expect);
}

fn told(raw: &RawArticle) -> String {
    let day = raw.published.as_ref().map(|found| found.date.to_string());
    format!(
        "{} | {} | {} | {}",
        raw.title.as_deref().unwrap_or("none"),
        day.as_deref().unwrap_or("none"),
        raw.outlet.as_deref().unwrap_or("none"),
        raw.paragraphs.join(" / ")
    )
}

#[test]
fn a_message_is_an_article_of_its_own_day() {
    check(
        "From: Desk <desk@example.org>\nSubject: =?utf-8?B?RW52b3kgc3VtbW9uZWQ=?=\nDate: Fri, 05 Oct 2018 23:38:00 -0530\nMIME-Version: 1.0\n\
         Content-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain; charset=windows-1252\n\
         Content-Transfer-Encoding: quoted-printable\n\nThe envoy=92s visa was revoked.\n--x\nContent-Type: text/html; charset=utf-8\n\n\
         <p>The envoy&rsquo;s visa was revoked on Friday.</p>\n--x--\n",
        &["Envoy summoned | 2018-10-05 | example.org | The envoy’s visa was revoked on Friday."],
    );
    check(
        "From: Jane Doe <jane@gmail.com>\nTo: a@b.example\nSubject: Fwd: Envoy out\nDate: Sat, 6 Oct 2018 08:00:00 +0000\n\
         Content-Type: text/plain; charset=utf-8\n\n---------- Forwarded message ---------\nFrom: The Norland Post <x@y.example>\n\
         Date: Fri, Oct 5, 2018 at 9:38 PM\nSubject: Envoy out\nTo: <jane@gmail.com>\n\nNorland expelled the envoy of Sudland.\n> quoted\n-- \nJane\n",
        &["Envoy out | 2018-10-05 | none | Norland expelled the envoy of Sudland."],
    );
}

#[test]
fn a_mailbox_holds_many() {
    check(
        "From a@b.example Fri Oct  5 21:38:00 2018\nFrom: The Norland Post <a@b.example>\nSubject: A\nDate: Fri, 05 Oct 2018 21:38:00 +0530\n\nOne.\n>From here on.\n\n\
         From a@b.example Sat Oct  6 21:38:00 2018\nFrom: The Norland Post <a@b.example>\nSubject: B\nDate: Sat, 06 Oct 2018 21:38:00 +0530\n\nFrom Norland came one.\n",
        &[
            "A | 2018-10-05 | The Norland Post | One. / From here on.",
            "B | 2018-10-06 | The Norland Post | From Norland came one.",
        ],
    );
}

#[test]
fn a_saved_page_has_the_day_of_the_page() {
    let page = |meta: &str| {
        format!(
            "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/2018/10/05/envoy\nSubject: Envoy summoned\n\
             Date: Sat, 6 Oct 2018 08:00:00 -0000\nMIME-Version: 1.0\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\n\n--b\n\
             Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\nContent-Location: https://example.org/2018/10/05/envoy\n\n\
             <html><head>{meta}<title>Envoy summoned</title></head><body><article><p>Norland summone=\nd the envoy=E2=80=99s aide on Friday.</p></article></body></html>\n\
             --b\nContent-Type: text/css\nContent-Location: cid:1\n\na {{}}\n--b--\n"
        )
    };
    let body = "Norland summoned the envoy’s aide on Friday.";
    check(
        &page("<meta property=3D\"article:published_time\" content=3D\"2018-10-04T1=\n0:00:00Z\">"),
        &[&format!(
            "Envoy summoned | 2018-10-04 | example.org | {body}"
        )],
    );
    check(
        &page(""),
        &[&format!(
            "Envoy summoned | 2018-10-05 | example.org | {body}"
        )],
    );
}

#[test]
fn parts_without_a_character_set_are_read_by_their_bytes() {
    let mut bytes = b"From: a@b.example\r\nSubject: A\r\nDate: Fri, 05 Oct 2018 21:38:00 +0530\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<html><head><meta charset='windows-1251'></head><body><p>".to_vec();
    bytes.extend_from_slice(
        &encoding_rs::WINDOWS_1251
            .encode("Посол вызван в министерство.")
            .0,
    );
    let file = SourceFile {
        name: "a.eml",
        bytes: &bytes,
    };
    assert_eq!(
        read(&file).unwrap().articles[0].paragraphs,
        ["Посол вызван в министерство."]
    );
}

#[test]
fn hostile_messages_are_refused() {
    let nested = "Content-Type: message/rfc822\n\n".repeat(100_000);
    let file = SourceFile {
        name: "a.eml",
        bytes: nested.as_bytes(),
    };
    assert!(matches!(read(&file), Err(ReadOutcome::Failed(_))));
    let parts = format!(
        "Content-Type: multipart/mixed; boundary=b\n\n{}",
        "--b\nContent-Type: multipart/mixed; boundary=b\n\n".repeat(20_000)
    );
    let file = SourceFile {
        name: "a.eml",
        bytes: parts.as_bytes(),
    };
    assert!(matches!(read(&file), Err(ReadOutcome::Failed(_))));
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..300), text in "(From |Content-Type: |text/html|multipart/x; boundary=b|--b|: |\n|a){0,40}") {
        let _ = read(&SourceFile { name: "a.eml", bytes: &bytes });
        let _ = read(&SourceFile { name: "a.eml", bytes: text.as_bytes() });
    }
}
