import { expect, test } from 'vitest'
import { takeTurns } from '../../src/feeds/turns.ts'

test('a host is asked one thing at a time, with a pause after each; others do not wait for it', async () => {
  const log: string[] = []
  const pauses: (() => void)[] = []
  const turns = takeTurns({
    pauseMs: 1000,
    clock: () => 0,
    wait: ms =>
      new Promise(resolve => {
        log.push(`pause ${ms}`)
        pauses.push(resolve)
      }),
  })
  const work = (name: string) => async () => {
    log.push(name)
    return name
  }
  const first = turns.take('a.example.com', work('a1'))
  const failing = turns.take('a.example.com', () => Promise.reject(new Error('broken')))
  const last = turns.take('a.example.com', work('a3'))
  expect(await turns.take('b.example.com', work('b1'))).toBe('b1')
  expect(await first).toBe('a1')
  expect(log.filter(each => each.startsWith('a'))).toEqual(['a1'])
  while (pauses.length < 1) await Promise.resolve()
  expect(log, 'nobody waits for b').toEqual(['a1', 'b1', 'pause 1000'])
  pauses.shift()!()
  await expect(failing).rejects.toThrow('broken')
  while (pauses.length < 1) await Promise.resolve()
  expect(log).not.toContain('a3')
  pauses[0]!()
  expect(await last).toBe('a3')
})
