// What a reader of Korean sees on every page of the site: no sentence in English, but for code, names and titles of standards.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { file, launch, pages, sites, watched } from './browser.js';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** Words that Korean writers leave as they are. */
const NAMES = new Set(['Adobe', 'Edge', 'Network', 'Server', 'Experience', 'Platform', 'Kakao', 'Naver', 'Commerce', 'Meloming', 'Unix',
  'Rust', 'enum', 'codetable', 'English', 'Internet', 'bearer', 'WebDAV']);

/** Of every text that is seen and is no code, no name and no title of a standard: the English words in it. */
const english = () => {
  const apart = 'code, pre, kbd, h1 > span, th > small, .top, .path, .brand, #theme, #language, input, .links a, footer,'
    + ' a[href*="rfc-editor"], .src, [data-name]';
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  // Nor what a response says itself, and the name of a status in the registry.
  const quoted = [...document.querySelectorAll('pre')].map((of) => of.textContent).join(' ');
  const isName = (text) => /^(?:(?:\d{3}|\dxx) )?(?:[A-Z][A-Za-z-]+ ?){2,5}$/.test(text) || quoted.includes(text);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const around = node.parentElement;
    if (around.closest(apart) || !around.checkVisibility({ checkOpacity: true }) || isName(node.data.trim())) continue;
    const words = node.data.match(/(?<![\p{L}\d_./@#<+-])[A-Za-z][a-z]{1,}(?![\p{Lu}\d_./@>+-]|[a-z])/gu) ?? [];
    if (words.length > 0) found.push([words, node.data.trim()]);
  }
  return found;
};

test('no sentence on any page is in English', async (t) => {
  const { context, page } = await watched(browser, { locale: 'ko-KR' });
  const told = new Map();
  const every = await pages(sites.real);
  for (const path of [...every, 'index.html?q=-401', 'index.html?q=EXEG-0201-504', 'index.html?q=zzzzqqqq']) {
    await page.goto(file(sites.real, path));
    for (const [words, text] of await page.evaluate(english)) {
      // A name within a Korean sentence is none.
      const strange = words.filter((word) => !NAMES.has(word));
      const isKorean = /\p{Script=Hangul}/u.test(text);
      const inARow = text.match(/[A-Za-z][a-z]+(?: [a-z]{2,}){2,}/);
      if (isKorean ? inARow : strange.length > 1) told.set(text, `${path}: ${strange.join(' ')}: ${text}`);
    }
  }
  t.diagnostic(`${told.size} texts`);
  assert.deepEqual([...told.values()].slice(0, 60), []);
  await context.close();
});

test('an address asks for a language, and titles follow it', async () => {
  const { context, page, complaints } = await watched(browser);
  await page.goto(file(sites.real, 'kakao/errors/-401.html?lang=ko'));
  assert.equal(await page.locator('html').getAttribute('lang'), 'ko');
  assert.equal(await page.title(), '-401 InvalidCredentials · 카카오 API · codetable');
  // The next page is in the same language, and so is a page that was asked for by a search.
  await page.getByRole('link', { name: '전체 코드' }).click();
  await page.waitForURL(/real.index.html$/);
  assert.equal(await page.title(), '오류 코드 · codetable');
  await page.goto(file(sites.real, 'index.html?lang=ko&q=-401'));
  assert.equal(new URL(page.url()).searchParams.get('lang'), 'ko');
  await page.locator('#language').click();
  assert.equal(new URL(page.url()).searchParams.get('lang'), 'en');
  assert.equal(await page.title(), 'Error codes · codetable');
  assert.deepEqual(complaints, []);
  await context.close();
});
