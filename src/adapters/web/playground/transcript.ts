import type { Notebook, NotePath } from '../../../bot/notebook.ts'
import type { Said } from '../looks/look.ts'
import type { Visitor } from '../visitor.ts'

/** One line or press, and what the bot said to it. */
export interface Exchange {
  /** Unique within the session, also over a restart: its thread has the same. */
  readonly id: string
  /** The exchange in whose thread it stands. */
  readonly threadId?: string
  /** What was typed, or the line that would do what the button did. */
  readonly asked: string
  readonly said: Said
}

/** Whose conversation it is. */
export type Talker = Pick<Visitor, 'session' | 'asker' | 'isTrusted'>

/**
 * What each session asked lately, for showing it again, the last of each. Of those who administrate a space it outlives the
 * process; of strangers it does not, who could fill the database with it.
 */
export interface Transcripts {
  list(talker: Talker): Promise<readonly Exchange[]>
  find(talker: Talker, id: string): Promise<Exchange | undefined>
  /** One that no other exchange of the session has or had. */
  nextId(talker: Talker): Promise<string>
  /** Adds it, or puts it in the place of the one of this id. */
  put(talker: Talker, exchange: Exchange): Promise<void>
  clear(talker: Talker): Promise<void>
}

const MAX_SESSIONS = 500
const MAX_EXCHANGES = 20

interface Talk {
  exchanges: readonly Exchange[]
  /** The number of the newest id. */
  last: number
}

export function transcripts({
  notebook,
  now,
}: {
  readonly notebook: Notebook
  readonly now: () => Temporal.Instant
}): Transcripts {
  const talks = new Map<string, Talk>()

  const talkOf = async (talker: Talker): Promise<Talk> => {
    const { name } = talker.session
    const found = talks.get(name) ?? (await kept(talker)) ?? begun()
    // Another request of the session may have been faster.
    return talks.get(name) ?? found
  }

  /** Counts from now on: a page that is still open has exchanges of before a restart, which stay what they are. */
  const begun = (): Talk => ({ exchanges: [], last: Math.floor(now().epochMilliseconds / 1000) })

  const kept = async (talker: Talker): Promise<Talk | undefined> => {
    if (!talker.isTrusted || talker.session.isNew) return undefined
    const read = (await notebook.read(pathOf(talker))) as TalkNote | undefined
    if (read === undefined) return undefined
    const exchanges = await Promise.all(read.ids.map(id => notebook.read(pathOf(talker, id))))
    return { exchanges: exchanges.filter(each => each !== undefined) as Exchange[], last: read.last }
  }

  const note = async (talker: Talker, { exchanges, last }: Talk): Promise<void> => {
    if (!talker.isTrusted) return
    const ids = exchanges.map(({ id }) => id)
    await notebook.write(pathOf(talker), { ids, last } satisfies TalkNote)
  }

  const use = (talker: Talker, talk: Talk): void => {
    talks.delete(talker.session.name)
    talks.set(talker.session.name, talk)
    if (talks.size > MAX_SESSIONS) talks.delete(talks.keys().next().value!)
  }

  return {
    list: async talker => (await talkOf(talker)).exchanges,
    find: async (talker, id) => (await talkOf(talker)).exchanges.find(each => each.id === id),
    async nextId(talker) {
      const talk = await talkOf(talker)
      talk.last += 1
      use(talker, talk)
      return `e${talk.last}`
    },
    async put(talker, exchange) {
      const talk = await talkOf(talker)
      const isNew = talk.exchanges.every(({ id }) => id !== exchange.id)
      const all = isNew
        ? [...talk.exchanges, exchange]
        : talk.exchanges.map(each => (each.id === exchange.id ? exchange : each))
      const gone = all.slice(0, -MAX_EXCHANGES)
      talk.exchanges = all.slice(-MAX_EXCHANGES)
      use(talker, talk)
      if (talker.isTrusted) await notebook.write(pathOf(talker, exchange.id), exchange)
      await note(talker, talk)
      for (const { id } of talker.isTrusted ? gone : []) await notebook.remove(pathOf(talker, id))
    },
    async clear(talker) {
      const talk = await talkOf(talker)
      const gone = talk.exchanges
      talk.exchanges = []
      use(talker, talk)
      await note(talker, talk)
      for (const { id } of talker.isTrusted ? gone : []) await notebook.remove(pathOf(talker, id))
    },
  }
}

/** What is noted of a conversation beside its exchanges. */
interface TalkNote {
  readonly ids: readonly string[]
  readonly last: number
}

function pathOf({ session, asker }: Talker, ...names: string[]): NotePath {
  return [asker.place.spaceId, 'page', session.name, ...names]
}
