import type { Person, Role } from '../model/person.ts'
import type { Place } from '../model/place.ts'
import type { Mention } from '../model/reply.ts'
import type { PersonTally } from '../stores/store.ts'
import { familyName as familyNameOf } from '../text/people/family-name.ts'

/** `12 quotations, named 30 times` */
export function tallyWords({ quoteCount, mentionCount }: Omit<PersonTally, 'person'>): string {
  const quoted = quoteCount === 1 ? '1 quotation' : `${quoteCount.toLocaleString('en')} quotations`
  const named = mentionCount === 1 ? 'once' : `${mentionCount.toLocaleString('en')} times`
  return `${quoteCount === 0 ? 'not quoted' : quoted}, named ${mentionCount === 0 ? 'nowhere' : named}`
}

/** What a list says beside a name that is no person's; empty for people. */
export function kindWords({ isBody }: Person): string {
  return isBody ? 'organization' : ''
}

/** Who did something, for the record: `discord/1234/5678` is a user of a space. */
export function placeWords({ platform, spaceId, userId }: Place): string {
  return `${platform}/${spaceId}/${userId}`
}

/** Whom a record names as the one who did it, for a field; nobody where it was the bot itself. */
export function doneBy(by: string, label = 'By'): readonly Mention[] {
  const [platform = '', , userId] = by.split('/')
  return userId === undefined ? [] : [{ label, kind: 'user', id: NAMELESS.get(platform) ?? userId }]
}

/** Where nobody has a name that others know: a browser has a secret, and the terminal whoever sits there. */
const NAMELESS = new Map([
  ['web', 'somebody on the page'],
  ['terminal', 'somebody at the terminal'],
])

/** The same for what is everybody's, like the directory: who uses the bot in another space is nobody's business in this one. */
export function doneByOwn(by: string, { platform, spaceId }: Place, label = 'By'): readonly Mention[] {
  return by.startsWith(`${platform}/${spaceId}/`) ? doneBy(by, label) : []
}

/** Somebody's offices, the last one first: all, those of the directory, or those that articles alone speak of. */
export function rolesWords(
  { roles }: Person,
  { from }: { readonly from?: 'directory' | 'articles' } = {},
): string {
  return roles
    .filter(({ fromArticles = false }) => from === undefined || fromArticles === (from === 'articles'))
    .map(roleWords)
    .reverse()
    .join('; ')
}

/** `U.S. Senator, AL, Republican (1997 to 2017)` */
function roleWords({ office, state, district, party, start, end, former }: Role): string {
  const parts = [office, state, district === undefined ? undefined : `district ${district}`, party]
  const years =
    start !== undefined
      ? ` (${start.year} to ${end?.year ?? (former ? 'an unknown year' : 'now')})`
      : end !== undefined
        ? ` (until ${end.year})`
        : former
          ? ' (former)'
          : ''
  return `${parts.filter(part => part !== undefined).join(', ')}${years}`
}

/** All that an article may call somebody, the family name too. */
export function namesOf({ name, familyName, otherNames }: Person): string[] {
  // An entry made of one article may have the whole name for a family name.
  const last = familyNameOf(name.split(' '))
  return [...new Set([name, familyName, last, ...otherNames])].filter(each => each !== '')
}
