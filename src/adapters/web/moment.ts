/** An instant in the same words for whoever reads: `8 November 2019 at 14:05 UTC`. */
export function moment(at: Temporal.Instant): string {
  const words = at.toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' })
  return `${words} UTC`
}
