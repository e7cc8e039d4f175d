/** What the retrieval files say is right for a query: documents, or strings that a passage has to hold. */
export interface RankGold {
  readonly qid: string
  readonly relevant?: Readonly<Record<string, number>>
  readonly strings?: readonly string[]
}

/** Whether a candidate is one of those, as the scorer compares. */
export function isRight(
  { id, text }: { readonly id: string; readonly text: string },
  { relevant, strings = [] }: RankGold,
): boolean {
  if (relevant !== undefined) return (relevant[id] ?? 0) > 0
  return strings.some(string => plain(text).includes(plain(string)))
}

/** Whole words, no marks, no case. */
function plain(text: string): string {
  const words = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  return ` ${words} `
}
