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

// A search on every page that has none of its own; it leads to the first page.
function find(header) {
  if (document.getElementById('search')) return;
  const input = element('input', { type: 'search', name: 'q', placeholder: words.SEARCH.join(' · '), autocomplete: 'off' });
  input.setAttribute('aria-label', words.SEARCH.join(' '));
  const key = element('kbd', {}, '/');
  key.ariaHidden = 'true';
  const form = element('form', { className: 'find', action: root + 'index.html' }, input, key);
  form.setAttribute('role', 'search');
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

// Above the codes of a provider: all of them, those that may be repeated by GET at least, and those by any call.
function filtering() {
  const rows = [...document.querySelectorAll('.matrix tbody tr')];
  const goes = rows.map((row) => [...row.querySelectorAll('td.verdict > span')].map((call) => call.className));
  if (!goes.flat().includes('alone')) return;
  const kept = [
    [words.EVERY_CODE, () => true],
    [words.ALONE, (calls) => calls[0] === 'alone'],
    [words.ANY_CALL, (calls) => calls.length === 1 && calls[0] === 'alone'],
  ];
  const buttons = kept.map(([name, keeps]) => {
    const count = goes.filter(keeps).length;
    const button = element('button', { type: 'button', ariaPressed: String(name === words.EVERY_CODE) }, ...both(name), ` ${count}`);
    button.addEventListener('click', () => {
      rows.forEach((row, at) => { row.hidden = !keeps(goes[at]); });
      for (const other of buttons) other.ariaPressed = String(other === button);
    });
    return button;
  });
  const group = element('div', { className: 'filter' }, ...buttons);
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', words.AGAIN.join(' '));
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
  keys();
});
