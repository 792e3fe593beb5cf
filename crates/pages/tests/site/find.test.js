// The site's script and `explain` answer alike: what sites.rs wrote down of the one, the other has to say too.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import { sites } from './browser.js';

/** The script of a site, as a browser would run it. */
async function finder(site) {
  const context = createContext({});
  runInContext('let catalog; const codetable = (given) => { catalog = given; };', context);
  for (const name of ['find.js', 'codes.js']) runInContext(await readFile(join(site, name), 'utf8'), context);
  return runInContext('finder(catalog, rules)', context);
}

for (const [name, site] of Object.entries(sites)) {
  test(`${name}: both find the same, and call it the same`, async (t) => {
    const { find } = await finder(site);
    const asked = JSON.parse(await readFile(`${site}.json`, 'utf8'));
    const kinds = new Map();
    let differ = 0;
    for (const [paste, provider, answer] of asked) {
      const given = JSON.parse(JSON.stringify(find(paste, provider)));
      const kind = answer.unlisted.length > 0 ? 'not_listed' : answer.hits[0]?.kind ?? 'nothing';
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      try {
        assert.deepEqual(given, answer);
      } catch (error) {
        differ += 1;
        if (differ < 6) t.diagnostic(`${JSON.stringify(paste)}, provider ${provider}: ${error.message.slice(0, 600)}`);
      }
    }
    t.diagnostic([...kinds].map(([kind, count]) => `${kind} ${count}`).join(', '));
    assert.equal(differ, 0);
  });
}
