// Takes the picture of the site that README.md shows, from the site that `npm run sites` wrote: npm run picture
import { fileURLToPath } from 'node:url';
import { file, launch, sites } from './browser.js';

const picture = fileURLToPath(new URL('../../../../docs/site.png', import.meta.url));
const browser = await launch();
const page = await browser.newPage({ locale: 'en', colorScheme: 'light', viewport: { width: 960, height: 540 } });
await page.goto(file(sites.real, 'kakao/errors/-1.html'));
await page.screenshot({ path: picture });
await browser.close();
