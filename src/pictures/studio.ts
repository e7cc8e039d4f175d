import { Worker } from 'node:worker_threads'
import { UserError } from '../model/errors.ts'
import type { Picture } from './draw.ts'
import type { CardWords } from './quotation-card.ts'
import type { Trend } from './trend.ts'

/** Draws pictures, away from whatever answers meanwhile: one takes a tenth of a second of a processor. */
export interface Studio {
  /** @throws UserError `undrawable` */
  quotationCard(card: CardWords): Promise<Picture>
  /** @throws UserError `undrawable` */
  trendChart(trend: Trend): Promise<Picture>
  close(): Promise<void>
}

/** What the worker is asked for. */
export type Order =
  | { readonly kind: 'card'; readonly card: CardWords }
  | { readonly kind: 'trend'; readonly trend: Trend }

/** What it answers: errors as what is left of them between threads. */
export type Delivered =
  | { readonly id: number; readonly picture: Picture }
  | { readonly id: number; readonly refused: { readonly code: string; readonly message: string } }
  | { readonly id: number; readonly failed: Error }

interface Waiting {
  resolve(picture: Picture): void
  reject(error: Error): void
}

/** A studio whose worker starts with the first order, and again after it broke down. It keeps no process alive. */
export function openStudio(): Studio {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let last = 0

  function start(): Worker {
    const started = new Worker(new URL('studio-worker.ts', import.meta.url))
    started.unref()
    started.on('message', (delivered: Delivered) => {
      const order = waiting.get(delivered.id)
      waiting.delete(delivered.id)
      if (waiting.size === 0) started.unref()
      if ('picture' in delivered) order?.resolve(delivered.picture)
      else if ('refused' in delivered)
        order?.reject(new UserError(delivered.refused.code, delivered.refused.message))
      else order?.reject(delivered.failed)
    })
    started.on('error', error => {
      for (const order of waiting.values()) order.reject(error as Error)
      waiting.clear()
    })
    started.on('exit', () => {
      if (worker === started) worker = undefined
    })
    return started
  }

  function order(what: Order): Promise<Picture> {
    worker ??= start()
    const id = ++last
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      // Whoever waits for a picture is not to end without it.
      worker!.ref()
      worker!.postMessage({ id, ...what })
    })
  }

  return {
    quotationCard: card => order({ kind: 'card', card }),
    trendChart: trend => order({ kind: 'trend', trend }),
    async close() {
      await worker?.terminate()
    },
  }
}
