import { COMMANDS_FOLDER } from '../src/app.ts'
import { type Bot, createBot } from '../src/bot/dispatch.ts'
import { readCommands } from '../src/bot/registry.ts'
import { freshMemory } from '../tests/bot/memory.ts'
import { type BenchRow, quantile } from './bench-case.ts'
import { inventedNews } from './invented-news.ts'
import { PER_SECOND, turnsAtPace } from './load.ts'
import { fillStoreFile, withStoreFile } from './store-file.ts'

const ARTICLES = Number(process.env.BENCH_ARTICLES ?? 10_000)
const PEOPLE = 500

/** Something asked on a platform's stand-in: when it is acknowledged and answered, in milliseconds from then. */
export interface Asked {
  readonly acknowledged: Promise<number>
  readonly answered: Promise<number>
}

export type Times = {
  readonly ack: readonly number[]
  readonly answer: readonly number[]
}

/** Opens a bot on ten thousand invented articles, or `BENCH_ARTICLES`, for as long as `work` takes. */
export function withBusyBot<Result>(
  work: (bot: Bot, names: readonly string[]) => Promise<Result>,
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
    return work(
      bot,
      people.map(({ name }) => name),
    )
  })
}

const SAID = { medium: 'said', confidence: 1 } as const

/** Asks at an even pace, whether what was asked before is answered or not; after a second to warm up. */
export async function underLoad(ask: (turn: number) => Asked): Promise<Times> {
  const ack: number[] = []
  const answer: number[] = []
  const answers: Promise<void>[] = []
  for await (const { turn, isTimed } of turnsAtPace()) {
    const { acknowledged, answered } = ask(turn)
    answers.push(
      Promise.all([atMost(acknowledged), atMost(answered)]).then(([ackMs, answerMs]) => {
        if (!isTimed) return
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

/** Medians and slowest hundredths of everything timed, as rows of the table. */
export function loadRows<What extends string>(
  ours: Readonly<Record<What, readonly number[]>>,
  peers: Readonly<Record<What, readonly number[]>>,
  { what, peer }: { readonly what: string; readonly peer: string },
): BenchRow[] {
  return (Object.keys(ours) as What[]).flatMap(timed =>
    [0.5, 0.99].map(share => ({
      job: `${timed} p${share * 100}, ${PER_SECOND} ${what} a second, ${ARTICLES.toLocaleString('en')} articles`,
      ours: quantile(ours[timed], share),
      peers: quantile(peers[timed], share),
      unit: 'ms',
      peer,
    })),
  )
}
