import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { canonicalUrl, hostOf, isFrontPage } from '../../src/ingest/canonical-url.ts'

const cases: readonly (readonly [address: string, expected: string | undefined])[] = [
  ['https://ledger.example.com/2020/hale', 'https://ledger.example.com/2020/hale'],
  [' HTTPS://Ledger.Example.COM:443/2020/Hale/ ', 'https://ledger.example.com/2020/Hale'],
  ['http://ledger.example.com:8080/a//', 'http://ledger.example.com:8080/a'],
  ['https://www.ledger.example.com/#', 'https://www.ledger.example.com/'],
  ['https://ledger.example.com', 'https://ledger.example.com/'],
  [
    'https://ledger.example.com/a?utm_source=x&id=7&UTM_Medium=y&fbclid=z#top',
    'https://ledger.example.com/a?id=7',
  ],
  ['https://ledger.example.com/a/?gclid=1', 'https://ledger.example.com/a'],
  // What stays is not written anew: searchParams would make "+" of "%20" and "=" of nothing.
  ['https://ledger.example.com/a?q=b%20c&flag&gclid=1', 'https://ledger.example.com/a?q=b%20c&flag'],
  ['https://ledger.example.com/a?page=2&&', 'https://ledger.example.com/a?page=2'],
  ['https://ann:secret@ledger.example.com./a', 'https://ledger.example.com/a'],
  ['https://ledger.example.com/a/../b', 'https://ledger.example.com/b'],
  ['https://bücher.example.com/ä', 'https://xn--bcher-kva.example.com/%C3%A4'],
  ['ftp://ledger.example.com/a', undefined],
  ['javascript:alert(1)', undefined],
  ['ledger.example.com/a', undefined],
  ['', undefined],
]

describe('the canonical URL', () => {
  for (const [address, expected] of cases)
    test(address, () => expect(canonicalUrl(address), address).toBe(expected))

  test('of a canonical URL is itself', () => {
    const address = fc.oneof(
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc
        .tuple(fc.webUrl(), fc.constantFrom('/', '//', '?', '?&', '/?utm_id=1&a', '/%2F/', '.', '#!/x'))
        .map(parts => parts.join('')),
    )
    fc.assert(
      fc.property(address, each => {
        const once = canonicalUrl(each)
        expect(canonicalUrl(once ?? ''), each).toBe(once)
      }),
    )
  })
})

test('a front page names no article', () => {
  expect(isFrontPage('https://ledger.example.com/')).toBe(true)
  expect(isFrontPage('https://ledger.example.com/a')).toBe(false)
  expect(isFrontPage('https://ledger.example.com/?p=12')).toBe(false)
})

test('the host is given as readers know it', () => {
  expect(hostOf('https://www.ledger.example.com/a')).toBe('ledger.example.com')
})
