import type { Span } from '../model/span.ts'

/**
 * Whether the words around a day say that it lies ahead: "will vote Tuesday", "On Tuesday, voters will". Not so where
 * they report: "said Tuesday", nor "will, he said Tuesday", since a report after the word that looks ahead takes the day
 * for itself.
 */
export function looksAhead(text: string, day: Span): boolean {
  const before = clauseBefore(text, day.start)
  const last = [...before.matchAll(AHEAD)].at(-1)
  if (last !== undefined) return !REPORT.test(before.slice(last.index))
  if (!/^\s*(?:(?:in|on|by|early|late|in late|in early)\s)?$/.test(before)) return false
  const after = clauseAfter(text, day.end)
  const next = after.search(AHEAD)
  return next >= 0 && !REPORT.test(after.slice(0, next))
}

/** Whether a sentence speaks of what is to come anywhere. */
export function speaksOfFuture(sentence: string): boolean {
  return sentence.toLowerCase().search(AHEAD) >= 0
}

const AHEAD =
  /\b(?:will|won['’]t|would|shall|(?:he|she|they|we|i|it)['’]ll|going to|plan(?:s|ned)?|expect(?:s|ed)|scheduled|slated|due|set (?:for|to)|upcoming|hopes? to|wants? to|resumes?|expires?|begins|starts|opens|ends|meets|convenes|takes effect)\b/g
const REPORT = /\b(?:said|says|told|tweeted|announced|wrote|asked|added|was|were|did|after|when)\b/

// In UTF-16 units: bounds the work for each day.
const LOOKAROUND = 100

/** The words before `start` up to the nearest mark that ends a clause. */
function clauseBefore(text: string, start: number): string {
  // The stop of "Sen." ends no clause.
  const before = text
    .slice(Math.max(0, start - LOOKAROUND), start)
    .replace(/(?<=\b\p{Lu}\p{Ll}{0,3})\./gu, '')
  return /[^.,;:!?"“”()\n—–]*$/.exec(before)?.[0].toLowerCase() ?? ''
}

/** The words after `end`, over commas, up to the end of a clause. */
function clauseAfter(text: string, end: number): string {
  return /^[^.;:!?"“”()\n—–]*/.exec(text.slice(end, end + LOOKAROUND))?.[0] ?? ''
}
