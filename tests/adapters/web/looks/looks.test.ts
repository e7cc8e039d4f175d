import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { describe, expect, test } from 'vitest'
import { discordPreviewer } from '../../../../src/adapters/discord/preview.ts'
import { slackPreviewer } from '../../../../src/adapters/slack/preview.ts'
import { discordLook } from '../../../../src/adapters/web/looks/discord.ts'
import type { Look, Said } from '../../../../src/adapters/web/looks/look.ts'
import { plainLook } from '../../../../src/adapters/web/looks/plain.ts'
import { slackLook } from '../../../../src/adapters/web/looks/slack.ts'
import { findForm } from '../../../../src/bot/form.ts'
import type { Reply } from '../../../../src/model/reply.ts'
import { sampleCommands as commands } from '../../../bot/sample-commands.ts'
import { blocksAround, replyOf } from '../../discord/sample-replies.ts'

const looks: Record<string, Look> = {
  plain: plainLook,
  discord: discordLook(discordPreviewer(commands)),
  slack: slackLook(slackPreviewer(commands)),
}

const draw = async (look: Look, said: Said) => {
  const { html } = await look(said)
  return parseHTML(`<!doctype html><html><body>${html}</body></html>`).document
}
const drawn = (look: Look, reply: Reply) =>
  draw(look, { kind: 'reply', reply, invocation: { command: 'poll', options: { person: 'marsh' } } })

/** What a page must never hold of a stranger's making. */
function dangers(document: Awaited<ReturnType<typeof draw>>): string[] {
  return [...document.querySelectorAll('*')].flatMap(element => {
    const tag = element.tagName.toLowerCase()
    const isOurPicture =
      tag === 'img' && /^\/pictures\/[\w-]{22}\.png$/.test(element.getAttribute('src') ?? '')
    const isForeign =
      !isOurPicture && ['script', 'iframe', 'object', 'style', 'link', 'img', 'base', 'meta'].includes(tag)
    const handlers = element.getAttributeNames().filter((name: string) => /^on|^style$/.test(name))
    const address = element.getAttribute('href') ?? element.getAttribute('action') ?? ''
    const isUnsafe = address !== '' && !/^(?:https?:\/\/|\/|#)/.test(address)
    return [...(isForeign ? [tag] : []), ...handlers, ...(isUnsafe ? [address] : [])]
  })
}

describe.each(Object.entries(looks))('In the look %s', (name, look) => {
  test('every block says what it says', async () => {
    const document = await drawn(look, replyOf(blocksAround('The bridge will open'), 2))
    const text = document.body.textContent!
    expect(text.split('The bridge will open').length).toBeGreaterThan(20)
    expect(text).toContain('A title')
    expect(text).toContain('8 November 2019')
    expect(document.querySelectorAll('button[name=press]').length).toBeGreaterThanOrEqual(2)
  })

  test('nothing of what a stranger wrote becomes markup, a script or a link that runs one', async () => {
    const hostile = [
      '<script>alert(1)</script>',
      '<svg onload=alert(1)><a xlink:href="javascript:alert(1)">x</a></svg>',
      '"><img src=x onerror=alert(1)>',
      "' onclick='alert(1)",
      '[press](javascript:alert(1)) **<b>** ~~</s>~~ \\<script>',
      '</textarea></form><form action="https://evil.example.com">',
      '&lt;script&gt;',
    ]
    for (const text of hostile) {
      for (const url of [
        'javascript:alert(1)',
        ' JaVaScRiPt:alert(1)',
        'data:text/html,<script>1</script>',
      ]) {
        const document = await drawn(look, {
          title: text,
          blocks: blocksAround(text, url),
          actions: [{ label: text, command: 'quote', options: { person: text } }],
        })
        expect(dangers(document), `${text} ${url}`).toEqual([])
        expect(document.querySelectorAll('form').length).toBe(0)
        if (text.includes('alert')) expect(document.body.textContent).toContain('alert(1)')
      }
    }
  })

  test('no marks turn the direction of what stands around them', async () => {
    const document = await drawn(look, { blocks: blocksAround('safe\u202egpj.exe\u2066 and \u200fmore') })
    const shown = document.body.innerHTML.replace(/<pre[\s\S]*?<\/pre>/g, '')
    expect(shown).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200f]/)
  })

  test('any text at all is shown without becoming markup', async () => {
    const odd = fc.string({ unit: fc.constantFrom(...'<>&"\'\\*_~`[]()!|#- \nab\u202e\ud800ß😀') })
    await fc.assert(
      fc.asyncProperty(odd, async text => {
        expect(dangers(await drawn(look, replyOf(blocksAround(text), 1, text)))).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  test('a form has a field for each option that is missing, and says what it is of', async () => {
    const form = findForm({ command: 'poll', options: {} }, commands)!
    const document = await draw(look, { kind: 'form', form })
    expect(document.querySelector('input[name=form]')!.getAttribute('value')).toContain('poll')
    expect(document.querySelectorAll('[name="option.person"]').length).toBe(1)
    expect(document.querySelector('label [name="option.person"]')).not.toBeNull()
    expect(document.querySelector('button[name=submit]')).not.toBeNull()
  })

  test('what is for the asker alone says so', async () => {
    const shown = await drawn(look, { visibility: 'private', blocks: [{ kind: 'text', text: 'Hush' }] })
    expect(shown.querySelector('.aside')!.textContent).toMatch(/only/i)
    expect((await drawn(look, replyOf(blocksAround('x')))).querySelector('.aside'), name).toBeNull()
  })
})

test('Discord’s marks are shown as its client shows them, and only where they are marks', async () => {
  const { discordMarkdown } = await import('../../../../src/adapters/web/looks/discord-markdown.ts')
  const cases: [string, string][] = [
    ['**bold** and \\*\\*not\\*\\*', '<b>bold</b> and **not**'],
    ['~~struck~~', '<s>struck</s>'],
    ['**a \\*\\* b**', '<b>a ** b</b>'],
    ['[a \\[b\\]](https://example.com/c)', '>a [b]</a>'],
    ['<t:1573214400:D>', '8 November 2019'],
    ['> said\n> more', '<blockquote dir="auto">said</blockquote><blockquote dir="auto">more</blockquote>'],
    ['-# small', '<small>small</small>'],
    ['### Title', '<h3 dir="auto">Title</h3>'],
  ]
  for (const [markdown, html] of cases) expect(String(await discordMarkdown(markdown))).toContain(html)
})

test('more actions than a row holds are a list on Discord, with a button that chooses', async () => {
  const document = await drawn(looks.discord!, replyOf(blocksAround('x'), 12))
  expect(document.querySelectorAll('select[name=choice-0] option').length).toBe(12)
  expect(document.querySelector('button[name=choose]')!.getAttribute('value')).toBe('choice-0')
})
