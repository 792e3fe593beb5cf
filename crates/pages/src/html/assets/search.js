// The search of the first page: what is pasted and what is chosen in, answers out, and both in the address.
'use strict';

// Called by codes.js with all that there is to find.
function codetable(catalog) {
  const [query, form, results, count] = ['query', 'search', 'results', 'count'].map((id) => document.getElementById(id));
  const filters = document.getElementById('filters');
  const SHOWN = 50;

  // Fields of an entry, as the compiler writes them.
  const [PROVIDER, TABLE, CODE, NAME, STATUS, FILE, RECOVERY, SEVERITY, BASIS, ENGLISH, SOURCE, , KOREAN, VERDICT, UNDER, NOTES] = Array(16).keys();
  const entries = catalog.entries;
  const speaks = (pair) => pair[page.lang === 'ko' ? 1 : 0];
  const titled = (folder) => speaks([folder[1], folder[4]]);
  // What is inserted is a text or an element; what stands in back-quotes is code.
  const told = (phrase, ...inserted) => inserted.reduce((text, of) => text.replace('{}', of), speaks(phrase).replaceAll('`', ''));
  function around(phrase, inserted) {
    const [before, after] = speaks(phrase).replaceAll('`', '').split('{}');
    return [before, inserted, after ?? ''];
  }
  const code = (text) => element('code', { textContent: text });

  const { find, things, understood } = finder(catalog, rules);
  const stepsOf = things.map((thing) => new Set(thing.recovery.flat()));
  const everything = { hits: entries.map((_, thing) => ({ kind: null, thing, status: null })), unlisted: [], whole: null, is_idempotent: null };

  // What HTTP itself says of a status of which a provider does not say what to do.
  const byHttp = (provider, status) => catalog.byHttp[provider].find(([first, last]) => first <= status && status <= last);

  // What is said of sending again: of an entry itself; of a rule that does not say it, by HTTP itself.
  function said(entry) {
    const general = entry[RECOVERY].length === 0 && entry[TABLE] === null && byHttp(entry[PROVIDER], entry[STATUS]);
    return general ? [general[2], general[3], words.SAID_BY_HTTP] : [entry[VERDICT], entry[RECOVERY]];
  }
  // Who may send it again: any call, a safe one, and so on.
  function goes(entry) {
    const calls = entry ? catalog.verdicts[said(entry)[0]] : [];
    return calls[0]?.[0] === 'alone' ? (calls.length === 1 ? 'post' : 'get') : calls[0]?.[0];
  }

  // ---- What can be chosen. A facet tells which of its values an entry has.
  const facets = [
    {
      id: 'provider', name: words.PROVIDER, of: (at) => [things[at].provider],
      values: catalog.providers.map((provider, at) => [at, [provider[1], provider[4]], provider[0]]),
    },
    {
      id: 'status', name: words.STATUS, of: (at) => [things[at].status],
      values: [...new Set(entries.map((entry) => entry[STATUS]))].filter(Boolean).sort((a, b) => a - b)
        .map((status) => [status, [String(status), String(status)], String(status)]),
    },
    {
      id: 'step', name: words.STEP, of: (at) => stepsOf[at],
      values: catalog.steps.map((step, at) => [at, step, step[0].toLowerCase().replaceAll(' ', '-')]),
    },
    {
      id: 'again', name: words.AGAIN, of: (at) => [goes(entries[at])],
      values: [['post', words.POST_TOO], ['get', words.GET_ONLY], ['later', words.LATER], ['byhand', words.BYHAND], ['never', words.NEVER], ['needless', words.NEEDLESS]]
        .map(([goes, name]) => [goes, name, goes]),
    },
    {
      id: 'severity', name: words.SEVERITY, of: (at) => [entries[at]?.[SEVERITY]],
      values: catalog.severities.map((severity, at) => [at, [severity[0], severity[2]], severity[0]]),
    },
    {
      id: 'basis', name: words.BASIS, of: (at) => [entries[at]?.[BASIS]],
      values: catalog.bases.map((basis, at) => [at, basis, basis[2]]),
    },
  ];
  for (const facet of facets) facet.chosen = new Set();
  const passes = (facet, at) => {
    if (facet.chosen.size === 0) return true;
    for (const value of facet.of(at)) if (facet.chosen.has(value)) return true;
    return false;
  };

  function drawFilters() {
    for (const facet of facets) {
      const list = element('div', { className: 'choices' });
      facet.boxes = facet.values.map(([value, label, key]) => {
        const box = element('input', { type: 'checkbox', name: facet.id, value: key });
        const counted = element('output', {});
        const words = element('span', {});
        const row = element('label', {}, box, words, counted);
        list.append(row);
        box.addEventListener('change', () => {
          facet.chosen[box.checked ? 'add' : 'delete'](value);
          show();
        });
        return { value, label, key, box, counted, words, row };
      });
      facet.legend = element('legend', {});
      facet.set = element('fieldset', {}, facet.legend, list);
      filters.append(facet.set);
    }
  }

  // Beside each value: how many there would be with it, given what is typed and chosen elsewhere.
  function tally(hits) {
    for (const facet of facets) {
      const others = facets.filter((of) => of !== facet);
      const counts = new Map();
      for (const at of hits) {
        if (!others.every((of) => passes(of, at))) continue;
        for (const value of facet.of(at)) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      facet.legend.textContent = speaks(facet.name);
      let any = false;
      for (const { value, label, box, counted, words, row } of facet.boxes) {
        const number = counts.get(value) ?? 0;
        words.textContent = speaks(label);
        counted.textContent = number;
        row.hidden = number === 0 && !box.checked;
        any ||= !row.hidden;
      }
      facet.set.hidden = !any;
    }
  }

  // ---- What is shown.
  function address(thing) {
    const { what, provider, table } = things[thing];
    const folder = catalog.providers[provider];
    if (what === 'code') return folder[0] + '/' + folder[3][table] + '/' + (entries[thing][FILE] || entries[thing][CODE]) + '.html';
    const place = what === 'rule' ? entries[thing][FILE] : catalog.others[thing - entries.length][3];
    return folder[0] + '/index.html' + (place ? '#' + place : '');
  }

  function link(thing, top, says) {
    return element('li', {}, element('a', { href: address(thing) }, element('span', { className: 'top' }, ...top), ...says));
  }

  const quiet = (text) => element('span', { className: 'quiet', textContent: text });

  // The entry of HTTP's own rule for a status; one that is not registered counts as the first of its class.
  function httpRule(status) {
    const ruleFor = (wanted) => entries.findIndex((of) => of[PROVIDER] === catalog.http && of[TABLE] === null && of[STATUS] === wanted);
    return [ruleFor(status), ruleFor(status - status % 100)].find((at) => at >= 0);
  }

  // Whether to send it again, each kind of call with its mark; below it the steps in two or three words each.
  function advice(verdict, recovery, around = ['{}', '{}']) {
    // The call that the text speaks of comes first.
    const all = catalog.verdicts[verdict];
    const calls = (answer.is_idempotent === false ? all.toReversed() : all).map(([goes, ...says]) => element('span', { className: goes, textContent: told(around, speaks(says)) }));
    if (calls.length === 0) return [];
    const text = recovery.map((steps) => steps.map((step) => speaks(catalog.steps[step])).join(' → ')).join(speaks(words.OR));
    return [element('span', { className: 'verdict' }, ...calls), element('span', { className: 'do', textContent: text })];
  }

  const adviceOf = (entry) => advice(...said(entry));

  // What bears on the advice, and the verdict has no room for.
  const noted = (entry) => entry[NOTES] ? [element('span', { className: 'do', textContent: speaks(entry[NOTES]) })] : [];

  // What holds under another status than the one that a code is listed with.
  function adviceUnder(entry, found) {
    const run = catalog.under[entry[UNDER]].find(([first, last]) => first <= found && found <= last);
    if (run === undefined) return [];
    return advice(run[2], run[3], words.UNDER.map((of) => of.replace('{}', found)));
  }

  function says(text, lang) {
    const line = element('span', { className: 'says', textContent: text });
    line.lang = lang;
    return line;
  }

  function row({ thing, kind, status: found }) {
    const entry = entries[thing];
    const folder = catalog.providers[things[thing].provider];
    if (!entry) {
      const [what, , name, , english, korean] = catalog.others[thing - entries.length];
      const kind = { header: words.KIND.header, provider: words.KIND.provider, type: words.TYPE }[what];
      const title = what === 'provider' ? titled(folder) : name;
      const [text, lang] = page.lang === 'ko' ? [korean, 'ko'] : [english, 'en'];
      return link(thing, [code(title), element('span', { textContent: speaks(kind) }), quiet(titled(folder))],
        what === 'provider' ? [] : [says(text, lang)]);
    }
    const name = entry[NAME] || speaks(words.RULE);
    const [all, but] = entry[NAME] ? [entry[CODE]] : entry[CODE].split(' except ');
    const status = entry[STATUS] && String(entry[STATUS]) !== entry[CODE] ? 'HTTP ' + entry[STATUS] + ' · ' : '';
    const [text, lang] = page.lang !== 'ko' ? [entry[ENGLISH], 'en']
      : entry[KOREAN] ? [entry[KOREAN], 'ko'] : entry[SOURCE] ? [entry[SOURCE], folder[2]] : [entry[ENGLISH], 'en'];
    // A code may come with another status than the one it is listed with.
    const isOther = entry[TABLE] !== null && entry[STATUS] && found !== null && found !== entry[STATUS];
    // Of a 207, every problem has a status of its own.
    const other = isOther && found !== 207 ? [element('span', { className: 'other', textContent: told(words.OTHER_STATUS, found, entry[STATUS]) })] : [];
    return link(thing, [code(all + (but ? speaks(words.EXCEPT) + but : '')), element('span', { textContent: name }), quiet(status + titled(folder))],
      [...other, ...(isOther ? adviceUnder(entry, found) : adviceOf(entry)), ...noted(entry), says(text, lang)]);
  }

  // A code that no table lists is an answer: whose it seems to be, and what is decided about it.
  function strange({ code: text, family, parts, status, rule }) {
    const lines = [element('p', {}, element('b', {}, ...around(words.NOT_LISTED, code(text))))];
    if (family === null) lines.push(element('p', { textContent: speaks(words.OF_NO_FAMILY) }));
    else {
      const [provider, table] = family;
      const folder = catalog.providers[provider];
      const path = code(catalog.modules[provider] + '::' + catalog.named[provider][1][table]);
      const home = element('a', { href: folder[0] + '/index.html' }, titled(folder));
      lines.push(element('p', {}, ...around(words.OF_FAMILY, element('span', {}, home, ' (', path, ')'))));
      if (parts.length > 0) lines.push(element('p', { className: 'basis' }, code(parts.map(([name, part]) => name + ' ' + part).join(' · '))));
      const general = status !== null && byHttp(provider, status);
      if (status === null) {
        const example = element('button', { type: 'button', className: 'try' }, code('HTTP 503 ' + text));
        example.addEventListener('click', () => {
          query.value = example.textContent;
          show();
          query.focus();
        });
        lines.push(element('p', {}, ...around(words.BY_STATUS, example)));
      } else if (general) {
        lines.push(element('p', {}, ...around(words.STATUS_BY_HTTP, code(status))), element('p', {}, ...advice(general[2], general[3])));
        const by = httpRule(status);
        if (by !== undefined) {
          const link = element('a', { href: address(by) }, told(words.FOR_STATUS, 'HTTP ' + entries[by][CODE]));
          lines.push(element('p', { className: 'basis' }, link));
        }
      } else if (rule === null || entries[rule][RECOVERY].length === 0) {
        lines.push(element('p', {}, ...around(words.NO_RULE, code(status))));
        if (folder[5]) lines.push(element('p', {}, element('a', { href: folder[0] + '/index.html#support' }, speaks(words.ASK))));
      } else {
        const by = element('a', { href: address(rule) }, told(words.FOR_STATUS, entries[rule][CODE]));
        lines.push(element('p', {}, ...around(words.BY_ITS_STATUS, code(status))), element('p', {}, ...adviceOf(entries[rule])));
        lines.push(element('p', { className: 'basis' }, by));
      }
    }
    return element('div', { className: 'strange' }, ...lines);
  }

  const more = element('button', { type: 'button', id: 'more', hidden: true });
  let waiting = [];
  // Under the name of each kind what was found by it. What no table lists stands behind what is exact.
  function draw(some, unlisted = []) {
    for (const hit of some) {
      const { kind } = hit;
      if (kind !== 'exact' && kind !== 'variant') results.append(...unlisted.splice(0).map(strange));
      let list = results.lastElementChild;
      if (list?.tagName !== 'UL' || list.dataset.kind !== String(kind)) {
        if (kind !== null) results.append(element('h2', { className: 'kind', textContent: speaks(words.KIND[kind]) }));
        list = element('ul', {});
        list.dataset.kind = kind;
        results.append(list);
      }
      list.append(row(hit));
    }
    results.append(...unlisted.splice(0).map(strange));
    more.hidden = waiting.length === 0;
    more.textContent = told(words.MORE, waiting.length);
  }
  more.addEventListener('click', () => {
    const shown = results.querySelectorAll('li').length;
    draw(waiting.splice(0, SHOWN * 4));
    results.querySelectorAll('li')[shown]?.querySelector('a').focus();
  });

  // What another page was asked, once.
  function asked() {
    try {
      const text = sessionStorage.getItem('codetable.asked');
      sessionStorage.removeItem('codetable.asked');
      return text;
    } catch { return null; }
  }

  // ---- The address: what is understood of what is typed as `q`, what is chosen by the names of the facets.
  function read() {
    const from = new URLSearchParams(location.search);
    query.value = asked() ?? from.get('q') ?? '';
    for (const facet of facets) {
      const wanted = new Set(from.getAll(facet.id));
      facet.chosen.clear();
      for (const { value, key, box } of facet.boxes) {
        box.checked = wanted.has(key);
        if (box.checked) facet.chosen.add(value);
      }
    }
  }

  function write() {
    const to = new URLSearchParams();
    const language = new URLSearchParams(location.search).get('lang');
    if (language) to.set('lang', language);
    const kept = understood(query.value, answer);
    if (kept) to.set('q', kept);
    for (const facet of facets) {
      for (const { value, key } of facet.boxes) if (facet.chosen.has(value)) to.append(facet.id, key);
    }
    const text = to.toString();
    history.replaceState(null, '', (text ? '?' + text : location.pathname.split('/').pop() || './') + location.hash);
  }

  let answer = everything;
  let opened = null;
  function show() {
    const isTyped = query.value.trim() !== '';
    const isAsked = isTyped || facets.some((facet) => facet.chosen.size > 0);
    answer = isTyped ? find(query.value) : everything;
    const passesAll = (at) => facets.every((facet) => passes(facet, at));
    const kept = answer.hits.filter(({ thing }) => passesAll(thing));
    // What is named whole, else all that there is; what is only written nearly so is another thing.
    const only = kept.length === 1 && answer.unlisted.length === 0 && kept[0].kind !== 'similar' ? kept[0].thing : null;
    opened = kept.some(({ thing }) => thing === answer.whole) ? answer.whole : only;
    tally(answer.hits.map(({ thing }) => thing));
    results.replaceChildren();
    waiting = isAsked ? kept.slice() : [];
    draw(waiting.splice(0, SHOWN), isAsked ? answer.unlisted.slice() : []);
    page.classList.toggle('asked', isAsked);
    results.hidden = !isAsked;
    count.hidden = !isAsked;
    const codes = answer.unlisted.map((of) => of.code).join(', ');
    const entries = kept.length === 0 && codes ? '' : kept.length === 0 ? speaks(words.NOTHING)
      : told(kept.length === 1 ? words.ENTRY : words.ENTRIES, kept.length);
    count.textContent = [codes && told(words.NOT_LISTED, codes), entries].filter(Boolean).join(' · ');
    document.getElementById('start').hidden = isAsked;
    write();
  }

  // ---- Keys: arrows walk through what was found, Enter opens what is named whole, Esc leads back and clears.
  function step(by) {
    const links = [...results.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement) + by;
    if (at < 0) query.focus();
    else links[Math.min(at, links.length - 1)]?.focus();
  }
  document.addEventListener('keydown', (event) => {
    const inside = event.target === query || results.contains(event.target);
    if (event.isComposing || !inside) return;
    if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowUp' && event.target !== query) step(-1);
    else if (event.key === 'Escape') {
      if (event.target === query) query.value = '';
      query.focus();
      show();
    } else return;
    event.preventDefault();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    show();
    if (opened !== null) location.href = address(opened);
  });

  drawFilters();
  results.after(more);
  form.hidden = filters.hidden = false;
  if (matchMedia('(max-width: 52rem)').matches) filters.open = false;
  read();
  show();
  query.addEventListener('input', show);
  addEventListener('popstate', () => { read(); show(); });
  document.addEventListener('languagechange', show);
  if (query.value || !location.hash) query.focus({ preventScroll: true });
}
