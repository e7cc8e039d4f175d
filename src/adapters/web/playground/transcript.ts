import type { Said } from '../looks/look.ts'

/** One line or press, and what the bot said to it. */
export interface Exchange {
  /** Unique within the session: its thread has the same. */
  readonly id: string
  /** The exchange in whose thread it stands. */
  readonly threadId?: string
  /** What was typed, or the line that would do what the button did. */
  readonly asked: string
  readonly said: Said
}

/** What each session asked lately, for showing it again. Kept while the process runs, the last of each session. */
export interface Transcripts {
  list(session: string): readonly Exchange[]
  find(session: string, id: string): Exchange | undefined
  nextId(session: string): string
  /** Adds it, or puts it in the place of the one of this id. */
  put(session: string, exchange: Exchange): void
  clear(session: string): void
}

const MAX_SESSIONS = 500
const MAX_EXCHANGES = 20

export function transcripts(): Transcripts {
  const sessions = new Map<string, { exchanges: readonly Exchange[]; count: number }>()
  const of = (session: string) => sessions.get(session) ?? { exchanges: [], count: 0 }
  return {
    list: session => of(session).exchanges,
    find: (session, id) => of(session).exchanges.find(each => each.id === id),
    nextId: session => `e${of(session).count + 1}`,
    put(session, exchange) {
      const { exchanges, count } = of(session)
      const isNew = exchanges.every(({ id }) => id !== exchange.id)
      sessions.delete(session)
      sessions.set(session, {
        exchanges: isNew
          ? [...exchanges, exchange].slice(-MAX_EXCHANGES)
          : exchanges.map(each => (each.id === exchange.id ? exchange : each)),
        count: isNew ? count + 1 : count,
      })
      if (sessions.size > MAX_SESSIONS) sessions.delete(sessions.keys().next().value!)
    },
    clear: session => {
      const { count } = of(session)
      sessions.set(session, { exchanges: [], count })
    },
  }
}
