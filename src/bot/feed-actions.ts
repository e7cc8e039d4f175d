import type { Action, Reply } from '../model/reply.ts'
import { nothingFound } from './replies.ts'

/** A button of the commands about feeds. */
export function feedAction(label: string, command: string, options: Action['options']): Action {
  return { label, command, options }
}

/** The answer wherever a space has no feeds. */
export function noFeeds(): Reply {
  return nothingFound(
    'No feeds are subscribed here. Add one with /feeds add and the address of a site, such as /feeds add npr.org',
  )
}
