import { expect, test } from 'vitest'
import { findFormat } from '../../src/ingest/find-format.ts'

const ROW = '{"url":"https://ledger.example.com/vote","text":"The council voted."}'
const PAGE = '<!DOCTYPE html><html><body><p>The council voted.</p></body></html>'
const NOTES = '---\nheadline: The vote\n---\nThe council voted.'

const cases = [
  { name: 'vote.jsonl', content: '', format: 'JSON Lines' },
  { name: 'VOTE.HTML', content: '', format: 'HTML' },
  { name: 'vote.md', content: '', format: 'Markdown' },
  { name: 'vote.txt', content: '', format: 'plain text' },
  // The ending goes before what is in it.
  { name: 'vote.txt', content: PAGE, format: 'plain text' },
  { name: 'vote.md', content: ROW, format: 'Markdown' },
  // Where it says nothing, what is in it tells.
  { name: 'vote', content: ROW, format: 'JSON Lines' },
  { name: 'vote.download', content: PAGE, format: 'HTML' },
  { name: 'vote', content: NOTES, format: 'Markdown' },
  { name: 'vote', content: '# The vote\nThe council voted.', format: 'Markdown' },
  { name: 'vote.2019', content: 'The vote\nThe council voted.', format: 'plain text' },
  { name: 'html', content: '', format: 'plain text' },
]
for (const { name, content, format } of cases) {
  test(`${name} with ${JSON.stringify(content)}`, () => {
    expect(findFormat(name, content).name.toLowerCase()).toBe(format.toLowerCase())
  })
}
