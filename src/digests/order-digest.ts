import type { CommandContext } from '../bot/command.ts'
import type { DigestOrder } from '../model/digest.ts'
import { UserError } from '../model/errors.ts'
import { type DigestOptionValues, readSettings, settingsFor } from './digest-options.ts'
import { findDigest } from './find-digest.ts'

/**
 * The digest that somebody wants to see now: the one named, or the channel's only one, or else a usual one for the channel
 * and its race; with what the options change.
 *
 * @throws UserError `unknown-digest`; as `readSettings` does
 */
export async function orderedDigest(
  typed: string | undefined,
  values: DigestOptionValues,
  { store, asker, today }: CommandContext,
): Promise<DigestOrder> {
  const { place } = asker
  const found = await findDigest(typed, store, asker)
  if (typed !== undefined && typeof found === 'string') throw new UserError('unknown-digest', found)
  const digest = typeof found === 'string' ? undefined : found
  const raceId = digest === undefined ? await store.races.boundTo(place) : undefined
  const before = digest?.settings ?? { ...settingsFor(asker), ...(raceId === undefined ? {} : { raceId }) }
  return {
    ...(digest === undefined ? {} : { id: digest.id }),
    place: digest?.place ?? place,
    timeZone: digest?.timeZone ?? asker.timeZone,
    settings: await readSettings(values, before, { store, place, today }),
  }
}
