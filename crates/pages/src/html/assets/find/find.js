// What somebody pasted in, out what it means: which codes, statuses, headers and providers, and how sure that is.

function find(pasted, provider = null) {
  const text = read(pasted);
  if (provider !== null) text.providers = [provider];
  const search = { text, isStrict: provider !== null };
  const answer = { hits: [], unlisted: [], whole: null, is_idempotent: null };
  const isEmpty = () => answer.hits.length === 0 && answer.unlisted.length === 0;
  const found = named(search);
  const [statuses, classes] = statusesOf(search, found.length > 0);
  add(search, answer, found.map(([, kind, thing]) => [kind, thing]));
  const strange = ofFamily(search, answer);
  const responses = responsesOf(search, [...found, ...strange].map(([at]) => at));
  for (const hit of answer.hits) {
    const named = found.find(([, , thing]) => thing === hit.thing);
    if (named) hit.status = responseTo(responses, named[0]);
  }
  const unlisted = strange.map(([at, of]) => ruled(of, responseTo(responses, at)));
  if (unlisted.length > 0) beside(search, unlisted, answer);
  else if (answer.hits.length === 0 || isANumber(search)) {
    add(search, answer, [...statuses.flatMap((status) => ofStatus(search, status)), ...classes.flatMap(ofClass)]);
  }
  if (isEmpty()) add(search, answer, headersOf(search));
  if (isEmpty() && text.rest.length === 0) add(search, answer, providersOf(search));
  if (isEmpty()) add(search, answer, spelled(search));
  if (isEmpty()) beside(search, ofNone(search), answer);
  if (isEmpty()) add(search, answer, ofWords(search));
  if (isEmpty()) add(search, answer, nearly(search));
  if (isEmpty()) answer.unlisted = unknown(search);
  answer.whole = one(search, answer);
  answer.is_idempotent = isIdempotent(search);
  return answer;
}

// The one thing that is named whole. Of a status that is the status itself, or the only rule for it.
function one(search, answer) {
  if (answer.unlisted.length > 0) return null;
  const [first, ...others] = answer.hits.filter((hit) => hit.kind !== 'similar' && hit.kind !== 'words');
  if (first === undefined) return null;
  const of = things[first.thing];
  const isOne = first.kind === 'status'
    ? isANumber(search) && search.text.providers.length === 0 && of.status !== null && String(of.status) === of.name
    : others.every((hit) => hit.kind === 'status');
  return isOne ? first.thing : null;
}

const isWanted = (search, thing) => search.text.providers.includes(things[thing].provider);

// What was found, each thing once, of the providers that are named; where they have none of it, of all.
function add(search, answer, found) {
  const isNarrowed = (search.isStrict || found.some(([, thing]) => isWanted(search, thing))) && search.text.providers.length > 0;
  const seen = new Set(answer.hits.map((hit) => hit.thing));
  for (const [kind, thing] of found) {
    if ((isNarrowed && !isWanted(search, thing)) || seen.has(thing)) continue;
    seen.add(thing);
    answer.hits.push({ kind, thing, status: null });
  }
}

// What of a text may stand in an address: a few words as they are typed; of more, or where something has a value, what was
// understood. A line of a log may hold a token, which no history has to keep.
function understood(pasted, { hits, unlisted, is_idempotent: call }) {
  const text = read(pasted);
  const { tokens, providers: whose } = text;
  const isShort = (of) => of.role !== 'other' && of.to - of.from <= 32;
  if (pasted.length <= 64 && tokens.length <= 4 && tokens.every(isShort)) return pasted;
  const named = hits.filter((hit) => ['exact', 'variant', 'header'].includes(hit.kind));
  const status = [...named, ...unlisted].find((of) => of.status !== null)?.status ?? statusesOf({ text }, true)[0][0];
  const strange = unlisted.filter((of) => of.family !== null && of.code.length <= 32).map((of) => of.code);
  const codes = [...named.map((hit) => things[hit.thing].name), ...strange];
  const method = call === null ? [] : [call ? 'GET' : 'POST'];
  if (codes.length === 0 && status === undefined) return '';
  return [...method, ...whose.map((of) => catalog.modules[of]), ...(status ? ['HTTP', status] : []), ...new Set(codes)].join(' ');
}
