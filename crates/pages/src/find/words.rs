//! Words in, out the things in whose names and texts they stand, the likeliest first.

use super::fold::{TABLE, loose, words};
use super::index::What;
use super::similar::slips;
use super::{Kind, Search};

/// The most words that are looked for.
const MOST: usize = 24;

/// What a word counts: in a name or in a text, whole, at the beginning of a longer one, or inside; and with a slip.
const WHOLE: [usize; 2] = [5, 9];
const BEGUN: [usize; 2] = [4, 7];
const INSIDE: [usize; 2] = [2, 3];
const SLIPPED: [usize; 2] = [1, 1];

impl Search<'_> {
    /// What can be done by the step that is named, then what more than half of the words stand in: the more, the better.
    pub(super) fn words(&self) -> Vec<(Kind, usize)> {
        let index = &self.of.index;
        let tokens: Vec<&str> = self.text.rest.iter().map(|at| self.text.tokens[*at].text.as_str()).collect();
        let text = tokens.join(" ");
        let whole = loose(&mut text.chars());
        if whole.is_empty() {
            return Vec::new();
        }
        let mut count = 0;
        // How many words stand in each thing, and what they count.
        let mut scores = vec![(0, 0); index.things.len()];
        for word in words(&mut text.chars()).iter().take(MOST) {
            count += 1;
            for (thing, score) in self.score(word).into_iter().enumerate().filter(|(_, score)| *score > 0) {
                scores[thing].0 += 1;
                scores[thing].1 += score;
            }
        }
        if whole.chars().count() > 2 {
            for of in self.of.names.all.iter().filter(|of| of.loose.contains(&whole)) {
                scores[of.thing] = scores[of.thing].max((count, count * 8));
            }
        }
        let step = index.steps.iter().position(|names| names.contains(&whole));
        let takes = |thing: usize| step.is_some_and(|step| index.things[thing].steps.contains(&step));
        let mut found: Vec<(bool, usize, usize, bool, usize)> = Vec::new();
        for (thing, (words, score)) in scores.into_iter().enumerate() {
            if takes(thing) || words * 2 > count {
                let is_code = matches!(index.things[thing].what, What::Code { .. });
                found.push((!takes(thing), count - words, usize::MAX - score, !is_code, thing));
            }
        }
        found.sort_unstable();
        found.into_iter().map(|(.., thing)| (Kind::Words, thing)).collect()
    }

    /// What a word counts for each thing.
    fn score(&self, word: &str) -> Vec<usize> {
        let mut scores = vec![0; self.of.index.things.len()];
        if self.weigh(word, &mut scores) {
            return scores;
        }
        for particle in TABLE.particles.iter().map(|particle| loose(&mut particle.chars())) {
            let bare = word.strip_suffix(particle.as_str()).filter(|bare| bare.chars().count() > 2);
            if bare.is_some_and(|bare| self.weigh(bare, &mut scores)) {
                return scores;
            }
        }
        let letters = word.chars().count();
        let most = match letters {
            0..=3 => return scores,
            4..=7 => 1,
            _ => 2,
        };
        for (of, places) in &self.of.index.words {
            if of.chars().count() > 3 && slips(word, of, most).is_some() {
                count(places, SLIPPED, &mut scores);
            }
        }
        scores
    }

    /// Whether a word stands anywhere, and what it counts where it does.
    fn weigh(&self, word: &str, scores: &mut [usize]) -> bool {
        let is_short = word.chars().count() < 2;
        let mut stands = false;
        for (of, places) in &self.of.index.words {
            let weight = match of.find(word) {
                Some(0) if of.len() == word.len() => WHOLE,
                Some(0) => BEGUN,
                Some(_) if !is_short => INSIDE,
                _ => continue,
            };
            stands = true;
            count(places, weight, scores);
        }
        stands
    }
}

fn count(places: &[usize], weight: [usize; 2], scores: &mut [usize]) {
    for place in places {
        let score = &mut scores[place / 2];
        *score = (*score).max(weight[place % 2]);
    }
}
