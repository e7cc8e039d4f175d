import type { AuditEntry } from '../model/audit.ts'
import type { FieldsBlock } from '../model/reply.ts'
import { shortZone } from '../model/short-zone.ts'
import { markedField, moment } from './marked.ts'
import { doneBy } from './person-words.ts'

/** What was changed, when by the asker's clock, and by whom. */
export function changesBlock(entries: readonly AuditEntry[], timeZone: string): FieldsBlock {
  return {
    kind: 'fields',
    fields: entries.map(({ at, by, text }) => ({
      ...markedField(moment(at, minuteWords(at, timeZone)), text),
      mentions: doneBy(by),
    })),
  }
}

/** `2019-11-08 14:05 CST` */
function minuteWords(at: Temporal.Instant, timeZone: string): string {
  const local = at.toZonedDateTimeISO(timeZone).toPlainDateTime()
  return `${local.toString({ smallestUnit: 'minute' }).replace('T', ' ')} ${shortZone(at, timeZone)}`
}
