//! What was measured goes in, a chart of it comes out: how many times faster than phf everybody finds a code.

use std::cmp::{Ordering, Reverse};
use std::fmt::Write;

use crate::contestant::Peer;
use crate::probe::Measure;
use crate::round::Measured;

/// Who is in the chart, the first of them in colour.
const PEERS: [Peer; 6] = [Peer::Table, Peer::Hashify, Peer::Frozen, Peer::Gperf, Peer::Rapidhash, Peer::PtrHash];
/// The sizes of sets of which the chart shows the first.
const SIZES: [std::ops::RangeInclusive<usize>; 6] =
    [1..=16, 17..=64, 65..=512, 513..=1_000, 1_001..=10_000, 10_001..=100_000];

const WIDTH: f64 = 760.0;
/// Where the bars begin.
const LEFT: f64 = 330.0;
const BAR: f64 = 13.0;
const GAP: f64 = 16.0;
const TOP: f64 = 44.0;

/// A mid-grey reads on white and on black; where the page says which it is, the text follows.
const STYLE: &str = "text{font:12px system-ui,sans-serif;fill:#57606a}.head{font-size:14px;font-weight:600}\
.set{font-weight:600}.ours{fill:#1a7f37}.peer{fill:#8c959f}.end{text-anchor:end}line{stroke:#8c959f;stroke-dasharray:2 3}\
@media(prefers-color-scheme:dark){text{fill:#9da7b3}.ours{fill:#3fb950}.peer{fill:#6e7681}}";

/// The chart, readable on a light and on a dark page.
pub fn svg(sets: &[Measured]) -> String {
    let shown: Vec<&Measured> = SIZES.iter().filter_map(|size| shown(sets, size)).collect();
    let times = |set: &Measured, peer| set.ratio(Measure::Hit, Peer::Phf, peer).map(|ratio| ratio.median);
    let greatest =
        shown.iter().flat_map(|set| PEERS.map(|peer| times(set, peer).unwrap_or_default())).fold(1.0, f64::max);
    let scale = (WIDTH - LEFT - 50.0) / greatest;
    let (mut bars, mut y) = (String::new(), TOP);
    for set in shown {
        let mut name = format!("<text class=\"set\" x=\"0\" y=\"{:.0}\">{}</text>", y + BAR - 2.0, escaped(set.title));
        for peer in PEERS {
            let Some(times) = times(set, peer) else { continue };
            let (class, text) = (if peer == Peer::Table { "ours" } else { "peer" }, y + BAR - 2.0);
            let (label, length) = (escaped(&peer.to_string().replace('`', "")), times * scale);
            bars += &name;
            name.clear();
            // To write to a text cannot fail.
            let _ = writeln!(
                bars,
                "<text class=\"end\" x=\"{:.0}\" y=\"{text:.0}\">{label}</text>\
                 <rect class=\"{class}\" x=\"{LEFT}\" y=\"{y:.0}\" width=\"{length:.1}\" height=\"{:.0}\" rx=\"2\"/>\
                 <text x=\"{:.1}\" y=\"{text:.0}\">{times:.1}</text>",
                LEFT - 8.0,
                BAR - 2.0,
                LEFT + length + 6.0,
            );
            y += BAR;
        }
        y += GAP;
    }
    let (bottom, one) = (y - GAP + 4.0, LEFT + scale);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {y:.0}\" width=\"{WIDTH}\" height=\"{y:.0}\" role=\"img\" \
         aria-label=\"lookups compared with phf\"><style>{STYLE}</style>\n\
         <text class=\"head\" x=\"0\" y=\"16\">How many times faster than phf 0.14 a code is found</text>\n\
         <text x=\"{:.0}\" y=\"36\" text-anchor=\"middle\">phf = 1</text>\
         <line x1=\"{one:.1}\" y1=\"{:.0}\" x2=\"{one:.1}\" y2=\"{bottom:.0}\"/>\n{bars}</svg>\n",
        one,
        TOP - 4.0,
    )
}

/// The set of texts in a range of sizes that stands for them: one of a spec if there is any, and the largest; of those that
/// are made up, the one that we fare worst in.
fn shown<'a>(sets: &'a [Measured], size: &std::ops::RangeInclusive<usize>) -> Option<&'a Measured> {
    let rank = |set: &Measured| {
        let is_made_up = set.title.starts_with(|first: char| first.is_ascii_digit());
        let times = set.ratio(Measure::Hit, Peer::Phf, Peer::Table).map_or(f64::MAX, |ratio| ratio.median);
        (is_made_up, Reverse(set.keys), times)
    };
    let inside = sets.iter().filter(|set| set.lengths.is_some() && size.contains(&set.keys));
    inside.min_by(|left, right| rank(left).partial_cmp(&rank(right)).unwrap_or(Ordering::Equal))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
