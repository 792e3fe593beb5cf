// A real browser, the sites it is to open, and a server that puts one of them below a path.
import { readFile, readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The folders of the sites that sites.rs writes. */
const folder = process.env.SITES ?? join(here, '../../../../target/sites');
export const sites = { real: join(folder, 'real'), hostile: join(folder, 'hostile'), large: join(folder, 'large'),
  everything: join(folder, 'everything') };

/** The address of a page of a site, opened from its folder. */
export const file = (site, path = 'index.html') => pathToFileURL(site).href + '/' + path;

/** Every page of a site, by its path in it. */
export async function pages(site) {
  const names = await readdir(site, { recursive: true });
  return names.filter((name) => name.endsWith('.html')).sort();
}

/** Chromium, in a new profile, without anything that would call home. */
export const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});

/**
 * A page of which nothing goes unseen: what it complained of, and what it asked for beyond the site. `settled` gives both
 * and has to find them empty.
 */
export async function watched(browser, options = {}) {
  const context = await browser.newContext({ locale: 'en', ...options });
  const page = await context.newPage();
  const complaints = [];
  const requests = [];
  page.on('console', (message) => complaints.push(`${page.url()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error}`));
  page.on('dialog', (dialog) => { complaints.push(`a dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('request', (request) => requests.push(request.url()));
  page.on('requestfailed', (request) => {
    // The next page was opened before this one's icon was there.
    if (request.failure().errorText !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.url()}`);
  });
  page.on('response', (response) => { if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`); });
  const beyond = (root) => requests.filter((url) => !url.startsWith(root));
  return { context, page, complaints, beyond };
}

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

/** Serves a site below a path, as a forge's pages are. */
export async function serve(site, below) {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname);
    const inside = path.startsWith(below) ? path.slice(below.length) || 'index.html' : null;
    try {
      const target = join(site, inside);
      if (relative(site, target).startsWith('..')) throw new Error('outside');
      const text = await readFile(target.endsWith('/') ? target + 'index.html' : target);
      response.writeHead(200, { 'content-type': TYPES[extname(target)] ?? 'text/plain' }).end(text);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { root: `http://127.0.0.1:${server.address().port}${below}`, close: () => server.close() };
}
