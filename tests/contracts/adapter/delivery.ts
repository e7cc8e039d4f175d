import { expect } from 'vitest'
import { type ContractParts, testWhere } from './harness.ts'

/** How events come in, and how soon the platform hears of it. */
export function deliveryContract({ harness, stage }: ContractParts): void {
  testWhere(harness, 'acknowledging', 'an event is acknowledged while the work still goes on', async () => {
    const { adapter, probe } = stage()
    const work = Promise.withResolvers<void>()
    probe(async () => {
      await work.promise
      return { blocks: [{ kind: 'text', text: 'Done at last.' }] }
    })
    const sent = adapter.send('/probe')
    await sent.acknowledged
    work.resolve()
    expect((await sent.answer).words).toContain('Done at last.')
  })

  testWhere(harness, 'acknowledging', 'one that takes long holds up nobody else', async () => {
    const { adapter, probe, probed } = stage()
    const work = Promise.withResolvers<void>()
    probe(async () => {
      if (probed() === 1) await work.promise
      return { blocks: [{ kind: 'text', text: `Number ${probed()}.` }] }
    })
    const first = adapter.send('/probe')
    await first.acknowledged
    const second = adapter.send('/probe')
    expect((await second.answer).words).toContain('Number 2.')
    work.resolve()
    expect((await first.answer).words).toContain('Number 2.')
  })

  testWhere(harness, 'delivering twice', 'an event that comes twice is done once', async () => {
    const { adapter, probed } = stage()
    await adapter.deliverTwice('/probe')
    // What comes later is read later.
    await adapter.send('/people list').answer
    expect(probed()).toBe(1)
    await adapter.send('/probe').answer
    expect(probed()).toBe(2)
  })
}
