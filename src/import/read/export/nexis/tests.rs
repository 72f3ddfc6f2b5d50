//! Tests of the older layout of Nexis.

use super::{is_page, is_text, read_page, read_text};
use crate::import::read::assemble::ReadArticles;

/// Each article as "title | outlet | day | paragraphs", after the number stated.
fn shown(found: ReadArticles) -> String {
    let mut lines = vec![format!("{:?}", found.stated)];
    for article in found.articles {
        lines.push(format!(
            "{} | {} | {} | {}",
            article.title.unwrap_or_default(),
            article.outlet.unwrap_or_default(),
            article
                .published
                .map(|found| found.date.to_string())
                .unwrap_or_default(),
            article.paragraphs.join(" / ")
        ));
    }
    lines.join("\n")
}

#[track_caller]
fn check(text: &str, expect: &[&str]) {
    assert!(is_text(text));
    assert_eq!(shown(read_text(text).unwrap()), expect.join("\n"));
}

const CENTRE: &str = "                              ";

#[test]
fn articles_of_a_text_are_parted() {
    check(
        &format!(
            "Download Request: Selected Items: 1-2\n\nTerms: envoys\n\n{CENTRE}1 of 2 DOCUMENTS\n\n\n{CENTRE}The Norland Post\n\n\
             {CENTRE}October 5, 2018 Friday\n{CENTRE}    Edition 1;\n{CENTRE}     Nordville\n\n\
             Norland expels envoys of its neighbour over what it calls a row without any\nprecedent;\nThree have to go\n\n\
             BYLINE: Jane Doe\n\nSECTION: WORLD; Pg. 3\n\nLENGTH: 21 words\n\n\n\
             Norland said on Friday that it had expelled three envoys of its neighbour, a\nstep without precedent. ROE: was not named.\n\n\
             ROE, HOST: Sudland denied it.\n\nLOAD-DATE: October 6, 2018\n\nLANGUAGE: ENGLISH\n\nGRAPHIC: A man at a desk\n\n\
             PUBLICATION-TYPE: Newspaper\n\n\n                  Copyright 2018 Norland Post Ltd.\n                        All Rights Reserved\n\
             {CENTRE}2 of 2 DOCUMENTS\n\n{CENTRE}Norland Press Agency\n\nLEADALL: Sudland answers\n\n{CENTRE}October 6, 2018, Saturday\n\
             {CENTRE}23:22 Central European Time\n\nDATELINE: Sudville\n\n\nSudland said no.\n\nSECTION: Politics\n\nLENGTH: 3 words\n"
        ),
        &[
            "Some(2)",
            "Norland expels envoys of its neighbour over what it calls a row without any precedent | The Norland Post | 2018-10-05 | \
             Three have to go / Norland said on Friday that it had expelled three envoys of its neighbour, a step without precedent. \
             ROE: was not named. / ROE, HOST: Sudland denied it.",
            "LEADALL: Sudland answers | Norland Press Agency | 2018-10-06 | Sudland said no.",
        ],
    );
}

#[test]
fn layouts_of_other_languages_are_read() {
    check(
        &format!(
            "{CENTRE}Dokument 7 von 40\n\n{CENTRE}Nordzeitung\n\n{CENTRE}Mittwoch 31. August 2011\n\nNorland weist Gesandte aus\n\n\
             AUTOR: Jane Doe\n\nRUBRIK: POLITIK\n\nLÄNGE: 5 Wörter\n\nNorland wies Gesandte aus.\n\nUPDATE: 2. September 2011\n\n\
             {CENTRE}Dokument 8 von 40\n\n{CENTRE}Copyright 2008 Uitgever B.V.\n{CENTRE}All Rights Reserved\n\n{CENTRE}de Noordkrant\n\n\
             {CENTRE}1 mei 2015 vrijdag\n\nSECTION: ECONOMIE\n\nLENGTH: 4 woorden\n\nHEADLINE: Gezanten weg;\nDrie\n\nBYLINE: X\n\nBODY:\n\nZe zijn weg.\n\n\
             {CENTRE}Dokument 9 von 40\n\n{CENTRE}Le Nord\n\n{CENTRE}17 mai 2003\n\nRUBRIQUE: MONDE\n\nLONGUEUR: 5 mots\n\nTITRE: Envoyés\n\nCHAPEAU:\n\nIls sont partis.\n\nLANGUE: FRENCH\n\n\
             Dokument 10 von 40\n\nNord Online\n\nhttp://nord.example/2016/04/\n03/x\n\n3 april 2016 zondag\n\nGezanten weg\n\n184 words\n\nZe zijn echt weg.\n"
        ),
        &[
            "Some(4)",
            "Norland weist Gesandte aus | Nordzeitung | 2011-08-31 | Norland wies Gesandte aus.",
            "Gezanten weg | de Noordkrant | 2015-05-01 | Drie / Ze zijn weg.",
            "Envoyés | Le Nord | 2003-05-17 | Ils sont partis.",
            "Gezanten weg | Nord Online | 2016-04-03 | Ze zijn echt weg.",
        ],
    );
}

#[test]
fn articles_whose_fields_miss_are_kept() {
    check(
        &format!(
            "{CENTRE}1 of 3 DOCUMENTS\n\n{CENTRE}Copyright 2009 Norland Ltd.\n\n{CENTRE}2 of 3 DOCUMENTS\n\n{CENTRE}Norland Today\n\n\
             Envoys out\n\nBYLINE: Jane Doe\n\nLENGTH: 3 words\n\nThey are out.\n\nLOAD-DATE: October 6, 2018\n\n\
             {CENTRE}3 of 3 DOCUMENTS\n\nThey said that nothing of that kind had ever been done by them, and nobody thought so. It rained. ! It had rained for weeks.\n"
        ),
        &[
            "Some(3)",
            " |  |  | Copyright 2009 Norland Ltd.",
            "Envoys out | Norland Today | 2018-10-06 | They are out.",
            "They said that nothing of that kind had ever been done by them, and nobody thought so. It rained. ! It had rained for weeks. |  |  | ",
        ],
    );
}

#[test]
fn a_month_alone_is_no_day() {
    let text = |loaded: &str| {
        format!(
            "{CENTRE}1 of 1 DOCUMENTS\n\n{CENTRE}Norland Reports\n{CENTRE}January 2009\n\nTITLE: Envoys\n\nThey are out.\n\nLOAD-DATE: {loaded}\n"
        )
    };
    check(
        &text("January 28, 2011"),
        &[
            "Some(1)",
            "Envoys | Norland Reports January 2009 |  | They are out.",
        ],
    );
    check(
        &text("January 28, 2009"),
        &[
            "Some(1)",
            "Envoys | Norland Reports January 2009 | 2009-01-28 | They are out.",
        ],
    );
}

#[test]
fn pages_are_read_by_their_paragraphs() {
    let article = |number: u32, title: &str| {
        format!(
            "<A NAME=\"DOC_ID_0_{number}\"></A><!-- Hide XML section from browser\n<DOC NUMBER={number}>\n<DOCFULL> -->\
             <BR><DIV CLASS=\"c0\"><P CLASS=\"c1\"><SPAN CLASS=\"c2\">{number} of 2 DOCUMENTS</SPAN></P></DIV>\
             <DIV CLASS=\"c0\"><P CLASS=\"c1\">Norland Post</P></DIV><DIV CLASS=\"c0\"><P><SPAN CLASS=\"c4\">October</SPAN><SPAN> 5, 2018, Friday<BR>Late Edition</SPAN></P></DIV>\
             <DIV CLASS=\"c5\"><P><SPAN>{title}</SPAN></P></DIV><DIV CLASS=\"c5\"><P><SPAN CLASS=\"c8\">BYLINE: </SPAN><SPAN>By JANE DOE</SPAN></P></DIV>\
             <DIV CLASS=\"c5\"><P>LENGTH: 5 words</P></DIV><DIV CLASS=\"c5\"><P>They are\nout.</P><P>It&nbsp;rained. &quot;Much.&quot;</P></DIV>\
             <DIV CLASS=\"c5\"><P>LOAD-DATE: October 6, 2018</P></DIV><DIV CLASS=\"c0\"><P>Copyright 2018 Norland</P></DIV>"
        )
    };
    let page = |articles: &str| {
        format!(
            "<HTML><HEAD><STYLE>.c0 {{ text-align: center; }}\n.c5 {{ text-align: left; }}</STYLE><META TOPIC=\"null\" DOCUMENTS=\"2\"/></HEAD><BODY>{articles}</BODY></HTML>"
        )
    };
    let whole = page(&(article(1, "Envoys out;<BR>Sudland angry") + &article(2, "More envoys")));
    assert!(is_page(&whole));
    let expect = "Some(2)\n\
        Envoys out; Sudland angry | Norland Post | 2018-10-05 | They are out. / It rained. \"Much.\"\n\
        More envoys | Norland Post | 2018-10-05 | They are out. / It rained. \"Much.\"";
    assert_eq!(shown(read_page(&whole).unwrap()), expect);
    let bare = whole
        .replace("1 of 2 DOCUMENTS", "")
        .replace("2 of 2 DOCUMENTS", "");
    assert_eq!(shown(read_page(&bare).unwrap()), expect);
}

proptest::proptest! {
    #[test]
    fn any_text_is_read(text in "( {30}[12] of 2 DOCUMENTS\n|\n|LENGTH: 3|BODY:|Oct 5, 2018|[a-zA-Z: ;.\n]{0,20}){0,40}") {
        let _ = read_text(&text);
    }

    #[test]
    fn no_letter_of_the_text_is_lost(body in "[a-z]{3,12}( [a-z]{3,12}){0,30}") {
        let text = format!("{CENTRE}1 of 1 DOCUMENTS\n\n{CENTRE}Post\n\n{CENTRE}October 5, 2018\n\nEnvoys out\n\nLENGTH: 3 words\n\n{body}\n");
        let found = shown(read_text(&text).unwrap());
        proptest::prop_assert!(found.ends_with(&body));
    }
}
