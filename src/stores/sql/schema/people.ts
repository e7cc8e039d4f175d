import type { Generated } from 'kysely'
import type { Gender } from '../../../model/person.ts'

export interface PeopleTable {
  id: string
  name: string
  family_name: string
  /** Strings as JSON. */
  other_names: string
  /** Roles as JSON. */
  roles: string
  gender: Gender | null
  wikidata_id: string | null
  /** 1 for a body, else 0. */
  is_body: number
  /** Of newest revisions: how many quotes in marks are theirs, and how often they are named. */
  quote_count: Generated<number>
  mention_count: Generated<number>
}

/** Every name that somebody goes by, in lower case; `key` is its row in `name_terms`. */
export interface NamesTable {
  key: Generated<number>
  person_id: string
  name: string
}

/** Every word of somebody's names, as `nameTokens` gives it. */
export interface NameWordsTable {
  word: string
  person_id: string
}

export interface OfficesTable {
  person_id: string
  office: string
}

/** Also of merges undone. People are held as their rows in JSON. */
export interface MergesTable {
  key: Generated<number>
  from_id: string
  into_id: string
  from_person: string
  into_person: string
  quote_count: number
  mention_count: number
  merged_at: string
  merged_by: string
  undone_at: string | null
  undone_by: string | null
}

/** What went over in a merge. */
export interface MergedQuotesTable {
  merge_key: number
  article_key: number
  index: number
}

export interface MergedMentionsTable {
  merge_key: number
  article_key: number
  count: number
}
