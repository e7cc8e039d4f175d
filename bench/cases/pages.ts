import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'
import { extractPage } from '../../src/feeds/pages/extract-page.ts'
import { type BenchCase, timeInTurn } from '../bench-case.ts'

const FIXTURES = join(import.meta.dirname, '../../tests/feeds/pages/fixtures')
const PAGES = 100
/** What stands around the article of a page in the wild: menus, teasers, scripts. */
const ENTRIES = 400
const SCRIPT_LETTERS = 60_000

/** Articles taken out of pages, beside Readability on linkedom. The pages are the project's own, with much around them. */
export default {
  name: 'pages',
  async run() {
    const pages = invented()
    const times = await timeInTurn(
      3,
      () => pages.map(page => extractPage(page).article.text.length),
      // The type of a document is a browser's; linkedom's is near enough for Readability.
      () => pages.map(page => new Readability(parseHTML(page).document as never).parse()?.length),
    )
    const perSecond = (ms: number) => (PAGES * 1000) / ms
    return [
      {
        job: `pages of ${Math.round(pages[0]!.length / 1000)} kB`,
        ours: perSecond(times.ours),
        peers: perSecond(times.peers),
        unit: 'per second',
        peer: 'Readability on linkedom',
      },
    ]
  },
} satisfies BenchCase

function invented(): string[] {
  const articles = readdirSync(FIXTURES)
    .map(name => readFileSync(join(FIXTURES, name, 'input.html'), 'utf8'))
    .filter(page => page.length > 2500)
  const entries = Array.from(
    { length: ENTRIES },
    (_, index) =>
      `<li class="teaser teaser-${index % 7}"><a href="/story/${index}"><span class="teaser-title">Story number ${index} of the day</span></a><p class="teaser-text">It was told in the hall, and ${index} people heard it.</p></li>`,
  ).join('')
  const script = `<script>${'var a = { b: 1 };'.repeat(SCRIPT_LETTERS / 17)}</script>`
  return Array.from({ length: PAGES }, (_, index) =>
    articles[index % articles.length]!.replace(
      '</body>',
      `<div class="more"><ul>${entries}</ul></div>${script}</body>`,
    ),
  )
}
