import { defineCommand } from '../src/bot/command.ts'
import { nearest } from '../src/bot/nearest.ts'
import { placeWords } from '../src/bot/person-words.ts'
import { repeated } from '../src/bot/wording.ts'
import { UserError } from '../src/model/errors.ts'
import type { Block } from '../src/model/reply.ts'

export default defineCommand({
  name: 'feeds label',
  description: 'What this space calls a publisher, to see who covers a story',
  example: '/feeds label politico.com label:national',
  visibility: 'private',
  access: 'admin',
  options: {
    publisher: {
      type: 'text',
      suggest: 'publishers',
      description: 'The outlet; without it, all labels are listed',
    },
    label: { type: 'text', description: 'A word or two of your own, such as local; none takes it away' },
  },
  async handle({ publisher: typed, label }, { store, asker, now }) {
    const { spaceId } = asker.place
    const labels = await store.labels.list(spaceId)
    if (typed === undefined) return { title: 'Labels', blocks: [listed(labels)] }
    const publisher = await publisherCalled(
      typed,
      (await store.articles.publishers()).map(each => each.publisher),
      [...labels.keys()],
    )
    const before = labels.get(publisher)
    if (label === undefined) {
      if (before === undefined) return said(`${publisher} has no label here.`)
      return said(
        `${publisher} is labelled “${before}”. To take it away: /feeds label ${publisher} label:none`,
      )
    }
    if (label.length > MAX_LABEL) {
      throw new UserError(
        'long-label',
        `A label is a word or two, at most ${MAX_LABEL} characters; this has ${label.length}.`,
      )
    }
    const taken = label.toLowerCase() === 'none'
    await store.labels.set({ spaceId, publisher, ...(!taken && { label }) })
    const text = taken ? `Took the label off ${publisher}` : `Labelled ${publisher} “${label}”`
    await store.audit.add({ spaceId, subject: 'label', at: now, by: placeWords(asker.place), text })
    return said(`${text}.`)
  },
})

const MAX_LABEL = 30

/** @throws UserError `unknown-publisher` */
async function publisherCalled(
  typed: string,
  stored: readonly string[],
  labelled: readonly string[],
): Promise<string> {
  const known = [...new Set([...stored, ...labelled])]
  const found = known.find(name => name.toLowerCase() === typed.toLowerCase())
  if (found !== undefined) return found
  const guess = nearest(typed, known)
  throw new UserError(
    'unknown-publisher',
    `No stored article is by “${repeated(typed)}”. ${guess === undefined ? 'See /feeds list for the publishers on record.' : `Did you mean ${guess}?`}`,
  )
}

function listed(labels: ReadonlyMap<string, string>): Block {
  return labels.size === 0
    ? {
        kind: 'notice',
        level: 'info',
        text: 'No publisher has a label here. Give one with: /feeds label <publisher> label:<your word>',
      }
    : { kind: 'fields', fields: Array.from(labels, ([name, value]) => ({ name, value })) }
}

function said(text: string) {
  return { blocks: [{ kind: 'text' as const, text }] }
}
