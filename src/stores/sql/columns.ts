import { z } from 'zod'
import type { Span } from '../../model/span.ts'

/** An instant as text of one length, to the nanosecond, so that the order of text is the order of time. */
export function instantText(instant: Temporal.Instant): string {
  return instant.toString({ fractionalSecondDigits: 9 })
}

/** The value of a column that may be empty. */
export function optional<Value, Result>(
  value: Value | null | undefined,
  read: (value: Value) => Result,
): Result | undefined {
  return value === null || value === undefined ? undefined : read(value)
}

/** The fields that have a value: an empty column is an absent field. */
export function present<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: NonNullable<Fields[Name]> } {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== undefined),
  ) as { [Name in keyof Fields]?: NonNullable<Fields[Name]> }
}

/** Reads a column of JSON; throws where it does not hold what the table promises. */
export function readJson<Shape extends z.ZodType>(shape: Shape, json: string): z.infer<Shape> {
  return shape.parse(JSON.parse(json))
}

export const spanShape = z.object({ start: z.number(), end: z.number() }) satisfies z.ZodType<Span>
export const spansShape = z.array(spanShape)
