import { editDistance } from '../text/edit-distance.ts'

/** The candidate that a typo most likely meant; undefined when none is near (a third of its letters or more differ). */
export function nearest(typed: string, candidates: readonly string[]): string | undefined {
  const lower = typed.toLowerCase().slice(0, 64)
  const scored = candidates
    .map(candidate => ({ candidate, distance: editDistance(lower, candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)
  const best = scored[0]
  return best !== undefined && best.distance <= Math.max(1, best.candidate.length / 3)
    ? best.candidate
    : undefined
}
