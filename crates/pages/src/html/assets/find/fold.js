// A text in, the forms out in which texts are compared: as it is written, in small letters, taken apart, run together.

const jamo = new Map(Object.entries(rules.jamo));
const isDigit = (letter) => letter !== undefined && letter >= '0' && letter <= '9' && letter.length === 1;
const isSmall = (letter) => letter >= 'a' && letter <= 'z' && letter.length === 1;
const isCapital = (letter) => letter >= 'A' && letter <= 'Z' && letter.length === 1;
const has = (letters, letter) => letter !== undefined && letters.includes(letter);

// What codes are mostly made of folds to itself.
const isPlain = (text) => /^[\x20-\x7e]*$/.test(text);

// As it is written, with one form for every width, every dash and every composition.
function plain(text) {
  if (isPlain(text)) return text.slice(0, rules.longest).split('');
  const letters = [...text].slice(0, rules.longest).join('').normalize('NFKC');
  return [...letters].slice(0, rules.longest).map((letter) => (rules.dashes.includes(letter) ? '-' : letter));
}

// In small letters, a letter for a letter.
function low(letter) {
  const small = letter.toLowerCase();
  return [...small].length === 1 ? small : letter;
}

// Whether it is a part of a word: a letter or digit of ASCII, and all beyond that is no punctuation.
function isWord(letter) {
  if (letter === undefined) return false;
  if (isDigit(letter) || isSmall(letter) || isCapital(letter)) return true;
  const code = letter.codePointAt(0);
  return code >= 0xc0 && code !== 0xd7 && code !== 0xf7
    && !(code >= 0x2000 && code <= 0x206f) && !(code >= 0x3000 && code <= 0x303f);
}

function isSpace(letter) {
  return letter <= ' ' || (letter >= '\x7f' && letter <= '\xa0') || letter === '\u2028' || letter === '\u2029';
}

// Taken apart into letters as they are typed, without accents, in small letters.
function spread(text) {
  if (isPlain(text)) return text.toLowerCase().split('');
  const letters = [];
  for (const letter of text.normalize('NFKD')) {
    if (letter >= '\u0300' && letter <= '\u036f') continue;
    const typed = jamo.get(letter);
    if (typed === undefined) letters.push(low(letter));
    else letters.push(...typed);
  }
  return letters;
}

// Run together: without what stands between words, and without zeros before a number. Two numbers stay two.
function loose(text) {
  if (!isPlain(text)) return together(spread(text));
  let whole = '';
  for (const word of text.toLowerCase().match(/[a-z0-9]+/g) ?? []) {
    const bare = word.replace(/(?<![0-9])0+(?=[0-9])/g, '');
    whole += isDigit(whole.at(-1)) && isDigit(bare[0]) ? '.' + bare : bare;
  }
  return whole;
}

// The words of a text, each as it is compared.
function wordsOf(text) {
  const found = [];
  let word = [];
  for (const letter of [...spread(text), ' ']) {
    if (isWord(letter)) word.push(letter);
    else if (word.length > 0) {
      found.push(together(word));
      word = [];
    }
  }
  return found;
}

function together(letters) {
  let whole = '';
  let endsInDigit = false;
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at];
    if (!isWord(letter)) continue;
    const isNumber = isDigit(letter);
    if (isNumber && endsInDigit && !isDigit(letters[at - 1])) {
      whole += '.';
      endsInDigit = false;
    }
    if (letter === '0' && !endsInDigit && at + 1 < letters.length && isDigit(letters[at + 1])) continue;
    whole += letter;
    endsInDigit = isNumber;
  }
  return whole;
}

const [CODE, STATUS, NOISE] = [rules.code, rules.status, rules.noise].map((labels) => labels.map(loose));
const particles = rules.particles.map(loose);
