import type { Attribution, Medium } from '../../model/quote.ts'

/**
 * Dates what was said without a day of its own: by the one day on which the article reports its speaker to have spoken
 * ("Webb announced her candidacy Thursday. … “I will fight,” Webb said."). Where it names two days, none is taken; and
 * never for or from an advertisement, tweet or letter, which stand by themselves.
 */
export function dateUtterances(attributions: readonly Attribution[]): Attribution[] {
  const days = new Map<string, Set<string>>()
  for (const { speaker, saidOn, medium } of attributions) {
    if (speaker === undefined || saidOn === undefined || OWN_DAY.has(medium)) continue
    days.set(speaker, (days.get(speaker) ?? new Set()).add(saidOn.toString()))
  }
  return attributions.map(attribution => {
    const { speaker, saidOn, medium } = attribution
    if (speaker === undefined || saidOn !== undefined || OWN_DAY.has(medium)) return attribution
    const [day, ...others] = days.get(speaker) ?? []
    return day === undefined || others.length > 0
      ? attribution
      : { ...attribution, saidOn: Temporal.PlainDate.from(day) }
  })
}

const OWN_DAY: ReadonlySet<Medium> = new Set(['ad', 'tweet', 'letter'])
