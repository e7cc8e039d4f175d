import type { Span } from '../../../model/span.ts'

/**
 * What a word does, by one letter: `N` capitalised name, `n` noun or adjective, `M` number, `D` determiner, `H` possessive
 * pronoun, `'` possessive ending, `P` subject pronoun, `O` object pronoun, `W` relative, `T` that, `S` `R` `V` finite
 * saying, reporting and other verbs, `s` `r` `v` their -ing forms, `b` infinitive, `p` participle, `X` auxiliary, `A` adverb,
 * `I` preposition, `y` by, `K` according to, `U` subordinator, `C` coordinator, `Q` a stretch in quotation marks,
 * `,` comma, `:` colon, `-` dash, `(` and `)` brackets, `.` any other sign.
 */
export type Tag = string

export interface Token extends Span {
  readonly text: string
  readonly lower: string
  readonly tag: Tag
}
