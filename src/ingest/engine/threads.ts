import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { UserError } from '../../model/errors.ts'
import type { Person } from '../../model/person.ts'
import {
  type Job,
  type JobResult,
  jobOfText,
  pageOfResult,
  peopleToJson,
  type TextEngine,
  textOfResult,
} from './jobs.ts'
import { isPriorityOfThread } from './priority.ts'

/** A text engine in threads of its own. */
export interface ThreadedEngine extends TextEngine {
  /** Ends the threads; what is under way fails. */
  close(): Promise<void>
}

/** No article takes nearly as long: whatever does is an attack on the reader, or our bug. */
const DEADLINE_MS = 60_000
/** Beyond it a thread ends, and the process stands. */
const MEMORY_MB = 1_024

interface Waiting {
  readonly job: Job
  readonly give: (result: JobResult) => void
  readonly fail: (error: unknown) => void
}

interface Thread {
  readonly worker: Worker
  current?: Waiting & { readonly timer: NodeJS.Timeout }
}

/**
 * Reads in threads, so that this one goes on answering meanwhile, and as many cores work as there are. They are started
 * when there is something to read, and again when one ends: at a job that takes too long or too much memory, which fails.
 *
 * @param options.people the officials whom articles name by family name and title alone
 * @param options.threads as many as there are cores where the rest of the work goes before them, else one fewer
 */
export function threadedEngine(options: {
  readonly people: readonly Person[]
  readonly threads?: number
  readonly deadlineMs?: number
}): ThreadedEngine {
  const { threads = threadCount(), deadlineMs = DEADLINE_MS } = options
  const workerData = { people: peopleToJson(options.people) }
  const running = new Set<Thread>()
  const waiting: Waiting[] = []
  let isClosed = false

  const next = () => {
    if (isClosed) return
    const idle = [...running].find(({ current }) => current === undefined)
    const thread = idle ?? (waiting.length > 0 && running.size < threads ? start() : undefined)
    const job = thread && waiting.shift()
    if (thread === undefined || job === undefined) return
    const timer = setTimeout(() => end(thread, tooLong()), deadlineMs)
    thread.current = { ...job, timer }
    // Only while it works does a thread keep the process alive.
    thread.worker.ref()
    thread.worker.postMessage(job.job)
  }

  /** Takes the job from a thread. */
  const release = (thread: Thread) => {
    const { current } = thread
    delete thread.current
    clearTimeout(current?.timer)
    thread.worker.unref()
    return current
  }

  const end = (thread: Thread, error: unknown) => {
    running.delete(thread)
    release(thread)?.fail(error)
    void thread.worker.terminate()
    next()
  }

  const start = (): Thread => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    })
    const thread: Thread = { worker }
    running.add(thread)
    worker
      .on('message', (answer: { readonly result: JobResult } | { readonly error: unknown }) => {
        const job = release(thread)
        if ('error' in answer) job?.fail(answer.error)
        else job?.give(answer.result)
        next()
      })
      .on('error', error => end(thread, isOutOfMemory(error) ? tooLong() : error))
    worker.unref()
    return thread
  }

  const run = (job: Job) =>
    new Promise<JobResult>((give, fail) => {
      if (isClosed) fail(stopped())
      else {
        waiting.push({ job, give, fail })
        next()
      }
    })

  return {
    readText: async input => textOfResult(await run(jobOfText(input))),
    readPage: async (html, { url }) => pageOfResult(await run({ kind: 'page', html, url })),
    async close() {
      isClosed = true
      for (const { fail } of waiting.splice(0)) fail(stopped())
      await Promise.all(
        [...running].map(thread => {
          running.delete(thread)
          release(thread)?.fail(stopped())
          return thread.worker.terminate()
        }),
      )
    },
  }
}

function threadCount(): number {
  return Math.max(1, availableParallelism() - (isPriorityOfThread ? 0 : 1))
}

function isOutOfMemory(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function tooLong(): UserError {
  return new UserError('too-long', 'Reading it takes more time or memory than any article. It was not read.')
}

function stopped(): Error {
  return new Error('Expected the text engine to run, but it was closed')
}
