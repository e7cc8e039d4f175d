import type { Asker } from '../../bot/command.ts'
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

/** Whoever opened the page. */
export interface Visitor {
  readonly session: Session
  readonly asker: Asker
  /** Whether stored articles may be read whole, and the space be administrated. */
  readonly isTrusted: boolean
}

/** Everybody at this machine shares one space with its terminal; all strangers share another, which has nothing. */
const LOCAL_SPACE = 'local'
const STRANGERS_SPACE = 'visitors'
/** There is one channel. */
export const PAGE_CHANNEL = 'page'

/**
 * Who sent a request.
 *
 * @param options.isKept gives a browser that is new here a session with the answer: where it can send something
 */
export function visitorOf(
  context: WebContext,
  site: Site,
  { isKept = false }: { readonly isKept?: boolean } = {},
): Visitor {
  const session = sessionOf(context, { isEncrypted: isEncrypted(site), isKept })
  const { isLocal } = clientOf(context, site)
  return {
    session,
    isTrusted: isLocal,
    asker: {
      place: {
        platform: 'web',
        spaceId: isLocal ? LOCAL_SPACE : STRANGERS_SPACE,
        channelId: PAGE_CHANNEL,
        userId: session.name,
      },
      isAdmin: isLocal,
      timeZone: site.timeZone,
    },
  }
}

/** Where whoever sent a request finds this server: for addresses that are to be kept elsewhere. */
export function addressOf(context: WebContext, { publicUrl }: Site): string {
  return publicUrl ?? `http://${context.req.header('host')}`
}

export function isEncrypted({ publicUrl }: Site): boolean {
  return publicUrl?.startsWith('https:') ?? false
}
