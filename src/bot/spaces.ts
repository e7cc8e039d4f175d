import type { Reply } from '../model/reply.ts'
import type { Memory } from '../stores/memory.ts'
import type { Store } from '../stores/store.ts'
import { ANSWER_DAYS } from './note-shown.ts'

/** Days between when a space takes the bot out and when all that is kept for it is deleted. */
export const GRACE_DAYS = 7

/** What happens to a space as a whole: the bot is taken in, or out. */
export interface Spaces {
  /** The bot is in the space; what was to be deleted stays. Gives a welcome to post, once. */
  joined(spaceId: string): Promise<Reply | undefined>
  /** The bot is there, and may have been for long: what was to be deleted stays. */
  stays(spaceId: string): Promise<void>
  /** The bot was taken out: all that is kept for the space goes after {@link GRACE_DAYS}. */
  left(spaceId: string): Promise<void>
  /** The space took back what it gave the bot: all that is kept for it is deleted at once. */
  erase(spaceId: string): Promise<void>
  /** Every space that something is kept for. */
  known(): Promise<string[]>
  /** Deletes what is due, and what buttons, answers and sign-ins kept for too long; to be called now and then. Says of which spaces. */
  eraseDue(): Promise<string[]>
}

/** Where things of a space are kept. */
interface Kept {
  readonly store: Store
  readonly memory: Memory
}

/** All that is kept for a space, wherever it is kept: rows by what they are. What there is none of is not named. */
export async function exportSpace(
  { store, memory }: Kept,
  spaceId: string,
): Promise<Record<string, readonly object[]>> {
  const remembered = await memory.listUnder(['space', spaceId])
  return {
    ...(await store.spaces.export(spaceId)),
    ...(remembered.length === 0 ? {} : { remembered }),
  }
}

/** Deletes all that is kept for a space, wherever it is kept. */
export async function eraseSpace({ store, memory }: Kept, spaceId: string): Promise<void> {
  await memory.deleteUnder(['space', spaceId])
  await store.spaces.erase(spaceId)
}

export function createSpaces({
  store,
  memory,
  now,
}: Kept & { readonly now: () => Temporal.Instant }): Spaces {
  return {
    async joined(spaceId) {
      await store.spaces.cancelErasure(spaceId)
      return (await store.spaces.claimWelcome(spaceId, now())) ? WELCOME : undefined
    },
    stays: spaceId => store.spaces.cancelErasure(spaceId),
    left: spaceId => store.spaces.planErasure(spaceId, now().add({ hours: 24 * GRACE_DAYS })),
    erase: spaceId => eraseSpace({ store, memory }, spaceId),
    known: () => store.spaces.list(),
    async eraseDue() {
      const due = await store.spaces.dueErasures(now())
      for (const spaceId of due) await eraseSpace({ store, memory }, spaceId)
      await store.actions.removeExpired(now())
      await store.signIns.removeExpired(now())
      await store.posts.forgetAnswers(now().subtract({ hours: 24 * ANSWER_DAYS }))
      return due
    },
  }
}

const WELCOME: Reply = {
  title: 'Hello. This is Hustings.',
  blocks: [
    {
      kind: 'text',
      text: 'Ask what somebody said, what happened, or who is running. Every word of an answer is cut from a stored article and linked to it; where nothing says so, that is the answer. Try one of these:',
    },
  ],
  actions: [
    { label: 'The latest, in short', command: 'summary', options: { article: 'latest' } },
    { label: 'Who is quoted most', command: 'people list', options: {} },
    { label: 'All commands', command: 'help', options: {} },
  ],
}
