//! How input falls into lines, whatever it is cut into, and when their answers are there.

use std::cell::RefCell;
use std::io::{self, BufRead, Read, Write};
use std::rc::Rc;

use serde_json::Value;

use crate::program::lines::LONGEST;
use crate::program::{Defaults, triage};
use crate::{answers, run};

const GOOD: &str = r#"{"provider":"kakao","status":503}"#;

/// The numbers of the lines that were refused, and the reasons.
fn refused(input: &[u8]) -> Vec<(u64, String)> {
    let refused = answers(input)
        .into_iter()
        .filter_map(|answer| Some((answer["line"].as_u64()?, answer["error"].as_str().unwrap().to_owned())));
    refused.collect()
}

#[test]
fn lines_are_numbered_as_an_editor_does() {
    let input = format!("\u{feff}{GOOD}\r\n\n \t\r\n{GOOD}\nnot JSON\r\n\n{GOOD}\n\n[]");
    let (output, tally) = run(input.as_bytes());
    assert_eq!((output.lines().count(), tally.lines, tally.refused, tally.first_refused), (5, 5, 2, Some(5)));
    assert_eq!(refused(input.as_bytes()), [(5, "not a JSON object".to_owned()), (9, "not a JSON object".to_owned())]);
    for blank in ["", "\n", "\r\n\r\n", "\u{feff}", "\u{feff}\r\n \n"] {
        assert_eq!(run(blank.as_bytes()).0, "", "{blank:?}");
    }
}

#[test]
fn a_line_that_cannot_be_taken_does_not_end_the_run() {
    for (line, reason) in [
        (b"\0" as &[u8], "not a JSON object"),
        (b"\xef\xbb\xbf{}", "not a JSON object"),
        (
            b"{\"provider\":\"kak\0ao\"}",
            "not a JSON object: control character (\\u0000-\\u001F) found while parsing a string near column 16",
        ),
        (b"{\"provider\":\"kakao\",\"body\":\"\xff\"}", "no UTF-8 from byte 29 on: give such a body as `body_base64`"),
        (b"{\"provider\":\"kakao\"", "not a JSON object: EOF while parsing an object near column 19"),
        (b"{\"provider\":\"kakao\"}{}", "not a JSON object: trailing characters near column 21"),
        (b"{\"provider\":\"kakao\",\"a\":01}", "not a JSON object: invalid number near column 26"),
        (b"{\"provider\":\"kakao\",5:1}", "not a JSON object: key must be a string near column 21"),
        (b"{}", "the line names no `provider`"),
        (b"\"a text\"", "not a JSON object"),
        (b"null", "not a JSON object"),
    ] {
        let input = [GOOD.as_bytes(), line, GOOD.as_bytes()].join(b"\n" as &[u8]);
        assert_eq!(answers(&input).len(), 3);
        assert_eq!(refused(&input), [(2, reason.to_owned())], "{}", line.escape_ascii());
    }
}

#[test]
fn no_depth_is_too_great() {
    let (open, close) = ("[".repeat(200_000), "]".repeat(200_000));
    let deep = format!(r#"{{"provider":"kakao","status":503,"mine":{open}{close}}}"#);
    let (output, tally) = run(deep.as_bytes());
    assert_eq!(tally.refused, 0);
    assert!(output.ends_with(&format!(",\"mine\":{open}{close}}}\n")));
    for member in ["body", "headers", "status", "provider"] {
        let (_, tally) = run(format!(r#"{{"id":1,"{member}":{open}{close}}}"#).as_bytes());
        assert_eq!(tally.lines, 1, "{member}");
    }
}

/// Gives out parts, one a time.
struct Parts<'p>(Vec<&'p [u8]>);

impl Read for Parts<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let Some(part) = self.0.first_mut() else { return Ok(0) };
        let read = part.read(buffer)?;
        if part.is_empty() {
            self.0.remove(0);
        }
        Ok(read)
    }
}

#[test]
fn it_does_not_matter_how_the_input_is_cut() {
    let input = include_bytes!("../../examples/responses.jsonl");
    let (expected, _) = run(input);
    for length in [1, 2, 3, 7, 64, 1000, 65_535, 65_536, 65_537] {
        let mut output = Vec::new();
        let defaults = Defaults { now: Some(std::time::Duration::from_secs(crate::NOW)), ..Defaults::default() };
        triage(Parts(input.chunks(length).collect()), &mut output, &defaults).unwrap();
        assert!(output == expected.as_bytes(), "in parts of {length}");
    }
}

/// What was written and not held back.
#[derive(Clone, Default)]
struct Written(Rc<RefCell<Vec<u8>>>);

impl Write for Written {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Gives out parts, and looks before each whether all whole lines of those before are answered.
struct Watching<'p> {
    parts: Vec<&'p [u8]>,
    given: usize,
    written: Written,
}

impl Read for Watching<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let answered = self.written.0.borrow().lines().count();
        assert_eq!(answered, self.given, "answers are held back");
        let Some(part) = self.parts.pop() else { return Ok(0) };
        self.given += part.iter().filter(|byte| **byte == b'\n').count();
        buffer[..part.len()].copy_from_slice(part);
        Ok(part.len())
    }
}

#[test]
fn no_answer_waits_for_the_next_line() {
    let lines = format!("{GOOD}\n").repeat(40);
    for length in [1, 10, 34, 35, 100, lines.len()] {
        let written = Written::default();
        let parts: Vec<&[u8]> = lines.as_bytes().chunks(length).rev().collect();
        triage(Watching { parts, given: 0, written: written.clone() }, written.clone(), &Defaults::default()).unwrap();
        assert_eq!(written.0.borrow().lines().count(), 40);
    }
}

/// A file is answered in large pieces: it is not flushed for every line.
#[test]
fn a_file_is_written_in_large_pieces() {
    struct Counting(usize);
    impl Write for Counting {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0 += 1;
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let mut counting = Counting(0);
    let input = format!("{GOOD}\n").repeat(10_000);
    triage(input.as_bytes(), &mut counting, &Defaults::default()).unwrap();
    assert!(counting.0 < 500, "{} pieces", counting.0);
}

#[test]
fn an_interrupted_read_is_made_again() {
    struct Interrupted(bool);
    impl Read for Interrupted {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            self.0 = !self.0;
            if self.0 { Err(io::ErrorKind::Interrupted.into()) } else { Ok(0) }
        }
    }
    let mut output = Vec::new();
    triage(Interrupted(false).chain(GOOD.as_bytes()), &mut output, &Defaults::default()).unwrap();
    assert_eq!(output.lines().count(), 1);
}

/// A line of any length takes no more memory than the longest that is kept, and the next is read.
#[test]
fn a_line_without_an_end_takes_no_memory() {
    let endless = |length: u64| io::repeat(b' ').take(length);
    let mut output = Vec::new();
    let used = allocation_counter::measure(|| {
        let input = b"{\n".chain(endless(6 * LONGEST as u64)).chain(b"\n" as &[u8]).chain(GOOD.as_bytes());
        let tally = triage(input, &mut output, &Defaults::default()).unwrap();
        assert_eq!((tally.lines, tally.refused, tally.first_refused), (3, 2, Some(1)));
    });
    let lines: Vec<Value> = output.lines().map(|line| serde_json::from_str(&line.unwrap()).unwrap()).collect();
    assert_eq!((&lines[1]["line"], &lines[1]["error"]), (&2.into(), &"longer than 16 MiB".into()));
    assert_eq!(lines[2]["provider"], "kakao");
    assert!(used.bytes_max < 4 * LONGEST as u64, "{} bytes", used.bytes_max);
}

#[test]
fn a_line_of_some_megabytes_is_read() {
    let text = "가".repeat(2 << 20);
    let line =
        format!(r#"{{"provider":"kakao","status":401,"mine":"{text}","body":"{{\"code\":-401,\"msg\":\"{text}\"}}"}}"#);
    assert!(line.len() > 12 << 20 && line.len() < LONGEST);
    let answer = crate::answer(line);
    assert_eq!(
        (&answer["code"], answer["message"] == text.as_str(), answer["mine"] == text.as_str()),
        (&"-401".into(), true, true)
    );
}
