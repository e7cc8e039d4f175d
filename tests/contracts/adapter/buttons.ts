import { expect } from 'vitest'
import { type ContractParts, testWhere } from './harness.ts'

/** A button is a command with its options filled in, whenever it is pressed. */
export function buttonsContract({ harness, stage }: ContractParts): void {
  testWhere(harness, 'buttons', 'a button does what its command does', async () => {
    const { adapter } = stage()
    const card = await adapter.send('/people card helen marsh').answer
    expect(card.buttons).toContain('Quotations')
    expect((await adapter.press(card, 'Quotations').answer).words).toContain('Helen Marsh')
  })

  testWhere(
    harness,
    'buttons',
    'buttons outlive a restart, also with more to say than an id can hold',
    async () => {
      const { adapter, probe, restart } = stage()
      const words = 'We will open the bridge in May, rain or not, and nobody will stop us. '
      probe(async () => ({
        blocks: [{ kind: 'text', text: 'Which?' }],
        actions: [
          { label: 'Card', command: 'people card', options: { person: 'Helen Marsh' } },
          { label: 'Check', command: 'verify', options: { text: words.repeat(40).trim() } },
        ],
      }))
      const asked = await adapter.send('/probe').answer
      const again = await restart()
      expect((await again.press(asked, 'Card').answer).words).toContain('Helen Marsh')
      const checked = await again.press(asked, 'Check').answer
      expect(checked.words).not.toContain('too old')
      expect(checked.words).not.toContain('Something went wrong')
    },
  )

  if (harness.cannot.privacy === undefined)
    testWhere(
      harness,
      'buttons',
      'a private reply is shared by a press, where its command allows that',
      async () => {
        const { adapter } = stage()
        const list = await adapter.send('/people list').answer
        expect(list).toMatchObject({ isPrivate: true })
        const shared = await adapter.press(list, 'Share to channel').answer
        expect(shared).toMatchObject({ isPrivate: false })
        expect(shared.words).toContain('Most quoted')
        expect(shared.buttons).not.toContain('Share to channel')
        const secret = await adapter.send('/privacy export', 'admin').answer
        expect(secret).toMatchObject({ isPrivate: true })
        expect(secret.buttons).not.toContain('Share to channel')
      },
    )
}
