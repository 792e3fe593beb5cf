// The catalogue in, all out that can be found: codes and rules are its entries; types, headers and providers stand behind.

const things = catalog.entries.map(([provider, table, name, variant, status, , recovery, , , , , aliases]) => ({
  what: table === null ? 'rule' : 'code', provider, table, name, variant, status, aliases, recovery, users: [],
}));
for (const [what, provider, name, , , , users] of catalog.others) {
  things.push({ what, provider, table: null, name, variant: '', status: null, aliases: [], recovery: [], users });
}
const providers = catalog.named.map(([names, enums, ruled]) => ({
  names, enums, rules: ruled.map(([first, last, except, thing]) => ({ first, last, except, thing })),
}));
const families = catalog.families.map(([provider, table, range, bits, shape, parts]) => ({
  provider, table, range: range?.map(BigInt), bits: bits && BigInt(bits), shape: shape && expression(shape), parts,
}));
// Every word, and for each the things that it stands in: steps from one to the next of twice their numbers, and one more
// where it is in the name.
const said = { words: catalog.said[0].split(' '), places: catalog.said[1].split(',') };

// Words with how many letters each has, and which, a bit for each letter.
function measured(words) {
  const [lengths, masks] = [new Uint16Array(words.length), new Int32Array(words.length)];
  words.forEach((word, at) => {
    for (const letter of word) {
      lengths[at]++;
      masks[at] |= 1 << (letter.codePointAt(0) & 31);
    }
  });
  return { words, lengths, masks };
}

function expression(shape) {
  try { return new RegExp(shape); } catch { return null; }
}
