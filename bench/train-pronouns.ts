import { readFileSync } from 'node:fs'
import { readPeople } from '../src/ingest/read-people.ts'
import { type Directory, directoryOf } from '../src/text/people/directory.ts'
import { sameGivenName } from '../src/text/people/short-forms.ts'
import { attribute } from '../src/text/quotes/attribute.ts'
import { type Choice, trainRanker } from './ranker.ts'
import { writeWeights } from './write-weights.ts'

// Learns src/text/quotes/pronoun-weights.ts:
//   node bench/train-pronouns.ts polnear-dev.jsonl allsides-dev.jsonl basil-dev.jsonl polnear-train.jsonl=bench/pronoun-labels.json
// A file's speakers come from its own full names, or, where it has none, from a file of labels: for the number of each
// article pairs of offsets, of a pronoun and of a name it stands for.

interface Row {
  readonly text: string
  readonly title?: string
  readonly date?: string
  readonly quotes: readonly {
    readonly kind: string
    readonly start: number
    readonly end: number
    readonly speakerStart?: number
    readonly speakerCanonical?: string | null
  }[]
}

type Labels = Readonly<Record<string, readonly (readonly [pronoun: number, name: number])[]>>

const files = process.argv.slice(2)
if (files.length === 0) throw new Error('Expected files of gold articles')
const directory = directoryOf(await readPeople('seeds/people/us-officials.jsonl'))
const choices = files.flatMap(file => {
  const [articles, labels] = file.split('=')
  const rows = readFileSync(articles!, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Row)
  const named = labels === undefined ? undefined : (JSON.parse(readFileSync(labels, 'utf8')) as Labels)
  return rows.flatMap((row, number) => choicesOf(row, { directory, labels: named && (named[number] ?? []) }))
})
writeWeights('src/text/quotes/pronoun-weights.ts', {
  name: 'PRONOUN_WEIGHTS',
  comment: 'What each feature of pronoun-features.ts adds to the score of a person a pronoun may stand for.',
  made: `bench/train-pronouns.ts from ${choices.length} pronouns`,
  weights: [...trainRanker(choices, { minCount: 3, ridge: 5, epochs: 60 })].filter(
    ([, weight]) => Math.abs(weight) >= 0.05,
  ),
})

/** The pronouns of an article that name a speaker who is known, with the people each may stand for. */
function choicesOf(
  { text, title, date, quotes }: Row,
  { directory, labels }: { directory: Directory; labels: Labels[string] | undefined },
): Choice[] {
  const seen: { start: number; people: readonly { name: string; features: readonly string[] }[] }[] = []
  const day = /^\d{4}-\d\d-\d\d/.exec(date ?? '')?.[0]
  const { attributions, people } = attribute(
    {
      text,
      directory,
      ...(title && { headline: title }),
      ...(day && { publishedOn: Temporal.PlainDate.from(day) }),
    },
    (start, people) => seen.push({ start, people }),
  )
  return seen.flatMap(({ start, people: choices }) => {
    const label = labels?.find(([pronoun]) => pronoun === start)
    const spans = attributions
      .filter(({ source }) => source?.start === start)
      .flatMap(({ content }) => content)
    const quote = quotes.find(
      quote =>
        quote.kind !== 'indirect' &&
        (quote.speakerStart === start ||
          (quote.speakerStart === undefined &&
            spans.some(span => span.start >= quote.start - 2 && span.end <= quote.end + 2))),
    )
    const gold =
      labels === undefined
        ? quote?.speakerCanonical
        : label && people.find(({ mentions }) => mentions.some(({ start }) => start === label[1]))?.name
    const answer = gold
      ? choices.findIndex(({ name }) => gold.split('; ').some(other => samePerson(name, other)))
      : -1
    return answer < 0 ? [] : [{ candidates: choices.map(({ features }) => features), answer }]
  })
}

function samePerson(one: string, other: string): boolean {
  const [a, b] = [one.split(' '), other.split(' ')]
  return a.at(-1) === b.at(-1) && sameGivenName(a[0]!, b[0]!)
}
