/** A pronounceable word for each number; the ending keeps the stemmer off. */
export function wordOf(number: number): string {
  let letters = ''
  for (let rest = number + 1; rest > 0; rest = Math.floor(rest / 70))
    letters += 'bcdfglmnprstvz'[rest % 14]! + 'aeiou'[Math.floor(rest / 14) % 5]!
  return `${letters}k`
}

/** With a capital first letter. */
export function capital(word: string): string {
  return word[0]!.toUpperCase() + word.slice(1)
}
