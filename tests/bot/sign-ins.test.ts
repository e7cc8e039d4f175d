import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSignIns, offerSignIn, type SignIns } from '../../src/bot/sign-ins.ts'
import { openSqliteStore } from '../../src/stores/sqlite.ts'
import type { Store } from '../../src/stores/store.ts'

const place = { platform: 'discord', spaceId: 'guild-1', channelId: 'news', userId: 'ada' } as const
const asker = { place: { ...place, threadId: 'thread-1' }, isAdmin: true, timeZone: 'America/Chicago' }
const SECRET = 'a secret of the browser'
const reading = { isChange: false }
const changing = { isChange: true }

let store: Store
let now: Temporal.Instant
let answer: () => Promise<boolean>
let asked: number
let signIns: SignIns
beforeEach(async () => {
  store = await openSqliteStore({ file: ':memory:' })
  now = Temporal.Instant.from('2019-11-13T12:00:00Z')
  answer = async () => true
  asked = 0
  signIns = createSignIns({
    store,
    now: () => now,
    isAdmin: () => {
      asked += 1
      return answer()
    },
  })
})
afterEach(() => store.close())

test('a link signs one browser in, once, as whoever asked for it', async () => {
  const link = await offerSignIn(store, asker, now)
  expect(link).toMatch(/^[0-9a-f]{64}$/)
  expect(await signIns.peek(link)).toMatchObject({ place })
  expect(await signIns.peek(link)).toMatchObject({ place })
  const used = await Promise.all([1, 2, 3].map(number => signIns.use(link, `${SECRET} ${number}`)))
  expect(used.filter(each => each)).toHaveLength(1)
  const secret = `${SECRET} ${used.indexOf(true) + 1}`
  expect(await signIns.find(secret, reading)).toEqual({ place, timeZone: 'America/Chicago', isAdmin: true })
  expect(await signIns.find(`${SECRET} 9`, reading)).toBeUndefined()
  expect(await signIns.peek(link)).toBeUndefined()
  expect(await signIns.use(link, SECRET)).toBe(false)
  expect(await store.audit.list('guild-1', { limit: 5 })).toMatchObject([
    { subject: 'page', by: 'discord/guild-1/ada', text: 'Signed in to the page' },
  ])
})

test('nothing that is kept signs anybody in: not the rows, nor what they are of', async () => {
  const link = await offerSignIn(store, asker, now)
  const kept = JSON.stringify(await store.spaces.export('guild-1'))
  expect(kept).not.toContain(link)
  for (const [, word] of kept.matchAll(/"([^"]+)"/g)) expect(await signIns.use(word!, SECRET)).toBe(false)
  await signIns.use(link, SECRET)
  expect(JSON.stringify(await store.spaces.export('guild-1'))).not.toContain(SECRET)
})

test('a link ends after ten minutes, a session after twelve hours or when it is left', async () => {
  const link = await offerSignIn(store, asker, now)
  now = now.add({ minutes: 10 })
  expect(await signIns.use(link, SECRET)).toBe(false)
  await signIns.use(await offerSignIn(store, asker, now), SECRET)
  now = now.add({ hours: 11 })
  expect(await signIns.find(SECRET, reading)).toBeDefined()
  now = now.add({ hours: 1 })
  expect(await signIns.find(SECRET, reading)).toBeUndefined()
  await signIns.use(await offerSignIn(store, asker, now), 'another')
  await signIns.end('another')
  expect(await signIns.find('another', reading)).toBeUndefined()
})

test('the platform is asked before every change, and every minute for looking on', async () => {
  await signIns.use(await offerSignIn(store, asker, now), SECRET)
  await signIns.find(SECRET, reading)
  asked = 0
  await signIns.find(SECRET, reading)
  expect(asked).toBe(0)
  await signIns.find(SECRET, changing)
  await signIns.find(SECRET, changing)
  expect(asked).toBe(2)
  now = now.add({ minutes: 1 })
  await signIns.find(SECRET, reading)
  expect(asked).toBe(3)
})

test('whose right was taken is signed out for good, also where it is given back; a link of theirs signs nobody in', async () => {
  await signIns.use(await offerSignIn(store, asker, now), SECRET)
  const link = await offerSignIn(store, asker, now)
  answer = async () => false
  expect(await signIns.find(SECRET, changing)).toBeUndefined()
  expect(await signIns.use(link, SECRET)).toBe(false)
  answer = async () => true
  expect(await signIns.find(SECRET, reading)).toBeUndefined()
})

test('where the platform does not say, nothing is done, and nothing is lost', async () => {
  await signIns.use(await offerSignIn(store, asker, now), SECRET)
  const link = await offerSignIn(store, asker, now)
  answer = () => Promise.reject(new Error('503'))
  await expect(signIns.find(SECRET, changing)).rejects.toMatchObject({ code: 'right-unknown' })
  await expect(signIns.use(link, 'another')).rejects.toMatchObject({ code: 'right-unknown' })
  answer = async () => true
  expect(await signIns.find(SECRET, changing)).toBeDefined()
  expect(await signIns.use(link, 'another')).toBe(true)
})

test('another process knows who is signed in', async () => {
  await signIns.use(await offerSignIn(store, asker, now), SECRET)
  const other = createSignIns({ store, now: () => now, isAdmin: async () => true })
  expect(await other.find(SECRET, reading)).toMatchObject({ place })
  await other.end(SECRET)
  expect(await signIns.find(SECRET, reading)).toBeUndefined()
})
