// Whether everybody can use the pages: axe-core, in light and dark, wide and narrow, in both languages.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { file, launch, sites, watched } from './browser.js';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const PATHS = ['index.html?q=token', 'kakao/errors/-401.html', 'adobe_edge/index.html', 'index.html',
  'meloming/errors/QUOTA_EXCEEDED.html', 'naver_commerce/gateway_errors/GW.TIMEOUT.01.html',
  'http_status/statuses/404.html', 'kakao/index.html'];

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** Each width in both languages and both colours; of the paths every width has some, so that none waits for all. */
const LOOKS = [360, 768, 1440].flatMap((width, at) => ['en', 'ko-KR'].flatMap((locale, other) => [
  ['light', locale, width, PATHS.filter((_, path) => path < 2 || path % 3 === (at + other) % 3)],
  ['dark', locale, width, PATHS.slice(0, 2)],
]));
for (const [colorScheme, locale, width, paths] of LOOKS) {
  test(`${colorScheme}, ${locale}, ${width} wide: axe finds nothing, and nothing is wider than the page`, async () => {
    const { context, page } = await watched(browser, { colorScheme, locale, bypassCSP: true, viewport: { width, height: 900 } });
    const found = [];
    for (const path of paths) {
      await page.goto(file(sites.real, path));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (wide > 0) found.push(`${path}: ${wide} px wider than the page`);
      await page.evaluate(axe);
      // The dark pages are the light ones in other colours. The size of targets is of WCAG 2.2, and off unless asked for.
      const only = colorScheme === 'dark' ? { runOnly: ['color-contrast'] } : { rules: { 'target-size': { enabled: true } } };
      const { violations, passes } = await page.evaluate((only) => axe.run(document, { resultTypes: ['violations'], ...only }), only);
      assert.ok(passes.length > (colorScheme === 'dark' ? 0 : 15));
      assert.ok(colorScheme === 'dark' || passes.some((rule) => rule.id === 'target-size'));
      for (const { id, nodes } of violations) {
        found.push(...nodes.map((node) => `${path}: ${id}: ${node.html.slice(0, 160)}: ${node.failureSummary}`));
      }
    }
    assert.deepEqual(found, []);
    await context.close();
  });
}

test('the keyboard reaches everything in the order in which it is read', async () => {
  const { context, page } = await watched(browser);
  await page.goto(file(sites.real, 'kakao/errors/-401.html'));
  const reached = [];
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab');
    const at = await page.evaluate(() => {
      const of = document.activeElement;
      if (of === document.body) return null;
      const style = getComputedStyle(of);
      const place = of.getBoundingClientRect();
      return { text: of.textContent.trim() || of.name, ringed: style.outlineStyle !== 'none', y: place.top + scrollY };
    });
    if (!at || at.text === reached[0]?.text) break;
    reached.push(at);
  }
  assert.match(reached[0].text, /Skip to the content/);
  assert.ok(reached.length >= 8, JSON.stringify(reached));
  assert.deepEqual(reached.filter((of) => !of.ringed), []);
  await page.goto(file(sites.real, 'kakao/errors/-401.html'));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'main');
  await context.close();
});
