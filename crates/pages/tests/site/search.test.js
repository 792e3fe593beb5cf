// What a person types in, what they mean out; and the same by keys and by filters.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, beforeEach, afterEach, test } from 'node:test';
import { file, launch, sites, watched } from './browser.js';

let browser, page, complaints;
before(async () => {
  browser = await launch();
  ({ page, complaints } = await watched(browser));
});
after(() => browser.close());
beforeEach(() => page.goto(file(sites.real)));
afterEach(() => assert.deepEqual(complaints, []));

const codes = () => page.locator('#results a .top code').allTextContents();
const type = (text) => page.locator('#query').fill(text);

/** What is typed, and the codes that have to stand first, in any order. */
const MEANT = [
  ['-401', ['-401']],
  ['GW.TIMEOUT', ['GW.TIMEOUT.01', 'GW.TIMEOUT.02']],
  ['gw timeout', ['GW.TIMEOUT.01', 'GW.TIMEOUT.02']],
  ['gwtimeout01', ['GW.TIMEOUT.01']],
  ['GW.TIMOUT.01', ['GW.TIMEOUT.01']],
  ['RATE_LIMIT_EXEEDED', ['RATE_LIMIT_EXCEEDED']],
  ['InvalidCredentials', ['-401']],
  ['invalidcredentails', ['-401']],
  ['TOKEN_EXPIRED', ['TOKEN_EXPIRED']],
  ['EXEG-0104-422', ['EXEG-0104-422']],
  ['429', ['429']],
  ['401', ['401', '-401']],
];
for (const [typed, meant] of MEANT) {
  test(`${typed} finds ${meant.join(' and ')} first`, async () => {
    await type(typed);
    assert.deepEqual((await codes()).slice(0, meant.length).sort(), [...meant].sort());
  });
}

/** What is typed, and codes that have to be among what is found. */
const AMONG = [
  ['401', ['-401', 'INVALID_TOKEN', 'TOKEN_EXPIRED', 'GW.AUTHN']],
  ['timeout', ['GW.TIMEOUT.01', 'GW.TIMEOUT.02', 'GW.PROXY.04', '504', '408']],
  ['토큰', ['-401', 'INVALID_TOKEN', 'TOKEN_EXPIRED']],
  ['토ㅋ', ['-401', 'INVALID_TOKEN', 'TOKEN_EXPIRED']],
  ['token', ['-401', 'INVALID_TOKEN', 'TOKEN_EXPIRED']],
  ['초과', ['RATE_LIMIT_EXCEEDED', 'QUOTA_EXCEEDED', '-10', 'GW.TIMEOUT.01']],
  ['quota', ['-10', 'QUOTA_EXCEEDED', 'GW.QUOTA_LIMIT']],
  ['maintenace', ['-9798', 'GW.BLOCK.02']],
];
for (const [typed, meant] of AMONG) {
  test(`${typed} finds ${meant.join(', ')}`, async () => {
    await type(typed);
    await showAll();
    const found = await codes();
    assert.deepEqual(meant.filter((code) => !found.includes(code)), [], `found: ${found.join(' ')}`);
  });
}

async function showAll() {
  while (await page.locator('#more').isVisible()) await page.locator('#more').click();
}

const first = (selector) => page.locator(`#results ${selector}`).first();

test('of everything that is found the verdict comes first, as on the page of its provider', async () => {
  await type('GW.TIMEOUT.02');
  assert.deepEqual(await page.locator('#results .verdict > span').allInnerTexts(), ['GET: after a back-off', 'POST: no (may have gone through: check first)']);
  const [verdict, steps] = await Promise.all([first('.verdict'), first('.do')].map((of) => of.boundingBox()));
  assert.ok(verdict.y < steps.y);
  await type('kakao 429');
  assert.match(await first('.verdict').innerText(), /^after Retry-After .without it: after a back-off. .by HTTP itself.$/);
});

test('what bears on a verdict stands on its card', async () => {
  await type('meloming 429');
  const rule = page.locator('#results li', { hasText: 'rule for statuses' });
  assert.match(await rule.innerText(), /where the monthly quota is exceeded .QUOTA_EXCEEDED., not before next month/);
  await page.locator('#language').click();
  assert.match(await page.locator('#results li', { hasText: '상태 코드별 처리 기준' }).innerText(), /월간 쿼터 초과.QUOTA_EXCEEDED.인 경우에는 다음 달까지/);
  await page.locator('#language').click();
});

test('the example beside a code that is not listed fills the search, and no status is a dead end', async () => {
  await type('GW.NOPE.99');
  await page.locator('#results button.try').click();
  assert.equal(await page.locator('#query').inputValue(), 'HTTP 503 GW.NOPE.99');
  // The document has no rule for it: HTTP has.
  assert.match(await first('.strange').innerText(), /By HTTP itself:\s+GET: after Retry-After .without it: after a back-off.\s+POST: no .may have gone through: check first./);
  assert.match(await first('.strange .basis a').getAttribute('href'), /http_status.index\.html#status-503$/);
  // A status that is not registered counts as the first of its class.
  await type('HTTP 520 GW.NOPE.99');
  assert.match(await first('.strange').innerText(), /By HTTP itself:\s+GET: after a back-off\s+POST: no/);
  assert.match(await first('.strange .basis a').getAttribute('href'), /http_status.index\.html#status-500$/);
  await type('HTTP 418 GW.NOPE.99');
  assert.match(await first('.strange').innerText(), /codetable does not send the request again\.\s+Whom to ask/);
});

test('a response with another status than the one that its code is listed with is told', async () => {
  await type('status=400 kakao code=-401');
  assert.match(await first('.other').innerText(), /^The response has status 400; the code is listed with 401\.$/);
  assert.deepEqual(await page.locator('#results .verdict > span').allInnerTexts(), ['Under 400: GET: with a new token, or fix the setup', 'Under 400: POST: no (may have gone through: check first)']);
  await type('POST 400 kakao code=-401');
  assert.match(await first('.verdict > span').innerText(), /^Under 400: POST: no .may have gone through: check first.$/);
  await type('status=207 EXEG-0201-503');
  assert.equal(await page.locator('#results .other').count(), 0);
  await type('status=401 kakao code=-401');
  assert.equal(await page.locator('#results .other').count(), 0);
});

test('Enter opens all that there is, and nothing that is only written nearly so', async () => {
  await type('circuit');
  assert.equal((await codes()).length, 1);
  await page.keyboard.press('Enter');
  await page.waitForURL(/gateway_errors.GW\.BLOCK\.01\.html$/);
  await page.goto(file(sites.real));
  await type('INVALID_API_KEE');
  assert.equal((await codes()).length, 1);
  await page.keyboard.press('Enter');
  await page.waitForTimeout(300);
  assert.match(page.url(), /index\.html(\?|$)/);
});

test('what is found nowhere is said so', async () => {
  await type('zzzzqqqq');
  assert.deepEqual(await codes(), []);
  assert.match(await page.locator('#count').textContent(), /^Nothing found\. Try /);
});

test('the address holds what is typed and chosen, and brings it back', async () => {
  await type('토큰');
  await page.getByLabel('Kakao API').check();
  assert.equal(new URL(page.url()).searchParams.get('q'), '토큰');
  const found = await codes();
  await page.goto('about:blank');
  await page.goBack();
  assert.equal(await page.locator('#query').inputValue(), '토큰');
  assert.ok(await page.getByLabel('Kakao API').isChecked());
  assert.deepEqual(await codes(), found);
  await type('');
  await page.getByLabel('Kakao API').uncheck();
  assert.equal(new URL(page.url()).search, '');
  assert.ok(await page.getByRole('heading', { name: 'Providers' }).isVisible());
});

test('the address keeps of a line of a log what was understood, and no token', async () => {
  const kept = () => page.evaluate(() => new URLSearchParams(location.search).get('q'));
  await type('POST /v2/user/me token=s3cr3tS3cr3t Bearer eyJhbGciOiJIUzI1NiJ9 kakao status=400 {"code":-401}');
  assert.equal(await kept(), 'POST kakao HTTP 400 -401');
  await type('token=s3cr3tS3cr3t');
  assert.equal(await kept(), null);
});

test('what another page is asked stands in no address that a browser remembers', async () => {
  const log = 'Bearer s3cr3tS3cr3t kakao status=401 code=-401';
  const seen = [];
  const note = (frame) => seen.push(frame.url());
  page.on('framenavigated', note);
  await page.goto(file(sites.real, 'kakao/errors/-1.html'));
  await page.locator('header input').fill(log);
  await page.keyboard.press('Enter');
  await page.waitForURL(/index\.html\?q=/);
  page.off('framenavigated', note);
  assert.equal(await page.locator('#query').inputValue(), log);
  assert.equal((await codes())[0], '-401');
  assert.deepEqual(seen.filter((address) => address.includes('s3cr3t')), []);
  // What was asked once is not asked again of whoever comes back.
  await page.goto(file(sites.real));
  assert.equal(await page.locator('#query').inputValue(), '');
});

test('on a phone the first verdict stands above the keyboard', async () => {
  const { context, page, complaints } = await watched(browser, { viewport: { width: 360, height: 740 } });
  for (const locale of ['en', 'ko']) {
    for (const text of ['-401', 'HTTP 429 kakao', 'EXEG-0201-503', 'GW.TIMEOUT.02', 'QUOTA_EXCEEDED', '429', 'POST kakao -1']) {
      await page.goto(file(sites.real, `index.html?lang=${locale}`));
      await page.locator('#query').fill(text);
      const { y } = await page.locator('#results .verdict').first().boundingBox();
      assert.ok(y <= 300, `${locale} ${text}: ${y}`);
      const { height } = await page.locator('h1').boundingBox();
      assert.equal(height, 1);
    }
  }
  await page.locator('#query').fill('');
  assert.ok((await page.locator('h1').boundingBox()).height > 20);
  assert.deepEqual(complaints, []);
  await context.close();
});

test('keys: / leads to the search, arrows through what is found, Enter opens, Esc leads back', async () => {
  await page.locator('h1').click();
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'query');
  await page.keyboard.type('token');
  assert.equal(await page.locator('#query').inputValue(), 'token');
  const found = await codes();
  const current = () => page.evaluate(() => document.activeElement.querySelector('code')?.textContent);
  await page.keyboard.press('ArrowDown');
  assert.equal(await current(), found[0]);
  await page.keyboard.press('ArrowDown');
  assert.equal(await current(), found[1]);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'query');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('#query').inputValue(), 'token');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('#query').inputValue(), '');
  await page.keyboard.type('-401');
  await page.keyboard.press('Enter');
  await page.waitForURL(/kakao\/errors\/-401\.html$/);
});

test('the search of any other page leads to the first', async () => {
  await page.goto(file(sites.real, 'meloming/errors/TOKEN_EXPIRED.html'));
  await page.keyboard.press('/');
  await page.keyboard.type('GW.TIMEOUT.01');
  await page.keyboard.press('Enter');
  await page.waitForURL(/index\.html\?q=GW\.TIMEOUT\.01$/);
  assert.equal((await codes())[0], 'GW.TIMEOUT.01');
});

test('beside every choice stands how many it leaves', async () => {
  await type('재시도');
  const promises = await page.locator('#filters label:visible').evaluateAll((all) => all.map((label) => {
    const { name, value } = label.querySelector('input');
    return [`input[name="${name}"][value="${value}"]`, Number(label.querySelector('output').textContent)];
  }));
  assert.ok(promises.length > 10, `${promises.length} choices`);
  for (const [choice, promised] of promises) {
    await page.locator(choice).check();
    await showAll();
    const shown = (await codes()).length;
    assert.equal(shown, promised, choice);
    assert.match(await page.locator('#count').textContent(), new RegExp(`^${shown} `));
    await page.locator(choice).uncheck();
  }
});

test('choices of one kind add up, of two kinds narrow down', async () => {
  const shown = async () => { await showAll(); return (await codes()).length; };
  const choose = (name, value) => page.locator(`input[name=${name}][value="${value}"]`).check();
  await choose('provider', 'kakao');
  const kakao = await shown();
  await choose('provider', 'meloming');
  const both = await shown();
  assert.ok(both > kakao);
  await choose('step', 'new-token');
  const refresh = await codes();
  assert.ok(refresh.length < both && refresh.includes('-401') && refresh.includes('TOKEN_EXPIRED'), refresh.join(' '));
  await choose('basis', 'stated');
  await choose('status', '401');
  assert.ok((await codes()).includes('-401'));
});

test('who may send it again is chosen as it is shown', async () => {
  // Of a call that may be repeated and of one that may not, or of any.
  const shown = async () => {
    await showAll();
    return page.locator('#results a').evaluateAll((all) => all.map((a) => {
      const calls = [...a.querySelectorAll('.verdict > span')].map((call) => call.className);
      return calls[0] === 'alone' ? (calls.length === 1 ? 'post' : 'get') : calls[0];
    }));
  };
  for (const provider of await page.locator('#filters input[name=provider]').all()) await provider.check();
  const all = await shown();
  let count = 0;
  for (const goes of ['post', 'get', 'later', 'byhand', 'never', 'needless']) {
    const wanted = all.filter((of) => of === goes);
    const choice = page.locator(`#filters input[name=again][value=${goes}]`);
    if (wanted.length === 0 && !await choice.isVisible()) continue;
    await choice.check();
    assert.deepEqual(await shown(), wanted, goes);
    await choice.uncheck();
    count += wanted.length;
  }
  assert.ok(count > 100, `${count} entries`);
});

test('a card says of every status what a program does that gets the code with it', async () => {
  const catalog = JSON.parse(readFileSync(new URL('../../../../docs/catalog.json', import.meta.url)));
  const asks = [];
  for (const provider of catalog.providers) {
    for (const row of provider.tables.filter((table) => table.kind === 'errors').flatMap((table) => table.rows)) {
      for (const status of [207, 400, 429, 503]) {
        const holds = ({ statuses, when }) => when.length === 0 && statuses.some(([first, last]) => first <= status && status <= last);
        const decision = row.decisions.find(holds);
        if (decision) asks.push({ text: `${provider.name} HTTP ${status} code=${row.code}`, code: String(row.code), next: decision.next });
      }
    }
  }
  assert.ok(asks.length > 200, `${asks.length}`);
  const told = await page.evaluate((asks) => asks.map(({ text, code }) => {
    const query = document.querySelector('#query');
    query.value = text;
    query.dispatchEvent(new Event('input', { bubbles: true }));
    const card = [...document.querySelectorAll('#results a')].find((a) => a.querySelector('.top code').textContent === code);
    return [...card.querySelectorAll('.verdict > span')].map((call) => call.className);
  }), asks);
  // Calls become fewer by a person's hand.
  const goes = (next) => ({ stop: ['byhand', 'never', 'needless'], later: ['later', 'byhand'] })[next] ?? ['alone'];
  const wrong = asks.filter(({ next }, at) => {
    // One verdict is for every call; of two, that for calls which may be repeated comes first.
    const [idempotent, other = idempotent] = told[at];
    return !goes(next.idempotent).includes(idempotent) || !goes(next.other).includes(other);
  });
  assert.deepEqual(wrong.map(({ text }) => text), []);
});
