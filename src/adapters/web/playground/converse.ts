import type { Asker } from '../../../bot/command.ts'
import type { Bot } from '../../../bot/dispatch.ts'
import { filledIn, findForm } from '../../../bot/form.ts'
import { type Invocation, parseLine } from '../../../bot/parse-line.ts'
import { canShare, type Press } from '../../../bot/press.ts'
import type { RawOptions } from '../../../bot/read-options.ts'
import { expiredButton } from '../../../bot/replies.ts'
import { typedLine } from '../../../bot/wording.ts'
import { UserError } from '../../../model/errors.ts'
import type { Visitor } from '../visitor.ts'
import type { Exchange, Transcripts } from './transcript.ts'

/** What a conversation is held with. */
export interface Conversing {
  readonly bot: Bot
  readonly transcripts: Transcripts
}

/** Who speaks, and in which thread if in any. */
export interface Speaker {
  readonly visitor: Visitor
  readonly threadId?: string | undefined
}

/** Answers what somebody typed. What a command lacks is asked for in a form, as platforms do. */
export async function say(line: string, speaker: Speaker, conversing: Conversing): Promise<Exchange> {
  const { bot } = conversing
  const invocation = readLine(line, bot)
  if (invocation !== undefined) return run(invocation, line.trim(), { speaker, conversing })
  const exchange = await newExchange(line.trim(), speaker, conversing)
  const reply = await bot.say(line, askerIn(speaker))
  return kept({ ...exchange, said: { kind: 'reply', reply } }, speaker, conversing)
}

/** Does what a button or a choice says. One that turns a page, or shows more of the same, answers where it stands. */
export async function press(
  id: string,
  standing: string | undefined,
  { speaker, conversing }: { readonly speaker: Speaker; readonly conversing: Conversing },
): Promise<Exchange> {
  const { bot, transcripts } = conversing
  const found = await bot.recall(id, speaker.visitor.asker.place)
  if (found === undefined || (found.does === 'share' && !canShare(found, bot.commands))) {
    const said = { kind: 'reply', reply: expiredButton() } as const
    return kept({ ...(await newExchange('An old button', speaker, conversing)), said }, speaker, conversing)
  }
  const invocation = { command: found.command, options: found.options }
  const before = standing === undefined ? undefined : await transcripts.find(speaker.visitor, standing)
  const isInPlace = found.does === 'page' || found.does === 'update'
  return run(invocation, typedLine(actionOf(found), bot.commands), {
    speaker,
    conversing,
    ...(found.page === undefined ? {} : { page: found.page }),
    ...(isInPlace && before !== undefined ? { before } : {}),
    isShared: found.does === 'share',
  })
}

/** Runs a command with what its form was filled in for. */
export async function submit(
  id: string,
  filled: RawOptions,
  { speaker, conversing }: { readonly speaker: Speaker; readonly conversing: Conversing },
): Promise<Exchange> {
  const found = await conversing.bot.recall(id, speaker.visitor.asker.place)
  if (found === undefined) return press(id, undefined, { speaker, conversing })
  const invocation = filledIn(found, filled)
  const asked = typedLine({ label: '', ...invocation }, conversing.bot.commands)
  return run(invocation, asked, { speaker, conversing, isFilledIn: true })
}

interface Running {
  readonly speaker: Speaker
  readonly conversing: Conversing
  readonly page?: number
  /** What it takes the place of. */
  readonly before?: Exchange
  readonly isShared?: boolean
  readonly isFilledIn?: boolean
}

async function run(invocation: Invocation, asked: string, running: Running): Promise<Exchange> {
  const { speaker, conversing, page, before, isShared = false, isFilledIn = false } = running
  const { bot } = conversing
  const exchange = before ?? (await newExchange(asked, speaker, conversing))
  const form = isFilledIn ? undefined : findForm(invocation, bot.commands)
  if (form !== undefined) return kept({ ...exchange, said: { kind: 'form', form } }, speaker, conversing)
  const reply = await bot.run(invocation, askerIn(speaker))
  const said = {
    kind: 'reply',
    reply: isShared && reply.status === undefined ? ({ ...reply, visibility: 'public' } as const) : reply,
    invocation,
    ...(page === undefined ? {} : { page }),
  } as const
  return kept({ ...exchange, said }, speaker, conversing)
}

async function newExchange(asked: string, { visitor, threadId }: Speaker, { transcripts }: Conversing) {
  const id = await transcripts.nextId(visitor)
  return { id, asked, ...(threadId === undefined ? {} : { threadId }) }
}

/** Remembers an exchange; what was asked outside of any thread can be gone on with in a thread of its own. */
async function kept(
  exchange: Exchange,
  speaker: Speaker,
  { bot, transcripts }: Conversing,
): Promise<Exchange> {
  const { asker } = speaker.visitor
  await transcripts.put(speaker.visitor, exchange)
  if (exchange.threadId === undefined && asker.place.platform === 'web')
    await bot.openThread(asker.place, exchange.id)
  return exchange
}

/** Threads of the page are places of its own: whoever is signed in acts in a channel of their platform, which has none such. */
function askerIn({ visitor: { asker }, threadId }: Speaker): Asker {
  return threadId === undefined || asker.place.platform !== 'web'
    ? asker
    : { ...asker, place: { ...asker.place, threadId } }
}

function actionOf({ command, options }: Press) {
  return { label: '', command, options }
}

/** Undefined for a line that is no command: `say` explains what is wrong with it. */
function readLine(line: string, { commands }: Bot): Invocation | undefined {
  try {
    return parseLine(line, commands)
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}
