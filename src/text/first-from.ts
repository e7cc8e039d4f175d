/** The index of the first of sorted spans that starts at an offset or behind it; the length when none does. */
export function firstFrom(spans: readonly { readonly start: number }[], offset: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle]!.start < offset) low = middle + 1
    else high = middle
  }
  return low
}
