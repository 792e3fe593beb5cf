// A text in, out what it says of statuses, headers and providers.

// The statuses and the classes of them that a text speaks of: those that are called so, else a number that is
// no code and stands alone.
function statusesOf(search, isNamed) {
  const { tokens } = search.text;
  const read = (tokens) => tokens.map((token) => statusOf(token.text)).filter((status) => status !== null);
  let statuses = read(tokens.filter((token) => token.role === 'status'));
  if (statuses.length === 0 && (!isNamed || isANumber(search))) {
    statuses = read(tokens.filter((token) => token.role === 'none' || token.role === 'code'));
  }
  statuses = statuses.filter((status, at) => status !== statuses[at - 1]);
  return [statuses, tokens.filter((token) => /^[1-5]xx$/.test(token.low)).map((token) => Number(token.low[0]))];
}

// The status itself, the code that is it without its sign, the rules for it, the codes that come with it.
function ofStatus(search, status) {
  const comes = (thing) => things[thing].status === status;
  const itself = ofNumber(String(status)).filter(isStatus);
  const unsigned = ofNumber('-' + status);
  const [single, ofClasses] = [[], []];
  for (const provider of providers.keys()) {
    const thing = ruleFor(provider, status);
    if (thing !== null) (comes(thing) ? single : ofClasses).push(thing);
  }
  const codes = [...things.keys()].filter((thing) => comes(thing) && things[thing].what === 'code');
  const found = [...itself, ...unsigned.filter(comes), ...single, ...ofClasses, ...codes];
  return [
    ...found.map((thing) => ['status', thing]),
    ...unsigned.filter((thing) => !comes(thing)).map((thing) => ['similar', thing]),
  ];
}

// The rule of a provider that decides about a status.
function ruleFor(provider, status) {
  const covers = (rule) => rule.first <= status && status <= rule.last && !rule.except.includes(status);
  return providers[provider].rules.find(covers)?.thing ?? null;
}

// The rules for a class of statuses.
function ofClass(number) {
  const isOf = (rule) => rule.first === number * 100 && rule.last === number * 100 + 99;
  return providers.flatMap((of) => of.rules.filter(isOf)).map((rule) => ['status', rule.thing]);
}

// Headers that are named, and behind them what waits for one.
function headersOf({ text }) {
  const named = text.tokens.flatMap((token) => get(names.headers, token.low) ?? []);
  const users = named.flatMap((header) => things[header].users);
  return [...named.map((thing) => ['header', thing]), ...users.map((thing) => ['words', thing])];
}

// The providers that are named.
function providersOf({ text }) {
  const isNamed = (thing) => things[thing].what === 'provider' && text.providers.includes(things[thing].provider);
  return [...things.keys()].filter(isNamed).map((thing) => ['provider', thing]);
}
