import { join } from 'node:path'
import { excerptsOf, expectCutFromArticles } from '../bot/excerpts.ts'
import { type Newsroom, openNewsroom, wordsOf } from '../bot/newsroom.ts'

/** A newsroom with five articles of a November, on a day of that month. */
export function openHalden(): Promise<Newsroom> {
  const file = join(import.meta.dirname, 'ask-halden.jsonl')
  return openNewsroom([file], Temporal.Instant.from('2026-11-26T12:00:00Z'))
}

/** The reply to a line, all its words, and those cut from articles, which are held against the stored text. */
export async function shownBy(room: Newsroom, line: string) {
  const reply = await room.say(line)
  await expectCutFromArticles(reply, room.store)
  const shown = excerptsOf(reply).map(({ text }) => text)
  return { reply, words: wordsOf(reply), shown: shown.join(' ') }
}
