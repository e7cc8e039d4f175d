import type { Asker } from '../../bot/command.ts'
import type { SignedIn, SignIns } from '../../bot/sign-ins.ts'
import type { Place } from '../../model/place.ts'
import type { WebContext } from './environment.ts'
import { clientOf } from './security/client.ts'
import { type Session, sessionOf } from './security/session.ts'

/** Where the server stands, as far as it matters to who may do what. */
export interface Site {
  /** The address it is bound to. */
  readonly host: string
  /** Where strangers reach it; absent where they shall not. */
  readonly publicUrl: string | undefined
  /** In which clocks are read: whoever opens the page has the server's. */
  readonly timeZone: string
}

/** Where whoever asks for a page is let in, or not. */
interface Door {
  readonly site: Site
  readonly signIns: SignIns
}

/** Whoever opened the page. */
export interface Visitor {
  readonly session: Session
  readonly asker: Asker
  /** Whether they administrate their space. What they may read in full, `records/full-texts.ts` says. */
  readonly isTrusted: boolean
  /** Whether they run the bot itself: at its machine, or signed in from its terminal. */
  readonly isOperator: boolean
  /** Whether they came by a link, and so can leave. */
  readonly isSignedIn: boolean
}

/** Everybody at this machine shares one space with its terminal; all strangers share another, which has nothing. */
const LOCAL_SPACE = 'local'
const STRANGERS_SPACE = 'visitors'
/** There is one channel. */
export const PAGE_CHANNEL = 'page'

/**
 * Who sent a request. Of somebody who is signed in, the platform is asked anew before each change whether they still may.
 *
 * @param options.isKept gives a browser that is new here a session with the answer: where it can send something
 * @throws UserError `right-unknown` where the platform does not say
 */
export async function visitorOf(
  context: WebContext,
  { site, signIns }: Door,
  { isKept = false }: { readonly isKept?: boolean } = {},
): Promise<Visitor> {
  const session = sessionOf(context, { isEncrypted: isEncrypted(site), isKept })
  const { isLocal } = clientOf(context, site)
  const isChange = context.req.method !== 'GET' && context.req.method !== 'HEAD'
  const signedIn = isLocal || session.isNew ? undefined : await signIns.find(session.secret, { isChange })
  if (signedIn !== undefined) return { session, isTrusted: true, isSignedIn: true, ...heldBy(signedIn) }
  return {
    session,
    isTrusted: isLocal,
    isOperator: isLocal,
    isSignedIn: false,
    asker: {
      place: pagePlace(isLocal ? LOCAL_SPACE : STRANGERS_SPACE, session.name),
      isAdmin: isLocal,
      timeZone: site.timeZone,
    },
  }
}

/** On the page somebody acts in the place where they asked for their link; the terminal is this machine. */
function heldBy(asker: SignedIn): Pick<Visitor, 'asker' | 'isOperator'> {
  const { place } = asker
  if (place.platform !== 'terminal') return { asker, isOperator: false }
  return { asker: { ...asker, place: pagePlace(place.spaceId, place.userId) }, isOperator: true }
}

function pagePlace(spaceId: string, userId: string): Place {
  return { platform: 'web', spaceId, channelId: PAGE_CHANNEL, userId }
}

/** Where whoever sent a request finds this server: for addresses that are to be kept elsewhere. */
export function addressOf(context: WebContext, { publicUrl }: Site): string {
  return publicUrl ?? `http://${context.req.header('host')}`
}

export function isEncrypted({ publicUrl }: Site): boolean {
  return publicUrl?.startsWith('https:') ?? false
}
