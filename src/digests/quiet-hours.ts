import type { QuietHours } from '../model/digest.ts'

/** When quiet hours that hold at an instant end; undefined where it is not within them. */
export function quietUntil(
  quiet: QuietHours,
  at: Temporal.Instant,
  timeZone: string,
): Temporal.Instant | undefined {
  const local = at.toZonedDateTimeISO(timeZone)
  const time = local.toPlainTime()
  const isAfter = (limit: Temporal.PlainTime) => Temporal.PlainTime.compare(time, limit) >= 0
  const overMidnight = Temporal.PlainTime.compare(quiet.from, quiet.to) > 0
  const isQuiet = overMidnight
    ? isAfter(quiet.from) || !isAfter(quiet.to)
    : isAfter(quiet.from) && !isAfter(quiet.to)
  if (!isQuiet) return undefined
  const day = overMidnight && isAfter(quiet.from) ? local.toPlainDate().add({ days: 1 }) : local.toPlainDate()
  return day.toZonedDateTime({ timeZone, plainTime: quiet.to }).toInstant()
}
