// Every page of the committed site: it opens without a complaint, asks for nothing beyond the site, and its links lead
// somewhere; in each language, without a script, and below a path of a server.
import assert from 'node:assert/strict';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { file, launch, pages, serve, sites, watched } from './browser.js';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const CODE = 'kakao/errors/-401.html';

test('all pages open from a folder, complain of nothing and ask for nothing beyond it', async () => {
  const { context, page, complaints, beyond } = await watched(browser);
  const ids = new Map();
  const links = new Map();
  const every = await pages(sites.real);
  for (const path of every) {
    await page.goto(file(sites.real, path));
    ids.set(file(sites.real, path), new Set(await page.evaluate(() => [...document.querySelectorAll('[id]')].map((of) => of.id))));
    for (const link of await page.evaluate(() => [...document.links].map((of) => of.href))) links.set(link, path);
  }
  assert.deepEqual(complaints, []);
  assert.deepEqual(beyond(file(sites.real, '')), []);
  assert.ok(every.length > 100 && links.size > 300, `${every.length} pages, ${links.size} links`);
  const broken = [...links].filter(([link, path]) => {
    if (link.startsWith('https://')) return false;
    const [target, id] = link.split('#');
    const found = ids.get(target);
    return !found || (id && !found.has(decodeURIComponent(id))) ? path : false;
  });
  assert.deepEqual(broken, []);
  await context.close();
});

test('what a search finds is there', async () => {
  const { context, page, complaints } = await watched(browser);
  await page.goto(file(sites.real));
  await page.locator('#filters input[name=provider]').first().waitFor();
  for (const box of await page.locator('#filters input[name=provider]').all()) await box.check();
  while (await page.locator('#more').isVisible()) await page.locator('#more').click();
  const links = await page.locator('#results a').evaluateAll((all) => all.map((of) => of.getAttribute('href')));
  assert.ok(links.length > 100);
  for (const link of links) {
    const [path, id] = link.split('#');
    assert.ok((await stat(join(sites.real, decodeURIComponent(path)))).isFile());
    if (!id) continue;
    await page.goto(file(sites.real, link));
    assert.equal(await page.locator(`[id="${id}"]`).count(), 1, link);
  }
  assert.deepEqual(complaints, []);
  await context.close();
});

test('a server may put the site below any path', async (t) => {
  const server = await serve(sites.real, '/some/where/한글/');
  // Also where an assertion fails: else the process waits for it.
  t.after(() => server.close());
  const { context, page, complaints, beyond } = await watched(browser);
  await page.goto(server.root + 'index.html?q=-401');
  await page.keyboard.press('Enter');
  await page.waitForURL(/kakao\/errors\/-401\.html$/);
  await page.getByRole('link', { name: 'Kakao API', exact: true }).click();
  await page.waitForURL(/kakao\/index\.html$/);
  await page.getByRole('link', { name: '-602' }).click();
  await page.getByRole('link', { name: '-603' }).first().click();
  assert.equal(await page.locator('h1').textContent().then((text) => text.includes('-603')), true);
  await page.goto(server.root + 'kakao/index.html#status-429');
  assert.ok(await page.locator('#status-429').isVisible());
  assert.deepEqual(complaints, []);
  assert.deepEqual(beyond(new URL(server.root).href), []);
  await context.close();
});

test('without a script a page says all it has to say', async () => {
  const { context, page } = await watched(browser, { javaScriptEnabled: false });
  await page.goto(file(sites.real, CODE));
  const shown = async (text) => assert.ok(await page.getByText(text).first().isVisible(), text);
  await shown('Get a new token');
  await shown('Fix the setup');
  await shown('유효하지 않은 앱 키나 액세스 토큰으로');
  await shown('code!(ErrorCode, -401)');
  assert.equal(await page.getByText('조치 방법').first().isVisible(), false);
  assert.equal(await page.locator('button').count(), 0);
  await page.goto(file(sites.real));
  await shown('each provider’s page below lists all of its codes');
  // No search is offered that could only put what is typed into an address.
  assert.equal(await page.locator('form:visible, input:visible').count(), 0);
  await page.getByRole('link', { name: 'Kakao API', exact: true }).click();
  await page.getByRole('link', { name: '-401' }).first().click();
  await page.waitForURL(/kakao\/errors\/-401\.html$/);
  await context.close();
});

test('the language is switched, and remembered on the next page and the next day', async () => {
  const { context, page, complaints } = await watched(browser);
  const todo = (text) => page.getByRole('heading', { name: text });
  await page.goto(file(sites.real, CODE));
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.ok(await todo('What to do').isVisible());
  await page.locator('#language').click();
  assert.equal(await page.locator('html').getAttribute('lang'), 'ko');
  assert.ok(await todo('조치 방법').isVisible());
  assert.ok(await page.getByText('토큰을 갱신한 후').first().isVisible());
  assert.equal(await page.getByText('Get a new token').first().isVisible(), false);
  const other = await context.newPage();
  await other.goto(file(sites.real, 'index.html?q=-401'));
  assert.equal(await other.locator('html').getAttribute('lang'), 'ko');
  assert.match(await other.locator('#results a').first().textContent(), /유효하지 않은 앱 키/);
  await other.locator('#language').click();
  assert.match(await other.locator('#results a').first().textContent(), /an invalid app key or access token/);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('what a screen reader calls a thing is in the language of the page, and follows it', async () => {
  const { context, page } = await watched(browser);
  const names = () => page.locator('[aria-label]').evaluateAll((all) => all.map((of) => [of.getAttribute('aria-label'), of.dataset.ko, of.placeholder]));
  const isKorean = (text) => /\p{Script=Hangul}/u.test(text);
  const phrased = new Map();
  for (const path of ['index.html', CODE, 'kakao/index.html', 'naver_commerce/index.html']) {
    await page.goto(file(sites.real, path));
    const english = await names();
    assert.deepEqual(english.filter(([name]) => isKorean(name)), [], path);
    if (await page.locator('html').getAttribute('lang') === 'en') await page.locator('#language').click();
    const korean = await names();
    for (const [at, [name, other, placeholder]] of korean.entries()) {
      if (other === undefined) continue;
      assert.equal(name, other);
      if (placeholder && !placeholder.includes('…')) assert.equal(placeholder, other);
      phrased.set(english[at][0], name);
    }
    await page.locator('#language').click();
    assert.deepEqual(await names(), english, path);
  }
  for (const [english, korean] of [['Breadcrumb', '현재 위치'], ['Search codes', '코드 검색'], ['Contents', '목차'], ['Send again', '재시도']]) {
    assert.equal(phrased.get(english), korean);
  }
  await context.close();
});

test('a browser that speaks Korean is answered in Korean', async () => {
  const { context, page } = await watched(browser, { locale: 'ko-KR' });
  await page.goto(file(sites.real, CODE));
  assert.equal(await page.locator('html').getAttribute('lang'), 'ko');
  await context.close();
});

test('colours follow the system until they are chosen', async () => {
  const { context, page } = await watched(browser, { colorScheme: 'dark' });
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.goto(file(sites.real, CODE));
  const dark = await ground();
  await page.locator('#theme').click();
  const light = await ground();
  assert.notEqual(light, dark);
  await page.reload();
  assert.equal(await ground(), light);
  await context.close();
});

test('a button copies a code, and a block of code', async () => {
  const { context, page, complaints } = await watched(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
  await page.goto(file(sites.real, CODE));
  const pasted = () => page.evaluate(() => navigator.clipboard.readText());
  await page.locator('h1 .copy').click();
  assert.equal(await pasted(), '-401');
  assert.equal(await page.locator('h1 .copy').textContent(), 'Copied복사됨');
  await page.locator('#program .copy').click();
  assert.match(await pasted(), /^use codetable::code;\nuse codetable::kakao::ErrorCode;\n\nfn main\(\) \{[^]*code!\(ErrorCode, -401\)[^]*\}$/);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('nothing is wider than a phone', async () => {
  const { context, page } = await watched(browser, { viewport: { width: 360, height: 740 } });
  const paths = ['index.html', CODE, 'kakao/index.html', 'adobe_edge/index.html', 'meloming/errors/VALIDATION_ERROR.html',
    'naver_commerce/gateway_errors/GW.INTERNAL_SERVER_ERROR.html', 'http_status/index.html'];
  for (const path of paths) {
    await page.goto(file(sites.real, path));
    const [inner, outer] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(inner <= outer, `${path}: ${inner} > ${outer}`);
  }
  await context.close();
});
