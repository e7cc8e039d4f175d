import type { Gender } from '../../model/person.ts'
import type { Entity } from '../people/find-people.ts'
import { genderOfTitle } from '../people/gender.ts'
import { apposedName, roleOf } from './apposition.ts'
import { chooseAntecedent, type OnAnaphor } from './choose-antecedent.ts'
import { describedBody, describedPerson, isDefinitePerson, titleWords } from './descriptions.ts'
import { type Discourse, discourse } from './discourse.ts'
import { findSubject } from './find-cue.ts'
import { type Issuers, issuers } from './issuers.ts'
import type { Resolved } from './resolved.ts'
import type { Item, Mention } from './syntax/mention.ts'
import { descriptionKind } from './syntax/phrases.ts'
import type { ReadParagraph } from './syntax/read-items.ts'

/** What the resolver knows of the article beforehand. */
export interface Named {
  readonly paragraphs: readonly ReadParagraph[]
  readonly entities: readonly Entity[]
  /** What each entity is called besides its name. */
  readonly called: readonly (readonly string[])[]
  /** The entity of each name, by where its head starts. */
  readonly named: ReadonlyMap<number, number>
  /** Phrases found to name a speaker, by where they start: the entities named inside the words they say. */
  readonly sources: ReadonlyMap<number, ReadonlySet<number>>
  /** Entities of the headline. */
  readonly headline: ReadonlySet<number>
  /** Who "the president" is when no title in the article tells. */
  readonly president: number | undefined
}

/**
 * Tells whom names, pronouns and descriptions stand for, in reading order: each answer is what the next pronoun may look
 * back to. People named only inside quotations are not looked back to.
 *
 * @returns by where the phrase starts
 */
export function resolveMentions(article: Named, onAnaphor?: OnAnaphor): Map<number, Resolved> {
  const resolved = new Map<number, Resolved>()
  const told = discourse(article.entities, article.headline)
  const issued = issuers()
  const called = article.called.map(titles => titles.map(titleWords))
  for (const [paragraph, { items }] of article.paragraphs.entries()) {
    const reporters = reportersIn(items)
    for (const [at, { mention }] of items.entries()) {
      if (mention === undefined) continue
      issued.noteDocument(items, at, ({ mention: owner }) => owner && resolved.get(owner.start)?.entity)
      const found = resolve(
        { mention, at, items, paragraph },
        { article, called, told, issued, resolved, onAnaphor },
      )
      if (found === undefined) {
        // Harker supporters are not Harker, whose name stands at the same place; a Harker poll may be his.
        if (mention.kind === 'description' && descriptionKind(mention.words[0]!) === 'person')
          resolved.delete(mention.start)
        continue
      }
      resolved.set(mention.start, found)
      const role = article.sources.has(mention.start)
        ? 'source'
        : reporters.has(at)
          ? 'reporter'
          : roleOf(items, at)
      if (role === 'source' || role === 'reporter') issued.noteSpeaker(found.entity, mention.sentence)
      told.note(found.entity, {
        sentence: mention.sentence,
        paragraph,
        role,
        byPronoun: mention.kind === 'pronoun',
      })
    }
  }
  return resolved
}

/** The phrases whose words the paragraph gives without marks: Ann Soto said that it was late. */
function reportersIn(items: readonly Item[]): ReadonlySet<number | undefined> {
  return new Set(items.flatMap(({ tag }, at) => (/[SK]/.test(tag) ? findSubject(items, at) : [])))
}

interface Phrase {
  readonly mention: Mention
  /** Index among the items of its paragraph. */
  readonly at: number
  readonly items: readonly Item[]
  readonly paragraph: number
}

interface Knowledge {
  readonly article: Named
  readonly called: readonly (readonly ReadonlySet<string>[])[]
  readonly told: Discourse
  readonly issued: Issuers
  readonly resolved: ReadonlyMap<number, Resolved>
  readonly onAnaphor: OnAnaphor | undefined
}

function resolve(phrase: Phrase, knowledge: Knowledge): Resolved | undefined {
  const { mention } = phrase
  if (mention.kind === 'name') return sure(knowledge.article.named.get(mention.head.start), 1)
  return mention.kind === 'description'
    ? resolveDescription(phrase, knowledge)
    : resolvePronoun(phrase, knowledge)
}

function sure(entity: number | undefined, probability: number): Resolved | undefined {
  return entity === undefined ? undefined : { entity, probability }
}

function resolveDescription(phrase: Phrase, knowledge: Knowledge): Resolved | undefined {
  const { mention, at, items, paragraph } = phrase
  const { article, called, told, issued } = knowledge
  const apposed = apposedName(items, at)
  const beside = apposed && sure(article.named.get(apposed.head.start), 0.9)
  if (beside !== undefined) return beside
  const noun = mention.words[0]!
  const position = { sentence: mention.sentence, paragraph }
  const kind = descriptionKind(noun)
  if (kind === 'body') return describedBody(mention, { entities: article.entities, told, position })
  if (kind === 'document' && article.sources.has(mention.start)) {
    // "the statement said": whoever issued it, or the last to speak.
    const known = issued.of(noun)
    if (known !== undefined) return { entity: known, probability: 0.7 }
    return sure(/^(?:the|this)\b/i.test(mention.title) ? told.lastSpeaker : undefined, 0.5)
  }
  if (!isDefinitePerson(mention)) return undefined
  const titled = describedPerson(mention, { entities: article.entities, called, told })
  if (titled !== undefined) return titled
  if (
    noun === 'president' &&
    !/\b(?:vice|former|ex)\b/i.test(mention.title) &&
    article.president !== undefined
  )
    return { entity: article.president, probability: 0.8 }
  if (!article.sources.has(mention.start)) return undefined
  const owner = items[at - 1]?.tag === "'" ? items[at - 2] : items[at - 1]
  const guess = chooseAntecedent(anaphorOf(phrase, { gender: genderOfTitle(noun), article }), {
    told,
    // Webb's former strategist is not Webb.
    except: owner?.mention && knowledge.resolved.get(owner.mention.start)?.entity,
  })
  return guess && { ...guess, probability: 0.6 * guess.probability }
}

function resolvePronoun(phrase: Phrase, knowledge: Knowledge): Resolved | undefined {
  const { mention, at, items, paragraph } = phrase
  const { article, told, resolved, onAnaphor } = knowledge
  const word = mention.words[0]!
  const gender = genderOfPronoun(word)
  const ahead = gender && subjectAhead(phrase)
  const entity = ahead && article.named.get(ahead.head.start)
  if (entity !== undefined && told.mayBe(entity, gender)) return { entity, probability: 0.8 }
  if (gender !== undefined)
    return chooseAntecedent(anaphorOf(phrase, { gender, article }), { told, onAnaphor })
  const position = { sentence: mention.sentence, paragraph }
  if (/^(?:it|its)$/.test(word)) return sure(told.body(position), 0.6)
  // A place is no they.
  if (/^(?:they|them|their)$/.test(word))
    return sure(
      told.body(position, ({ kind }) => kind === 'body'),
      0.6,
    )
  if (!/^(?:who|which)$/.test(word)) return undefined
  const before = previousMention(items, at)
  return before && resolved.get(before.start)
}

/** In his book, | Webb wrote: the name behind the phrase that opens a sentence, where the pronoun stands in that phrase. */
function subjectAhead({ mention, at, items }: Phrase): Mention | undefined {
  if (!mention.possessor) return undefined
  const { sentence } = mention
  let opening = at
  while (items[opening - 1]?.sentence === sentence) opening--
  if (at - opening > 4 || !/^[Iv]$/.test(items[opening]!.tag)) return undefined
  let comma = at + 1
  while (comma - at < 12 && items[comma]?.sentence === sentence && !/[,QSRV]/.test(items[comma]!.tag)) comma++
  // In his book, “Late,” Webb wrote
  const behind = items[comma + 1]?.tag === 'Q' ? comma + 2 : comma + 1
  const subject = items[comma]?.tag === ',' ? items[behind] : undefined
  return subject?.sentence === sentence && subject.mention?.kind === 'name' && !subject.mention.possessor
    ? subject.mention
    : undefined
}

function anaphorOf(
  { mention, paragraph, at, items }: Phrase,
  { gender, article }: { gender: Gender | undefined; article: Named },
) {
  const insideQuote = article.sources.get(mention.start)
  return {
    start: mention.start,
    sentence: mention.sentence,
    paragraph,
    gender,
    isSource: insideQuote !== undefined,
    opensSentence: items[at - 1]?.sentence !== mention.sentence || items[at - 1]?.tag === 'Q',
    insideQuote: insideQuote ?? new Set<number>(),
  }
}

function genderOfPronoun(word: string): Gender | undefined {
  if (/^(?:he|him|his|himself)$/.test(word)) return 'male'
  return /^(?:she|her|herself)$/.test(word) ? 'female' : undefined
}

function previousMention(items: readonly Item[], at: number): Mention | undefined {
  for (let index = at - 1; index >= 0 && items[index]!.sentence === items[at]!.sentence; index--) {
    const { mention, tag } = items[index]!
    if (mention !== undefined && tag !== 'm' && !mention.possessor) return mention
  }
  return undefined
}
