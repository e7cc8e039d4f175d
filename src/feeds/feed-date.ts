/**
 * A date as a feed writes it, in a spelling that can be read: seconds since 1970 become an instant, two digits of a year
 * four. Undefined for what is no date of an article: nothing, 1 January 1970, the year 1.
 */
export function feedDate(written: string | undefined): string | undefined {
  const text = written?.replace(/\s+/g, ' ').trim() ?? ''
  if (/^\d{10}$|^\d{13}$/.test(text)) {
    return Temporal.Instant.fromEpochMilliseconds(Number(text) * (text.length === 10 ? 1000 : 1)).toString()
  }
  const whole = text
    // Apache's and many hand-made feeds': "5 Mar 24".
    .replace(
      /^((?:\w+, )?\d{1,2}[ -][A-Za-z]{3,9}[ -])(\d\d)(?= |$)/,
      (_, day: string, year: string) => `${day}20${year}`,
    )
    .replace(/^((?:\w+, )?\d{1,2})-([A-Za-z]{3,9})-(\d{4})/, '$1 $2 $3')
  const year = /(?<!\d)(\d{4})(?!\d)/.exec(whole)?.[1]
  return year === undefined || Number(year) < FIRST_YEAR ? undefined : whole
}

// No feed is older; programs that know no date write their zero.
const FIRST_YEAR = 1990
