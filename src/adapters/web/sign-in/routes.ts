import { Hono } from 'hono'
import type { WebEnvironment } from '../environment.ts'
import { problemPage } from '../layout.ts'
import type { PageParts } from '../parts.ts'
import { refusedForm } from '../security/refused-form.ts'
import { giveSession, isOwnForm, newSecret, sessionOf } from '../security/session.ts'
import { isEncrypted } from '../visitor.ts'
import { signInPage } from './pages.ts'

/**
 * Signing in by a link, and out. Opening the link uses nothing up: platforms and mail filters open links before people do.
 * Its button does, once, and gives the browser a session it did not have before, so that none that was planted counts.
 */
export function signInRoutes({ site, signIns }: PageParts): Hono<WebEnvironment> {
  const app = new Hono<WebEnvironment>()
  const cookie = { isEncrypted: isEncrypted(site) }

  app.get('/sign-in/:link', async context => {
    context.header('Cache-Control', 'no-store')
    const link = context.req.param('link')
    const found = await signIns.peek(link)
    if (found === undefined) return context.html(USED_UP, 404)
    const { token } = sessionOf(context, { ...cookie, isKept: true })
    return context.html(signInPage({ ...found.place, link, token }))
  })

  app.post('/sign-in', async context => {
    const sent = await context.req.parseBody()
    const session = sessionOf(context, { ...cookie, isKept: false })
    if (!isOwnForm(context, session, sent.token)) return refusedForm(context)
    const secret = newSecret()
    if (!(await signIns.use(String(sent.link), secret))) return context.html(USED_UP, 404)
    giveSession(context, secret, cookie)
    return context.redirect('/admin', 303)
  })

  app.post('/sign-out', async context => {
    const sent = await context.req.parseBody()
    const session = sessionOf(context, { ...cookie, isKept: false })
    if (!isOwnForm(context, session, sent.token)) return refusedForm(context)
    await signIns.end(session.secret)
    giveSession(context, newSecret(), cookie)
    return context.redirect('/', 303)
  })

  return app
}

const USED_UP = problemPage(
  'That link is good no more',
  'Each works once and for ten minutes, for somebody who may administrate the space. Type /admin page on your platform for another.',
)
