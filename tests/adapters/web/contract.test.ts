import { parseHTML } from 'linkedom'
import type { PageParts } from '../../../src/adapters/web/parts.ts'
import { pagePoster } from '../../../src/adapters/web/poster.ts'
import { PAGE_CHANNEL } from '../../../src/adapters/web/visitor.ts'
import type { Bot } from '../../../src/bot/dispatch.ts'
import { createNotebook } from '../../../src/bot/notebook.ts'
import type { Reply } from '../../../src/model/reply.ts'
import type { Store } from '../../../src/stores/store.ts'
import { freshMemory } from '../../bot/memory.ts'
import type { Newsroom } from '../../bot/newsroom.ts'
import type { AdapterOnFake, FakePlatform, Shown } from '../../contracts/adapter/harness.ts'
import { adapterContract } from '../../contracts/adapter.ts'
import { browse, startPage, tokenIn } from './start-page.ts'

adapterContract('the page', {
  cannot: {
    acknowledging: 'a browser waits for the answer to what it sent',
    'delivering twice': 'nothing stands between the browser and the bot that would',
    privacy: 'each browser sees its own conversation alone; whoever is at this machine may do everything',
    'failing posts': 'the page shows what is on record: there is nothing to send',
    editing: 'a correction is posted too, and stands with what it corrects',
  },
  openFake: async () => openBrowser(),
})

/** A browser, and the record of what was posted: both outlive the servers that are started for them. */
function openBrowser(): FakePlatform {
  const posts = new Map<string, { readonly id: string; readonly reply: Reply }>()
  const at = Temporal.Instant.from('2019-11-13T12:00:00Z')
  const entry = (id: string) => ({ id, title: 'A post', postedAt: at })
  const digests = {
    postedIn: async (_, { limit }) => [...posts.keys()].toReversed().slice(0, limit).map(entry),
    post: async id => ({ ...entry(id), reply: posts.get(id)!.reply }),
  } satisfies Partial<PageParts['digests']> as unknown as PageParts['digests']
  const notebook = createNotebook(freshMemory())
  let cookie = ''
  return {
    close: async () => {},
    async start(bot: Bot, store: Store): Promise<AdapterOnFake> {
      const page = await startPage({ room: { bot, store } as Newsroom, digests, notebook })
      const browser = browse(page.address, cookie)
      const token = tokenIn(await browser.open())
      cookie = browser.cookie
      const send = async (fields: Readonly<Record<string, string>>): Promise<Shown> => {
        const answer = await browser.send('/say', {
          method: 'POST',
          body: new URLSearchParams({ token, ...fields }),
          headers: { 'x-requested-with': 'page' },
        })
        return shownIn(await answer.text(), '.answer')[0]!
      }
      const sent = (answer: Promise<Shown>) => ({ acknowledged: answer, answer })
      const poster = pagePoster()
      let standing: readonly Shown[] = []
      const look = async () => {
        standing = shownIn(await browser.open(), '.posted .answer')
      }
      return {
        place: { platform: 'web', spaceId: 'local', channelId: PAGE_CHANNEL },
        poster: {
          ...poster,
          async post(place, reply, options) {
            const post = await poster.post(place, reply, options)
            posts.set(post.messageId, { id: post.messageId, reply })
            await look()
            return post
          },
          async edit(place, post, reply) {
            posts.set(`correction of ${post.messageId}`, { id: 'correction', reply })
            await look()
            return poster.edit(place, post, reply)
          },
        },
        send: line => sent(send({ line })),
        press: ({ message }, label) => {
          const { exchange, pressIds } = message as Pressable
          return sent(send({ press: pressIds.get(label)!, exchange }))
        },
        deliverTwice: async () => {},
        standing: () => standing,
        failPost: () => {},
        problems: () => page.bugs.map(String),
        stop: page.close,
      }
    },
  }
}

/** What a browser has of a message, for sending its form by one of its buttons. */
interface Pressable {
  readonly exchange: string
  readonly pressIds: ReadonlyMap<string, string>
}

function shownIn(page: string, selector: string): Shown[] {
  const { document } = parseHTML(`<!doctype html><html><body>${page}</body></html>`)
  return [...document.querySelectorAll(selector)].map(answer => {
    const buttons = [...answer.querySelectorAll('button[name=press]')]
    const pressIds = new Map(buttons.map(each => [each.textContent, each.getAttribute('value')!]))
    const exchange = answer.querySelector('input[name=exchange]')?.getAttribute('value') ?? ''
    return {
      words: answer.textContent,
      buttons: [...pressIds.keys()],
      isPrivate: answer.querySelector('.aside') !== null,
      message: { exchange, pressIds },
    }
  })
}
