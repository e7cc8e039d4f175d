import type { Field, Mark, TextBlock } from '../model/reply.ts'

/** Words of the bot's own, with the moments in them. */
export interface Marked {
  readonly text: string
  readonly marks: readonly Mark[]
}

/** A moment, in the words for whoever cannot be shown it by a clock of their own. */
export function moment(at: Temporal.Instant, text: string): Marked {
  return { text, marks: [{ span: { start: 0, end: text.length }, at }] }
}

/** Joins words and keeps their marks: ``marked`next: ${moment(at, 'Mon 25 Nov 08:00')}` ``. */
export function marked(strings: TemplateStringsArray, ...parts: readonly (string | Marked)[]): Marked {
  let text = strings[0]!
  const marks: Mark[] = []
  for (const [index, part] of parts.entries()) {
    const { text: words, marks: inside } = typeof part === 'string' ? { text: part, marks: [] } : part
    for (const mark of inside) {
      const span = { start: mark.span.start + text.length, end: mark.span.end + text.length }
      marks.push({ ...mark, span })
    }
    text += `${words}${strings[index + 1]}`
  }
  return { text, marks }
}

/** Marked words as a block of their own. */
export function markedText(words: Marked): TextBlock {
  return { kind: 'text', ...words }
}

/** A field of which the name or the value is marked. */
export function markedField(name: string | Marked, value: string | Marked): Field {
  return {
    ...(typeof name === 'string' ? { name } : { name: name.text, nameMarks: name.marks }),
    ...(typeof value === 'string' ? { value } : { value: value.text, valueMarks: value.marks }),
  }
}
