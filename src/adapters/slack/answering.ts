import type { webApi } from '@slack/bolt'

/** Whoever watches over the process may ask every few seconds; Slack is not asked as often. */
const KEPT_MS = 30_000

/**
 * Whether Slack answers: the only sign of a connection where it is Slack that calls. Asked anew when half a minute has
 * passed; several who ask at once wait for one answer.
 *
 * @param ask a call that succeeds where all is well
 * @param now milliseconds of any clock
 */
export function isAnswering(
  ask: () => Promise<webApi.WebAPICallResult>,
  now: () => number,
): () => Promise<boolean> {
  let last: { readonly answer: Promise<boolean>; readonly at: number } | undefined
  return () => {
    if (last === undefined || now() - last.at >= KEPT_MS)
      last = {
        answer: ask().then(
          () => true,
          () => false,
        ),
        at: now(),
      }
    return last.answer
  }
}
