// A text in, out the codes in it that no table lists: whose they are, and by which rule it is decided about them.

// Codes that are written as those of a family are, with their places.
function ofFamily(search, answer) {
  let found = [];
  const numbers = numbersOf(search).map((token) => token.from);
  for (const token of search.text.tokens) {
    if (token.isNamed) continue;
    const isInteger = isNumber(token.text);
    if (isInteger && !numbers.includes(token.from)) continue;
    // Of an address, every part may be the code.
    for (const part of [token.text, ...token.text.split('/').slice(1)]) {
      if (found.length >= 8 || found.some(([, of]) => of.code === part) || isListed(part)) continue;
      const codes = isInteger ? integer(part, answer) : textCode(part);
      found.push(...codes.map((of) => [token.from, of]));
    }
  }
  const wanted = ([, of]) => of.family !== null && search.text.providers.includes(of.family[0]);
  if (search.isStrict || found.some(wanted)) {
    found = found.filter((of) => search.text.providers.length === 0 || wanted(of));
  }
  return found;
}

// Whether it is a code after all.
const isListed = (part) => names.small.has([...part].map(low).join('')) || (isNumber(part) && ofNumber(part).length > 0);

// A number within the range of a family. Without a sign it may be a status, which is something else.
function integer(part, answer) {
  const number = BigInt(canonical(part));
  if ((statusOf(part) !== null && !part.startsWith('-')) || (number >= 0n && answer.hits.length > 0)) return [];
  const inRange = families.filter(({ range }) => range && range[0] <= number && number <= range[1]);
  return inRange.map((of) => unlistedOf(part, of, []));
}

function textCode(part) {
  const small = [...part].map(low).join('');
  const found = [];
  const bits = /^0x[0-9a-f]{1,16}$/.test(small) ? BigInt(small) : null;
  for (const family of families) {
    // Of a type with a sign, the greater half of the bits is negative.
    const { range } = family;
    const isIn = (number) => range[0] <= number && number <= range[1];
    if (bits !== null && family.bits && range && (isIn(bits) || isIn(bits - family.bits))) {
      found.push(unlistedOf(part, family, []));
    }
    const matched = family.shape?.exec(small);
    if (!matched) continue;
    const parts = family.parts.map((name, at) => [name, matched[at + 1]]);
    found.push(unlistedOf(part, family, parts));
  }
  return found;
}

const unlistedOf = (code, { provider, table }, parts) => ({ code, family: [provider, table], parts, status: null, rule: null });

// With the status that is a part of it, else that of its response, and with the rule for it.
function ruled(of, response) {
  const part = of.parts.find(([name]) => name === 'status');
  const status = (part ? statusOf(part[1]) : null) ?? response;
  return { ...of, status, rule: status === null ? null : ruleFor(of.family[0], status) };
}

// Puts codes that no table lists into an answer, with those that are written nearly so.
function beside(search, unlisted, answer) {
  for (const of of unlisted) {
    add(search, answer, similar(of.code, of.family ? of.family[0] : null).map((thing) => ['similar', thing]));
  }
  answer.unlisted.push(...unlisted);
}

// What is called a code or is written as codes are, of no family.
function ofNone(search) {
  const { text } = search;
  const called = text.tokens.find((token) => token.role === 'code' && token.isBound && isStrange(token.text));
  const whole = text.whole === null ? undefined : text.tokens[text.whole];
  // In small letters and without a digit it may be a word of a table's own, which stands in a text.
  const isAWord = (of) => of.text === of.low && !/[0-9]/.test(of.text);
  const token = called ?? (whole && isStrange(whole.text) && !isAWord(whole) ? whole : undefined);
  return token ? [alone(search, token)] : [];
}

// What was pasted, where nothing at all was found and it is written as codes are.
function unknown(search) {
  const { text } = search;
  return text.whole !== null && isLikeACode(text.tokens[text.whole].text) ? [alone(search, text.tokens[text.whole])] : [];
}

const alone = (search, token) => (
  { code: token.text, family: null, parts: [], status: responseTo(responsesOf(search, [token.from]), token.from), rule: null }
);

// Whether no sentence would have it: a number, letters with digits, or with an underscore.
const isStrange = (text) => isNumber(text) || (/[a-zA-Z]/.test(text) && /[0-9_]/.test(text));

// Whether a token may be a code that is written wrong: names of several parts, with digits, or in capitals.
function isLikeACode(text) {
  const letters = [...text];
  const isInner = (at) => '_-.:'.includes(letters[at]) && isWord(letters[at - 1]) && isWord(letters[at + 1]);
  const inner = letters.some((_, at) => at > 0 && at + 1 < letters.length && isInner(at));
  const shouts = letters.length > 2 && letters.every(isCapital);
  return letters.some((letter) => isWord(letter) && !isDigit(letter)) && !text.includes('://')
    && (inner || shouts || isStrange(text)) && letters.length > 2;
}
