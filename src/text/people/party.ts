/**
 * The party that words name, in one form, so that two can be compared: "GOP", "R" and "republican" are `Republican`, "dem" is
 * `Democrat`, "harbor party" is `Harbor Party`. Undefined where they name none.
 */
export function partyOf(words: string): string | undefined {
  const plain = words.trim().replace(/s$/u, '')
  for (const [party, forms] of PARTIES) if (forms.test(plain)) return party
  if (!/^(?:[\p{L}’'-]+ ){1,3}party$/iu.test(plain)) return undefined
  return plain.toLowerCase().replace(/(?<![\p{L}’'-])\p{L}/gu, letter => letter.toUpperCase())
}

const PARTIES: readonly (readonly [party: string, forms: RegExp])[] = [
  ['Republican', /^(?:republican|repub|gop|r)(?: party)?$/iu],
  ['Democrat', /^(?:democrat(?:ic)?|dem|d)(?: party)?$/iu],
  ['Independent', /^(?:independent|i)$/iu],
  ['Libertarian', /^(?:libertarian|l)(?: party)?$/iu],
  ['Conservative', /^(?:conservative|tory|torie)(?: party)?$/iu],
  ['Labour', /^labou?r(?: party)?$/iu],
  ['Liberal', /^liberal(?: party)?$/iu],
]
