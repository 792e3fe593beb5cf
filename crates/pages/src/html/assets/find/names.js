// A text in, out what it names: codes to the letter, numbers, variants and types of error.

const LONGEST = 128;
const names = {
  small: new Map(), numbers: new Map(), lengths: new Set(), loose: new Map(), variants: new Map(), folded: new Map(),
  types: new Map(), headers: new Map(),
  // Every code, alias and variant run together: whose it is, its number as it is written, whether it is a variant.
  all: { words: [], things: [], numbers: [], areVariants: [] },
};
const smallOf = (text) => plain(text).map(low).join('');
things.forEach((of, thing) => {
  if (of.what === 'code') {
    nameCode(of.name, thing);
    for (const code of of.aliases) nameCode(code, thing);
    const folded = loose(of.variant);
    put(names.variants, of.variant, thing);
    put(names.folded, folded, thing);
    nameIt(folded, thing, null, true);
  } else if (of.what === 'type') put(names.types, smallOf(of.name), thing);
  else if (of.what === 'header') put(names.headers, smallOf(of.name), thing);
});
names.lengths = [...names.lengths].sort((a, b) => b - a);

function nameCode(code, thing) {
  const text = isPlain(code) ? code.slice(0, rules.longest) : plain(code).join('');
  const folded = loose(text);
  put(names.loose, folded, thing);
  const number = isNumber(text) ? text : null;
  if (number !== null) put(names.numbers, text, thing);
  else {
    const length = isPlain(text) ? text.length : [...text].length;
    if (length <= LONGEST) names.lengths.add(length);
    put(names.small, isPlain(text) ? text.toLowerCase() : smallOf(text), thing);
  }
  nameIt(folded, thing, number, false);
}

function nameIt(word, thing, number, isVariant) {
  names.all.words.push(word);
  names.all.things.push(thing);
  names.all.numbers.push(number);
  names.all.areVariants.push(isVariant);
}

// Most names are those of one thing, which then stands there without a list.
function put(map, name, thing) {
  const found = map.get(name);
  if (found === undefined) map.set(name, thing);
  else if (typeof found === 'number') {
    if (found !== thing) map.set(name, [found, thing]);
  } else if (found.at(-1) !== thing) found.push(thing);
}

function get(map, name) {
  const found = map.get(name);
  return typeof found === 'number' ? [found] : found;
}

const ofNumber = (number) => get(names.numbers, number) ?? get(names.numbers, canonical(number)) ?? [];

// Whether it is an integer, with or without a sign.
function isNumber(text) { return /^[-+]?[0-9]{1,30}$/.test(text); }

// An integer without zeros before it and without a plus sign.
function canonical(number) {
  const digits = number.replace(/^[-+]?0*/, '');
  if (digits === '') return '0';
  return number.startsWith('-') ? '-' + digits : digits;
}

// A number from 100 to 599, as a status is written.
const statusOf = (text) => (/^[1-5][0-9][0-9]$/.test(text) ? Number(text) : null);

// Everything that is named, in the order of the text.
function named(search) {
  let found = [...codesOf(search), ...paths(search), ...integers(search), ...types(search)];
  if (found.length === 0) found = variants(search);
  // The order of what stands at one place is kept.
  return found.sort((a, b) => a[0] - b[0]);
}

// Codes that are no numbers, wherever they stand: the longest that begins at a place counts.
function codesOf({ text }) {
  const found = [];
  const count = text.letters.length;
  let at = 0;
  while (at < count) {
    let next = at + 1;
    if (parts(text.letters, at)) {
      for (const length of names.lengths) {
        const to = at + length;
        if (to > count || !parts(text.letters, to)) continue;
        const listed = get(names.small, text.low.slice(at, to).join(''));
        if (listed === undefined) continue;
        const code = text.letters.slice(at, to).join('');
        const exact = listed.filter((thing) => isSpelled(thing, code));
        if (!standsAlone(text, at, to, exact.length > 0)) continue;
        for (const thing of exact.length > 0 ? exact : listed) found.push([at, 'exact', thing]);
        next = to;
        break;
      }
    }
    at = next;
  }
  return found;
}

// Whether a thing has this very name.
const isSpelled = (thing, code) => [things[thing].name, ...things[thing].aliases].some((of) => plain(of).join('') === code);

// Whether a code is no part of a longer name, and no word of a sentence.
function standsAlone(text, from, to, isExact) {
  const { letters } = text;
  const joins = (at) => has(rules.joiners, letters[at]);
  const joinedBefore = joins(from - 1) && isWord(letters[from - 2]);
  const joinedAfter = joins(to) && isWord(letters[to + 1]);
  const inPath = letters[from - 1] === ':' && letters[from - 2] === ':';
  const goesOn = letters[to] === ':' && letters[to + 1] === ':';
  if (isWord(letters[from]) && (joinedBefore || inPath)) return false;
  if (isWord(letters[to - 1]) && (joinedAfter || goesOn)) return false;
  const code = letters.slice(from, to);
  if (!isPlainWord(code)) return true;
  const token = text.tokens.find((token) => token.from <= from && to <= token.to);
  if (token && (token.isQuoted || (token.isBound && token.role === 'code'))) return true;
  if (text.rest.every((at) => from <= text.tokens[at].from && text.tokens[at].to <= to)) return true;
  return isExact && to - from > 2 && code.some(isCapital);
}

// `kakao::ErrorCode::InvalidCredentials`, with or without what stands before the enum.
function paths({ text }) {
  const found = [];
  for (const token of text.tokens) {
    if (!token.text.includes('::')) continue;
    const [variant, enumName, module] = token.text.split('::').reverse();
    for (const thing of get(names.variants, variant) ?? []) {
      const of = things[thing];
      if (enumName !== undefined && providers[of.provider].enums[of.table] !== enumName) continue;
      if (module !== undefined && catalog.modules[of.provider] !== module) continue;
      found.push([token.from, 'variant', thing]);
    }
  }
  return found;
}

// Numbers that are codes. A number that something else is called by counts for nothing, nor does one without a sign in
// the midst of a text.
function integers(search) {
  const found = [];
  for (const token of numbersOf(search)) {
    for (const thing of ofNumber(token.text)) if (!isStatus(thing)) found.push([token.from, 'exact', thing]);
  }
  return found;
}

// The tokens that may be codes and are numbers: those that are called codes, else those that have a sign or are all that
// was pasted.
function numbersOf({ text }) {
  const numbers = [...text.tokens.entries()].filter(([, token]) => isNumber(token.text));
  const called = numbers.filter(([, token]) => token.role === 'code');
  if (called.length > 0) return called.map(([, token]) => token);
  const counts = ([at, token]) => token.role === 'none' && (token.text.startsWith('-') || text.whole === at);
  return numbers.filter(counts).map(([, token]) => token);
}

// Whether all that is looked for is one number.
const isANumber = ({ text }) => text.whole !== null && isNumber(text.tokens[text.whole].text);

// Whether a code is the status that it comes with.
const isStatus = (thing) => things[thing].status !== null && String(things[thing].status) === things[thing].name;

// Types of error, to the letter or as all that was pasted.
function types({ text }) {
  const found = [];
  for (const [at, token] of text.tokens.entries()) {
    for (const thing of get(names.types, token.low) ?? []) {
      if (text.whole === at || things[thing].name === token.text) found.push([token.from, 'exact', thing]);
    }
  }
  return found;
}

// Names of variants: in other capitals and with other signs where one is all that was pasted, to the letter where it
// stands in a text and is no word of one.
function variants({ text }) {
  const found = [];
  for (const [at, token] of text.tokens.entries()) {
    if (token.text.includes('::')) continue;
    const exact = get(names.variants, token.text);
    const isWhole = text.whole === at;
    let listed = [];
    if (exact === undefined) listed = (isWhole && get(names.folded, token.loose)) || [];
    else if (isWhole || /[a-z][A-Z]/.test(token.text)) listed = exact;
    for (const thing of listed) found.push([token.from, 'variant', thing]);
  }
  return found;
}

// Whether a name may begin or end at a place.
const parts = (letters, at) => at === 0 || at >= letters.length || !isWord(letters[at - 1]) || !isWord(letters[at]);
