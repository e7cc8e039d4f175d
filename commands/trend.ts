import { defineCommand } from '../src/bot/command.ts'
import { findPerson } from '../src/bot/find-person.ts'
import { nobodyCalled } from '../src/bot/nobody-called.ts'
import { type Period, periodsOf } from '../src/bot/periods.ts'
import { pictureBlock } from '../src/bot/picture.ts'
import { nothingFound, whichPerson } from '../src/bot/replies.ts'
import { day } from '../src/bot/wording.ts'
import { UserError } from '../src/model/errors.ts'
import type { Person } from '../src/model/person.ts'
import type { Block, Field, Reply } from '../src/model/reply.ts'
import { MOST_SERIES, type Trend } from '../src/pictures/trend.ts'
import type { DayCount } from '../src/stores/store.ts'

export default defineCommand({
  name: 'trend',
  description: 'How often people are named and quoted over time, as a chart and in numbers',
  example: '/trend sessions, tuberville since:2019',
  visibility: 'public',
  access: 'everyone',
  options: {
    people: {
      type: 'text',
      required: true,
      suggest: 'people',
      description: 'Whom, up to five with commas between',
    },
    since: { type: 'days', description: 'From this day, month or year on' },
    until: { type: 'days', description: 'Up to this day, month or year' },
  },
  async handle({ people: typed, since, until }, { store, studio, today }) {
    const names = [...new Set(typed.split(',').map(each => each.trim()))].filter(Boolean)
    if (names.length === 0 || names.length > MOST_SERIES)
      throw new UserError(
        'too-many-people',
        `One to ${MOST_SERIES} people can be compared. Write for example: /trend sessions, tuberville`,
      )
    const people: Person[] = []
    for (const name of names) {
      const found = await findPerson(store, name, today)
      const asked = { command: 'trend', option: 'people' }
      if (found.kind === 'several') return amongOthers(whichPerson(name, found.people, asked), name, names)
      if (found.kind === 'none')
        return amongOthers(await nobodyCalled(name, found, { store, ...asked }), name, names)
      if (!people.some(({ id }) => id === found.person.id)) people.push(found.person)
    }
    const counts = await store.people.countsByDay(
      people.map(({ id }) => id),
      { ...(since && { since: since.first }), ...(until && { until: until.last }) },
    )
    const [first, last] = [counts[0]?.day, counts.at(-1)?.day]
    const title = `${new Intl.ListFormat('en-GB').format(people.map(({ name }) => name))} over time`
    if (first === undefined || last === undefined)
      return nothingFound(`Your articles name none of them${since || until ? ' in that time' : ''} yet.`)
    const periods = periodsOf({ first, last })
    const trend = trendOf(title, { people, counts, periods })
    const chart: Block[] =
      studio === undefined ? [] : [await pictureBlock('trend', () => studio.trendChart(trend))]
    return {
      title: `${title}: ${first.equals(last) ? day(first) : `${day(first)} to ${day(last)}`}`,
      blocks: [...chart, { kind: 'fields', fields: inNumbers(trend) }],
      actions: people.map(({ name }) => ({
        label: `Quotations of ${name}`,
        command: 'quote',
        options: { person: name },
      })),
    }
  },
})

/** Buttons that put one person right, and keep the others. */
function amongOthers(reply: Reply, wrong: string, names: readonly string[]): Reply {
  const actions = reply.actions?.map(action =>
    action.command !== 'trend'
      ? action
      : {
          ...action,
          options: {
            ...action.options,
            people: names.map(name => (name === wrong ? action.options.people : name)).join(', '),
          },
        },
  )
  return { ...reply, ...(actions && { actions }) }
}

function trendOf(
  title: string,
  {
    people,
    counts,
    periods,
  }: {
    readonly people: readonly Person[]
    readonly counts: readonly DayCount[]
    readonly periods: readonly Period[]
  },
): Trend {
  const series = (what: 'articles' | 'quotations') =>
    people.map(({ id, name }) => ({
      name,
      counts: periods.map(period =>
        counts
          .filter(each => each.personId === id && isIn(each.day, period))
          .reduce((sum, each) => sum + each[what], 0),
      ),
    }))
  return {
    title,
    periods: periods.map(({ name }) => name),
    panels: [
      { title: 'Articles that name them', series: series('articles') },
      { title: 'Quotations in marks', series: series('quotations') },
    ],
  }
}

function isIn(date: Temporal.PlainDate, { first, last }: Period): boolean {
  return Temporal.PlainDate.compare(date, first) >= 0 && Temporal.PlainDate.compare(date, last) <= 0
}

/** The same as the chart: of each person the sums, and every period in which there is anything. */
function inNumbers({ periods, panels: [named, quoted] }: Trend): Field[] {
  return named!.series.map(({ name, counts: articles }, index) => {
    const quotations = quoted!.series[index]!.counts
    const lines = periods.flatMap((period, at) =>
      articles[at]! + quotations[at]! === 0
        ? []
        : [`${period}: ${countsWords(articles[at]!, quotations[at]!)}`],
    )
    return { name, value: [`${countsWords(sum(articles), sum(quotations))} in all`, ...lines].join('; ') }
  })
}

function countsWords(articles: number, quotations: number): string {
  const plural = (count: number, noun: string) =>
    `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
  return `${plural(articles, 'article')}, ${plural(quotations, 'quotation')}`
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, each) => total + each, 0)
}
