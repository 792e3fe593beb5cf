//! One long text and lengths in, an array of texts out.

/// An array of texts, cut out of one by their lengths: thousands of literals would keep rustc busy, one does not.
///
/// `str::split_at` is `const` from Rust 1.86 on, which therefore is what a catalogue of hundreds of codes needs. The way
/// around it, to check the parts for UTF-8 again, is interpreted byte by byte and takes rustc a second for 100 KB.
#[doc(hidden)]
#[macro_export]
macro_rules! __strings {
    ($all:literal, $lengths:expr) => {{
        const LENGTHS: &[usize] = &$lengths;
        let mut strings = [""; LENGTHS.len()];
        let (mut rest, mut index): (&str, usize) = ($all, 0);
        while index < LENGTHS.len() {
            let (string, behind) = rest.split_at(LENGTHS[index]);
            strings[index] = string;
            rest = behind;
            index += 1;
        }
        strings
    }};
}

/// An array of phrases, cut out of one text by the lengths of source and English. No English: it equals the source.
#[doc(hidden)]
#[macro_export]
macro_rules! __phrases {
    ($all:literal, $lengths:expr) => {{
        const LENGTHS: &[(usize, usize)] = &$lengths;
        let mut phrases = [$crate::text::Phrase::new("", ""); LENGTHS.len()];
        let (mut rest, mut index): (&str, usize) = ($all, 0);
        while index < LENGTHS.len() {
            let (source, behind) = rest.split_at(LENGTHS[index].0);
            let (english, behind) = behind.split_at(LENGTHS[index].1);
            phrases[index] = $crate::text::Phrase::new(source, if LENGTHS[index].1 == 0 { source } else { english });
            rest = behind;
            index += 1;
        }
        phrases
    }};
}
