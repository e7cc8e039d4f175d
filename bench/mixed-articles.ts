import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const NEWSROOM_FILE = join(import.meta.dirname, '../tests/bot/newsroom.jsonl')

/** Texts of at least so many letters from the paragraphs of the project's own articles, in another order in each. */
export function mixedArticles(count: number, length: number): string[] {
  const rows = readFileSync(NEWSROOM_FILE, 'utf8').trim().split('\n')
  const paragraphs = rows.flatMap(row => (JSON.parse(row) as { text: string }).text.split('\n'))
  return Array.from({ length: count }, (_, article) => {
    let text = ''
    for (let at = article * 7; text.length < length; at += 1 + (article % 5)) {
      text += `${paragraphs[at % paragraphs.length]!}\n`
    }
    return text
  })
}
