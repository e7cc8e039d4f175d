import { US_STATES } from '../us-states.ts'

/**
 * A question typed all in lower case with the capitals that its names have in print, by which they are known for names:
 * "has trump endorsed anyone in alabama?" asks about Trump and about Alabama; a party's people have one too. One with capitals of its own stays as it is.
 *
 * @param names people whom the question names, in the words that it uses
 */
export function withCapitals(question: string, names: readonly string[]): string {
  if (/\p{Lu}/u.test(question.slice(1))) return question
  return [...names, ...US_STATES, ...PARTIES].reduce((text, name) => {
    const whole = new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(name)}(?![\\p{L}\\p{N}])`, 'giu')
    return text.replace(whole, found =>
      found.replace(/(?<![\p{L}\p{N}’'])\p{Ll}/gu, letter => letter.toUpperCase()),
    )
  }, question)
}

const PARTIES: readonly string[] = ['democrat', 'republican', 'libertarian'].flatMap(party => [
  party,
  `${party}s`,
])
