import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { getCookie, setCookie } from 'hono/cookie'
import type { WebContext } from '../environment.ts'

/** A browser that came before, or comes for the first time. */
export interface Session {
  /** Known to the browser alone: never to be shown, stored or logged. */
  readonly secret: string
  /** Names the session where others may see it: in the database, in logs. */
  readonly name: string
  /** Goes into every form and comes back with it: pages elsewhere cannot read it. */
  readonly token: string
  /** Whether the browser came without one. */
  readonly isNew: boolean
}

/**
 * The session of a browser.
 *
 * @param options.isKept gives one that has none its session with this answer
 */
export function sessionOf(
  context: WebContext,
  { isEncrypted, isKept }: { readonly isEncrypted: boolean; readonly isKept: boolean },
): Session {
  const name = cookieName(isEncrypted)
  const known = getCookie(context, name)
  const isNew = known === undefined || !SECRET.test(known)
  const secret = isNew ? newSecret() : known
  if (isKept && isNew) giveSession(context, secret, { isEncrypted })
  return { secret, name: derived('user', secret).slice(0, 16), token: derived('form', secret), isNew }
}

/** Makes the answer give the browser this session in the place of the one it had. */
export function giveSession(
  context: WebContext,
  secret: string,
  { isEncrypted }: { readonly isEncrypted: boolean },
): void {
  setCookie(context, cookieName(isEncrypted), secret, {
    httpOnly: true,
    // Lax: a link from a chat to a page here keeps the session; no change is made by following one.
    sameSite: 'Lax',
    secure: isEncrypted,
    path: '/',
    maxAge: 30 * 24 * 60 * 60,
  })
}

export function newSecret(): string {
  return randomBytes(24).toString('base64url')
}

const SECRET = /^[\w-]{32}$/

/** Browsers take a cookie with this prefix from the very host alone, and by https. */
function cookieName(isEncrypted: boolean): string {
  return isEncrypted ? '__Host-hustings' : 'hustings'
}

/** Whether a form was made for this session, and sent by one of our own pages as far as the browser says. */
export function isOwnForm(context: WebContext, session: Session, token: unknown): boolean {
  const site = context.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const [given, expected] = [Buffer.from(String(token)), Buffer.from(session.token)]
  return given.length === expected.length && timingSafeEqual(given, expected)
}

function derived(what: string, secret: string): string {
  return createHash('sha256').update(`${what} ${secret}`).digest('base64url').slice(0, 32)
}
