// What pages are beside their texts: a list that fits a phone, paper that says all, heads for those who link to them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { file, launch, pages, sites, watched } from './browser.js';

const CODE = 'kakao/errors/-401.html';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const seen = (page, selector) => page.locator(selector).evaluateAll((all) => all.filter((of) => of.checkVisibility()).length);

test('on a phone every code stands with its meaning and its verdict, and on a wide screen with every step beside', async () => {
  const { context, page } = await watched(browser, { viewport: { width: 360, height: 740 } });
  await page.goto(file(sites.real, 'adobe_edge/index.html'));
  const rows = await page.locator('.matrix tbody tr').count();
  assert.ok(rows > 2);
  assert.deepEqual(await Promise.all(['tbody th a', 'td.says', 'td.verdict'].map((of) => seen(page, `.matrix ${of}`))), [rows, rows, rows]);
  assert.equal(await seen(page, '.matrix td > b'), 0);
  // No element is cut by its own box.
  const cut = await page.evaluate(() => [...document.querySelectorAll('main *')].filter((of) => of.checkVisibility()
    && !of.closest('.wide, svg') && getComputedStyle(of).display !== 'inline' && of.scrollWidth > of.clientWidth + 1
    && !of.matches('i, thead, thead *')).map((of) => of.outerHTML.slice(0, 120)));
  assert.deepEqual(cut, []);
  await page.setViewportSize({ width: 1440, height: 900 });
  assert.ok(await seen(page, '.matrix td > b') >= rows);
  const [contents, codes] = await Promise.all(['.contents', '#codes'].map((of) => page.locator(of).boundingBox()));
  assert.ok(contents.x + contents.width <= codes.x && contents.y <= codes.y + 40, 'the contents stand beside');
  await context.close();
});

test('use stands before what a page says of itself', async () => {
  const { context, page } = await watched(browser);
  await page.goto(file(sites.real, 'kakao/index.html'));
  const order = await page.locator('main h2').evaluateAll((all) => all.map((of) => of.id));
  assert.equal(order[0], 'codes');
  assert.equal(order.at(-1), 'about');
  await context.close();
});

test('the verdict comes first, in words of calls', async () => {
  const { context, page } = await watched(browser);
  await page.goto(file(sites.real, 'kakao/errors/-1.html'));
  const verdict = () => page.locator('dl.verdict > div').evaluateAll((all) => all.map((of) => [...of.children].map((part) => part.innerText)));
  assert.deepEqual(await verdict(), [['GET', 'Try again after a back-off'], ['POST', 'Do not: it may have gone through, check first']]);
  await page.locator('#language').click();
  assert.deepEqual(await verdict(), [['GET', '잠시 후 재시도 가능'], ['POST', '재시도 불가(이미 처리되었을 수 있음, 먼저 확인)']]);
  const [first, facts] = await Promise.all(['dl.verdict', '.facts'].map((of) => page.locator(of).first().boundingBox()));
  assert.ok(first.y < facts.y);
  // The row in place, where it stands, and the rule of its status.
  assert.match(await page.locator('blockquote').innerText(), /서버 내부에서 처리 중에 에러가 발생한 경우/);
  assert.match(await page.locator('figcaption').innerText(), /45번째 줄\(001\).*문제 해결하기/);
  await page.getByRole('link', { name: 'HTTP 500' }).click();
  assert.match(page.url(), /kakao\/index\.html#status-500$/);
  await context.close();
});

test('codes that may be repeated stand alone at a press', async () => {
  const { context, page, complaints } = await watched(browser);
  await page.goto(file(sites.real, 'naver_commerce/index.html'));
  const shown = () => seen(page, '.matrix tbody tr');
  const all = await shown();
  const counts = [];
  // What each shows has none of these, and all of these.
  const kinds = [[/^POST too/, 'tr:has(td.verdict > span:nth-child(2))', 'span.alone'], [/^GET only/, 'tr:not(:has(span.never))', 'span.alone + span.never'],
    [/^No, or not yet/, 'span.alone', 'td.verdict > span:only-of-type']];
  for (const [name, without, each] of kinds) {
    const button = page.getByRole('button', { name });
    await button.click();
    assert.equal(await button.getAttribute('aria-pressed'), 'true');
    assert.ok((await button.textContent()).endsWith(` ${await shown()}`));
    assert.equal(await seen(page, `.matrix tbody ${without}`), 0, String(name));
    assert.equal(await seen(page, `.matrix tbody ${each}`), await shown(), String(name));
    counts.push(await shown());
  }
  assert.ok(counts.every((count) => count > 0), String(counts));
  assert.equal(counts.reduce((sum, count) => sum + count), all);
  await page.getByRole('button', { name: /^All codes/ }).click();
  assert.equal(await shown(), all);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('on a phone what a press leaves stands on the first screen', async () => {
  const { context, page } = await watched(browser, { viewport: { width: 360, height: 740 } });
  await page.goto(file(sites.real, 'kakao/index.html'));
  await page.getByRole('button', { name: /^POST too/ }).click();
  const rows = page.locator('.matrix tbody tr:visible');
  assert.equal(await rows.count(), 2);
  for (const row of await rows.all()) {
    const { y, height } = await row.boundingBox();
    assert.ok(y >= 0 && y + height <= 740, `${y} ${height}`);
  }
  await context.close();
});

test('calls that differ have a mark each', async () => {
  const { context, page } = await watched(browser);
  await page.goto(file(sites.real, 'naver_commerce/index.html'));
  const row = page.locator('.matrix tbody tr', { hasText: 'GW.TIMEOUT.02' });
  const marks = await row.locator('td.verdict > span').evaluateAll((all) => all.map((of) => [getComputedStyle(of, '::before').content[1], of.innerText]));
  assert.deepEqual(marks, [['✓', 'GET: after a back-off'], ['✕', 'POST: no (may have gone through: check first)']]);
  await context.close();
});

test('a status of which the document says nothing leads no reader to a dead end', async () => {
  const { context, page } = await watched(browser);
  await page.goto(file(sites.real, 'kakao/index.html#status-429'));
  const section = page.locator('article', { has: page.locator('#status-429') });
  assert.match(await section.innerText(), /By HTTP itself\s+Any call: try again after Retry-After/);
  await context.close();
});

test('for which calls codes count stands at the head of every page about them', async () => {
  const { context, page } = await watched(browser, { viewport: { width: 360, height: 740 } });
  for (const path of ['kakao/index.html', 'kakao/errors/-401.html', 'kakao/errors/-1.html']) {
    await page.goto(file(sites.real, path));
    const note = page.locator('.foremost');
    assert.match(await note.innerText(), /^Note: The document is nearly that of Kakao Mobility's directions API;/);
    const { y, height } = await note.boundingBox();
    assert.ok(y + height <= 740, `${path}: ${y}`);
    await note.getByRole('link').click();
    assert.match(await page.locator('li:target').innerText(), /developers\.kakao\.com/);
  }
  await page.goto(file(sites.real, 'naver_commerce/index.html'));
  assert.equal(await page.locator('.foremost').count(), 0);
  await context.close();
});

test('of an error within a response it is said what the response has', async () => {
  const { context, page } = await watched(browser);
  await page.goto(file(sites.real, 'adobe_edge/problems/EXEG-0201-503.html'));
  assert.match(await page.locator('.head').innerText(), /HTTP 503\s+The whole response has HTTP 207$/);
  // One answer on its page and in the rule for 207.
  const answer = () => page.locator('dl.facts > div', { hasText: 'Was it carried out?' }).first().locator('dd').innerText();
  assert.match(await answer(), /^in part\s/);
  await page.goto(file(sites.real, 'adobe_edge/index.html'));
  assert.match(await page.locator('article', { has: page.locator('#status-207') }).innerText(), /Was it carried out\?\s+in part/);
  await page.goto(file(sites.real, CODE));
  assert.match(await page.locator('.head').innerText(), /HTTP 401$/);
  await context.close();
});

test('a sentence of ours stands there in the language of its reader alone', async () => {
  for (const [locale, mine, other] of [['en', 'An upstream service is', '업스트림 서비스가'], ['ko-KR', '업스트림 서비스가', 'An upstream service is']]) {
    const { context, page } = await watched(browser, { locale });
    await page.goto(file(sites.real, 'adobe_edge/problems/EXEG-0201-503.html'));
    assert.ok(await page.locator('.lead', { hasText: mine }).isVisible());
    assert.equal((await page.locator('main').innerText()).includes(other), false);
    await context.close();
  }
});

test('each page says whose word it is that nothing was carried out', async () => {
  const { context, page } = await watched(browser);
  const rule = async (path, status) => {
    await page.goto(file(sites.real, path));
    return page.locator('article', { has: page.locator(`#status-${status}`) }).innerText();
  };
  assert.match(await rule('kakao/index.html', 503), /Any call, because nothing was carried out, as said above; HTTP alone does not say that\./);
  assert.doesNotMatch(await rule('kakao/index.html', 500), /HTTP alone/);
  await rule('http_status/index.html', 503);
  assert.match(await page.locator('.foremost').innerText(), /What a provider's document says of a status counts before what stands here/);
  await context.close();
});

test('whoever is led to a rule sees which it is, and whose', async () => {
  for (const viewport of [{ width: 360, height: 740 }, { width: 1440, height: 900 }]) {
    const { context, page } = await watched(browser, { viewport });
    await page.goto(file(sites.real, 'kakao/index.html#status-503'));
    const [whose, head] = await Promise.all(['article:has(> :target) > .whose', ':target'].map((of) => page.locator(of).boundingBox()));
    assert.ok(whose.y >= 0 && whose.y < head.y && head.y < 120, `${whose.y} ${head.y}`);
    assert.equal(await page.locator('.whose:visible').innerText(), 'Kakao API · rule for statuses');
    assert.match(await page.evaluate(() => getComputedStyle(document.querySelector(':target code'), '::before').content), /HTTP/);
    const ground = (of) => page.locator(of).evaluate((element) => getComputedStyle(element).backgroundColor);
    assert.notEqual(await ground('article:has(> :target)'), await ground('article:has(> #status-500)'));
    await context.close();
  }
});

test('no heading promises advice that is not there', async () => {
  const { context, page } = await watched(browser);
  for (const path of (await pages(sites.real)).filter((path) => path.split('/').length > 2)) {
    await page.goto(file(sites.real, path));
    const empty = await page.evaluate(() => [...document.querySelectorAll('main h2, main h3')].filter((of) => {
      const next = of.nextElementSibling;
      return !next || /^H[1-3]$/.test(next.tagName) || next.innerText.trim() === '';
    }).map((of) => of.innerText));
    assert.deepEqual(empty, [], path);
    const bare = await page.locator('.todo h2').evaluateAll((all) => all.filter((of) => !of.nextElementSibling.matches('.alternative')).length);
    assert.equal(bare, 0, path);
  }
  await context.close();
});

test('on paper nothing is told by marks or cut, and nothing is there that only a screen can use', async () => {
  const { context, page } = await watched(browser, { colorScheme: 'dark', viewport: { width: 720, height: 1000 } });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await page.goto(file(sites.real, 'kakao/index.html'));
  for (const selector of ['header', '.contents', '.matrix td > b', 'button']) assert.equal(await seen(page, selector), 0, selector);
  const rows = await page.locator('.matrix tbody tr').count();
  assert.equal(await seen(page, '.matrix .do'), rows);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  const [ground] = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor.match(/\d+/));
  assert.ok(Number(ground) > 200, 'paper is light');
  await context.close();
});

test('a head tells other sites what a page is about', async () => {
  const { context, page } = await watched(browser);
  await page.goto(file(sites.real, 'kakao/errors/-401.html'));
  assert.equal(await page.title(), '-401 InvalidCredentials · Kakao API · codetable');
  const description = await page.locator('meta[name=description]').getAttribute('content');
  assert.match(description, /^The request was made with an invalid app key.* Any call: try again with a new token \(if it came with status 401\), or fix the setup\.$/);
  await page.goto(file(sites.real, '404.html'));
  assert.match(await page.locator('main').innerText(), /There is no such page[^]*Kakao API/);
  await context.close();
});
