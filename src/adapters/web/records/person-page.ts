import { html } from 'hono/html'
import { rolesWords, tallyWords } from '../../../bot/person-words.ts'
import { plainText } from '../../../bot/plain-text.ts'
import type { Paged, PersonRecord, QuoteEntry } from '../../../bot/records/records.ts'
import type { Html, MaybeHtml } from '../html.ts'
import { layout } from '../layout.ts'
import { feedLine, feedLinks } from './feed-links.ts'
import type { HasFullText } from './full-texts.ts'
import { monthBars } from './month-bars.ts'
import { personPath, quoteItem } from './words.ts'

/** Somebody: who they are, what they are quoted as saying and when, on what, and who speaks of them. */
export function personPage(
  record: PersonRecord,
  quotes: Paged<QuoteEntry>,
  { hasFullText, isFirst }: { readonly hasFullText: HasFullText; readonly isFirst: boolean },
): Html {
  const { person, quoteCount, mentionCount, topics, months, saidOfThem } = record
  const path = personPath(person.id)
  const roles = rolesWords(person)
  return layout({
    title: person.name,
    here: '/people',
    head: feedLinks(path, person.name),
    main: html`<article class="record"><h1 dir="auto">${plainText(person.name)}</h1>
${roles === '' ? '' : html`<p dir="auto">${plainText(roles)}</p>`}
${person.otherNames.length === 0 ? '' : html`<p class="facts" dir="auto">Also called ${plainText(person.otherNames.join(', '))}</p>`}
<p class="facts">In the stored articles: ${tallyWords({ quoteCount, mentionCount })}.</p>
${isFirst ? html`${topicLinks(person.name, topics)}${months.length < 2 ? '' : html`<h2>Quotations by month</h2>${monthBars(months)}`}` : ''}
<h2>${isFirst ? 'Quotations, the newest first' : 'Older quotations'}</h2>
${quotes.items.length === 0 ? html`<p>${plainText(person.name)} is not quoted in any stored article.</p>` : quotes.items.map(each => quoteItem(each, { isWhole: hasFullText(each.article) }))}
${quotes.next === undefined ? '' : html`<p><a href="${path}?after=${encodeURIComponent(quotes.next)}" rel="next">Older quotations</a></p>`}
${isFirst && saidOfThem.length > 0 ? html`<h2>What others say of ${plainText(person.name)}</h2>${saidOfThem.map(each => quoteItem(each, { isWhole: hasFullText(each.article) }))}` : ''}
<p><a href="/?line=${encodeURIComponent(`/quote ${person.name}`)}">Ask about ${plainText(person.name)}</a></p>
${feedLine(path)}</article>`,
  })
}

/** Whoever is quoted most, or is called something like what was typed. */
export function peoplePage(
  { items, next }: Paged<Pick<PersonRecord, 'person' | 'quoteCount' | 'mentionCount'>>,
  { name, after }: { readonly name: string | undefined; readonly after: string | undefined },
): Html {
  const more = new URLSearchParams({ ...(name === undefined ? {} : { name }), after: next ?? '' })
  return layout({
    title: 'People',
    here: '/people',
    main: html`<h1>People</h1>
<form action="/people" class="search"><label for="name">Name</label><div class="box"><input id="name" name="name" value="${name ?? ''}" maxlength="100"><button>Search</button></div></form>
<h2>${name !== undefined ? `Called something like “${plainText(name)}”` : after === undefined ? 'Quoted most' : 'Quoted less'}</h2>
${
  items.length === 0
    ? html`<p>${name === undefined ? 'Nobody is quoted yet.' : 'Nobody. Try a family name.'}</p>`
    : html`<ul class="list">${items.map(
        ({ person, ...tally }) =>
          html`<li><a href="${personPath(person.id)}" dir="auto">${plainText(person.name)}</a><small dir="auto">${plainText([rolesWords(person).split('; ')[0], tallyWords(tally)].filter(each => each !== '').join(' · '))}</small></li>`,
      )}</ul>`
}${next === undefined ? '' : html`<p><a href="/people?${more}" rel="next">More people</a></p>`}`,
  })
}

function topicLinks(name: string, topics: readonly string[]): MaybeHtml {
  if (topics.length === 0) return ''
  return html`<h2>Speaks of</h2><ul class="tags">${topics.map(
    topic =>
      html`<li><a href="/?line=${encodeURIComponent(`/quote ${name} about:${topic}`)}">${plainText(topic)}</a></li>`,
  )}</ul>`
}
