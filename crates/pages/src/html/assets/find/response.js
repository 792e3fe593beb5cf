// A text in, out the response that each of its codes came with: its status, and the method of the call.

// The statuses of a text with codes at these places, by the lines that they stand on. On a line where no number is called a
// status, one counts that stands as such a number does.
function responsesOf(search, codes) {
  const { tokens, letters } = search.text;
  const lines = [];
  let line = 0;
  for (const letter of letters) {
    lines.push(line);
    if (letter === '\n') line++;
  }
  const of = { lines, statuses: new Map(), coded: new Set(codes.map((at) => lines[at])) };
  for (const isCalled of [true, false]) {
    tokens.forEach((token, at) => {
      const [status, line] = [statusOf(token.text), lines[token.from]];
      if (status === null || of.statuses.has(line)) return;
      if (isCalled ? token.role === 'status' : isBare(search, at, codes, lines)) of.statuses.set(line, status);
    });
  }
  return of;
}

// That of the code at a place: what stands on its line; else on the last line before it, or the first behind it, that has a
// status and no code of its own.
function responseTo({ lines, statuses, coded }, at) {
  const line = lines[at];
  const free = [...statuses.keys()].filter((of) => !coded.has(of)).sort((a, b) => a - b);
  const nearest = free.filter((of) => of < line).at(-1) ?? free.find((of) => of > line);
  return statuses.get(line) ?? statuses.get(nearest) ?? null;
}

// Whether a number stands first on its line, but for a call and a provider, beside a code or beside the braces of a body, and
// counts nothing.
function isBare({ text: { tokens, letters } }, at, codes, lines) {
  const token = tokens[at];
  const isFree = token.role === 'none' || (token.role === 'code' && !token.isBound);
  const isCode = ({ from, to }) => codes.some((code) => from <= code && code < to);
  const next = tokens[at + 1];
  if (!isFree || isCode(token) || (next && rules.units.includes(next.low))) return false;
  const isHere = (of) => lines[of.from] === lines[token.from];
  const isCall = (of) => of.text.startsWith('/') || [...rules.idempotent, ...rules.others].includes(of.text);
  const isLabel = (of) => (of.isNamed || isCall(of) || NOISE.includes(of.loose)) && !isCode(of);
  const before = tokens.slice(0, at).filter(isHere).findLast((of) => !isLabel(of));
  const behind = tokens.slice(at + 1).filter(isHere).find((of) => !isLabel(of));
  const follows = at > 0 && letters.slice(tokens[at - 1].to, token.from).includes('}');
  const leads = next !== undefined && letters.slice(token.to, next.from).includes('{');
  return before === undefined || isCode(before) || (behind !== undefined && isCode(behind)) || follows || leads;
}

// Whether the call may be carried out twice, where all methods that are named agree on that.
function isIdempotent({ text }) {
  const [yes, no] = [rules.idempotent, rules.others].map((methods) => text.tokens.some((token) => methods.includes(token.text)));
  return yes === no ? null : yes;
}
