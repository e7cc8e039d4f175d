import { type Bot, createBot } from '../src/bot/dispatch.ts'
import { readCommands } from '../src/bot/registry.ts'
import { COMMANDS_FOLDER } from '../src/main.ts'
import { freshMemory } from '../tests/bot/memory.ts'
import { type BenchRow, quantile } from './bench-case.ts'
import { inventedNews } from './invented-news.ts'
import { fillStoreFile, withStoreFile } from './store-file.ts'

const ARTICLES = 10_000
const PER_SECOND = 50
const SECONDS = 10
const PEOPLE = 500

/** What somebody asks for: four quotations, then a question. */
export type Ask = { readonly person: string } | { readonly question: string }

/** Something asked on a platform's stand-in: when it is acknowledged and answered, in milliseconds from then. */
export interface Asked {
  readonly acknowledged: Promise<number>
  readonly answered: Promise<number>
}

export interface Times {
  readonly ack: readonly number[]
  readonly answer: readonly number[]
}

/** Opens a bot on ten thousand invented articles for as long as `work` takes. */
export function withBusyBot<Result>(
  work: (bot: Bot, askAt: (turn: number) => Ask) => Promise<Result>,
): Promise<Result> {
  return withStoreFile(async (store, file) => {
    const news = inventedNews(5)
    const people = Array.from({ length: PEOPLE }, (_, index) => news.person(index))
    await store.people.save(people)
    await fillStoreFile(file, records())
    function* records() {
      for (let index = 0; index < ARTICLES; index++) {
        const spoken = [people[index % PEOPLE]!, people[(index * 7) % PEOPLE]!]
        const content = [{ start: 0, end: 20 }]
        const quotes = spoken.map(({ id }) => ({ kind: 'direct', content, speakerId: id, ...SAID }) as const)
        yield { ...news.record(index, 3), quotes }
      }
    }
    const bot = createBot({
      store,
      memory: freshMemory(),
      commands: await readCommands(COMMANDS_FOLDER),
      now: () => Temporal.Now.instant(),
      reportBug: error => {
        throw error
      },
    })
    return work(bot, turn => {
      const { name } = people[(turn * 13) % PEOPLE]!
      return turn % 5 === 4
        ? { question: `what did ${name} say of ${news.wordsOf(3).join(' ')}?` }
        : { person: name }
    })
  })
}

const SAID = { medium: 'said', confidence: 1 } as const

/** Asks at an even pace, whether what was asked before is answered or not; after a second to warm up. */
export async function underLoad(ask: (turn: number) => Asked): Promise<Times> {
  const ack: number[] = []
  const answer: number[] = []
  const answers: Promise<void>[] = []
  const start = performance.now()
  for (let turn = 0; turn < PER_SECOND * (SECONDS + 1); turn++) {
    const wait = start + (turn * 1_000) / PER_SECOND - performance.now()
    if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait))
    const { acknowledged, answered } = ask(turn)
    answers.push(
      Promise.all([atMost(acknowledged), atMost(answered)]).then(([ackMs, answerMs]) => {
        if (turn < PER_SECOND) return
        ack.push(ackMs)
        answer.push(answerMs)
      }),
    )
  }
  await Promise.all(answers)
  return { ack, answer }
}

/** On a machine that cannot keep up, what was lost counts as if it came then. */
const LOST_AFTER_MS = 60_000

function atMost(ms: Promise<number>): Promise<number> {
  return new Promise(resolve => {
    const timer = setTimeout(() => resolve(LOST_AFTER_MS), LOST_AFTER_MS)
    void ms.then(came => {
      clearTimeout(timer)
      resolve(came)
    })
  })
}

/** Medians and slowest hundredths of both, as rows of the table. */
export function loadRows(ours: Times, peers: Times, peer: string): BenchRow[] {
  return (['ack', 'answer'] as const).flatMap(what =>
    [0.5, 0.99].map(share => ({
      job: `${what} p${share * 100}, ${PER_SECOND} commands a second, ${ARTICLES.toLocaleString('en')} articles`,
      ours: quantile(ours[what], share),
      peers: quantile(peers[what], share),
      unit: 'ms',
      peer,
    })),
  )
}
