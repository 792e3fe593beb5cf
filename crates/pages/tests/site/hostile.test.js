// A site whose every text tries to be more than text: nothing of it is obeyed.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { file, launch, pages, sites, watched } from './browser.js';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test('no text of a spec is obeyed', async () => {
  const { context, page, complaints, beyond } = await watched(browser);
  const every = await pages(sites.hostile);
  assert.ok(every.length >= 5, every.join());
  for (const path of [...every, 'index.html?q=RATE', 'index.html?q=%3Cscript%3Ewindow.obeyed%3D9%3C/script%3E']) {
    await page.goto(file(sites.hostile, path));
    assert.equal(await page.evaluate(() => window.obeyed), undefined, path);
    const found = await page.evaluate(() => ({
      scripts: [...document.scripts].map((of) => of.getAttribute('src')?.replace(/^(\.\.\/)*/, '')),
      handlers: [...document.querySelectorAll('*')].flatMap((of) => of.getAttributeNames()).filter((name) => /^on|^style$/.test(name)),
      elements: document.querySelectorAll('img, iframe, object, embed, base, script:not([src]), style, svg *:not(rect)').length,
      links: [...document.links].map((of) => of.protocol),
    }));
    assert.ok(found.scripts.every((name) => ['site.js', 'find.js', 'search.js', 'codes.js'].includes(name)), `${path}: ${found.scripts}`);
    assert.deepEqual(found.handlers, [], path);
    assert.equal(found.elements, 0, path);
    assert.ok(found.links.every((protocol) => ['file:', 'https:', 'http:'].includes(protocol)), `${path}: ${found.links}`);
  }
  assert.deepEqual(complaints, []);
  assert.deepEqual(beyond(file(sites.hostile, '')), []);
  await context.close();
});

test('what cannot be seen is shown, and turns no other text around', async () => {
  const { context, page } = await watched(browser);
  for (const path of await pages(sites.hostile)) {
    await page.goto(file(sites.hostile, path));
    const text = await page.evaluate(() => document.documentElement.outerHTML);
    assert.doesNotMatch(text, /[\u202a-\u202e\u2066-\u2069\u200b\ufeff\u0000\u001b]/u, path);
  }
  await context.close();
});

test('a policy forbids what would slip through', async () => {
  const { context, page } = await watched(browser);
  for (const path of ['index.html', ...(await pages(sites.hostile)).slice(0, 3)]) {
    await page.goto(file(sites.hostile, path));
    const obeyed = await page.evaluate(() => {
      const script = document.createElement('script');
      try { script.textContent = 'window.obeyed = 8'; } catch { /* Not even a text is taken for one. */ }
      document.body.append(script);
      try { document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.obeyed = 9">'); } catch { /* As well. */ }
      const styled = document.createElement('p');
      styled.setAttribute('style', 'color: red');
      document.body.append(styled);
      return [window.obeyed, getComputedStyle(styled).color === 'rgb(255, 0, 0)'];
    });
    assert.deepEqual(obeyed, [undefined, false], path);
  }
  await context.close();
});
