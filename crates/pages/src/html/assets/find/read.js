// What somebody pasted in, its tokens out: what each says, what stands before it, and whose name it is.

const LONGEST_NAME = 8;
const known = new Map();
providers.forEach((of, provider) => {
  for (const name of of.names) {
    if (!known.has(name)) known.set(name, []);
    known.get(name).push(provider);
  }
});

function read(text) {
  const letters = plain(text);
  const reading = { letters, low: letters.map(low), tokens: [], providers: [], rest: [] };
  reading.tokens = tokens(letters, reading.low);
  nameProviders(reading);
  const named = [...reading.tokens.keys()].filter((at) => !reading.tokens[at].isNamed);
  reading.rest = named.filter((at) => !NOISE.includes(reading.tokens[at].loose));
  if (reading.rest.length === 0) reading.rest = named;
  reading.whole = reading.rest.length === 1 ? reading.rest[0] : null;
  return reading;
}

// Finds the names of providers, the longest first.
function nameProviders(reading) {
  const count = reading.tokens.length;
  const found = new Set();
  let at = 0;
  while (at < count) {
    let next = at + 1;
    for (let end = Math.min(count, at + LONGEST_NAME); end > at; end--) {
      const text = reading.letters.slice(reading.tokens[at].from, reading.tokens[end - 1].to).join('');
      const named = namesOf(text, end - at).map((name) => known.get(name)).find((of) => of !== undefined);
      if (named === undefined) continue;
      // `HTTP status` is the name of something else where more follows.
      const name = loose(text);
      if ((STATUS.includes(name) || NOISE.includes(name)) && end - at < count) continue;
      named.forEach((provider) => found.add(provider));
      for (let of = at; of < end; of++) reading.tokens[of].isNamed = true;
      next = end;
      break;
    }
    at = next;
  }
  reading.providers = [...found].sort((a, b) => a - b);
}

// What letters may be the name of: as they are, and without what Korean puts behind a noun.
function namesOf(text, count) {
  const found = [loose(text)];
  if (count === 1 && /[가-힣]$/.test(text)) {
    for (const particle of rules.particles) {
      if (text.endsWith(particle)) found.push(loose(text.slice(0, text.length - particle.length)));
    }
  }
  return found;
}

function tokens(letters, small) {
  const isBreak = (at) => isSpace(letters[at]) || rules.breaks.includes(letters[at])
    || (letters[at] === ':' && !joins(letters, at));
  const found = [];
  let at = 0;
  while (at < letters.length) {
    if (isBreak(at)) {
      at++;
      continue;
    }
    const from = at;
    while (at < letters.length && !isBreak(at)) at++;
    let to = at;
    while (to > from && rules.ends.includes(letters[to - 1])) to--;
    if (to === from) continue;
    const before = found.at(-1);
    const between = before ? letters.slice(before.to, from) : [];
    const isBound = between.includes(':') || between.includes('=');
    const label = before ? before.loose : '';
    const role = CODE.includes(label) ? 'code' : STATUS.includes(label) ? 'status' : isBound ? 'other' : 'none';
    const text = letters.slice(from, to).join('');
    found.push({
      from, to, text, low: small.slice(from, to).join(''), loose: loose(text), role, isBound,
      isQuoted: from > 0 && has(rules.quotes, letters[from - 1]) && has(rules.quotes, letters[to]), isNamed: false,
    });
  }
  return found;
}

// Whether a colon is a part of a path, an address or a time of day.
function joins(letters, at) {
  const [before, after] = [letters[at - 1] ?? '', letters[at + 1] ?? ''];
  return before === ':' || after === ':' || (after === '/' && letters[at + 2] === '/') || (isDigit(before) && isDigit(after));
}

// Whether a token is a word and nothing else, which may stand in any sentence.
const isPlainWord = (letters) => letters.every((letter) => isWord(letter) && !isDigit(letter));
