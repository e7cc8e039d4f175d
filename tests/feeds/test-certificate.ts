import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto'

/** A key and the certificate for it, as servers take them. */
export interface TestCertificate {
  readonly key: string
  readonly cert: string
}

export interface CertificateOptions {
  /** Whom it names, as an IPv4 address. */
  readonly ip: string
  readonly from: Temporal.Instant
  readonly until: Temporal.Instant
}

/** An authority of the tests' own, which nobody trusts unless told to. Made anew each time, so that no key lies about. */
export function createAuthority(validity: Omit<CertificateOptions, 'ip'>) {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const own = {
    subject: 'Hustings tests',
    issuer: 'Hustings tests',
    publicKey: keys.publicKey,
    signer: keys.privateKey,
  }
  return {
    cert: certificate({
      ...own,
      ...validity,
      extension: extension('551d13', sequence(Buffer.from('0101ff', 'hex'))),
    }),
    /** A certificate that the authority signs. */
    issue: (options: CertificateOptions): TestCertificate => {
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const named = { subject: 'A test server', issuer: 'Hustings tests', publicKey, signer: keys.privateKey }
      const pem = certificate({ ...named, ...options, extension: forAddress(options.ip) })
      return { key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })), cert: pem }
    },
  }
}

/** A certificate that nobody vouches for but its own key. */
export function selfSigned(options: CertificateOptions): TestCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const named = { subject: 'A test server', issuer: 'A test server', publicKey, signer: privateKey }
  return {
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    cert: certificate({ ...named, ...options, extension: forAddress(options.ip) }),
  }
}

// X.509 (RFC 5280) in DER, as much of it as a test needs: Node reads certificates and makes none.

function certificate({
  subject,
  issuer,
  publicKey,
  signer,
  from,
  until,
  extension: only,
}: Omit<CertificateOptions, 'ip'> & {
  readonly subject: string
  readonly issuer: string
  readonly publicKey: KeyObject
  readonly signer: KeyObject
  readonly extension: Buffer
}): string {
  const body = sequence(
    // Version 3, and a serial number.
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([0x01, 0x02])),
    ECDSA_WITH_SHA256,
    nameOf(issuer),
    sequence(time(from), time(until)),
    nameOf(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(only)),
  )
  const signature = sign('sha256', body, signer)
  const whole = sequence(body, ECDSA_WITH_SHA256, der(0x03, Buffer.from([0]), signature))
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

function forAddress(ip: string): Buffer {
  return extension('551d11', sequence(der(0x87, Buffer.from(ip.split('.').map(Number)))))
}

function extension(oid: string, value: Buffer): Buffer {
  return sequence(der(0x06, Buffer.from(oid, 'hex')), der(0x04, value))
}

function nameOf(commonName: string): Buffer {
  const attribute = sequence(der(0x06, Buffer.from('550403', 'hex')), der(0x0c, Buffer.from(commonName)))
  return sequence(der(0x31, attribute))
}

/** `240305120000Z` */
function time(instant: Temporal.Instant): Buffer {
  const digits = instant.toString({ smallestUnit: 'second' }).replace(/[-:T]/g, '').slice(2)
  return der(0x17, Buffer.from(digits))
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, ...parts)
}

function der(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), content])
}

const ECDSA_WITH_SHA256 = sequence(der(0x06, Buffer.from('2a8648ce3d040302', 'hex')))
