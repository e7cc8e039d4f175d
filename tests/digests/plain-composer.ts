import type { Composer } from '../../src/digests/deliver.ts'
import type { PostContent } from '../../src/model/digest.ts'

/** Posts the instant at which it was due, and the notices: what is posted is another test's. */
export const plainComposer: Composer = {
  async choose({ dueAt }, { name }, now): Promise<PostContent> {
    const title = `${name} of ${dueAt}`
    return { title, notices: [], stories: [], quotes: [], ahead: [], corrections: [], upTo: now }
  },
  async write({ title }, notices) {
    return { title, blocks: notices.map(text => ({ kind: 'notice', level: 'info', text })) }
  },
}
