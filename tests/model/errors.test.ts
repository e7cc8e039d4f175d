import { expect, test } from 'vitest'
import { UserError } from '../../src/model/errors.ts'

test('a user error has a code to translate by, a sentence, and its cause', () => {
  const cause = new Error('403')
  const error = new UserError('feed-refused', 'The server answered 403. Try the site’s own feed.', { cause })
  expect(error).toBeInstanceOf(Error)
  expect(error.name).toBe('UserError')
  expect(error.code).toBe('feed-refused')
  expect(error.message).toBe('The server answered 403. Try the site’s own feed.')
  expect(error.cause).toBe(cause)
})
