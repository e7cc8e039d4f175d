/** A pair of items, by index, with how sure it is that they belong together, 0 to 1. Pairs not listed count 0. */
export interface Link {
  readonly a: number
  readonly b: number
  readonly score: number
}

/**
 * Average-link clustering of sparse links: joins the two clusters with the highest mean link as long as it reaches
 * `threshold`. An item has at most `maxLinks` links (only its nearest are known), so that no more are asked of it when
 * clusters are large.
 *
 * @returns cluster number of every item; numbers are those of each cluster's first item
 */
export function averageLink(
  size: number,
  links: readonly Link[],
  { threshold, maxLinks }: { readonly threshold: number; readonly maxLinks: number },
): number[] {
  const clusterOf = Array.from({ length: size }, (_, item) => item)
  const members = clusterOf.map(item => [item])
  const sums = clusterOf.map(() => new Map<number, number>())
  for (const { a, b, score } of links) {
    sums[a]!.set(b, score)
    sums[b]!.set(a, score)
  }
  const mean = (a: number, b: number) => {
    const [small, large] = [members[a]!.length, members[b]!.length].sort((x, y) => x - y) as [number, number]
    return (sums[a]!.get(b) ?? 0) / (small * Math.min(large, maxLinks))
  }
  const queue = priorityQueue()
  for (const { a, b, score } of links) if (score >= threshold) queue.push({ a, b, score })
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { a, b, score } = next
    // Stale: one of the two has been joined or has grown since.
    if (members[a]!.length === 0 || members[b]!.length === 0 || mean(a, b) !== score) continue
    const [into, from] = sums[a]!.size >= sums[b]!.size ? [a, b] : [b, a]
    sums[into]!.delete(from)
    for (const [other, sum] of sums[from]!) {
      if (other === into) continue
      const total = (sums[into]!.get(other) ?? 0) + sum
      sums[into]!.set(other, total)
      sums[other]!.delete(from)
      sums[other]!.set(into, total)
    }
    members[into]!.push(...members[from]!)
    members[from] = []
    sums[from]!.clear()
    for (const other of sums[into]!.keys()) {
      const joined = mean(into, other)
      if (joined >= threshold) queue.push({ a: into, b: other, score: joined })
    }
  }
  for (const cluster of members) {
    const first = Math.min(...cluster)
    for (const item of cluster) clusterOf[item] = first
  }
  return clusterOf
}

/** A binary heap, highest score first. */
function priorityQueue() {
  const heap: Link[] = []
  const swap = (i: number, j: number) => {
    const held = heap[i]!
    heap[i] = heap[j]!
    heap[j] = held
  }
  return {
    push(link: Link) {
      let at = heap.push(link) - 1
      while (at > 0) {
        const parent = (at - 1) >> 1
        if (heap[parent]!.score >= heap[at]!.score) break
        swap(at, parent)
        at = parent
      }
    },
    pop(): Link | undefined {
      const top = heap[0]
      const last = heap.pop()
      if (heap.length === 0 || last === undefined) return top
      heap[0] = last
      for (let at = 0; ; ) {
        const left = 2 * at + 1
        const right = left + 1
        let best = at
        if (left < heap.length && heap[left]!.score > heap[best]!.score) best = left
        if (right < heap.length && heap[right]!.score > heap[best]!.score) best = right
        if (best === at) return top
        swap(at, best)
        at = best
      }
    },
  }
}
