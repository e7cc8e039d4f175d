import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Encrypts what is stored, and reads it again. */
export interface Seal {
  seal(plain: string): string
  /** @throws Error where none of the keys fits or the text was changed */
  open(sealed: string): string
}

const ALGORITHM = 'aes-256-gcm'
const VERSION = 'v1'
const IV_BYTES = 12
const TAG_BYTES = 16

/**
 * AES-256-GCM (NIST SP 800-38D) with keys made from secrets by HKDF (RFC 5869). Sealed text is
 * `v1.<base64url of IV, tag and ciphertext>`.
 *
 * @param secrets the first seals; all open, so that a new secret is put before the old one and nobody is locked out
 */
export function sealWith(secrets: readonly [string, ...string[]]): Seal {
  const keys = secrets.map(secret =>
    Buffer.from(hkdfSync('sha256', secret, '', 'hustings installations', 32)),
  )
  return {
    seal(plain) {
      const iv = randomBytes(IV_BYTES)
      const cipher = createCipheriv(ALGORITHM, keys[0]!, iv)
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return `${VERSION}.${Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')}`
    },
    open(sealed) {
      const [version, encoded] = sealed.split('.')
      if (version !== VERSION || encoded === undefined) throw new Error('Expected sealed text of version 1')
      const bytes = Buffer.from(encoded, 'base64url')
      for (const key of keys) {
        try {
          const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES))
          decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
          const body = bytes.subarray(IV_BYTES + TAG_BYTES)
          return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
        } catch {
          // Sealed with another of the keys, perhaps.
        }
      }
      throw new Error('Expected text sealed with one of the keys of SECRET_KEY')
    },
  }
}
