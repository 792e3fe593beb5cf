//! A set of keys and two ways to look them up go in, the cells of a row come out.

use std::hint::black_box;
use std::time::Instant;

/// How often the contestants take turns.
const ROUNDS: usize = 201;
/// How many lookups a turn has: few, or a busy machine would interrupt the slower contestant more often.
const TURN: usize = 8_192;
/// How many keys a round goes on to before it begins again: many, or the processor would learn their order.
const LOOKUPS: usize = 16 * TURN;

pub struct Text;
pub struct Integer;

impl Text {
    pub fn measure(
        keys: &[&str],
        ours: impl Fn(&str) -> Option<usize> + Copy,
        phf: impl Fn(&str) -> Option<usize> + Copy,
    ) -> String {
        let hits = copied(shuffled(keys).map(|key| (*key).to_owned()));
        let misses = copied(shuffled(keys).enumerate().map(|(turn, key)| near(key, turn)));
        let vast = copied((0..64).map(|turn| near(&"x".repeat(4096), turn)));
        for key in hits.iter().chain(&misses).chain(&vast).copied().chain([""]) {
            let naive = if keys.len() > 1000 { phf(key) } else { keys.iter().position(|known| *known == key) };
            assert_eq!((ours(key), phf(key)), (naive, naive), "`{key}`");
        }
        let (hit, nanoseconds) = ratio(&hits, |list| total(list, |key| ours(key)), |list| total(list, |key| phf(key)));
        let (latency, _) = ratio(&hits, |list| chain(list, |key| ours(key)), |list| chain(list, |key| phf(key)));
        let (miss, _) = ratio(&misses, |list| total(list, |key| ours(key)), |list| total(list, |key| phf(key)));
        let (far, _) = ratio(&vast, |list| total(list, |key| ours(key)), |list| total(list, |key| phf(key)));
        format!("{nanoseconds:.2} | {hit:.1} | {latency:.1} | {miss:.1} | {far:.0}")
    }
}

impl Integer {
    pub fn measure(
        keys: &[i64],
        ours: impl Fn(i64) -> Option<usize> + Copy,
        phf: impl Fn(i64) -> Option<usize> + Copy,
    ) -> String {
        let hits: Vec<i64> = shuffled(keys).copied().collect();
        let misses: Vec<i64> = shuffled(keys).enumerate().map(|(turn, key)| key + 1 + turn as i64 % 7).collect();
        for key in hits.iter().chain(&misses) {
            let naive = keys.iter().position(|known| known == key);
            assert_eq!((ours(*key), phf(*key)), (naive, naive), "{key}");
        }
        let (hit, nanoseconds) =
            ratio(&hits, |list| total(list, |key| ours(*key)), |list| total(list, |key| phf(*key)));
        let (latency, _) = ratio(&hits, |list| chain(list, |key| ours(*key)), |list| chain(list, |key| phf(*key)));
        let (miss, _) = ratio(&misses, |list| total(list, |key| ours(*key)), |list| total(list, |key| phf(*key)));
        format!("{nanoseconds:.2} | {hit:.1} | {latency:.1} | {miss:.1} | –")
    }
}

/// The median of `theirs / ours` over all rounds, and the median time of one of our lookups.
fn ratio<K>(list: &[K], ours: impl Fn(&[K]) -> usize, theirs: impl Fn(&[K]) -> usize) -> (f64, f64) {
    let time = |round: usize, contestant: &dyn Fn(&[K]) -> usize| {
        let turns = list.len().div_ceil(TURN);
        let turn = black_box(list.chunks(TURN).nth(round % turns).unwrap_or_default());
        let start = Instant::now();
        black_box(contestant(turn));
        start.elapsed().as_nanos() as f64 / turn.len() as f64
    };
    let rounds: Vec<(f64, f64)> = (0..ROUNDS).map(|round| (time(round, &ours), time(round, &theirs))).collect();
    (median(rounds.iter().map(|(ours, theirs)| theirs / ours)), median(rounds.iter().map(|(ours, _)| *ours)))
}

/// Looks up one key after the other: the processor may overlap them.
fn total<K>(list: &[K], find: impl Fn(&K) -> Option<usize>) -> usize {
    list.iter().fold(0, |sum, key| sum.wrapping_add(find(key).map_or(7, |row| row)))
}

/// Looks up each key only when the answer to the one before is known.
fn chain<K>(list: &[K], find: impl Fn(&K) -> Option<usize>) -> usize {
    let nothing = black_box(0);
    let mut at = 0;
    for next in 1..=list.len() {
        at = next % list.len() + (find(&list[at]).unwrap_or(0) & nothing);
    }
    at
}

/// All keys, again and again, each time in another order, until there are enough for a turn.
fn shuffled<K>(keys: &[K]) -> impl Iterator<Item = &K> {
    let mut state = 1_u64;
    let mut order: Vec<usize> = (0..LOOKUPS.div_ceil(keys.len())).flat_map(|_| 0..keys.len()).collect();
    for last in (1..order.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(last, (state >> 33) as usize % (last + 1));
    }
    order.into_iter().map(|index| &keys[index])
}

/// The keys one after the other in memory that nothing else shares, in the order in which they are looked up:
/// to fetch them costs as good as nothing, and would be no contestant's merit.
fn copied(keys: impl Iterator<Item = String>) -> Vec<&'static str> {
    let (mut text, mut ends) = (String::new(), vec![0]);
    for key in keys {
        text.push_str(&key);
        ends.push(text.len());
    }
    let text: &'static str = text.leak();
    ends.windows(2).map(|ends| &text[ends[0]..ends[1]]).collect()
}

/// The key with one byte changed.
fn near(key: &str, turn: usize) -> String {
    let mut bytes = key.as_bytes().to_vec();
    let at = turn % bytes.len();
    bytes[at] = if bytes[at] == b'~' { b'!' } else { b'~' };
    String::from_utf8_lossy(&bytes).into_owned()
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
