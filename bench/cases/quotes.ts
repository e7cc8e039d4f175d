import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import compromise from 'compromise'
import { attribute } from '../../src/text/quotes/attribute.ts'
import { type BenchCase, timeInTurn } from '../bench-case.ts'

const ROOT = join(import.meta.dirname, '../..')
const ARTICLES = 100
/** About what a news article has. */
const LENGTH = 5_000

/**
 * Who says what in articles, beside compromise, which finds what stands in marks and the people named, and gives no
 * quotation to a speaker. The articles are the project's own, their paragraphs in another order in each.
 */
export default {
  name: 'quotes',
  async run() {
    const articles = invented()
    const times = await timeInTurn(
      3,
      () => articles.map(text => attribute({ text }).attributions.length),
      () =>
        articles.map(text => {
          const read = compromise(text)
          return read.quotations().length + read.people().length
        }),
    )
    return [
      {
        job: `${ARTICLES} articles of ${LENGTH.toLocaleString('en')} letters`,
        ...times,
        unit: 'ms',
        peer: 'compromise',
      },
    ]
  },
} satisfies BenchCase

function invented(): string[] {
  const rows = readFileSync(join(ROOT, 'tests/bot/newsroom.jsonl'), 'utf8').trim().split('\n')
  const paragraphs = rows.flatMap(row => (JSON.parse(row) as { text: string }).text.split('\n'))
  return Array.from({ length: ARTICLES }, (_, article) => {
    let text = ''
    for (let at = article * 7; text.length < LENGTH; at += 1 + (article % 5)) {
      text += `${paragraphs[at % paragraphs.length]!}\n`
    }
    return text
  })
}
