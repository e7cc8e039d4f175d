import type { Platform } from '../../../model/place.ts'
import type { SignIn } from '../../../model/sign-in.ts'

export interface KeyValuesTable {
  key: string
  value: string
  expires_at: string | null
}

export interface ActionsTable {
  id: string
  space_id: string
  command: string
  /** JSON. */
  options: string
  expires_at: string
}

export interface ClaimsTable {
  key: string
  until: string
}

export interface SignInsTable {
  key: string
  kind: SignIn['kind']
  platform: Platform
  space_id: string
  channel_id: string
  user_id: string
  time_zone: string
  expires_at: string
}
