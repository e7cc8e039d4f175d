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
