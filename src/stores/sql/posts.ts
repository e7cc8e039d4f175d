import type { PostContent, PostRecord } from '../../model/digest.ts'
import type { Store } from '../store.ts'
import { inBatches } from './batches.ts'
import { instantText } from './columns.ts'
import { channelColumns, rowToPost } from './digest-rows.ts'
import type { Database } from './schema.ts'
import { writing } from './transactions.ts'

/** What was posted, in SQL tables; see the port for what each method promises. */
export function postsIn(db: Database): Store['posts'] {
  const inChannel = ({ platform, spaceId, channelId }: Parameters<Store['posts']['inChannel']>[0]) =>
    db
      .selectFrom('posts')
      .selectAll()
      .where('platform', '=', platform)
      .where('space_id', '=', spaceId)
      .where('channel_id', '=', channelId)
      .orderBy('key', 'desc')
  return {
    add: post => writing(db, transaction => insertPost(transaction, post)),

    async stands(id, messageIds) {
      await writing(db, transaction =>
        transaction
          .updateTable('posts')
          .set({ message_ids: JSON.stringify(messageIds) })
          .where('key', '=', Number(id))
          .execute(),
      )
    },

    forgetAnswers: before =>
      writing(db, async transaction => {
        const rows = await transaction
          .deleteFrom('posts')
          .where('subject', '=', 'answer')
          .where('posted_at', '<', instantText(before))
          .returning('key')
          .execute()
        await inBatches(
          rows.map(({ key }) => key),
          async batch => {
            await transaction.deleteFrom('post_articles').where('post_key', 'in', batch).execute()
            return []
          },
        )
      }),

    async find(id) {
      const row = await db.selectFrom('posts').selectAll().where('key', '=', Number(id)).executeTakeFirst()
      return row && rowToPost(row)
    },

    async findByMessage(channel, messageId) {
      // The pattern may fit others too: an underscore stands for any letter.
      const rows = await inChannel(channel).where('message_ids', 'like', `%${messageId}%`).execute()
      return rows.map(rowToPost).find(post => post.messageIds.includes(messageId))
    },

    async inChannel(channel, { subject, limit }) {
      const rows = await inChannel(channel)
        .$if(subject === undefined, query => query.where('subject', '!=', 'answer'))
        .$if(subject !== undefined, query =>
          query.where('subject', '=', subject!.kind).where('subject_id', '=', subject!.id),
        )
        .limit(limit)
        .execute()
      return rows.map(rowToPost)
    },

    async ofArticle(articleId, { limit }) {
      const rows = await db
        .selectFrom('post_articles')
        .innerJoin('posts', 'posts.key', 'post_articles.post_key')
        .selectAll('posts')
        .where('post_articles.article_id', '=', articleId)
        .orderBy('posts.key', 'desc')
        .limit(limit)
        .execute()
      return rows.map(rowToPost)
    },

    async toldIn({ spaceId, channelId }, articleIds) {
      const rows = await inBatches(articleIds, batch =>
        db
          .selectFrom('post_articles')
          .select('article_id')
          .distinct()
          .where('article_id', 'in', batch)
          .where('space_id', '=', spaceId)
          .where('channel_id', '=', channelId)
          .where('subject', '=', 'digest')
          .execute(),
      )
      return new Set(rows.map(row => row.article_id))
    },
  }
}

/** Keeps what was posted, and by which articles it is found. In a transaction. */
export async function insertPost(db: Database, post: Omit<PostRecord, 'id'>): Promise<PostRecord> {
  const row = await db
    .insertInto('posts')
    .values({
      ...channelColumns(post.place),
      thread_id: post.threadId ?? post.place.threadId ?? null,
      subject: post.subject.kind,
      subject_id: post.subject.id,
      due_at: instantText(post.dueAt),
      posted_at: instantText(post.postedAt),
      post_key: post.key,
      message_ids: JSON.stringify(post.messageIds),
      content: JSON.stringify(post.content),
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const articles = [...articlesOf(post.content)].map(([article_id, revision]) => ({
    article_id,
    revision,
    post_key: row.key,
    space_id: row.space_id,
    channel_id: row.channel_id,
    subject: row.subject,
  }))
  await inBatches(articles, async batch => {
    await db.insertInto('post_articles').values(batch).execute()
    return []
  })
  return rowToPost(row)
}

/** Keeps how a post stands that was edited. It tells and cites what it did. In a transaction. */
export async function editPost(
  db: Database,
  { id, messageIds, content }: Pick<PostRecord, 'id' | 'messageIds' | 'content'>,
): Promise<void> {
  await db
    .updateTable('posts')
    .set({ message_ids: JSON.stringify(messageIds), content: JSON.stringify(content) })
    .where('key', '=', Number(id))
    .execute()
}

/** Every article that a post tells or cites, with the revision that was read. */
function articlesOf({ stories, quotes, ahead }: PostContent): Map<string, number> {
  const refs = [...stories.flatMap(({ told, others }) => [told, ...others]), ...quotes, ...ahead]
  return new Map(refs.map(({ articleId, revision }) => [articleId, revision]))
}
