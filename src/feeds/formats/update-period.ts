const MINUTES: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1_440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
}

/** What the syndication module says in minutes: `hourly`, twice, is 30. */
export function ttlOf(
  module: { readonly updatePeriod?: string; readonly updateFrequency?: number } | undefined,
): number | undefined {
  const minutes = MINUTES[module?.updatePeriod?.trim().toLowerCase() ?? '']
  return minutes && minutes / Math.max(1, module?.updateFrequency ?? 1)
}
