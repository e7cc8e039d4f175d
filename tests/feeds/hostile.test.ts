import { once } from 'node:events'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, getCACertificates, setDefaultCACertificates } from 'node:tls'
import { brotliCompressSync, constants, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Fetcher } from '../../src/feeds/fetch.ts'
import { createAuthority, selfSigned, type TestCertificate } from './test-certificate.ts'
import { give, type Route, redirect, serve, TEST_HOST, type TestServer, testFetcher } from './test-server.ts'

// Servers that do all they can against whoever reads them. Each ends in a sentence, soon, and reaches nothing private.

const MEGABYTE = 1_000_000
const zeros = Buffer.alloc(60 * MEGABYTE)
const quick = { connectMs: 2_000, headersMs: 300, wholeMs: 600 }

let server: TestServer
let inner: TestServer
let fetcher: Fetcher
let impatient: Fetcher

beforeAll(async () => {
  // What must never be reached.
  inner = await serve({ '/secret': give('secret') })
  server = await serve({
    '/to-loopback': redirect('http://127.0.0.1/secret'),
    '/to-decimal': redirect('http://2130706433/secret', 301),
    '/to-mapped': redirect('http://[::ffff:127.0.0.1]/secret', 307),
    '/to-metadata': redirect('http://169.254.169.254/latest/meta-data/'),
    '/to-file': redirect('file:///etc/passwd'),
    '/to-localhost': redirect(`http://localhost:${new URL(inner.origin).port}/secret`),
    '/loop': redirect('/loop', 301),
    '/silent': () => {},
    '/drip': drip,
    '/redirect-drip': redirect('/drip'),
    '/unknown-charset': give('x', { 'content-type': 'text/html; charset=x-klingon' }),
    '/endless': endless,
    '/gzip-bomb': give(gzipSync(zeros), { 'content-encoding': 'gzip' }),
    '/brotli-bomb': give(brotliCompressSync(zeros, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }), {
      'content-encoding': 'br',
    }),
    '/zstd-bomb': give(zstdCompressSync(zeros), { 'content-encoding': 'zstd' }),
    '/gzip-twice-bomb': give(gzipSync(gzipSync(zeros)), { 'content-encoding': 'gzip, gzip' }),
    '/gzip-file-bomb': give(gzipSync(zeros), { 'content-type': 'application/gzip' }),
    '/packed-often': give('x', { 'content-encoding': Array(50).fill('gzip').join(', ') }),
    '/packed-oddly': give('x', { 'content-encoding': 'compress' }),
    '/not-gzip': give('plain', { 'content-encoding': 'gzip' }),
    '/large': give('x', { 'content-length': String(50 * MEGABYTE) }),
    '/wrong-charset': give(Buffer.from('se\xf1or', 'latin1'), { 'content-type': 'text/html; charset=utf-8' }),
    '/429': response => response.writeHead(429, { 'retry-after': 'Tue, 05 Mar 2024 13:00:00 GMT' }).end(),
    '/well': give('well'),
  })
  fetcher = testFetcher()
  impatient = testFetcher({ deadlines: quick })
})

afterAll(async () => {
  await fetcher.close()
  await impatient.close()
  await server.close()
  await inner.close()
})

function drip(response: Parameters<Route>[0]): void {
  response.writeHead(200)
  const timer = setInterval(() => response.write('x'), 20)
  response.on('close', () => clearInterval(timer))
}

function endless(response: Parameters<Route>[0]): void {
  const chunk = Buffer.alloc(100_000, 'x')
  const more = () => {
    while (!response.destroyed && response.write(chunk)) {}
  }
  response.on('drain', more)
  more()
}

describe('over HTTP', () => {
  const cases: readonly (readonly [path: string, failure: string, says: RegExp])[] = [
    [
      '/to-loopback',
      'private-address',
      /^127\.0\.0\.2 redirects to where nothing is read\. 127\.0\.0\.1 belongs to/,
    ],
    ['/to-decimal', 'private-address', /127\.0\.0\.1 belongs to a private network/],
    ['/to-mapped', 'private-address', /private network/],
    ['/to-metadata', 'private-address', /169\.254\.169\.254 belongs to a private network/],
    ['/to-file', 'bad-address', /Only http and https/],
    ['/to-localhost', 'private-address', /private network/],
    ['/loop', 'redirects', /circles/],
    ['/endless', 'too-large', /more than 5 MB/],
    ['/gzip-bomb', 'too-large', /more than 5 MB/],
    ['/brotli-bomb', 'too-large', /more than 5 MB/],
    ['/zstd-bomb', 'too-large', /more than 5 MB/],
    ['/gzip-twice-bomb', 'too-large', /more than 5 MB/],
    ['/gzip-file-bomb', 'too-large', /more than 5 MB/],
    ['/packed-often', 'garbled', /packed 50 times/],
    ['/packed-oddly', 'garbled', /packed as “compress”/],
    ['/not-gzip', 'garbled', /cannot be read/],
    ['/large', 'too-large', /more than 5 MB/],
  ]
  for (const [path, failure, says] of cases)
    test(path, async () => {
      await expect(fetcher.fetch(server.origin + path, { maxBytes: 5 * MEGABYTE })).rejects.toMatchObject({
        name: 'UserError',
        failure,
        message: expect.stringMatching(says),
      })
      // Whatever happened, the host is read on.
      expect(await fetcher.fetch(`${server.origin}/well`)).toMatchObject({ text: 'well' })
      expect(inner.requests).toEqual([])
    })

  for (const path of ['/silent', '/drip', '/redirect-drip'])
    test(path, async () => {
      await expect(impatient.fetch(server.origin + path)).rejects.toMatchObject({
        failure: 'too-slow',
        message: '127.0.0.2 takes too long to answer.',
      })
    })

  test('a wrong charset is read by its bytes', async () => {
    expect(await fetcher.fetch(`${server.origin}/wrong-charset`)).toMatchObject({ text: 'señor' })
  })

  test('a charset that nobody knows is none', async () => {
    expect(await fetcher.fetch(`${server.origin}/unknown-charset`)).toMatchObject({ text: 'x' })
  })

  test('429 with a date says when to come back', async () => {
    await expect(fetcher.fetch(`${server.origin}/429`)).rejects.toMatchObject({
      failure: 'busy',
      retryAfterMs: 3_600_000,
    })
  })

  test('a bomb is not unpacked beyond the limit', async () => {
    const before = process.memoryUsage().arrayBuffers
    for (let round = 0; round < 5; round++)
      await fetcher.fetch(`${server.origin}/gzip-bomb`, { maxBytes: MEGABYTE }).catch(() => {})
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(60 * MEGABYTE)
  })
})

describe('below HTTP', () => {
  let raw: Server | undefined
  afterEach(() => raw?.close())

  /** A server that answers robots.txt with 404, and anything else with these bytes. */
  async function answer(bytes: string, end = true): Promise<string> {
    raw = createServer((socket: Socket) => {
      socket
        .on('error', () => {})
        .on('data', data => {
          if (String(data).includes('/robots.txt'))
            socket.write('HTTP/1.1 404 No\r\ncontent-length: 0\r\n\r\n')
          else if (end) socket.end(bytes)
          else socket.write(bytes)
        })
    })
    raw.listen(0, TEST_HOST)
    await once(raw, 'listening')
    return `http://${TEST_HOST}:${(raw.address() as AddressInfo).port}/`
  }

  const cases: readonly (readonly [what: string, bytes: string, failure: string | RegExp])[] = [
    [
      'a header bomb',
      `HTTP/1.1 200 OK\r\n${'x-filler: aaaaaaaaaaaaaaaaaaaaaaaa\r\n'.repeat(5_000)}\r\n`,
      'too-large',
    ],
    ['one header of a megabyte', `HTTP/1.1 200 OK\r\nx: ${'a'.repeat(MEGABYTE)}\r\n\r\n`, 'too-large'],
    ['less than it promised', 'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nshort', /garbled|unreachable/],
    ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nshort!', 'garbled'],
    [
      'a broken chunk',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nZZ\r\nx\r\n0\r\n\r\n',
      'garbled',
    ],
    ['no HTTP at all', 'SSH-2.0-OpenSSH_9.9\r\n', 'garbled'],
    ['nothing', '', 'unreachable'],
  ]
  for (const [what, bytes, failure] of cases)
    test(what, async () => {
      const error = await fetcher.fetch(await answer(bytes)).then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
      expect(error, what).toMatchObject({ name: 'UserError', failure: expect.stringMatching(failure) })
    })

  test('headers that drip and never end', async () => {
    raw = createServer(socket => {
      let timer: NodeJS.Timeout
      socket
        .on('error', () => {})
        .once('data', () => {
          socket.write('HTTP/1.1 200 OK\r\n')
          timer = setInterval(() => socket.write('x-filler: a\r\n'), 20)
        })
        .on('close', () => clearInterval(timer))
    })
    raw.listen(0, TEST_HOST)
    await once(raw, 'listening')
    await expect(
      impatient.fetch(`http://${TEST_HOST}:${(raw.address() as AddressInfo).port}/`),
    ).rejects.toMatchObject({ failure: 'too-slow' })
  })

  test('more than it promised is cut at the promise', async () => {
    const url = await answer('HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nshort and more')
    const outcome = await fetcher.fetch(url).then(
      fetched => (fetched.outcome === 'read' ? fetched.text : fetched.outcome),
      (error: { failure: string }) => error.failure,
    )
    expect(['short', 'garbled']).toContain(outcome)
  })

  test('304 with a body', async () => {
    const url = await answer('HTTP/1.1 304 Not Modified\r\ncontent-length: 4\r\n\r\nnews')
    expect(await fetcher.fetch(url, { etag: '"v1"' })).toMatchObject({ outcome: 'unchanged' })
  })

  test('a 304 whose connection stays open', async () => {
    const url = await answer('HTTP/1.1 304 Not Modified\r\ncontent-length: 4\r\n\r\nnews', false)
    expect(await fetcher.fetch(url, { etag: '"v1"' })).toMatchObject({ outcome: 'unchanged' })
  })
})

describe('TLS', () => {
  // Certificates are looked at by the real clock.
  const now = Temporal.Now.instant()
  const [yesterday, tomorrow] = [now.subtract({ hours: 24 }), now.add({ hours: 24 })]
  const authority = createAuthority({ from: yesterday, until: tomorrow })
  const trusted = getCACertificates('default')
  beforeAll(() => setDefaultCACertificates([...trusted, authority.cert]))
  afterAll(() => setDefaultCACertificates(trusted))

  /** What reading a server with this certificate gives. */
  async function readBehind(certificate: TestCertificate) {
    const https = createHttpsServer(certificate, (_, response) => response.end('secret'))
    https.on('tlsClientError', () => {}).listen(0, TEST_HOST)
    await once(https, 'listening')
    try {
      return await fetcher.fetch(`https://${TEST_HOST}:${(https.address() as AddressInfo).port}/`)
    } finally {
      https.close()
      https.closeAllConnections()
    }
  }
  const usual = { ip: TEST_HOST, from: yesterday, until: tomorrow }

  test('a certificate that is sound, signed by an authority that is trusted', async () => {
    expect(await readBehind(authority.issue(usual))).toMatchObject({ text: 'secret' })
  })

  const cases: readonly (readonly [what: string, certificate: () => TestCertificate, code: string])[] = [
    [
      'expired',
      () => authority.issue({ ...usual, from: now.subtract({ hours: 48 }), until: yesterday }),
      'CERT_HAS_EXPIRED',
    ],
    [
      'not yet valid',
      () => authority.issue({ ...usual, from: tomorrow, until: now.add({ hours: 48 }) }),
      'CERT_NOT_YET_VALID',
    ],
    [
      'for another host',
      () => authority.issue({ ...usual, ip: '127.0.0.9' }),
      'ERR_TLS_CERT_ALTNAME_INVALID',
    ],
    ['signed by itself', () => selfSigned(usual), 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    [
      'signed by nobody known',
      () => createAuthority({ from: yesterday, until: tomorrow }).issue(usual),
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE|CERT_SIGNATURE_FAILURE',
    ],
  ]
  for (const [what, certificate, code] of cases)
    test(`a certificate ${what}`, async () => {
      await expect(readBehind(certificate())).rejects.toMatchObject({
        failure: 'insecure',
        message: expect.stringMatching(
          new RegExp(
            `^127\\.0\\.0\\.2 has no certificate that can be trusted \\((?:${code})\\), so it was not read`,
          ),
        ),
      })
    })

  test('a server without a certificate', async () => {
    const tls = createTlsServer(() => {}).on('tlsClientError', () => {})
    tls.listen(0, TEST_HOST)
    await once(tls, 'listening')
    const url = `https://${TEST_HOST}:${(tls.address() as AddressInfo).port}/`
    await expect(fetcher.fetch(url)).rejects.toMatchObject({ failure: 'insecure' })
    tls.close()
  })

  test('a server that speaks plain HTTP', async () => {
    await expect(fetcher.fetch(server.origin.replace('http:', 'https:'))).rejects.toMatchObject({
      failure: expect.stringMatching(/insecure|unreachable/),
    })
  })
})

describe('names', () => {
  test('that change their address between check and connection reach nothing private', async () => {
    const answers = [TEST_HOST, '127.0.0.1', '169.254.169.254']
    const asked: string[] = []
    const rebinding = testFetcher({
      deadlines: quick,
      resolve: async hostname => {
        asked.push(hostname)
        return [{ address: answers[asked.length - 1] ?? '127.0.0.1', family: 4 }]
      },
    })
    const url = `http://news.example.com:${new URL(server.origin).port}`
    // The connection that was checked is kept and used on.
    expect(await rebinding.fetch(`${url}/well`)).toMatchObject({ text: 'well' })
    // A new one is checked anew.
    const port = new URL(inner.origin).port
    for (let round = 0; round < 3; round++)
      await expect(rebinding.fetch(`http://news.example.com:${port}/secret`)).rejects.toMatchObject({
        failure: 'private-address',
        message: expect.stringContaining('news.example.com belongs to a private network'),
      })
    await rebinding.close()
    expect(asked.length).toBeGreaterThan(1)
    expect(inner.requests).toEqual([])
  })

  test('that nobody answers for', async () => {
    const failure = (code: string) =>
      testFetcher({ resolve: () => Promise.reject(Object.assign(new Error(code), { code })) })
    const cases = { ENOTFOUND: 'no-such-host', EAI_AGAIN: 'unreachable' }
    for (const [code, expected] of Object.entries(cases)) {
      const lost = failure(code)
      await expect(lost.fetch('http://nowhere.example.com/')).rejects.toMatchObject({ failure: expected })
      await lost.close()
    }
  })

  test('a port where nobody listens', async () => {
    const closed = createServer()
    closed.listen(0, TEST_HOST)
    await once(closed, 'listening')
    const { port } = closed.address() as AddressInfo
    closed.close()
    await once(closed, 'close')
    await expect(fetcher.fetch(`http://${TEST_HOST}:${port}/`)).rejects.toMatchObject({
      failure: 'unreachable',
    })
  })
})
