/**
 * The IANA zone that somebody means by a name as they write it: `America/Chicago`, `chicago`, `new york`, `UTC`,
 * `central`, `CET`. Undefined where it is none.
 */
export function findZone(typed: string): string | undefined {
  const name = typed.trim().toLowerCase().replace(/\s+/g, '_')
  if (name === '') return undefined
  const spoken = SPOKEN[name.replace(/_time$/, '')]
  if (spoken !== undefined) return spoken
  const zones = [...RENAMED, ...Intl.supportedValuesOf('timeZone')]
  return (
    zones.find(zone => zone.toLowerCase() === name) ??
    zones.find(zone => zone.toLowerCase().split('/').at(-1) === name) ??
    otherName(name)
  )
}

// The list that the runtime gives has these cities by names of before.
const RENAMED = [
  'America/Nuuk',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Europe/Kyiv',
]

/** Names that are not listed stay valid: `US/Central`. Abbreviations do not count: some mean two zones. */
function otherName(name: string): string | undefined {
  if (!/^[a-z_]+\/[a-z0-9_+/-]+$/.test(name)) return undefined
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId
  } catch {
    return undefined
  }
}

// How people of the United States and of Europe call their own time. Each is the zone with its summer time.
const SPOKEN: Readonly<Record<string, string>> = {
  utc: 'UTC',
  gmt: 'UTC',
  eastern: 'America/New_York',
  et: 'America/New_York',
  est: 'America/New_York',
  edt: 'America/New_York',
  central: 'America/Chicago',
  ct: 'America/Chicago',
  cst: 'America/Chicago',
  cdt: 'America/Chicago',
  mountain: 'America/Denver',
  mt: 'America/Denver',
  mst: 'America/Denver',
  mdt: 'America/Denver',
  pacific: 'America/Los_Angeles',
  pt: 'America/Los_Angeles',
  pst: 'America/Los_Angeles',
  pdt: 'America/Los_Angeles',
  cet: 'Europe/Berlin',
  cest: 'Europe/Berlin',
  bst: 'Europe/London',
}

/** What people call a zone: `Chicago time`. */
export function zoneWords(timeZone: string): string {
  if (timeZone === 'UTC') return 'UTC'
  return `${timeZone.split('/').at(-1)!.replaceAll('_', ' ')} time`
}

/** With the name by which it can be typed: `Chicago time (America/Chicago)`. */
export function zoneInFull(timeZone: string): string {
  const words = zoneWords(timeZone)
  return words === timeZone ? words : `${words} (${timeZone})`
}
