//! Pairs of an old line and a new place in, out where on the page any old line has to be looked for.
//!
//! What was found for certain holds the rest in its place: a number of line 84 stands between what lines 83 and 85
//! became, however many lines have been added above.

use std::ops::{Range, RangeInclusive};

/// Something of the old document that was found on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Anchor {
    /// Its lines in the old document.
    pub(super) lines: RangeInclusive<u32>,
    /// Where it stands on the page, folded.
    pub(super) place: Range<usize>,
    /// The row that it is in.
    pub(super) row: Option<usize>,
}

/// The anchors that stand in the same order in both.
#[derive(Clone, Debug, Default)]
pub(super) struct Alignment {
    anchors: Vec<Anchor>,
    /// The length of the page, folded.
    end: usize,
}

impl Alignment {
    /// Keeps as many anchors as have one order in both.
    pub(super) fn new(mut anchors: Vec<Anchor>, end: usize) -> Self {
        anchors.sort_by_key(|anchor| (*anchor.lines.start(), anchor.place.start));
        // The longest run of places that go on: for each length, the anchor that ends such a run earliest.
        let mut ends: Vec<usize> = Vec::new();
        let mut before: Vec<Option<usize>> = Vec::new();
        for (index, anchor) in anchors.iter().enumerate() {
            let length = ends.partition_point(|end| anchors[*end].place.start < anchor.place.start);
            before.push(length.checked_sub(1).map(|last| ends[last]));
            if length == ends.len() {
                ends.push(index);
            } else {
                ends[length] = index;
            }
        }
        let mut kept = vec![false; anchors.len()];
        let mut at = ends.last().copied();
        while let Some(index) = at {
            kept[index] = true;
            at = before[index];
        }
        // Further lines of one place stand beside the first.
        for order in [(0..anchors.len()).collect::<Vec<_>>(), (0..anchors.len()).rev().collect()] {
            let mut last: Option<usize> = None;
            for index in order {
                kept[index] |= last.is_some_and(|last| anchors[last].place == anchors[index].place);
                last = if kept[index] { Some(index) } else { last };
            }
        }
        let mut kept = kept.into_iter();
        anchors.retain(|_| kept.next() == Some(true));
        Self { anchors, end }
    }

    /// The rows that old lines have become.
    pub(super) fn rows<'c>(&'c self, lines: &RangeInclusive<u32>) -> impl Iterator<Item = usize> + use<'c> {
        let (first, last) = (*lines.start(), *lines.end());
        let until = self.anchors.partition_point(|anchor| *anchor.lines.start() <= last);
        let above = self.anchors[..until].iter().rev().take_while(move |anchor| *anchor.lines.start() + 16 > first);
        above.filter(move |anchor| *anchor.lines.end() >= first).filter_map(|anchor| anchor.row)
    }

    /// Whether a text of its own stands on old lines, outside of any row.
    pub(super) fn is_prose(&self, lines: &RangeInclusive<u32>) -> bool {
        let from = self.anchors.partition_point(|anchor| anchor.lines.start() < lines.start());
        let at = self.anchors[from..].iter().take_while(|anchor| anchor.lines.start() == lines.start());
        at.filter(|anchor| anchor.lines == *lines).any(|anchor| anchor.row.is_none())
    }

    /// The rows that the lines directly above and below have become.
    pub(super) fn rows_beside<'c>(&'c self, lines: &RangeInclusive<u32>) -> impl Iterator<Item = usize> + use<'c> {
        self.rows(&(lines.start().saturating_sub(1)..=lines.end().saturating_add(1)))
    }

    /// The part of the page between what stood above old lines and what stood below them.
    pub(super) fn window(&self, lines: &RangeInclusive<u32>) -> Range<usize> {
        let above = self.anchors.partition_point(|anchor| anchor.lines.start() < lines.start());
        let above = self.anchors[..above].iter().rev().find(|anchor| anchor.lines.end() < lines.start());
        let below = self.anchors.partition_point(|anchor| anchor.lines.start() <= lines.end());
        let start = above.map_or(0, |anchor| anchor.place.end);
        let end = self.anchors.get(below).map_or(self.end, |anchor| anchor.place.start);
        start..end.max(start)
    }
}

#[cfg(test)]
mod tests {
    use super::{Alignment, Anchor};

    fn anchor(line: u32, place: usize) -> Anchor {
        Anchor { lines: line..=line, place: place..place + 2, row: None }
    }

    #[test]
    fn an_anchor_out_of_order_is_dropped() {
        let alignment = Alignment::new(vec![anchor(5, 50), anchor(1, 10), anchor(3, 90), anchor(7, 70)], 100);
        assert_eq!(alignment.window(&(4..=4)), 12..50);
        assert_eq!(alignment.window(&(6..=6)), 52..70);
        assert_eq!(alignment.window(&(8..=9)), 72..100);
        assert_eq!(alignment.window(&(0..=0)), 0..10);
        assert_eq!(alignment.window(&(5..=5)), 12..70, "what stands on the line itself is looked for beside it");
    }

    #[test]
    fn without_anchors_it_is_looked_for_everywhere() {
        assert_eq!(Alignment::new(Vec::new(), 100).window(&(4..=4)), 0..100);
    }

    /// What stood on some lines, on those beside them, or in the middle of many.
    #[test]
    fn old_lines_lead_to_the_rows_that_they_have_become() {
        let row = |lines: std::ops::RangeInclusive<u32>, place: usize, row: Option<usize>| Anchor {
            lines,
            place: place..place + 2,
            row,
        };
        let alignment = Alignment::new(
            vec![
                row(5..=25, 10, Some(0)),
                row(6..=26, 20, Some(1)),
                row(30..=30, 30, Some(2)),
                row(31..=31, 40, None),
                row(31..=32, 40, Some(3)),
                row(33..=34, 50, Some(4)),
            ],
            100,
        );
        for (lines, rows, beside) in [
            (4..=4, &[][..], &[0][..]),
            (5..=5, &[0], &[1, 0]),
            (20..=20, &[1, 0], &[1, 0]),
            (21..=21, &[1], &[1, 0]),
            (22..=22, &[], &[1]),
            (23..=29, &[], &[2]),
            (30..=31, &[3, 2], &[3, 2]),
            (32..=32, &[3], &[4, 3]),
            (35..=40, &[], &[4]),
            (36..=40, &[], &[]),
        ] {
            assert_eq!(alignment.rows(&lines).collect::<Vec<_>>(), rows, "{lines:?}");
            assert_eq!(alignment.rows_beside(&lines).collect::<Vec<_>>(), beside, "beside {lines:?}");
        }
        let prose = [30..=30, 31..=31, 31..=32, 32..=32, 33..=34].map(|lines| alignment.is_prose(&lines));
        assert_eq!(prose, [false, true, false, false, false]);
        // The last line that ends above, and the first that begins below.
        let windows = [31..=31, 31..=32, 33..=33, 25..=29, 27..=29].map(|lines| alignment.window(&lines));
        assert_eq!(windows, [32..50, 32..50, 42..100, 0..30, 22..30]);
    }
}
