import type { Span } from '../../model/span.ts'
import { nameTokens } from '../name-match.ts'
import { sentences } from '../sentences.ts'
import { terms } from '../terms.ts'
import { doerOf } from './deed.ts'

/**
 * The sentences of an article that tell in its own words what somebody said of something: "Strand criticized the choice, saying
 * Okoro had run no office" of Strand on Okoro.
 *
 * @param about all of its words must stand there, in the sentence before or in the headline
 */
export function findStances(
  { headline, text }: { readonly headline: string; readonly text: string },
  { name, about }: { readonly name: string; readonly about: string | undefined },
): Span[] {
  const who = nameTokens(name)
  const family = who.at(-1)
  const wanted = terms(about ?? '')
  if (family === undefined) return []
  const all = sentences(text)
  return all.filter((span, index) => {
    const said = text.slice(span.start, span.end)
    if (!said.toLowerCase().includes(family)) return false
    const own = terms(said)
    const before = all[index - 1]
    const around = new Set([
      ...own,
      ...terms(headline),
      ...(before === undefined ? [] : terms(text.slice(before.start, before.end))),
    ])
    if (!wanted.every(term => around.has(term)) || UNSAID.test(said)) return false
    return SAYING.some(
      verb =>
        own.includes(verb) && doerOf({ who, verb, isPassive: false, isAhead: false }, text, span) === 'asked',
    )
  })
}

/** "has not said whether she will" */
const UNSAID = /\b(?:not|never|n['’]t|yet to) (?:said|say|commented|comment)\b/iu

/** Terms of verbs of saying what one holds of something. */
const SAYING = terms(
  'say criticize praise call oppose support reject deny accuse blame defend warn urge promise pledge vow question dismiss ' +
    'condemn denounce welcome argue claim back suggest complain',
)
