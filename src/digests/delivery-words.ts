import { type Marked, marked } from '../bot/marked.ts'
import type { Delivery } from '../model/digest.ts'
import { counted, markedMoment } from './schedule-words.ts'

/** What became of an occurrence: `posted, 3 stories, at the 2nd try`, `skipped: Nothing was new.` */
export function deliveryWords(delivery: Delivery, timeZone: string): Marked {
  const { state, attempts, reason, tryAt, settledAt, dueAt, content } = delivery
  const tries = attempts > 1 ? `, at try ${attempts}` : ''
  switch (state) {
    case 'posted': {
      const lateMinutes = Math.floor(dueAt.until(settledAt ?? dueAt).total('minutes'))
      const late = lateMinutes > 10 ? `, ${lateWords(lateMinutes)} late` : ''
      const stories = content?.stories.length ?? 0
      return marked`posted, ${stories === 0 ? 'nothing new' : counted(stories, 'story', 'stories')}${late}${tries}`
    }
    case 'due': {
      if (tryAt === undefined) return marked`waiting${reason === undefined ? '' : `: ${reason}`}`
      const next = markedMoment(tryAt, timeZone)
      return reason === undefined
        ? marked`waiting: next try ${next}.`
        : marked`waiting: ${reason} Next try ${next}.`
    }
    case 'skipped':
    case 'failed':
      return marked`${state}: ${reason ?? ''}${tries}`
  }
}

function lateWords(minutes: number): string {
  return minutes < 90 ? counted(minutes, 'minute') : counted(Math.round(minutes / 60), 'hour')
}
