import { Hono } from 'hono'
import { suggestLine } from '../../../bot/suggest-line.ts'
import type { WebContext, WebEnvironment } from '../environment.ts'
import { chooseLook, lookName } from '../looks/choose-look.ts'
import { FIELD, FORM_ID, type LookName } from '../looks/look.ts'
import { picturePath } from '../looks/picture.ts'
import type { PageParts } from '../parts.ts'
import { refusedForm } from '../security/refused-form.ts'
import { isOwnForm } from '../security/session.ts'
import { type Visitor, visitorOf } from '../visitor.ts'
import { commandsPage } from './commands-page.ts'
import { press, type Speaker, say, submit } from './converse.ts'
import { showingPath } from './showing.ts'
import { type Exchange, transcripts } from './transcript.ts'
import { exchangeView, playgroundPage } from './view.ts'

/** The page where every command can be tried: without script it is read and written page by page, with it piece by piece. */
export function playgroundRoutes(parts: PageParts): Hono<WebEnvironment> {
  const { bot, digests, previewers } = parts
  const conversing = { bot, transcripts: transcripts(parts) }

  /** An exchange as it looks, its buttons ready to be pressed. */
  const shown = async (exchange: Exchange, name: LookName, { asker }: Visitor) => {
    const look = await chooseLook(name, previewers)
    const { html, kept } = await look(exchange.said)
    if (kept.size > 0) await bot.keep(kept, asker.place)
    return html
  }

  /** What was posted without being asked, the last last. */
  const postedHere = async (name: LookName, { asker: { place } }: Visitor) => {
    const look = await chooseLook(name, previewers)
    const posts = await digests.postedIn(place, { limit: POSTS })
    const read = await Promise.all(posts.map(({ id }) => digests.post(id, place.spaceId)))
    const found = read.filter(post => post !== undefined).toReversed()
    return Promise.all(
      found.map(async post => ({ post, html: (await look({ kind: 'reply', reply: post.reply })).html })),
    )
  }

  const app = new Hono<WebEnvironment>()

  app.get('/', async context => {
    const visitor = await visitorOf(context, parts, { isKept: true })
    const look = lookName(context.req.query('look'))
    const all = await conversing.transcripts.list(visitor)
    const asked = context.req.query('thread')
    const isIn = (thread: string) => (each: Exchange) => each.id === thread || each.threadId === thread
    const thread = asked !== undefined && all.some(isIn(asked)) ? asked : undefined
    const visible = all.filter(thread === undefined ? ({ threadId }) => threadId === undefined : isIn(thread))
    const exchanges = await Promise.all(
      visible.map(async exchange => ({ exchange, html: await shown(exchange, look, visitor) })),
    )
    const posts = thread === undefined ? await postedHere(look, visitor) : []
    const repliesIn = (id: string) => all.filter(({ threadId }) => threadId === id).length
    // Whoever comes back to it wants what was said since.
    context.header('Cache-Control', 'no-store')
    return context.html(
      playgroundPage({
        token: visitor.session.token,
        look,
        ...(thread === undefined ? {} : { thread }),
        isThreadGone: asked !== undefined && thread === undefined,
        posts,
        exchanges,
        repliesIn,
        commandCount: bot.commands.length,
        isAdmin: visitor.asker.isAdmin,
        line: context.req.query('line') ?? '',
      }),
    )
  })

  app.get('/commands', context => {
    const { look, thread } = context.req.query()
    return context.html(commandsPage(bot.commands, { look: lookName(look), thread }))
  })

  app.post('/say', async context => {
    const sent = await context.req.parseBody()
    const visitor = await visitorOf(context, parts)
    if (!isOwnForm(context, visitor.session, sent.token)) return refusedForm(context)
    const threadId = text(sent.thread) || undefined
    const speaker: Speaker = { visitor, threadId }
    const exchange = await answer(sent, speaker)
    return back(context, { exchange, visitor, look: lookName(text(sent.look)), threadId })
  })

  /** A form of ours was sent by one of its buttons: each kind of which has a name of its own. */
  const answer = (sent: Sent, speaker: Speaker): Promise<Exchange> => {
    const how = { speaker, conversing }
    const standing = text(sent.exchange) || undefined
    if (sent.press !== undefined) return press(text(sent.press), standing, how)
    if (sent.choose !== undefined) return press(text(sent[text(sent.choose)]), standing, how)
    if (sent.submit !== undefined) return submit(text(sent[FORM_ID]), filledFields(sent), how)
    return say(text(sent.line), speaker, conversing)
  }

  /** With script the exchange alone, to be put into the page; without, the page with it in view. */
  const back = async (
    context: WebContext,
    {
      exchange,
      visitor,
      look,
      threadId,
    }: { exchange: Exchange; visitor: Visitor; look: LookName; threadId: string | undefined },
  ) => {
    if (context.req.header('x-requested-with') !== 'page') {
      return context.redirect(`${showingPath({ look, thread: threadId })}#${exchange.id}`, 303)
    }
    const html = await shown(exchange, look, visitor)
    const { token } = visitor.session
    return context.html(
      exchangeView(
        { exchange, html },
        { token, look, ...(threadId === undefined ? {} : { thread: threadId }), repliesIn: () => 0 },
      ),
    )
  }

  app.post('/clear', async context => {
    const sent = await context.req.parseBody()
    const visitor = await visitorOf(context, parts)
    if (!isOwnForm(context, visitor.session, sent.token)) return refusedForm(context)
    await conversing.transcripts.clear(visitor)
    return context.redirect(showingPath({ look: lookName(text(sent.look)) }), 303)
  })

  // Of one's own conversation: nobody else has it.
  app.get('/pictures/:name', async context => {
    const all = await conversing.transcripts.list(await visitorOf(context, parts))
    const found = all
      .flatMap(({ said }) => (said.kind === 'reply' ? said.reply.blocks : []))
      .find(block => block.kind === 'image' && picturePath(block.base64) === context.req.path)
    if (found?.kind !== 'image') return context.notFound()
    return context.body(Buffer.from(found.base64, 'base64'), 200, {
      'Content-Type': 'image/png',
      'Cache-Control': 'private, max-age=86400, immutable',
    })
  })

  // For the fields of a form, by the id that says of which command it is.
  app.get('/suggest-value', async context => {
    const { asker } = await visitorOf(context, parts)
    const { form = '', option = '', typed = '' } = context.req.query()
    const found = await bot.recall(form, asker.place)
    return context.json(
      found === undefined ? [] : await bot.suggest({ command: found.command, option, typed }, asker),
    )
  })

  app.get('/suggest', async context => {
    const { asker } = await visitorOf(context, parts)
    return context.json(await suggestLine(context.req.query('line') ?? '', asker, bot))
  })

  return app
}

const POSTS = 3

type Sent = Readonly<Record<string, unknown>>

/** A field of a form; a file in its place is none. */
function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function filledFields(sent: Sent): Record<string, string> {
  return Object.fromEntries(
    Object.entries(sent)
      .filter(([name]) => name.startsWith(FIELD))
      .map(([name, value]) => [name.slice(FIELD.length), text(value)]),
  )
}
