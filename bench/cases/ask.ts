import MiniSearch from 'minisearch'
import { COMMANDS_FOLDER, LOCAL_ASKER } from '../../src/app.ts'
import { createBot } from '../../src/bot/dispatch.ts'
import { readCommands } from '../../src/bot/registry.ts'
import type { Store } from '../../src/stores/store.ts'
import { freshMemory } from '../../tests/bot/memory.ts'
import { askedNews } from '../asked-news.ts'
import { type BenchCase, type BenchRow, timeInTurn } from '../bench-case.ts'
import { fillStoreFile, withStoreFile } from '../store-file.ts'

const ARTICLES = 10_000
const QUESTIONS = 100

/** From a question as a line to the reply with its evidence, beside a search engine in memory that only finds passages. */
export default {
  name: 'ask',
  run: () => withStoreFile(measure),
} satisfies BenchCase

async function measure(store: Store, file: string): Promise<BenchRow[]> {
  const news = askedNews(3)
  await store.people.save(news.people)
  const index = new MiniSearch<{ readonly id: number; readonly text: string }>({ fields: ['text'] })
  let passageCount = 0
  function* records() {
    for (let number = 0; number < ARTICLES; number++) {
      const record = news.record(number)
      for (const { start, end } of record.passages)
        index.add({ id: passageCount++, text: record.article.text.slice(start, end) })
      yield record
    }
  }
  await fillStoreFile(file, records())
  const bot = createBot({
    store,
    memory: freshMemory(),
    commands: await readCommands(COMMANDS_FOLDER),
    now: () => Temporal.Instant.from('2024-06-14T12:00Z'),
    reportBug: error => {
      throw error
    },
  })
  const questions = Array.from({ length: QUESTIONS + 1 }, (_, number) => news.question(number))
  const asked = { ours: 0, peers: 0 }
  const { p95, slowest, ...median } = await timeInTurn(
    QUESTIONS,
    () => bot.say(`/ask ${questions[asked.ours++]}`, LOCAL_ASKER),
    () => index.search(questions[asked.peers++]!),
    { clock: 'processor' },
  )
  const peer = 'MiniSearch, which finds passages'
  const job = `/ask of ${ARTICLES.toLocaleString('en')} articles (${passageCount.toLocaleString('en')} passages), time of the processor`
  return [
    { job, ...median, unit: 'ms', peer },
    { job: `${job}, p95`, ...p95, unit: 'ms', peer },
    { job: `${job}, the slowest`, ...slowest, unit: 'ms', peer },
  ]
}
