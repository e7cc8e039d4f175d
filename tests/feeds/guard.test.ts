import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkAddress, guardedLookup, isPublicAddress } from '../../src/feeds/guard.ts'

const closed = { allowPrivate: [] }

describe('never asked for', () => {
  const refused: readonly (readonly [address: string, code: string, says: RegExp])[] = [
    ['http://127.0.0.1/', 'fetch-private-address', /127\.0\.0\.1 belongs to a private network/],
    ['http://2130706433/', 'fetch-private-address', /private/], // decimal
    ['http://0177.0.0.1/', 'fetch-private-address', /private/], // octal
    ['http://0x7f.1/', 'fetch-private-address', /private/], // hexadecimal, short
    ['http://127.1/', 'fetch-private-address', /private/],
    ['http://①②⑦.0.0.1/', 'fetch-private-address', /private/],
    ['http://127.0.0.1./', 'fetch-private-address', /private/],
    ['http://0.0.0.0/', 'fetch-private-address', /private/],
    ['http://10.1.2.3/', 'fetch-private-address', /private/],
    ['http://172.16.0.1/', 'fetch-private-address', /private/],
    ['http://192.168.1.1/', 'fetch-private-address', /private/],
    ['http://169.254.169.254/latest/meta-data/', 'fetch-private-address', /private/],
    ['http://100.100.100.200/', 'fetch-private-address', /private/],
    ['http://168.63.129.16/', 'fetch-private-address', /private/],
    ['http://224.0.0.1/', 'fetch-private-address', /private/],
    ['http://[::1]/', 'fetch-private-address', /private/],
    ['http://[::ffff:127.0.0.1]/', 'fetch-private-address', /private/],
    ['http://[::ffff:7f00:1]/', 'fetch-private-address', /private/],
    ['http://[fe80::1]/', 'fetch-private-address', /private/],
    ['http://[fd00:ec2::254]/', 'fetch-private-address', /private/],
    ['http://[64:ff9b::7f00:1]/', 'fetch-private-address', /private/],
    ['http://[2002:7f00:1::]/', 'fetch-private-address', /private/],
    ['http://localhost/', 'fetch-private-address', /private/],
    ['http://LOCALHOST./', 'fetch-private-address', /private/],
    ['http://news.localhost/', 'fetch-private-address', /private/],
    ['http://metadata.google.internal/', 'fetch-private-address', /private/],
    ['http://router/', 'fetch-private-address', /private/],
    ['http://printer.local/', 'fetch-private-address', /private/],
    ['https://example.com:8443/', 'fetch-bad-address', /port 8443/],
    ['http://example.com:443/', 'fetch-bad-address', /port 443/],
    ['ftp://example.com/', 'fetch-bad-address', /Only http and https/],
    ['file:///etc/passwd', 'fetch-bad-address', /Only http and https/],
    ['javascript:alert(1)', 'fetch-bad-address', /Only http and https/],
    ['https://me:secret@example.com/', 'fetch-bad-address', /user name or password/],
    ['example.com', 'fetch-bad-address', /looks like https:/],
    ['', 'fetch-bad-address', /looks like https:/],
  ]
  for (const [address, code, says] of refused)
    test(address || 'nothing', () => {
      expect(() => checkAddress(address, closed), address).toThrow(
        expect.objectContaining({ code, message: expect.stringMatching(says) }),
      )
    })

  test('a password is not repeated', () => {
    expect(() => checkAddress('https://me:secret@example.com/', closed)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret') }),
    )
  })
})

test('public addresses are read, with their standard port or none', () => {
  for (const address of [
    'https://example.com:443/feed',
    'http://example.com:80/',
    'http://8.8.8.8/',
    'http://[2606:4700::1111]/',
  ])
    expect(checkAddress(address, closed).href, address).toMatch(/^https?:/)
})

test('private networks that are allowed are let in with any port, and no others', () => {
  const open = { allowPrivate: ['10.1.0.0/16'] }
  expect(checkAddress('http://10.1.2.3:8080/', open).port).toBe('8080')
  expect(() => checkAddress('http://10.2.2.3:8080/', open)).toThrow(/private/)
  expect(() => checkAddress('http://127.0.0.1:8080/', open)).toThrow(/private/)
})

describe('addresses that are written into others', () => {
  const cases: readonly (readonly [address: string, isPublic: boolean])[] = [
    ['64:ff9b::808:808', true], // NAT64 of 8.8.8.8
    ['64:ff9b::a00:1', false],
    ['64:ff9b:1::808:808', false], // NAT64 inside networks
    ['2002:808:808::1', true],
    ['2002:c0a8:101::1', false],
    ['2001:0:808:808:0:0:f7f7:f7f7', true], // Teredo: the client is 8.8.8.8 turned round
    ['2001:0:808:808:0:0:80ff:fffe', false], // 127.0.0.1 turned round
    ['2001:0:7f00:1:0:0:f7f7:f7f7', false],
    ['2606:4700::5efe:7f00:1', false], // ISATAP
    ['::7f00:1', false],
    ['::ffff:0:7f00:1', false],
    ['not an address', false],
  ]
  for (const [address, isPublic] of cases)
    test(address, () => expect(isPublicAddress(address), address).toBe(isPublic))
})

test('no IPv4 address of a private network is public, however it is wrapped', () => {
  const octet = fc.integer({ min: 0, max: 255 })
  const first = fc.constantFrom([127], [10], [192, 168], [169, 254], [172, 16], [0], [224], [255])
  fc.assert(
    fc.property(first, octet, octet, octet, (head, a, b, c) => {
      const bytes = [...head, a, b, c].slice(0, 4)
      const hex = (at: number) => ((bytes[at]! << 8) | bytes[at + 1]!).toString(16)
      const wrapped = [
        bytes.join('.'),
        `::ffff:${hex(0)}:${hex(2)}`,
        `64:ff9b::${hex(0)}:${hex(2)}`,
        `2002:${hex(0)}:${hex(2)}::1`,
      ]
      for (const address of wrapped) expect(isPublicAddress(address), address).toBe(false)
      const decimal = bytes.reduce((sum, byte) => sum * 256 + byte, 0)
      expect(() => checkAddress(`http://${decimal}/`, closed)).toThrow(/private/)
    }),
  )
})

describe('a name is read by its addresses:', () => {
  const look = (addresses: readonly string[], all = true) =>
    new Promise<unknown>((give, fail) => {
      const resolve = async () =>
        addresses.map(address => ({ address, family: address.includes(':') ? 6 : 4 }))
      guardedLookup({ ...closed, resolve })('news.example.com', { all }, (error, found) =>
        error ? fail(error) : give(found),
      )
    })

  test('private ones are refused', async () => {
    await expect(look(['127.0.0.1'])).rejects.toMatchObject({ failure: 'private-address' })
    await expect(look(['10.0.0.1', '::1'])).rejects.toMatchObject({ failure: 'private-address' })
  })

  test('of a mixed answer only the public ones are connected to', async () => {
    expect(await look(['127.0.0.1', '8.8.8.8'])).toEqual([{ address: '8.8.8.8', family: 4 }])
    expect(await look(['127.0.0.1', '8.8.8.8'], false)).toBe('8.8.8.8')
  })

  test('none is a site that is not there', async () => {
    await expect(look([])).rejects.toMatchObject({ failure: 'no-such-host' })
  })
})
