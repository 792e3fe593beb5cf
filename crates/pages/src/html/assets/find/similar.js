// A text in, out the codes that are written nearly so.

const COMPARED = 4;
const TYPED = 6;

// How many slips make another word of one with so many letters.
const allowed = (letters) => (letters < 3 ? 0 : letters < 8 ? 1 : 2);

// Those of many words that have most letters of one and as many: a slip changes two letters at most.
function* near(word, { words, lengths, masks }, most) {
  const given = measured([word]);
  if (given.lengths[0] > 64) return;
  for (let at = 0; at < words.length; at++) {
    if (Math.abs(lengths[at] - given.lengths[0]) > most || bits(masks[at] ^ given.masks[0]) > 2 * most) continue;
    const by = slips(word, words[at], most);
    if (by !== null) yield [at, by];
  }
}

// How many letters were left out, added, changed or swapped; null if more than `most`.
function slips(one, other, most) {
  const [a, b] = [[...one], [...other]];
  const [here, there] = [a.length, b.length];
  if (Math.abs(here - there) > most || here > 64) return null;
  let [older, old] = [null, Array.from({ length: there + 1 }, (_, at) => at)];
  for (let i = 1; i <= here; i++) {
    const row = new Array(there + 1).fill(most + 1);
    row[0] = i;
    let least = i;
    for (let j = Math.max(1, i - most); j <= Math.min(there, i + most); j++) {
      let by = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) by = Math.min(by, older[j - 2] + 1);
      row[j] = by;
      if (by < least) least = by;
    }
    if (least > most) return null;
    [older, old] = [old, row];
  }
  return old[there] <= most ? old[there] : null;
}

function bits(mask) {
  let count = 0;
  for (; mask !== 0; mask &= mask - 1) count++;
  return count;
}

// Codes that are written with other signs, and tokens that look like codes and are nearly one.
function spelled(search) {
  const { text } = search;
  const of = (things) => things.map((thing) => ['similar', thing]);
  const join = (from, to) => loose(text.rest.slice(from, to).map((at) => text.tokens[at].text).join(' '));
  const whole = join(0, COMPARED * TYPED);
  // It may have lost its sign.
  if (isANumber(search)) return of(ofNumber('-' + whole));
  const listed = [...whole].length > 2 && get(names.loose, whole);
  if (listed) return of(listed);
  const found = [];
  for (let from = 0; from < text.rest.length; from++) {
    for (let to = from + 2; to <= Math.min(text.rest.length, from + TYPED); to++) {
      const name = join(from, to);
      if (/[0-9]/.test(name) && /[a-z]/.test(name) && [...name].length > 4) found.push(...of(get(names.loose, name) ?? []));
    }
  }
  const tokens = text.rest.map((at) => text.tokens[at]);
  const compared = tokens.filter((token) => token.role !== 'other' && isLikeACode(token.text)).slice(0, COMPARED);
  return [...found, ...compared.flatMap((token) => of(similar(token.text, null)))];
}

// What is written nearly so where words found nothing: the names of variants too.
function nearly({ text }) {
  return text.whole === null ? [] : similar(text.tokens[text.whole].text, null).map((thing) => ['similar', thing]);
}

// Made when somebody mistypes a name, and when a word.
const measures = { names: null, words: null };

// The codes that are written nearly as a text is: with other signs, with more behind it, with a slip.
function similar(text, provider) {
  const given = loose(text);
  const { words, things: owners, numbers, areVariants } = names.all;
  const isOf = (at) => provider === null || things[owners[at]].provider === provider;
  const found = [];
  if (isNumber(text) && canonical(text).startsWith('-')) {
    const number = canonical(text);
    numbers.forEach((of, at) => {
      const by = of?.startsWith('-') && isOf(at) ? slips(number, of, allowed(number.length)) : null;
      if (by !== null) found.push([by + 1, owners[at]]);
    });
  } else {
    const most = allowed([...given].length);
    words.forEach((word, at) => {
      if (word === given) found.push([0, owners[at]]);
      else if (most > 0 && word.startsWith(given)) found.push([1, owners[at]]);
    });
    measures.names ??= measured(words);
    for (const [at, by] of near(given, measures.names, most)) found.push([by + 1 + (areVariants[at] ? 1 : 0), owners[at]]);
  }
  const kept = provider === null ? found : found.filter(([, thing]) => things[thing].provider === provider);
  kept.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return [...new Set(kept.map(([, thing]) => thing))].slice(0, 8);
}
