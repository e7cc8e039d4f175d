import { setImmediate } from 'node:timers/promises'

/** Who starts heavy work, and when. */
export interface Turns {
  /** Whether work waits or has just been done: what comes in now has waited already, or will. */
  isBusy(): boolean
  /** Resolves when it is the caller's turn to start: after those who asked before. */
  next(): Promise<void>
}

/**
 * Has commands start one after another, with turns of the event loop between them. The database answers at once, so that
 * a command keeps the process from beginning to end, timers and all: whatever came in meanwhile has to be read and
 * acknowledged before the next one starts. A command that waits for the network holds nobody up.
 */
export function takeTurns(): Turns {
  const waiting: (() => void)[] = []
  let isBusy = false
  const pace = async () => {
    isBusy = true
    for (;;) {
      await eventLoop()
      const start = waiting.shift()
      if (start === undefined) break
      start()
    }
    isBusy = false
  }
  return {
    isBusy: () => isBusy,
    next() {
      const { promise, resolve } = Promise.withResolvers<void>()
      waiting.push(resolve)
      if (!isBusy) void pace()
      return promise
    },
  }
}

/** An interaction is read in one turn; its acknowledgement leaves a few later. Without anything to do they take microseconds. */
const LOOP_TURNS = 8

async function eventLoop(): Promise<void> {
  for (let turn = 0; turn < LOOP_TURNS; turn++) await setImmediate()
}
