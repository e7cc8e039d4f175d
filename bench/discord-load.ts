// A worker of the bench of Discord: its stand-in, and people who ask. Away from the bot's thread, as the real Discord is; told
// to begin by a message, it answers with the times.
import { parentPort, workerData } from 'node:worker_threads'
import {
  type Asked,
  type FakeDiscord,
  startFakeDiscord,
} from '../tests/adapters/discord/fake/fake-discord.ts'
import { snowflake } from '../tests/adapters/discord/fake/world.ts'
import { inventedNews } from './invented-news.ts'
import { asksAbout, turnsAtPace } from './load.ts'

/** Whom people ask about. */
export interface LoadPlan {
  readonly names: readonly string[]
}

/** Milliseconds from each interaction. */
export type LoadTimes = {
  readonly ack: readonly number[]
  readonly answer: readonly number[]
  readonly suggestions: readonly number[]
}

const { names } = workerData as LoadPlan
const askAt = asksAbout(names, inventedNews(6))
// Checking every body would take the time of the bots: both share this machine's memory and disk.
const fake = await startFakeDiscord({ isChecking: false })
// On a busy machine an interaction may be late; it is timed all the same.
fake.ackWithinMs = Number.POSITIVE_INFINITY
const { apiUrl, token } = fake
parentPort!.postMessage({ apiUrl, token })
parentPort!.once('message', async () => {
  parentPort!.postMessage(await measure(fake))
  await fake.close()
})

async function measure(fake: FakeDiscord): Promise<LoadTimes> {
  const ack: number[] = []
  const answer: number[] = []
  const suggestions: number[] = []
  const answers: Promise<void>[] = []
  for await (const { turn, isTimed } of turnsAtPace()) {
    const asked = ask(fake, turn)
    answers.push(
      asked.seen().then(() => {
        if (!isTimed) return
        ack.push(asked.ackMs!)
        answer.push(performance.now() - asked.at)
      }),
    )
    // Beside each fifth, somebody types a name.
    if (turn % 5 !== 0) continue
    const typing = type(fake, turn)
    answers.push(
      typing.seen().then(() => {
        if (isTimed) suggestions.push(performance.now() - typing.at)
      }),
    )
  }
  await Promise.all(answers)
  return { ack, answer, suggestions }
}

function ask(fake: FakeDiscord, turn: number): Asked {
  const asked = askAt(turn)
  return 'person' in asked
    ? fake.slash('quote', { person: asked.person })
    : fake.slash('ask', { question: asked.question })
}

function type(fake: FakeDiscord, turn: number): Asked {
  const value = names[(turn * 7) % names.length]!.slice(0, 1 + (turn % 4))
  const option = { name: 'person', type: 3, value, focused: true }
  return fake.interact(4, { id: snowflake(), name: 'quote', type: 1, options: [option] })
}
