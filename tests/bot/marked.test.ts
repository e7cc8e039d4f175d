import { expect, test } from 'vitest'
import { marked, markedField, markedText, moment } from '../../src/bot/marked.ts'

const at = Temporal.Instant.from('2019-11-25T14:00:00Z')

test('marks stay at their words, however often they are joined', () => {
  const next = marked`next: ${moment(at, 'Mon 25 Nov 08:00 CST')} (in 14 hours)`
  const { text, marks } =
    marked`${'weekdays'}, ${next}; at the latest ${moment(at.add({ hours: 1 }), '09:00')}.`
  expect(text).toBe('weekdays, next: Mon 25 Nov 08:00 CST (in 14 hours); at the latest 09:00.')
  expect(marks.map(({ span, at: then }) => [String(then), text.slice(span.start, span.end)])).toEqual([
    ['2019-11-25T14:00:00Z', 'Mon 25 Nov 08:00 CST'],
    ['2019-11-25T15:00:00Z', '09:00'],
  ])
})

test('a field has its marks where they are; words alone have none', () => {
  expect(markedField('When', moment(at, 'today'))).toEqual({
    name: 'When',
    value: 'today',
    valueMarks: [{ span: { start: 0, end: 5 }, at }],
  })
  expect(markedText(marked`never`)).toEqual({ kind: 'text', text: 'never', marks: [] })
})
