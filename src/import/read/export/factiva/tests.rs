//! Tests of the reader of Factiva.

use super::*;

/// Each article as "title | outlet | day | paragraphs".
fn shown(found: ReadArticles) -> Vec<String> {
    let articles = found.articles.into_iter().map(|article| {
        format!(
            "{} | {} | {} | {}",
            article.title.unwrap_or_default(),
            article.outlet.unwrap_or_default(),
            article
                .published
                .map(|found| found.date.to_string())
                .unwrap_or_default(),
            article.paragraphs.join(" / ")
        )
    });
    articles.collect()
}

#[track_caller]
fn check_page(body: &str, expect: &[&str]) {
    let html = format!(
        "<html><head><title>Factiva</title><style>.article {{}}</style></head><body>{body}<td>Search Summary</td><td>Results Found</td></body></html>"
    );
    assert!(is_page(&html));
    assert_eq!(shown(read_page(&html).unwrap()), expect);
}

#[track_caller]
fn check_text(text: &str, expect: &[&str]) {
    assert!(is_text(text), "{text}");
    assert_eq!(shown(read_text(text).unwrap()), expect);
    let paragraphs: Vec<Paragraph> = text.lines().map(Paragraph::from).collect();
    assert_eq!(shown(in_paragraphs(&paragraphs).unwrap()), expect);
}

#[test]
fn the_continuous_layout_of_pages_is_read() {
    let article = |language: &str, words: &str, day: &str, time: &str| {
        format!(
            "<div class=\"article {language}Article\"><p>\n<div>World News</div><div id=\"hd\"><span class='{language}Headline'>Envoys\nout</span>\n</div>\
             <div class=\"author\">By Jane Doe </div><div>{words}</div><div>{day}</div>{time}<div>Norland Post</div><div>NORP</div><div>14</div><div>English</div>\
             <div>© 2018 Norland Post</div></p><p class=\"articleParagraph {language}articleParagraph\">They are <b>out</b>.</p>\
             <p class=\"articleParagraph {language}articleParagraph\">It rained.</p><p>Norland Press Ltd.</p><p>Document NORP000020181005ea5000001</p></div>"
        )
    };
    let expect = "Envoys out | Norland Post | 2018-10-05 | They are out. / It rained.";
    check_page(
        &[
            article(
                "en",
                "1,475 words",
                "5 October 2018",
                "<div>09:30 GMT</div>",
            ),
            article("de", "1.475 Wörter", "5. Oktober 2018", ""),
            article("fr", "475 mots", "5 octobre 2018", ""),
            article("es", "475 palabras", "5 octubre 2018", ""),
            article("ja", "475 字", "2018 年 10 月 5 日", ""),
            article("en", "475 words", "October 2018", ""),
        ]
        .concat(),
        &[
            expect,
            expect,
            expect,
            expect,
            expect,
            "Envoys out |  | 2018-10-05 | They are out. / It rained.",
        ],
    );
}

#[test]
fn the_indexed_layout_of_pages_is_read() {
    let row = |code: &str, value: &str| {
        format!("<tr><td class=\"index\"><b>{code}</b>&nbsp;</td><td>{value}</td></tr>")
    };
    let body = [
        row("HD", "<b class='enHeadline'>Envoys out</b>"), row("BY", "Jane Doe"), row("WC", "475 words"), row("PD", "5 October 2018"),
        row("SN", "Norland Post"), row("SC", "NORP"), row("LA", "English"), row("CY", "(c) 2018"),
        row("LP", "<p class=\"articleParagraph\">They are out.</p>"), row("TD", "<p class=\"articleParagraph\">TD is out.</p><p class=\"articleParagraph\">It rained.</p>"),
        row("NS", "gcat : Political News"), row("AN", "Document NORP000020181005ea5000001"),
    ]
    .concat();
    let page =
        format!("<div class=\"article enArticle\"><table>{body}</table><br/></div>").repeat(2);
    let expect = "Envoys out | Norland Post | 2018-10-05 | They are out. / TD is out. / It rained.";
    check_page(&page, &[expect, expect]);
}

#[test]
fn both_layouts_of_text_are_read() {
    let expect = "Envoys out of Norland | Norland Post | 2018-10-05 | They are out. / It rained.";
    check_text(
        "Envoys out of Norland\n\nBy Jane Doe\n\n475 words\n\n5 October 2018\n\n09:30\n\nNorland Post\n\nNORP\n\nEnglish\n\n(c) 2018 Norland Post\n\nThey are out.\n\nIt rained.\n\n\
         Document NORP000020181005ea5000001\n\nEnvoys out of Norland\n\n5 words\n\n5 October 2018\n\nNorland Post\n\nNORP\n\n3\n\nEnglish\n\nThey are out.\n\nIt rained.\n\n\
         Document NORP000020181005ea5000002\n\nSearch Summary\n\nText\n\nenvoys\n",
        &[expect, expect],
    );
    check_text(
        "HD Envoys out of Norland\nBY Jane Doe\nWC 475 words\nPD 5 October 2018\nSN Norland Post\nSC NORP\nLA English\nCY (c) 2018\n\nLP\nThey are out.\n\nTD\nIt rained.\n\n\
         NS gcat : Political News\nAN Document NORP000020181005ea5000001\n",
        &[expect],
    );
}

#[test]
fn pages_with_misplaced_elements_are_read() {
    let article = |title: &str, number: u32| {
        format!(
            "<div class=\"enArticle\"><div><span class=\"enHeadline\">{title}</span></div><div>475 words</div><div>5 October 2018</div><div>Norland Post</div>\
             <div>NORP</div><div>English</div></div><p class=\"articleParagraph\">They are out.</p><p>Document NORP000020181005ea500000{number}</p>"
        )
    };
    let both = article("Envoys out", 1) + &article("More out", 2);
    let expect = [
        "Envoys out | Norland Post | 2018-10-05 | They are out.",
        "More out | Norland Post | 2018-10-05 | They are out.",
    ];
    check_page(&both, &expect);
    check_page(&format!("<div class=\"article\">{both}</div>"), &expect);
}

#[test]
fn the_headline_of_a_text_is_bold_or_the_longest_line() {
    let lines = |bold: &str| -> Vec<Paragraph> {
        let text = "World\nEnvoys of Sudland out\nBy Jane Doe\n475 words\n5 October 2018\nNorland Post\nNORP\nEnglish\n(c) 2018\nThey are out.\nDocument NORP000020181005ea5000001";
        text.lines()
            .map(|line| Paragraph {
                bold: line == bold,
                ..Paragraph::from(line)
            })
            .collect()
    };
    let title = |bold: &str| {
        in_paragraphs(&lines(bold))
            .unwrap()
            .articles
            .remove(0)
            .title
            .unwrap()
    };
    assert_eq!(title(""), "Envoys of Sudland out");
    assert_eq!(title("World"), "World");
}

#[test]
fn numbers_of_articles_are_known_by_their_shape() {
    let day = |line: &str| number(line).map(|found| found.day.unwrap_or_default());
    assert_eq!(
        day("Document NORP000020181005ea5000001").as_deref(),
        Some("2018-10-05")
    );
    assert_eq!(
        day("Dokument SUDOS00020131220e9cj0000d").as_deref(),
        Some("2013-12-20")
    );
    assert_eq!(
        day("AN Document NOR0000020031205dzc500fqe").as_deref(),
        Some("2003-12-05")
    );
    assert_eq!(
        day("He was told that NORP000020181005ea5000001 was it"),
        None
    );
    assert_eq!(day("telephone20181005"), None);
}

proptest::proptest! {
    #[test]
    fn any_text_is_read(text in "(Document NORP000020181005ea5000001\n|HD |LP\n|5 words\n|5 May 2018\n|[a-zA-Z .\n]{0,20}){0,30}") {
        let _ = read_text(&text);
        let _ = read_page(&text);
    }
}
