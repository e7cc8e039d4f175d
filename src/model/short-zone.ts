/** What the zone's people call it on that day: `CST`, `CEST`; `GMT+1` where there is no such name. */
export function shortZone(at: Temporal.Instant, timeZone: string): string {
  // The letters for American zones are known to American English only, those of Europe to British.
  const names = ['en-US', 'en-GB'].map(
    locale =>
      new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' })
        .formatToParts(at.epochMilliseconds)
        .find(part => part.type === 'timeZoneName')!.value,
  )
  return names.find(name => /^[A-Z]+$/.test(name)) ?? names[0]!
}
