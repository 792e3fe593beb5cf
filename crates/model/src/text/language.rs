//! A language tag in, out whether it has the form that BCP 47 (RFC 5646) gives it, and its parts.

/// The languages of two letters (ISO 639-1), one after the other.
const OF_TWO: &str = "aaabaeafakamanarasavayazbabebgbhbibmbnbobrbscacechcocrcscucvcydadedvdzeeeleneoeseteufafffifjfofrfy\
    gagdglgngugvhahehihohrhthuhyhziaidieigiiikioisitiujajvkakgkikjkkklkmknkokrkskukvkwkylalblglilnloltlulvmgmhmimkmlmnmr\
    msmtmynanbndnengnlnonrnvnyocojomorospapiplpsptqurmrnrorurwsascsdsesgsiskslsmsnsosqsrssstsusvswtatetgthtitktltntotr\
    tstttwtyugukuruzvevivovowaxhyiyozazhzu";

/// Whether a text is a tag of a language: its two or three letters, and behind hyphens a script, a region and variants, as
/// they are usually spelled: `ko`, `zh-Hant`, `pt-BR`, `de-1996`.
#[must_use]
pub fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-').peekable();
    let letters = |part: &str, is: fn(&u8) -> bool| part.bytes().all(|byte| is(&byte));
    let is_language = parts.next().is_some_and(|part| {
        letters(part, u8::is_ascii_lowercase) && (part.len() == 3 || part.len() == 2 && is_of_two(part))
    });
    let is_script = |part: &str| {
        part.len() == 4 && letters(&part[..1], u8::is_ascii_uppercase) && letters(&part[1..], u8::is_ascii_lowercase)
    };
    let is_region = |part: &str| match part.len() {
        2 => letters(part, u8::is_ascii_uppercase),
        3 => letters(part, u8::is_ascii_digit),
        _ => false,
    };
    let is_variant = |part: &str| {
        let is_plain = letters(part, |byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        is_plain && ((5..=8).contains(&part.len()) || part.len() == 4 && letters(&part[..1], u8::is_ascii_digit))
    };
    parts.next_if(|part| part.is_ascii() && is_script(part));
    parts.next_if(|part| is_region(part));
    is_language && parts.all(|part| part.is_ascii() && is_variant(part))
}

fn is_of_two(letters: &str) -> bool {
    OF_TWO.as_bytes().chunks(2).any(|of| of == letters.as_bytes())
}

/// The tag that somebody probably means: spelled otherwise, the language's English name, or the code of a country where it is
/// spoken.
#[must_use]
pub fn meant(text: &str) -> Option<String> {
    const NAMES: [(&str, &str); 20] = [
        ("arabic", "ar"),
        ("chinese", "zh"),
        ("cn", "zh"),
        ("czech", "cs"),
        ("dutch", "nl"),
        ("english", "en"),
        ("french", "fr"),
        ("german", "de"),
        ("hindi", "hi"),
        ("italian", "it"),
        ("japanese", "ja"),
        ("jp", "ja"),
        ("klingon", "tlh"),
        ("korean", "ko"),
        ("polish", "pl"),
        ("portuguese", "pt"),
        ("russian", "ru"),
        ("spanish", "es"),
        ("ukrainian", "uk"),
        ("vietnamese", "vi"),
    ];
    if !text.is_ascii() || text.len() > 40 {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    if let Some((_, tag)) = NAMES.iter().find(|(name, _)| *name == lower) {
        return Some((*tag).to_owned());
    }
    let parts = lower.split(['-', '_']).enumerate().map(|(at, part)| match (at, part.len()) {
        (0, _) => part.to_owned(),
        (_, 2) => part.to_ascii_uppercase(),
        (1, 4) if part.starts_with(|first: char| first.is_ascii_lowercase()) => {
            part[..1].to_ascii_uppercase() + &part[1..]
        }
        _ => part.to_owned(),
    });
    Some(parts.collect::<Vec<_>>().join("-")).filter(|tag| is_tag(tag))
}

/// Whether a tag is of English, as it is spoken anywhere.
#[must_use]
pub fn is_english(tag: &str) -> bool {
    speaks(tag, "en")
}

/// Whether a tag is of a language, whatever its script and region.
#[must_use]
pub fn speaks(tag: &str, language: &str) -> bool {
    tag.strip_prefix(language).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_has_the_form_that_the_standard_gives_it() {
        for tag in
            ["ko", "en", "ja", "tlh", "pt-BR", "zh-Hant", "zh-Hant-TW", "es-419", "de-1996", "sl-rozaj", "de-CH-1996"]
        {
            assert!(is_tag(tag), "{tag}");
        }
        for text in [
            "",
            "-",
            "k",
            "klingon",
            "korean",
            "jp",
            "xx",
            "KO",
            "ko-kr",
            "ko_KR",
            "ko-",
            "en-USA",
            "zh-hant",
            "한국어",
            "ko-한국",
            "en-US-US",
            "de--CH",
        ] {
            assert!(!is_tag(text), "{text}");
        }
    }

    #[test]
    fn the_tag_that_is_meant_is_one() {
        for (text, tag) in [
            ("klingon", "tlh"),
            ("Korean", "ko"),
            ("jp", "ja"),
            ("EN", "en"),
            ("ko_kr", "ko-KR"),
            ("zh-hant", "zh-Hant"),
        ] {
            assert_eq!(meant(text).as_deref(), Some(tag));
            assert!(is_tag(tag));
        }
        for text in ["", "elvish", "언어"] {
            assert_eq!(meant(text), None, "{text}");
        }
    }

    #[test]
    fn english_is_english_anywhere() {
        assert!(is_english("en") && is_english("en-GB"));
        assert!(!is_english("enm") && !is_english("ko") && !is_english(""));
    }
}
