/** The headers of an answer, by name in lower case. */
export type Headers = Readonly<Record<string, string | string[] | undefined>>

/** The first value of a header. */
export function header(headers: Headers, name: string): string | undefined {
  const value = headers[name]
  return Array.isArray(value) ? value[0] : value
}

/** How long the answer counts as fresh by `Cache-Control` or `Expires`; undefined where neither says. */
export function freshForMs(headers: Headers, now: Temporal.Instant): number | undefined {
  const control = header(headers, 'cache-control')?.toLowerCase() ?? ''
  if (/\bno-(?:cache|store)\b/.test(control)) return 0
  const age = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/.exec(control)?.[1]
  if (age !== undefined) {
    const spent = Number(/^\d{1,9}$/.exec(header(headers, 'age')?.trim() ?? '')?.[0] ?? 0)
    return Math.max(0, Number(age) - spent) * 1000
  }
  const expires = header(headers, 'expires')
  return expires === undefined ? undefined : msUntil(expires, now)
}

/** What `Retry-After` asks for: seconds, or a date. Undefined where it says neither. */
export function retryAfterMs(headers: Headers, now: Temporal.Instant): number | undefined {
  const written = header(headers, 'retry-after')?.trim() ?? ''
  if (/^\d{1,9}$/.test(written)) return Number(written) * 1000
  return msUntil(written, now)
}

function msUntil(date: string, now: Temporal.Instant): number | undefined {
  // "0" and "-1" are common in Expires; Date.parse would take them for years.
  const at = /[a-z]/i.test(date) ? Date.parse(date) : Number.NaN
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.epochMilliseconds)
}
