import type { RankedStory, StoryFeature } from '../text/stories/rank-stories.ts'

const WORDS: Record<StoryFeature['feature'], string> = {
  publishers: 'how many publishers have it',
  reports: 'how many wrote a report of their own',
  freshness: 'how new it is',
  growth: 'how many took it up in the last hours',
  people: 'people asked for',
  race: 'the race',
  topics: 'topics asked for',
}

/** Why a story stands where it stands, the weightiest reason first: `3.2 points: how new it is 1.9, the race 1.3`. */
export function whyWords({ score, features }: RankedStory): string {
  const points = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 1 })
  const reasons = features
    .map(({ feature, value, weight }) => ({ feature, points: value * weight }))
    .filter(reason => reason.points >= 0.05)
    .sort((a, b) => b.points - a.points)
    .map(reason => `${WORDS[reason.feature]} ${points(reason.points)}`)
  return `${points(score)} points${reasons.length === 0 ? '' : `: ${reasons.join(', ')}`}`
}
