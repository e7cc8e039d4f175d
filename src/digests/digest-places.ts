import type { Digest } from '../model/digest.ts'
import type { Place } from '../model/place.ts'
import type { Mention } from '../model/reply.ts'

/** The channels of a digest, for who reads of it in another: where it is posted, and where it is approved before. */
export function digestPlaces({ place, settings }: Digest, here: Place): Mention[] {
  const { approvalChannelId } = settings
  const channel = (label: string, id: string): Mention => ({ label, kind: 'channel', id })
  return [
    ...(place.channelId === here.channelId ? [] : [channel('In', place.threadId ?? place.channelId)]),
    ...(approvalChannelId === undefined ? [] : [channel('Approved in', approvalChannelId)]),
  ]
}
