import type { Asker, CommandContext } from '../bot/command.ts'
import { nothingFound } from '../bot/replies.ts'
import { repeated } from '../bot/wording.ts'
import type { Digest } from '../model/digest.ts'
import type { Reply } from '../model/reply.ts'
import type { Store } from '../stores/store.ts'

/** Does something with the digest that is meant; where there is none, or it is not clear which, says so. */
export async function withDigest(
  typed: string | undefined,
  { store, asker }: Pick<CommandContext, 'store' | 'asker'>,
  work: (digest: Digest) => Promise<Reply>,
): Promise<Reply> {
  const found = await findDigest(typed, store, asker)
  return typeof found === 'string' ? nothingFound(found) : work(found)
}

/**
 * The digest of the asker's space that a number names, also one that was removed; without a number, the only one of the
 * channel. A sentence for people where there is none, or it is not clear which.
 */
export async function findDigest(
  typed: string | undefined,
  store: Store,
  { place }: Asker,
): Promise<Digest | string> {
  if (typed !== undefined) {
    const digest = await store.digests.find(typed.replace(/^#/, ''))
    if (digest?.place.spaceId === place.spaceId) return digest
    return `There is no digest “${repeated(typed)}” here. /digest list shows each with its number.`
  }
  const here = await digestsHere(store, place)
  if (here.length === 1) return here[0]!
  return here.length === 0
    ? 'This channel has no digest yet. Set one up: /digest schedule 08:00 weekdays'
    : `This channel has several digests: say which by its number. ${here.map(({ id }) => id).join(', ')} are here; /digest list tells them apart.`
}

/** Those of one channel, the oldest first. */
export async function digestsHere(store: Store, place: Asker['place']): Promise<Digest[]> {
  const all = await store.digests.list(place.spaceId)
  return all.filter(
    digest => digest.place.platform === place.platform && digest.place.channelId === place.channelId,
  )
}
