//! Which language a body is in.

use whatlang::Lang;

/// No more of a body than this many bytes is looked at.
const SAMPLE: usize = 6000;

/// A body shorter than this many characters does not tell.
const SHORTEST: usize = 40;

/// ISO 639-1 code of the language of `body`; none where it is too short to tell or has no such code.
pub(super) fn of(body: &str) -> Option<String> {
    let mut end = body.len().min(SAMPLE);
    while !body.is_char_boundary(end) {
        end -= 1;
    }
    let sample = &body[..end];
    // A Chinese or Japanese sign says as much as three letters.
    let weight: usize = sample
        .chars()
        .map(|char| if char >= '\u{2e80}' { 3 } else { 1 })
        .sum();
    if weight < SHORTEST {
        return None;
    }
    let found = whatlang::detect(sample)?;
    let sure = found.is_reliable() || weight > 200;
    if sure {
        code(found.lang()).map(str::to_owned)
    } else {
        None
    }
}

fn code(lang: Lang) -> Option<&'static str> {
    const CODES: &str = "afr af aka ak amh am ara ar aze az bel be ben bn bul bg cat ca ces cs cmn zh cym cy dan da deu de ell el eng en \
        epo eo est et fin fi fra fr guj gu heb he hin hi hrv hr hun hu hye hy ind id ita it jav jv jpn ja kan kn kat ka khm km kor ko lat la \
        lav lv lit lt mal ml mar mr mkd mk mya my nep ne nld nl nob nb ori or pan pa pes fa pol pl por pt ron ro rus ru sin si slk sk slv sl \
        sna sn spa es srp sr swe sv tam ta tel te tgl tl tha th tuk tk tur tr ukr uk urd ur uzb uz vie vi yid yi zul zu";
    let mut codes = CODES.split_whitespace();
    while let (Some(long), Some(short)) = (codes.next(), codes.next()) {
        if long == lang.code() {
            return Some(short);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_its_short_code() {
        for &lang in Lang::all() {
            assert!(code(lang).is_some(), "{lang:?}");
        }
    }

    #[test]
    fn long_bodies_tell_their_language() {
        let english = "Norland said on Monday that it had expelled three envoys of its neighbour, a step without precedent.";
        assert_eq!(of(english).as_deref(), Some("en"));
        assert_eq!(
            of("外交部发言人星期五表示，中方已召见该国大使，提出严正交涉。").as_deref(),
            Some("zh")
        );
        assert_eq!(of("Yes."), None);
    }
}
