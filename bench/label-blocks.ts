/** The words of a text as the measure of extraction counts them. */
export function tokens(text: string): string[] {
  return text.match(/[\p{L}\p{N}_]+/gu) ?? []
}

/** How often each run of four words stands in a text. */
export function shingles(text: string): Map<string, number> {
  const words = tokens(text)
  const counts = new Map<string, number>()
  for (let at = 0; at < Math.max(1, words.length - 3); at++) {
    const gram = words.slice(at, at + 4).join(' ')
    if (gram !== '') counts.set(gram, (counts.get(gram) ?? 0) + 1)
  }
  return counts
}

/** 1 for each block whose words are those of the article, in its place; 0 for others. */
export function labelBlocks(texts: readonly string[], article: string): number[] {
  const all = ` ${tokens(article).join(' ')} `
  const grams = shingles(article)
  const words = texts.map(tokens)
  const shared = words.map(each => {
    if (each.length < 4) return undefined
    const own = Array.from({ length: each.length - 3 }, (_, at) => each.slice(at, at + 4).join(' '))
    return own.filter(gram => grams.has(gram)).length / own.length
  })
  const near = (index: number) =>
    [-6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6].reduce(
      (sum, offset) => sum + ((shared[index + offset] ?? 0) > 0.5 ? 1 / Math.abs(offset) : 0),
      0,
    )
  const labels = words.map((each, index) => {
    const share = shared[index]
    if (share !== undefined) return share > 0.5 ? 1 : 0
    if (each.length === 0) return near(index) > 1 ? 1 : 0
    return near(index) > 0.8 && stands(each, index) ? 1 : 0
  })
  /** Few words stand anywhere: they must stand beside those of the blocks around. */
  function stands(each: readonly string[], index: number): boolean {
    const own = each.join(' ')
    if (each.length === 3) return all.includes(` ${own} `)
    const before = tokens(texts.slice(Math.max(0, index - 3), index).join(' '))
      .slice(-2)
      .join(' ')
    const after = tokens(texts.slice(index + 1, index + 4).join(' '))
      .slice(0, 2)
      .join(' ')
    return all.includes(` ${before} ${own} `) || all.includes(` ${own} ${after} `)
  }

  // Of what stands on the page more often than in the article, those with most of the article around them.
  const chosen = labels.flatMap((label, index) => (label === 1 && words[index]!.length > 0 ? [index] : []))
  for (const [own, same] of Map.groupBy(chosen, index => words[index]!.join(' '))) {
    const count = all.split(` ${own} `).length - 1 || 1
    for (const index of same.toSorted((a, b) => near(b) - near(a)).slice(count)) labels[index] = 0
  }
  return labels
}
