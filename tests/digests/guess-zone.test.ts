import { expect, test } from 'vitest'
import { onlyZoneOf } from '../../src/digests/guess-zone.ts'

const now = Temporal.Instant.from('2024-03-05T12:00:00Z')

const cases: readonly (readonly [locale: string, zone: string | undefined])[] = [
  ['de', 'Europe/Berlin'],
  ['de-AT', 'Europe/Vienna'],
  ['en-GB', 'Europe/London'],
  ['fr-FR', 'Europe/Paris'],
  ['hi', 'Asia/Kolkata'],
  ['ja', 'Asia/Tokyo'],
  ['vi', 'Asia/Ho_Chi_Minh'],
  ['pl', 'Europe/Warsaw'],
  // Several clocks in the country, or several countries.
  ['en-US', undefined],
  ['es-ES', undefined],
  ['es-419', undefined],
  ['pt-BR', undefined],
  ['ru', undefined],
  ['uk', undefined],
  ['zh-CN', undefined],
  ['id', undefined],
  ['fr', undefined],
  ['en', undefined],
]
for (const [locale, zone] of cases)
  test(`${locale}: ${zone ?? 'to be asked'}`, () => expect(onlyZoneOf(locale, now)).toBe(zone))
