const STYLES = [
  'firstPerson',
  'thirdPerson',
  'reports',
  'hedges',
  'past',
  'present',
  'punctuation',
  'questions',
] as const

/** How often a unit has words and marks of each kind. */
export type Style = Record<(typeof STYLES)[number], number>

const STYLE =
  /\b(?:(i|me|my|we|our|us|you|your)|(he|she|his|her|him|they|their|them|it|its)|(said|says|told|added|according|tweeted|wrote)|(would|could|may|might|if|when|because|while|although|but)|(was|were|had|been)|(is|are|has|have|be))\b|([,;:()–—])|(\?)/giu

/** Counts the marks of style in a unit: who speaks, whether somebody is cited, tense, punctuation. */
export function styleOf(text: string): Style {
  const counts = STYLES.map(() => 0)
  for (const match of text.matchAll(STYLE))
    counts[match.findIndex((group, at) => at > 0 && group !== undefined) - 1]!++
  return Object.fromEntries(STYLES.map((name, at) => [name, counts[at]!])) as Style
}
