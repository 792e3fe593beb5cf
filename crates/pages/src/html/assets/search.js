// The search of the first page: what is typed and what is chosen in, codes out, and both in the address.
'use strict';

// Called by codes.js with all that there is to find.
function codetable(catalog) {
  const [query, form, results, count] = ['query', 'search', 'results', 'count'].map((id) => document.getElementById(id));
  const filters = document.getElementById('filters');
  const SHOWN = 50;
  const FEW = 8;

  // Fields of an entry, as the compiler writes them.
  const [PROVIDER, TABLE, CODE, NAME, STATUS, FILE, RECOVERY, SEVERITY, BASIS, ENGLISH, SOURCE, MORE] = Array(12).keys();
  const entries = catalog.entries;
  const speaks = (pair) => pair[page.lang === 'ko' ? 1 : 0];
  const told = (phrase, number) => speaks(phrase).replace('{}', number);

  // ---- What is compared: one form for every spelling. NFKD takes Hangul apart, so that a syllable that is only begun
  // is found too.
  const plain = (text) => text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
  const tight = (text) => text.replace(/[^\p{L}\p{N}]+/gu, '');

  const stepsOf = entries.map((entry) => new Set(entry[RECOVERY].flat()));

  // Made when somebody searches, or has not begun to for a moment.
  let index = null;
  function indexed() {
    index ??= entries.map((entry, at) => {
      const code = plain(entry[CODE]);
      const words = [...stepsOf[at]].map((step) => catalog.steps[step].slice(0, 2).join(' ')).join(' ');
      return {
        code,
        tight: tight(code),
        name: plain(entry[NAME]),
        status: String(entry[STATUS] ?? ''),
        text: plain([entry[ENGLISH], entry[SOURCE], entry[MORE], words, catalog.providers[entry[PROVIDER]].slice(0, 2)]
          .join(' ')),
        isRule: entry[TABLE] === null,
      };
    });
    return index;
  }

  // ---- How well an entry fits a word: 0 not at all. A rule for statuses stands behind the codes themselves.
  function fit(of, word, bare) {
    const fits = rank(of, word, bare);
    return of.isRule && fits > 10 ? fits - 10 : fits;
  }

  function rank(of, word, bare) {
    if (of.code === word) return 100;
    if (of.code === '-' + word) return 95;
    if (bare && of.tight === bare) return 90;
    if (of.status === word) return 80;
    if (of.code.startsWith(word)) return 70;
    if (bare.length > 1 && of.tight.startsWith(bare)) return 65;
    if (of.name.startsWith(word)) return 62;
    if (of.code.includes(word)) return 60;
    if (bare.length > 1 && of.tight.includes(bare)) return 55;
    if (of.name.includes(word)) return 50;
    const at = of.text.indexOf(word);
    if (at < 0) return 0;
    return at === 0 || !/[\p{L}\p{N}]/u.test(of.text[at - 1]) ? 40 : 30;
  }

  // Edits between two texts, swaps of neighbours counted as one; more than `most` is as good as infinite.
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return Infinity;
    let older = [];
    let old = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        const same = a[i - 1] === b[j - 1];
        row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
        least = Math.min(least, row[j]);
      }
      if (least > most) return Infinity;
      [older, old] = [old, row];
    }
    return old[b.length];
  }

  const slips = (text) => (text.length < 4 ? 0 : text.length < 8 ? 1 : 2);

  // How well it fits where a letter or two are wrong.
  function near(of, bare) {
    const most = slips(bare);
    if (most === 0) return 0;
    const code = distance(of.tight, bare, most);
    if (code <= most) return 30 - code * 5;
    const begun = of.tight.length > bare.length ? distance(of.tight.slice(0, bare.length), bare, most) : Infinity;
    if (begun <= most) return 22 - begun * 5;
    const name = distance(of.name, bare, most);
    if (name <= most) return 20 - name * 5;
    of.words ??= spelled(of.text);
    for (const word of of.words) if (word[0] === bare[0] && distance(word, bare, most) <= most) return 5;
    return 0;
  }

  // The words of a text that are long enough for a slip, and each two that some write as one: `timed out`.
  function spelled(text) {
    const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
    const pairs = words.slice(1).map((word, at) => words[at] + word);
    return new Set([...words, ...pairs].filter((word) => word.length > 3));
  }

  function search(text) {
    const words = plain(text).split(/\s+/).filter(Boolean);
    if (words.length === 0) return entries.map((_, at) => at);
    const all = indexed();
    const bare = words.map(tight);
    const whole = bare.join('');
    const ranked = (score) => {
      const hits = [];
      all.forEach((of, at) => {
        const fits = score(of);
        if (fits > 0) hits.push([fits, at]);
      });
      hits.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
      return hits.map(([, at]) => at);
    };
    const exact = ranked((of) => {
      let sum = 0;
      for (let at = 0; at < words.length; at++) {
        const fits = fit(of, words[at], bare[at]);
        if (fits === 0) return words.length > 1 && of.tight.includes(whole) ? 55 : 0;
        sum += fits;
      }
      return sum / words.length;
    });
    if (exact.length >= FEW) return exact;
    // Few or none: what is spelled nearly so follows.
    const seen = new Set(exact);
    const nearly = ranked((of) => {
      let sum = 0;
      for (let at = 0; at < words.length; at++) {
        const fits = fit(of, words[at], bare[at]) || near(of, bare[at]);
        if (fits === 0) return near(of, whole);
        sum += fits;
      }
      return sum / words.length;
    });
    return [...exact, ...nearly.filter((at) => !seen.has(at))];
  }

  // ---- What can be chosen. A facet tells which of its values an entry has.
  const facets = [
    {
      id: 'provider', name: words.PROVIDER, of: (at) => [entries[at][PROVIDER]],
      values: catalog.providers.map((provider, at) => [at, [provider[1], provider[1]], provider[0]]),
    },
    {
      id: 'status', name: words.STATUS, of: (at) => [entries[at][STATUS]],
      values: [...new Set(entries.map((entry) => entry[STATUS]))].filter(Boolean).sort((a, b) => a - b)
        .map((status) => [status, [String(status), String(status)], String(status)]),
    },
    {
      id: 'step', name: words.STEP, of: (at) => stepsOf[at],
      values: catalog.steps.map((step, at) => [at, step, step[0].toLowerCase().replaceAll(' ', '-')]),
    },
    {
      id: 'severity', name: words.SEVERITY, of: (at) => [entries[at][SEVERITY]],
      values: catalog.severities.map((severity, at) => [at, [severity[0], severity[2]], severity[0]]),
    },
    {
      id: 'basis', name: words.BASIS, of: (at) => [entries[at][BASIS]],
      values: catalog.bases.map((basis, at) => [at, basis, basis[0]]),
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
  function address(entry) {
    const folder = catalog.providers[entry[PROVIDER]];
    if (entry[TABLE] === null) return folder[0] + '/index.html#' + entry[FILE];
    return folder[0] + '/' + folder[3][entry[TABLE]] + '/' + (entry[FILE] || entry[CODE]) + '.html';
  }

  function row(at) {
    const entry = entries[at];
    const folder = catalog.providers[entry[PROVIDER]];
    const top = element('span', { className: 'top' }, element('code', { textContent: entry[CODE] }));
    const name = entry[NAME] || speaks(words.RULE);
    top.append(element('span', { textContent: name }));
    const status = entry[STATUS] && String(entry[STATUS]) !== entry[CODE] ? 'HTTP ' + entry[STATUS] + ' · ' : '';
    top.append(element('span', { className: 'quiet', textContent: status + folder[1] }));
    const korean = page.lang === 'ko' && entry[SOURCE];
    const says = element('span', { className: 'says', textContent: korean ? entry[SOURCE] : entry[ENGLISH] });
    says.lang = korean ? folder[2] : 'en';
    const line = element('a', { href: address(entry) }, top, says);
    const recovery = entry[RECOVERY].map((steps) => steps.map((step) => speaks(catalog.steps[step])).join(' → '));
    if (recovery.length > 0) {
      const first = catalog.steps[entry[RECOVERY][0][0]];
      const text = recovery.join(speaks(words.OR));
      line.append(element('span', { className: 'do ' + (first[2] ? 'program' : 'person'), textContent: text }));
    }
    return element('li', {}, line);
  }

  const more = element('button', { type: 'button', id: 'more', hidden: true });
  let waiting = [];
  function draw(some) {
    results.append(...some.map(row));
    more.hidden = waiting.length === 0;
    more.textContent = told(words.MORE, waiting.length);
  }
  more.addEventListener('click', () => {
    const last = results.lastElementChild;
    draw(waiting.splice(0, SHOWN * 4));
    last?.nextElementSibling?.querySelector('a')?.focus();
  });

  // ---- The address: what is typed as `q`, what is chosen by the names of the facets.
  function read() {
    const from = new URLSearchParams(location.search);
    query.value = from.get('q') ?? '';
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
    if (query.value) to.set('q', query.value);
    for (const facet of facets) {
      for (const { value, key } of facet.boxes) if (facet.chosen.has(value)) to.append(facet.id, key);
    }
    const text = to.toString();
    history.replaceState(null, '', (text ? '?' + text : location.pathname.split('/').pop() || './') + location.hash);
  }

  function show() {
    const isAsked = query.value.trim() !== '' || facets.some((facet) => facet.chosen.size > 0);
    const hits = search(query.value);
    const kept = hits.filter((at) => facets.every((facet) => passes(facet, at)));
    tally(hits);
    results.replaceChildren();
    waiting = isAsked ? kept.slice() : [];
    draw(waiting.splice(0, SHOWN));
    results.hidden = !isAsked;
    count.hidden = !isAsked;
    count.textContent = kept.length === 0 ? speaks(words.NOTHING)
      : told(kept.length === 1 ? words.ENTRY : words.ENTRIES, kept.length);
    document.getElementById('start').hidden = isAsked;
    write();
  }

  // ---- Keys: arrows walk through what was found, Enter opens it, Esc leads back and clears.
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
    if (query.value.trim()) results.querySelector('a')?.click();
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
  globalThis.requestIdleCallback?.(indexed);
}
