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
  // For phones: AMP by path, ending, parameter and cache; mobile hosts.
  ['https://ledger.example.com/2020/hale/amp/', 'https://ledger.example.com/2020/hale'],
  ['https://ledger.example.com/2020/hale.amp.html', 'https://ledger.example.com/2020/hale.html'],
  ['https://ledger.example.com/2020/hale.amp', 'https://ledger.example.com/2020/hale'],
  ['https://ledger.example.com/amp/2020/hale', 'https://ledger.example.com/2020/hale'],
  ['https://ledger.example.com/a?amp=1&id=7', 'https://ledger.example.com/a?id=7'],
  ['https://ledger.example.com/a?outputType=amp', 'https://ledger.example.com/a'],
  ['https://amp.ledger.example.com/a', 'https://ledger.example.com/a'],
  ['https://m.ledger.example.com/a/amp', 'https://ledger.example.com/a'],
  ['https://mobile.ledger.example.com/a', 'https://ledger.example.com/a'],
  ['https://en.m.ledger.example.com/a', 'https://en.ledger.example.com/a'],
  ['https://www.google.com/amp/s/ledger.example.com/a/amp/', 'https://ledger.example.com/a'],
  ['https://ledger-example-com.cdn.ampproject.org/c/s/ledger.example.com/a', 'https://ledger.example.com/a'],
  [
    'https://ledger-example-com.cdn.ampproject.org/v/ledger.example.com/a?amp_js_v=0.1',
    'http://ledger.example.com/a',
  ],
  // What only looks so.
  ['https://m.example/a', 'https://m.example/a'],
  ['https://ledger.example.com/amp', 'https://ledger.example.com/amp'],
  ['https://ledger.example.com/amp/guide', 'https://ledger.example.com/amp/guide'],
  ['https://ledger.example.com/camp/x', 'https://ledger.example.com/camp/x'],
  ['https://ledger.example.com/a?pk_campaign=x&mtm_source=y&s_kwcid=z', 'https://ledger.example.com/a'],
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
        .tuple(
          fc.webUrl(),
          fc.constantFrom(
            '/',
            '//',
            '/amp',
            '/amp/amp',
            '.amp.amp',
            '/a.amp/amp?amp&outputType=amp',
            '?',
            '?&',
            '/?utm_id=1&a',
            '/%2F/',
            '.',
            '#!/x',
          ),
        )
        .map(parts => parts.join('')),
      fc
        .tuple(
          fc.array(fc.constantFrom('m.', 'amp.', 'mobile.', 'www.', 'en.m.')),
          fc.array(fc.constantFrom('/amp', '/s', '/c', '/a', '/m.x.example', '.amp', '/')),
        )
        .map(([host, path]) => `https://${host.join('')}x.example${path.join('')}`),
      fc.webPath().map(path => `https://www.google.com/amp/s/amp.x.example${path}`),
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
