//! The fates of changes in, a table by class out, and which targets are missed.

use std::collections::BTreeMap;
use std::fmt;

use crate::change::Class;
use crate::hold::Fate;

/// Of all changes so many in a hundred may pass check and audit.
const ALONE: usize = 40;
/// So many of one class, unless only a reader can hold it.
const CLASS: usize = 60;
/// So many of all where there is a record of reviews.
const RECORDED: usize = 5;

#[derive(Clone, Copy, Default)]
struct Count {
    all: usize,
    noticed: usize,
    /// Those of specs that have a record, and how many of these are noticed.
    recorded: usize,
    reviewed: usize,
}

#[derive(Default)]
pub(crate) struct Table(BTreeMap<Class, Count>);

impl Table {
    pub(crate) fn add(&mut self, class: Class, fate: Fate, has_record: bool) {
        if fate == Fate::Same {
            return;
        }
        let count = self.0.entry(class).or_default();
        count.all += 1;
        count.noticed += usize::from(fate == Fate::Noticed);
        count.recorded += usize::from(has_record);
        count.reviewed += usize::from(has_record && fate != Fate::Passed);
    }

    fn sum(&self) -> Count {
        self.0.values().fold(Count::default(), |sum, of| Count {
            all: sum.all + of.all,
            noticed: sum.noticed + of.noticed,
            recorded: sum.recorded + of.recorded,
            reviewed: sum.reviewed + of.reviewed,
        })
    }

    /// What passes though it should not, a sentence each. By chance a sample may miss a target by two standard deviations.
    pub(crate) fn missed(&self, is_sample: bool) -> Vec<String> {
        let sum = self.sum();
        let mut missed = Vec::new();
        let mut hold = |what: &str, all: usize, noticed: usize, most: usize| {
            let passed = all - noticed;
            let chance = if is_sample { 2.0 * ((all * most * (100 - most)) as f64).sqrt() } else { 0.0 };
            if (passed * 100) as f64 > (all * most) as f64 + chance {
                missed.push(format!("{what}: {passed} of {all} pass, and at most {most} % may"));
            }
        };
        hold("all, without records", sum.all, sum.noticed, ALONE);
        hold("all, with records", sum.recorded, sum.reviewed, RECORDED);
        for (class, of) in self.0.iter().filter(|(class, _)| !class.is_for_readers()) {
            hold(class.title(), of.all, of.noticed, CLASS);
        }
        if sum.all == 0 {
            missed.push("no change was made".to_owned());
        }
        missed
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let percent = |part: usize, all: usize| match all {
            0 => "-".to_owned(),
            all => format!("{:.1} %", 100.0 * part as f64 / all as f64),
        };
        let mut line = |title: &str, of: Count| {
            let (alone, with) = (percent(of.noticed, of.all), percent(of.reviewed, of.recorded));
            writeln!(f, "{title:<58} {:>7} {alone:>9} {:>9} {with:>8}", of.all, of.recorded)
        };
        let classes = self.0.iter().map(|(class, of)| (class.title(), *of));
        classes.chain([("all", self.sum())]).try_for_each(|(title, of)| line(title, of))
    }
}
