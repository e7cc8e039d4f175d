import { type Marked, marked } from '../bot/marked.ts'
import type { Digest } from '../model/digest.ts'
import type { Action } from '../model/reply.ts'
import { nextWords, scheduleWords } from './schedule-words.ts'

/** When it comes, and when next: `weekdays at 08:00 Chicago time, next: Mon 25 Nov 08:00 CST (in 14 hours)`. */
export function digestWords(digest: Digest, now: Temporal.Instant): string {
  return markedDigest(digest, now).text
}

/** The same words, for readers who may have a clock of their own. */
export function markedDigest(digest: Digest, now: Temporal.Instant): Marked {
  const when = scheduleWords(digest)
  switch (digest.state) {
    case 'active':
      return marked`${when}, next: ${nextWords(digest, now)}`
    case 'paused':
      return marked`${when}, paused${digest.pauseReason === undefined ? '' : `: ${digest.pauseReason}`}`
    case 'removed':
      return marked`${when}, removed`
  }
}

/** What can be done with a digest that is one of many in a list. */
export function listedDigestActions(digest: Digest): Action[] {
  return digestActions(digest).filter(({ command }) => LISTED.includes(command))
}

const LISTED = ['digest pause', 'digest resume', 'digest remove']

/** What can be done with a digest next. */
export function digestActions({ id, state }: Digest): Action[] {
  const action = (label: string, command: string): Action => ({ label, command, options: { digest: id } })
  return [
    ...(state === 'active'
      ? [
          action('Preview', 'digest preview'),
          action('Change time', 'digest time'),
          action('Pause', 'digest pause'),
        ]
      : [action('Resume', 'digest resume'), action('History', 'digest history')]),
    action('Remove', 'digest remove'),
  ]
}
