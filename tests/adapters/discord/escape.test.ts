import { expect, test } from 'vitest'
import { blockQuote, bold, escapeLine, escapeText, maskedLink } from '../../../src/adapters/discord/escape.ts'

const cases = [
  { text: 'a *b* __c__ ~~d~~', shown: 'a \\*b\\* \\_\\_c\\_\\_ \\~\\~d\\~\\~' },
  { text: '||spoiler|| `code`', shown: '\\|\\|spoiler\\|\\| \\`code\\`' },
  { text: '@everyone <@1> <@&2> <#3>', shown: '\\@everyone \\<\\@1\\> \\<\\@&2\\> \\<#3\\>' },
  { text: '<t:1:R> <:smile:1>', shown: '\\<t:1:R\\> \\<:smile:1\\>' },
  { text: '[words](https://x.example.com)', shown: '\\[words\\](https\\://x.example.com)' },
  { text: 'discord.gg/abc discordapp.com/invite', shown: 'discord\\.gg/abc discordapp\\.com/invite' },
  {
    text: '# Title\n-# small\n- list\n1. one\n2) two',
    shown: '\\# Title\n\\-# small\n\\- list\n1\\. one\n2\\) two',
  },
  { text: '> quoted\n>>> all', shown: '\\> quoted\n\\>\\>\\> all' },
  { text: '```\nfence', shown: '\\`\\`\\`\nfence' },
  { text: 'a back\\slash', shown: 'a back\\\\slash' },
  { text: 'in 2019. A well-known #1', shown: 'in 2019. A well-known #1' },
]
for (const { text, shown } of cases) test(text, () => expect(escapeText(text)).toBe(shown))

test('inside a line there are no lines', () => expect(escapeLine(' a\n# b ')).toBe('a # b'))
test('every line of a quotation is quoted', () => expect(blockQuote('a\nb')).toBe('> a\n> b'))
test('nothing is bold where there is nothing', () => expect([bold(' '), bold(' a ')]).toEqual(['', '**a**']))

test('a link’s words and address keep to themselves', () => {
  expect(maskedLink('a](b', 'https://x.example.com/?q=(1)')).toBe(
    '[a\\](b](https://x.example.com/?q=%281%29)',
  )
  expect(maskedLink('words', 'javascript:alert(1)')).toBe('words')
  expect(maskedLink('words', undefined)).toBe('words')
  expect(maskedLink('words', `https://x.example.com/${'a'.repeat(2_000)}`)).toBe('words')
})
