import { beforeEach, expect, test } from 'vitest'
import { createNotebook, type Notebook } from '../../src/bot/notebook.ts'
import type { Memory } from '../../src/stores/memory.ts'
import { freshMemory } from './memory.ts'

let memory: Memory
let notebook: Notebook
beforeEach(() => {
  memory = freshMemory()
  notebook = createNotebook(memory)
})

test('a note comes back as it was, days and instants too, and stands under its space', async () => {
  const note = {
    title: 'Words',
    on: Temporal.PlainDate.from('2019-11-08'),
    deep: [{ at: Temporal.Instant.from('2019-11-08T12:00:00Z'), flag: true, none: undefined }, null, 'x', 3],
  }
  await notebook.write(['guild-1', 'page', 'ada'], note)
  const { none: _, ...first } = note.deep[0] as { at: Temporal.Instant; flag: boolean; none: undefined }
  expect(await notebook.read(['guild-1', 'page', 'ada'])).toEqual({ ...note, deep: [first, null, 'x', 3] })
  expect(await notebook.read(['guild-2', 'page', 'ada'])).toBeUndefined()
  await memory.deleteUnder(['space', 'guild-1'])
  expect(await notebook.read(['guild-1', 'page', 'ada'])).toBeUndefined()
})

test('what is too large is not kept, nor what stood there before; nor is what another version wrote read', async () => {
  const path = ['guild-1', 'page'] as const
  await notebook.write(path, 'small')
  await notebook.write(path, 'x'.repeat(600_000))
  expect(await notebook.read(path)).toBeUndefined()
  await memory.set(['space', 'guild-1', 'notes', 'page'], { format: 0, note: 'old' })
  expect(await notebook.read(path)).toBeUndefined()
  await notebook.write(path, 'new')
  await notebook.remove(path)
  expect(await notebook.read(path)).toBeUndefined()
})
