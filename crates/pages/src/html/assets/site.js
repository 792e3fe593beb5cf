// What every page has beside its text: the choice of language and of colours, which is remembered, buttons that copy,
// and a key that leads to the search.
'use strict';

const page = document.documentElement;

// A browser may forbid to remember.
const memory = {
  get(name) {
    try { return localStorage.getItem('codetable.' + name); } catch { return null; }
  },
  set(name, value) {
    try { localStorage.setItem('codetable.' + name, value); } catch { /* It is for this page only. */ }
  },
};

const title = document.querySelector('title');
title.dataset.en = title.textContent;

function speak(language) {
  page.lang = language === 'ko' ? 'ko' : 'en';
  document.title = title.dataset[page.lang];
  document.dispatchEvent(new Event('languagechange'));
}

function colour(theme) {
  if (theme === 'light' || theme === 'dark') page.dataset.theme = theme;
  else delete page.dataset.theme;
}

const root = document.currentScript.src.replace(/site\.js.*$/, '');

// Before anything is drawn.
page.classList.add('js');
const asked = new URLSearchParams(location.search).get('lang');
if (asked) memory.set('language', asked === 'ko' ? 'ko' : 'en');
speak(asked ?? memory.get('language') ?? (navigator.language.startsWith('ko') ? 'ko' : 'en'));
colour(memory.get('theme'));

// An element, its properties and what is in it.
function element(name, properties = {}, ...children) {
  const of = Object.assign(document.createElement(name), properties);
  of.append(...children);
  return of;
}

// A phrase in both languages, of which the style sheet shows one.
const both = ([english, korean]) => [element('l-en', {}, english), element('l-ko', {}, korean)];

// What a screen reader calls an element, in both languages, of which `label` gives it one.
function labelled(of, [english, korean]) {
  of.setAttribute('aria-label', english);
  of.dataset.ko = korean;
  return of;
}

function label() {
  for (const of of document.querySelectorAll('[aria-label][data-ko]')) {
    of.dataset.en ??= of.getAttribute('aria-label');
    of.setAttribute('aria-label', of.dataset[page.lang]);
    if (of.dataset.holds) of.placeholder = of.dataset[page.lang];
  }
}
document.addEventListener('languagechange', label);

function choices(header) {
  const language = element('button', { type: 'button', id: 'language' }, ...both(words.LANGUAGE));
  language.addEventListener('click', () => {
    speak(page.lang === 'ko' ? 'en' : 'ko');
    memory.set('language', page.lang);
    // The address asks for no other language than the one that was chosen.
    const to = new URL(location.href);
    if (!to.searchParams.has('lang')) return;
    to.searchParams.set('lang', page.lang);
    history.replaceState(null, '', to);
  });

  const theme = element('button', { type: 'button', id: 'theme' });
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (page.dataset.theme ?? (dark.matches ? 'dark' : 'light')) === 'dark';
  const name = () => theme.replaceChildren(...(isDark() ? both(words.LIGHT) : both(words.DARK)));
  dark.addEventListener('change', name);
  theme.addEventListener('click', () => {
    colour(isDark() ? 'light' : 'dark');
    memory.set('theme', page.dataset.theme);
    name();
  });
  name();
  header.append(language, theme);
}

// A search on every page that has none of its own. What is asked goes to the first page through the memory of this tab: an
// address stays in the browser's history, and a line of a log may hold a token.
function find(header) {
  if (document.getElementById('search')) return;
  const input = labelled(element('input', { type: 'search', autocomplete: 'off' }), words.SEARCH);
  input.dataset.holds = true;
  const key = element('kbd', {}, '/');
  key.ariaHidden = 'true';
  const form = element('form', { className: 'find' }, input, key);
  form.setAttribute('role', 'search');
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    try { sessionStorage.setItem('codetable.asked', input.value); } catch { /* It has to be typed once more. */ }
    location.href = root + 'index.html';
  });
  header.append(form);
}

// The clipboard is there on secure pages only; elsewhere the selection is copied.
async function copy(element) {
  try {
    await navigator.clipboard.writeText(element.textContent);
  } catch {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    document.execCommand('copy');
    selection.removeAllRanges();
  }
}

// A button that copies beside every code and every block of code.
function copying() {
  for (const code of document.querySelectorAll('#code, pre > code')) {
    const button = element('button', { type: 'button', className: 'copy' }, ...both(words.COPY));
    button.addEventListener('click', async () => {
      await copy(code);
      const before = [...button.childNodes];
      button.replaceChildren(...both(words.COPIED));
      setTimeout(() => button.replaceChildren(...before), 1200);
    });
    (code.closest('pre') ?? code.closest('h1')).append(button);
  }
}

// Above the codes of a provider: all of them, and those that may be sent again as any call, as GET only, and not, or not yet.
function filtering() {
  const rows = [...document.querySelectorAll('.matrix tbody tr')];
  const goes = rows.map((row) => [...row.querySelectorAll('td.verdict > span')].map((call) => call.className));
  if (!goes.flat().includes('alone')) return;
  const isAny = (calls) => calls.length === 1 && calls[0] === 'alone';
  const isSafe = (calls) => calls.length > 1 && calls[0] === 'alone';
  const kept = [
    [words.EVERY_CODE, () => true],
    [words.POST_TOO, isAny],
    [words.GET_ONLY, isSafe],
    [words.NOT_YET, (calls) => calls.length > 0 && !isAny(calls) && !isSafe(calls)],
  ];
  const buttons = kept.map(([name, keeps]) => {
    const count = goes.filter(keeps).length;
    const button = element('button', { type: 'button', ariaPressed: String(name === words.EVERY_CODE) }, ...both(name), ` ${count}`);
    button.addEventListener('click', () => {
      rows.forEach((row, at) => { row.hidden = !keeps(goes[at]); });
      for (const other of buttons) other.ariaPressed = String(other === button);
      // What is kept stands on the first screen.
      if (group.getBoundingClientRect().top > innerHeight / 3) group.scrollIntoView();
    });
    return button;
  });
  const group = labelled(element('div', { className: 'filter' }, element('span', {}, ...both(words.AGAIN)), ...buttons), words.AGAIN);
  group.setAttribute('role', 'group');
  document.querySelector('.matrix').before(group);
}

function keys() {
  document.addEventListener('keydown', (event) => {
    const isTyping = event.target instanceof Element && event.target.closest('input, textarea, select');
    if (event.key !== '/' || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    const input = document.querySelector('input[type=search]');
    if (!input) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
}

document.addEventListener('DOMContentLoaded', () => {
  const header = document.querySelector('header');
  find(header);
  choices(header);
  copying();
  filtering();
  label();
  keys();
});
