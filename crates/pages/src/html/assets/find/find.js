// What somebody pasted in, out what it means: which codes, statuses, headers and providers, and how sure that is.

function find(pasted, provider = null) {
  const text = read(pasted);
  if (provider !== null) text.providers = [provider];
  const search = { text, isStrict: provider !== null };
  const answer = { hits: [], unlisted: [], whole: null, status: null };
  const isEmpty = () => answer.hits.length === 0 && answer.unlisted.length === 0;
  const found = named(search);
  const [statuses, classes] = statusesOf(search, found.length > 0);
  add(search, answer, found);
  const unlisted = ofFamily(search, answer);
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
  if (found.length > 0) answer.status = statuses[0] ?? null;
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
    answer.hits.push({ kind, thing });
  }
}
