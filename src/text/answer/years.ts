/** Whether a word is a year in figures. */
export function isYear(text: string): boolean {
  return /^(?:1[89]|20)\d\d$/u.test(text)
}

/** The years in figures that a text names. */
export function yearsIn(text: string): readonly string[] {
  return text.match(/(?<!\d)(?:1[89]|20)\d\d(?!\d)/gu) ?? []
}
