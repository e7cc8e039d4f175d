import { UserError } from '../model/errors.ts'
import type { Place } from '../model/place.ts'
import type { Reply } from '../model/reply.ts'
import type { Studio } from '../pictures/studio.ts'
import type { Memory } from '../stores/memory.ts'
import type { Store } from '../stores/store.ts'
import type { Writer } from '../writers/writer.ts'
import type { ArticleReader, Asker, Command, CommandContext, FeedFinder } from './command.ts'
import { completeLine } from './complete.ts'
import { recall, remember } from './conversation.ts'
import { noteShown } from './note-shown.ts'
import { type Invocation, parseLine } from './parse-line.ts'
import { PostError, type Poster, type PostPlace } from './poster.ts'
import { type Press, type PressIds, readPressId } from './press.ts'
import { readOptions } from './read-options.ts'
import { createSpaces, type Spaces } from './spaces.ts'
import { type Suggestion, suggest } from './suggest.ts'

/** What the core needs from outside: everything it cannot decide itself. */
export interface BotParts {
  readonly store: Store
  readonly memory: Memory
  /** Absent where nothing may be fetched. */
  readonly reader?: ArticleReader
  /** Absent where nothing may be fetched. */
  readonly feedFinder?: FeedFinder
  /** Absent where no language model is set up. */
  readonly writer?: Writer
  /** Absent where nothing is drawn. */
  readonly studio?: Studio
  readonly commands: readonly Command[]
  readonly now: () => Temporal.Instant
  /** Where people open our pages; absent where there are none for others than at this machine. */
  readonly publicUrl?: string | undefined
  /** Those of the platforms that run, as they start. */
  readonly posters?: readonly Poster[]
  /** Our own bugs, whole, with the id that the asker was given. */
  readonly reportBug: (error: unknown, id: string) => void
  /** Every answer, for counting. */
  readonly onAnswered?: (answered: Answered) => void
}

/** How a command was answered, for counting. */
export interface Answered {
  /** `unknown` for a line that names none. */
  readonly command: string
  readonly result: 'answered' | NonNullable<Reply['status']>
  readonly ms: number
}

/** The core that every adapter talks to. `say` and `run` never reject: what goes wrong comes back as a reply. */
export interface Bot {
  /** Runs what somebody typed. */
  say(line: string, asker: Asker): Promise<Reply>
  /** Runs a command with its options, as an interaction or a button brings it. */
  run(invocation: Invocation, asker: Asker): Promise<Reply>
  /** Whole lines that a half-typed one may become; see {@link completeLine}. */
  complete(line: string): Promise<string[]>
  /**
   * Values that an option may take, for what was typed of it so far; at most 25. None where nothing can be suggested.
   * Rejects only where the database does.
   */
  suggest(typed: TypedOption, asker: Asker): Promise<Suggestion[]>
  /** Keeps, for a month, what the ids of a message's buttons have no room for. Before the message is sent. */
  keep(kept: PressIds['kept'], place: Pick<Place, 'spaceId'>): Promise<void>
  /** What an id does that a platform brings back. Undefined for one that is too old, or none of ours. */
  recall(id: string, place: Pick<Place, 'spaceId'>): Promise<Press | undefined>
  /** Lets a new thread go on from what was asked last in its channel by the same person, where the platform does not ask there. */
  openThread(place: Place, threadId: string): Promise<void>
  /** Notes where a reply stands that all can see, so that it can be put right. Rejects only where the database does. */
  shown(
    reply: Reply,
    at: { readonly place: PostPlace; readonly messageIds: readonly string[] },
  ): Promise<void>
  readonly commands: readonly Command[]
  readonly spaces: Spaces
}

/** An option while it is typed. */
export interface TypedOption {
  readonly command: string
  readonly option: string
  readonly typed: string
}

export function createBot(parts: BotParts): Bot {
  const answer = async (invocation: () => Invocation, asker: Asker) => {
    const startedAt = performance.now()
    let command = 'unknown'
    const count = (reply: Reply) => {
      const ms = performance.now() - startedAt
      parts.onAnswered?.({ command, result: reply.status ?? 'answered', ms })
      return reply
    }
    try {
      const read = invocation()
      if (parts.commands.some(({ name }) => name === read.command)) command = read.command
      return count(await runCommand(read, asker, parts))
    } catch (error) {
      return count(explain(error, parts))
    }
  }
  return {
    say: (line, asker) => answer(() => parseLine(line, parts.commands), asker),
    run: (invocation, asker) => answer(() => invocation, asker),
    complete: line => completeLine(line, parts.commands, parts.store),
    async suggest({ command, option, typed }, asker) {
      const spec = parts.commands.find(each => each.name === command)?.options[option]
      if (spec?.type !== 'text' || spec.suggest === undefined) return []
      return suggest(spec.suggest, typed, { store: parts.store, asker })
    },
    async keep(kept, { spaceId }) {
      const expiresAt = parts.now().add(KEPT_FOR)
      await parts.store.actions.save(
        [...kept].map(([id, { command, options }]) => ({ id, spaceId, command, options, expiresAt })),
      )
    },
    async recall(id, { spaceId }) {
      const read = readPressId(id)
      if (read === undefined || !('key' in read)) return read
      const { key, ...press } = read
      const saved = await parts.store.actions.find({ id: key, spaceId }, parts.now())
      return saved && { ...press, command: saved.command, options: saved.options }
    },
    async openThread(place, threadId) {
      const earlier = await recall(parts.memory, place)
      if (earlier !== undefined) await remember(parts.memory, { ...place, threadId }, earlier)
    },
    shown: (reply, at) => noteShown(reply, at, { store: parts.store, now: parts.now() }),
    commands: parts.commands,
    spaces: createSpaces(parts),
  }
}

const KEPT_FOR = { hours: 24 * 30 }

async function runCommand(invocation: Invocation, asker: Asker, parts: BotParts): Promise<Reply> {
  const command = parts.commands.find(each => each.name === invocation.command)
  if (command === undefined) {
    throw new UserError(
      'unknown-command',
      `There is no command /${invocation.command} any more. Type /help to see them all.`,
    )
  }
  if (command.access === 'admin' && !asker.isAdmin) {
    throw new UserError(
      'not-allowed',
      `/${command.name} is for those who administrate this space. Ask one of them to run it.`,
    )
  }
  const now = parts.now()
  const today = now.toZonedDateTimeISO(asker.timeZone).toPlainDate()
  const { store, memory, reader, feedFinder, writer, studio, commands } = parts
  const context: CommandContext = {
    store,
    memory,
    ...(reader && { reader }),
    ...(feedFinder && { feedFinder }),
    ...(writer && { writer }),
    ...(studio && { studio }),
    ...(parts.publicUrl !== undefined && { publicUrl: parts.publicUrl }),
    findObstacle: async place => posterOf(place, parts)?.findObstacle(place),
    async tell(reply) {
      const poster = posterOf(asker.place, parts)
      if (poster === undefined) throw new PostError('gone', 'There are no direct messages here.')
      await poster.tell(asker.place, reply)
    },
    now,
    today,
    asker,
    commands,
  }
  const reply = await command.handle(readOptions(command, invocation.options, today), context)
  return { visibility: command.visibility, ...reply }
}

function posterOf({ platform }: Pick<Place, 'platform'>, { posters }: BotParts): Poster | undefined {
  return posters?.find(each => each.platform === platform)
}

/** The one place where failures become words. */
function explain(error: unknown, parts: BotParts): Reply {
  if (error instanceof UserError) {
    return {
      status: 'refused',
      refusal: error.code,
      visibility: 'private',
      blocks: [{ kind: 'notice', level: 'warning', text: error.message }],
    }
  }
  const id = crypto.randomUUID().slice(0, 8)
  parts.reportBug(error, id)
  const text = `Something went wrong on our side, and it is logged under ${id}. Trying again in a minute may help.`
  return { status: 'failed', visibility: 'private', blocks: [{ kind: 'notice', level: 'error', text }] }
}
