import { html } from 'hono/html'
import { plainText } from '../../../bot/plain-text.ts'
import { day } from '../../../bot/wording.ts'
import { type Race, raceName } from '../../../model/race.ts'
import type { Reply } from '../../../model/reply.ts'
import type { Html } from '../html.ts'
import { layout } from '../layout.ts'
import { plainBlock } from '../looks/plain.ts'
import { feedLine, feedLinks } from './feed-links.ts'
import { personLink, racePath } from './words.ts'

/**
 * A race: what `/race show` says of it, and who runs.
 *
 * @param shown the answer of that command
 */
export function racePage(
  race: Race,
  shown: Reply,
  people: readonly { readonly id: string; readonly name: string }[],
): Html {
  const name = raceName(race)
  const path = racePath(race.id)
  return layout({
    title: name,
    here: '/races',
    head: feedLinks(path, name),
    main: html`<article class="record"><h1>${plainText(name)}</h1>
<ul class="tags">${people.map(({ id, name: each }) => html`<li>${personLink(id, each)}</li>`)}</ul>
${shown.blocks.map(each => plainBlock(each))}
<p><a href="/?line=${encodeURIComponent(`/timeline ${race.id}`)}">Timeline</a></p>
${feedLine(path)}</article>`,
  })
}

/** The races there are. */
export function racesPage(races: readonly Race[]): Html {
  return layout({
    title: 'Races',
    here: '/races',
    main: html`<h1>Races</h1>${
      races.length === 0
        ? html`<p>None is set up yet: <a href="/?line=${encodeURIComponent('/race add ')}">/race add</a></p>`
        : html`<ul class="list">${races.map(
            race =>
              html`<li><a href="${racePath(race.id)}">${plainText(raceName(race))}</a><small>election ${day(race.electionOn)}</small></li>`,
          )}</ul>`
    }`,
  })
}
