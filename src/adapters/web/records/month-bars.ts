import { html } from 'hono/html'
import type { PersonRecord } from '../../../bot/records/records.ts'
import type { Html } from '../html.ts'

const BAR = 14
const HEIGHT = 80
/** As many months as fit on a small screen; older ones are in the table. */
const MAX_BARS = 48

/** Counts by month as bars, every month from the first to the last, and the same numbers as a table. */
export function monthBars(tallies: PersonRecord['months']): Html {
  const months = everyMonth(tallies).slice(-MAX_BARS)
  const most = Math.max(...months.map(({ count }) => count))
  const width = months.length * BAR
  return html`<figure class="bars"><svg viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="${describe(tallies)}">${months.map(
    ({ month, count }, index) => {
      const height = count === 0 ? 0 : Math.max(2, Math.round((count / most) * (HEIGHT - 2)))
      return html`<rect x="${index * BAR + 1}" y="${HEIGHT - height}" width="${BAR - 2}" height="${height}"><title>${month}: ${count}</title></rect>`
    },
  )}</svg><figcaption>${months[0]!.month} to ${months.at(-1)!.month}</figcaption></figure>
<details><summary>The numbers</summary><table><thead><tr><th scope="col">Month</th><th scope="col">Quotations</th></tr></thead><tbody>${tallies
    .toReversed()
    .map(
      ({ month, count }) =>
        html`<tr><th scope="row">${month}</th><td>${count.toLocaleString('en')}</td></tr>`,
    )}</tbody></table></details>`
}

function describe(tallies: PersonRecord['months']): string {
  const top = tallies.reduce((best, each) => (each.count > best.count ? each : best))
  return `Quotations by month, from ${tallies[0]!.month} to ${tallies.at(-1)!.month}; the most, ${top.count}, in ${top.month}`
}

function everyMonth(tallies: PersonRecord['months']): { readonly month: string; readonly count: number }[] {
  const counts = new Map(tallies.map(({ month, count }) => [month, count]))
  const last = Temporal.PlainYearMonth.from(tallies.at(-1)!.month)
  const months = []
  let month = Temporal.PlainYearMonth.from(tallies[0]!.month)
  while (Temporal.PlainYearMonth.compare(month, last) <= 0) {
    months.push({ month: month.toString(), count: counts.get(month.toString()) ?? 0 })
    month = month.add({ months: 1 })
  }
  return months
}
