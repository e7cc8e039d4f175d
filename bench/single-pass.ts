import { dot, norm, type Vector } from './tf-idf.ts'

/** Articles further apart share no story. */
export const WINDOW_DAYS = 3

/** Each article joins the story whose centroid is likest, or opens one: the number of its story. */
export function singlePass(
  articles: readonly { readonly day: number }[],
  vectors: readonly Vector[],
  threshold: number,
): number[] {
  const stories: { centroid: Vector; last: number }[] = []
  return vectors.map((vector, at) => {
    const { day } = articles[at]!
    let [best, highest] = [-1, threshold]
    for (const [number, { centroid, last }] of stories.entries()) {
      if (Math.abs(day - last) > WINDOW_DAYS) continue
      const likeness = dot(vector, centroid) / norm(centroid)
      if (likeness >= highest) [best, highest] = [number, likeness]
    }
    if (best === -1) return stories.push({ centroid: new Map(vector), last: day }) - 1
    const story = stories[best]!
    for (const [term, weight] of vector) story.centroid.set(term, (story.centroid.get(term) ?? 0) + weight)
    story.last = day
    return best
  })
}
