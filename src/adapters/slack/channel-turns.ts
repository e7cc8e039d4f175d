/** Resolves when a channel may get its next message. */
export type TakeTurn = (channel: { readonly spaceId: string; readonly channelId: string }) => Promise<void>

/** Slack takes one message a second and channel. Of more, it may hide some without a word. */
export const CHANNEL_GAP_MS = 1_000

/** Lets one message a second into each channel, in the order in which they ask. */
export function channelTurns({
  now,
  wait,
}: {
  /** Milliseconds of any clock. */
  readonly now: () => number
  readonly wait: (ms: number) => Promise<void>
}): TakeTurn {
  const freeAt = new Map<string, number>()
  return async ({ spaceId, channelId }) => {
    const asked = now()
    for (const [channel, at] of freeAt) if (at <= asked) freeAt.delete(channel)
    const channel = `${spaceId}/${channelId}`
    const turn = Math.max(asked, freeAt.get(channel) ?? 0)
    freeAt.set(channel, turn + CHANNEL_GAP_MS)
    if (turn > asked) await wait(turn - asked)
  }
}
