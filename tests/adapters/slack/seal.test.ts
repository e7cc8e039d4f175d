import { expect, test } from 'vitest'
import { sealWith } from '../../../src/adapters/slack/seal.ts'

test('what was sealed opens with its secret, and with no other', () => {
  const { seal, open } = sealWith(['a long secret'])
  const sealed = seal('xoxb-token 😀')
  expect(sealed).not.toContain('xoxb')
  expect(seal('xoxb-token 😀'), 'never twice the same').not.toBe(sealed)
  expect(open(sealed)).toBe('xoxb-token 😀')
  expect(() => sealWith(['another secret']).open(sealed)).toThrow('SECRET_KEY')
})

test('a new secret in front still opens what the old one sealed', () => {
  const old = sealWith(['old'])
  const both = sealWith(['new', 'old'])
  expect(both.open(old.seal('token'))).toBe('token')
  expect(() => old.open(both.seal('token'))).toThrow()
})

test('what was changed or is no seal is refused', () => {
  const { seal, open } = sealWith(['secret'])
  const sealed = seal('token')
  const changed = `${sealed.slice(0, -3)}${sealed.at(-3) === 'A' ? 'B' : 'A'}${sealed.slice(-2)}`
  for (const text of [changed, 'v2.abc', 'token', '', 'v1.']) expect(() => open(text), text).toThrow()
})
