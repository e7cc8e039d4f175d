import { parentPort } from 'node:worker_threads'
import { UserError } from '../model/errors.ts'
import type { Picture } from './draw.ts'
import { quotationCard } from './quotation-card.ts'
import type { Delivered, Order } from './studio.ts'
import { trendChart } from './trend-chart.ts'

// The other end of studio.ts.

parentPort!.on('message', async ({ id, ...order }: Order & { readonly id: number }) => {
  parentPort!.postMessage(await deliver(id, order))
})

async function deliver(id: number, order: Order): Promise<Delivered> {
  try {
    return { id, picture: await made(order) }
  } catch (error) {
    if (error instanceof UserError) return { id, refused: { code: error.code, message: error.message } }
    return { id, failed: error as Error }
  }
}

function made(order: Order): Promise<Picture> {
  return order.kind === 'card' ? quotationCard(order.card) : trendChart(order.trend)
}
