import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { postKey } from '../../../src/digests/deliver.ts'
import { DEFAULT_SETTINGS } from '../../../src/digests/digest-options.ts'
import { nextOccurrence, occurrencesBetween } from '../../../src/digests/occurrences.ts'
import type { Digest } from '../../../src/model/digest.ts'
import { openSqliteStore } from '../../../src/stores/sqlite.ts'
import { APPROVERS, approvalKey, approvers, type Verdict } from './approvers.ts'
import { chaosPlatform, type PlatformCounts } from './platform.ts'

export interface ChaosPlan {
  /** Each is due once, somewhen in the days of the run: none is covered by a later one of the same digest. */
  readonly digests: number
  readonly days: number
  readonly kills: number
  /** Processes on the one database. */
  readonly instances: number
  /** The processes' clocks run so many times as fast as the world's. */
  readonly speed: number
  readonly random: () => number
}

export interface ChaosReport extends PlatformCounts {
  /** Occurrences that should have been posted, by reckoning. */
  readonly expected: number
  readonly kills: number
  /** Shown for approval, and answered. */
  readonly approved: number
  readonly declined: number
  /** Not posted, or posted and not recorded. */
  readonly lost: readonly string[]
  /** Recorded twice, posted under two keys, shown twice for approval, or posted without being due or though it was declined. */
  readonly doubled: readonly string[]
}

const START = Temporal.Instant.from('2024-03-08T00:00:00Z')
const ZONES = ['UTC', 'America/Chicago', 'Europe/Berlin', 'Asia/Kolkata', 'Australia/Lord_Howe']

/**
 * Lets processes deliver digests on one database while they are killed at random moments, the platform loses answers and
 * clocks jump; then lets one finish what is left, and compares what stands on the platform with what had to.
 */
export async function runChaos(plan: ChaosPlan): Promise<ChaosReport> {
  const { random } = plan
  const directory = mkdtempSync(join(tmpdir(), 'hustings-chaos-'))
  const file = join(directory, 'hustings.db')
  const store = await openSqliteStore({ file })
  const platform = await chaosPlatform(random)
  const end = START.add({ hours: 24 * plan.days })
  const digests: Digest[] = []
  for (let number = 0; number < plan.digests; number++) {
    const timeZone = ZONES[number % ZONES.length]!
    const due = START.add({ minutes: 1 + Math.floor(random() * plan.days * 24 * 60) }).toZonedDateTimeISO(
      timeZone,
    )
    const schedule = { pattern: `${due.minute} ${due.hour} ${due.day} ${due.month} *`, timeZone }
    digests.push(
      await store.digests.add({
        ...schedule,
        place: { platform: 'discord', spaceId: 'guild', channelId: `channel-${number}`, userId: 'editor' },
        state: 'active',
        settings: {
          ...DEFAULT_SETTINGS,
          lateHours: 100_000,
          ...(number % 5 === 0 ? { approvalChannelId: APPROVERS } : {}),
        },
        createdAt: START,
        nextDueAt: nextOccurrence(schedule, START)!,
      }),
    )
  }

  const startedAt = Date.now()
  const virtualNow = () => START.add({ milliseconds: (Date.now() - startedAt) * plan.speed })
  const people = approvers(digests, { verdictOf, platform, store, now: virtualNow })
  const isOver = () => Temporal.Instant.compare(virtualNow(), end) >= 0
  let kills = 0
  const live = async () => {
    while (!isOver() || kills < plan.kills) {
      const jump = random() < 0.3 ? (random() < 0.5 ? -90 : 90) : 0
      const child = instance(file, platform.url, [startedAt, START.epochMilliseconds, plan.speed, jump])
      const exit = once(child, 'exit')
      await Promise.race([once(child.stdout!, 'data'), exit])
      // Some are killed while they plan, some while they post, some only after a good while.
      await pause(random() < 0.5 ? random() * 100 : random() * 1_500)
      child.kill('SIGKILL')
      await exit
      kills++
    }
  }
  const living = Promise.all(Array.from({ length: plan.instances }, live))
  while (!isOver()) {
    await people.answer()
    await pause(200)
  }
  await living

  const [declined, expected] = ([true, false] as const).map(isDeclined =>
    digests
      .filter(digest => (verdictOf(digest) === 'declined') === isDeclined)
      .flatMap(digest =>
        occurrencesBetween(digest, { after: START, until: end }).map(dueAt =>
          postKey({ subject: { kind: 'digest', id: digest.id }, dueAt }),
        ),
      ),
  ) as [string[], string[]]
  const last = instance(file, platform.url, [startedAt, START.epochMilliseconds, plan.speed, 0])
  const posted = async () => {
    const keys: string[] = []
    for (const digest of digests) {
      const history = await store.deliveries.history({ kind: 'digest', id: digest.id }, { limit: 10 })
      keys.push(...history.filter(({ state }) => state === 'posted').map(delivery => postKey(delivery)))
    }
    return keys
  }
  let recorded = await posted()
  for (let round = 0; round < 200; round++) {
    const known = new Set(recorded)
    if (expected.every(key => known.has(key))) break
    await people.answer()
    await pause(1_000)
    recorded = await posted()
  }
  const exit = once(last, 'exit')
  last.kill('SIGKILL')
  await exit
  const report = await compare({ expected, declined, recorded: await posted(), digests, platform, store })
  const counts = platform.counts()
  await platform.close()
  await store.close()
  rmSync(directory, { recursive: true })
  const approved = expected.filter(key => platform.messages.has(approvalKey(key))).length
  return { ...counts, ...report, expected: expected.length, approved, declined: declined.length, kills }
}

/** One in three of those that are shown for approval is declined. */
function verdictOf({ id, settings }: Digest): Verdict {
  return settings.approvalChannelId !== undefined && Number(id) % 3 === 0 ? 'declined' : 'approved'
}

function instance(file: string, url: string, numbers: readonly number[]): ChildProcess {
  return spawn(
    process.execPath,
    [join(import.meta.dirname, 'instance.ts'), file, url, ...numbers.map(String)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
}

async function compare({
  expected,
  declined,
  recorded,
  digests,
  platform,
  store,
}: {
  readonly expected: readonly string[]
  readonly declined: readonly string[]
  readonly recorded: readonly string[]
  readonly digests: readonly Digest[]
  readonly platform: Awaited<ReturnType<typeof chaosPlatform>>
  readonly store: Awaited<ReturnType<typeof openSqliteStore>>
}): Promise<Pick<ChaosReport, 'lost' | 'doubled'>> {
  const known = new Set(recorded)
  const lost = expected.filter(key => !platform.messages.has(key) || !known.has(key))
  const doubled = recorded.filter((key, index) => recorded.indexOf(key) !== index)
  doubled.push(...declined.filter(key => platform.messages.has(key) || known.has(key)))
  // Every message belongs to an occurrence of its digest, and says so; no two belong to one.
  const titles = new Set<string>()
  for (const [key, messages] of platform.messages) {
    for (const { channelId, title: words } of messages) {
      const title = `${channelId === APPROVERS ? 'for approval: ' : ''}${words}`
      if (titles.has(title)) doubled.push(`${key}: “${title}” twice`)
      titles.add(title)
    }
  }
  for (const digest of digests) {
    const posts = await store.posts.inChannel(digest.place, { limit: 1_000 })
    const dues = posts.map(({ dueAt }) => dueAt.toString())
    doubled.push(...dues.filter((due, index) => dues.indexOf(due) !== index))
    const due = occurrencesBetween(digest, { after: START, until: START.add({ hours: 24 * 5_000 }) }).map(
      String,
    )
    const real = new Set(due)
    doubled.push(...dues.filter(each => !real.has(each)).map(each => `${digest.id} at ${each} was not due`))
  }
  return { lost, doubled }
}
