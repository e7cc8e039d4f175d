import type { Article } from '../model/article.ts'
import type { AuditEntry } from '../model/audit.ts'
import type { Correction, QuoteCorrection } from '../model/correction.ts'
import type { Delivery, DeliverySubject, Digest, Follow, PostContent, PostRecord } from '../model/digest.ts'
import type { Feed, FeedCheck, KnownItem, PolledFeed } from '../model/feed.ts'
import type { Feedback } from '../model/feedback.ts'
import type { Installation } from '../model/installation.ts'
import type { KeyValue } from '../model/key-value.ts'
import type { Merge } from '../model/merge.ts'
import type { Passage } from '../model/passage.ts'
import type { Person } from '../model/person.ts'
import type { Place, Platform } from '../model/place.ts'
import type { Attribution, Medium, Quote, QuoteKind } from '../model/quote.ts'
import type { Race } from '../model/race.ts'
import type { SavedAction } from '../model/saved-action.ts'
import type { Span } from '../model/span.ts'
import type { Story } from '../model/story.ts'
import type { RankStatistics } from '../text/rank/statistics.ts'

/** Everything that is known of one article, saved or refused as a whole. */
export interface ArticleRecord {
  /** Without its revision: the store counts those. */
  readonly article: Omit<Article, 'revision'>
  readonly quotes: readonly (Attribution & { readonly speakerId?: string })[]
  readonly passages: readonly Span[]
  /** People to add to the directory, or to bring up to date there, by id. */
  readonly people: readonly Person[]
  /** Who is named in the article, and how often. */
  readonly mentions: readonly { readonly personId: string; readonly count: number }[]
  /** Set on what a feed brings when it is read for the first time: old news, of which nobody is alerted. */
  readonly isQuiet?: boolean
  /** What a revision does not keep of the one before; saved with it. */
  readonly corrections?: {
    readonly seenAt: Temporal.Instant
    /** The revision that it was compared with. */
    readonly fromRevision: number
    readonly found: readonly QuoteCorrection[]
  }
}

/** `changed`: a new revision was added. `unchanged`: same words, nothing written. */
export interface SaveResult {
  readonly outcome: 'new' | 'changed' | 'unchanged'
  readonly revision: number
}

export interface QuoteFilter {
  readonly speakerId?: string
  readonly articleIds?: readonly string[]
  readonly kinds?: readonly QuoteKind[]
  readonly publisher?: string
  readonly medium?: Medium
  /** First and last day of publication, both included. */
  readonly since?: Temporal.PlainDate
  readonly until?: Temporal.PlainDate
  readonly limit?: number
  readonly offset?: number
}

/** A quote with the revision it was cut from. */
export interface FoundQuote {
  readonly quote: Quote
  readonly article: Article
}

/** A passage that shares terms with a query, with its article. Unranked: `text/rank/rank.ts` ranks. */
export interface FoundPassage {
  readonly passage: Passage
  readonly article: Article
}

/** A publisher with how many articles of it are stored. */
export interface PublisherTally {
  readonly publisher: string
  readonly articleCount: number
  readonly newest: Temporal.PlainDate
}

/** That an article names somebody. */
export interface PersonMention {
  readonly articleId: string
  readonly person: Person
  readonly count: number
}

/** A person with how often the stored articles quote them in marks, and name them. */
export interface PersonTally {
  readonly person: Person
  readonly quoteCount: number
  readonly mentionCount: number
}

/** What may be changed of a digest once it is set up; `undefined` takes a field away. */
export interface DigestChanges extends Partial<Pick<Digest, 'pattern' | 'timeZone' | 'state' | 'settings'>> {
  readonly pauseReason?: string | undefined
  readonly nextDueAt?: Temporal.Instant | undefined
}

/** An occurrence as it is first noted: to be tried, or settled at once with the reason. */
export type PlannedDelivery = Pick<Delivery, 'dueAt'> &
  ({ readonly tryAt: Temporal.Instant } | { readonly skipped: string; readonly at: Temporal.Instant })

/** An article that somebody's follow waited for. */
export interface FollowHit {
  readonly follow: Follow
  readonly articleId: string
}

/** How a delivery ended. `post` is what is kept of what was posted. */
export type Settlement =
  | {
      readonly state: 'posted'
      readonly at: Temporal.Instant
      readonly post: Pick<PostRecord, 'key' | 'messageIds' | 'threadId' | 'content'>
      readonly reason?: string
    }
  | { readonly state: 'skipped' | 'failed'; readonly at: Temporal.Instant; readonly reason: string }

type Channel = Pick<Place, 'platform' | 'spaceId' | 'channelId'>

export interface StoryFilter {
  /** Changed after this instant. */
  readonly since?: Temporal.Instant
  /** About any of these people or topics: one of them is named, or all words of a topic stand in headline or opening. */
  readonly about?: { readonly personIds: readonly string[]; readonly topics: readonly string[] }
  /** With an article by one of these. */
  readonly publishers?: readonly string[]
  readonly limit: number
}

/** That an article belongs to a story, and what marks its text; see `StoryArticle.textMark`. */
export interface StoryMembership {
  readonly articleId: string
  readonly storyId: string
  readonly textMark: string
}

/** What one decision about stories changed. */
export interface StoryChanges {
  readonly members: readonly StoryMembership[]
  /** Stories taken up whole by another, also with what was not at hand when it was decided. */
  readonly merged: readonly { readonly from: string; readonly into: string }[]
}

/**
 * Saving and finding. Stores find candidates and never rank by meaning; `text/` ranks, so that answers agree on every
 * database. Reads give the newest revision of an article unless a revision is asked for.
 */
export interface Store {
  readonly articles: {
    /**
     * One transaction: after a crash the article is there whole or not at all. Whoever is quoted or mentioned must be among
     * the record's people or in the directory.
     */
    save(record: ArticleRecord): Promise<SaveResult>
    find(articleId: string, revision?: number): Promise<Article | undefined>
    /** By canonical address, exactly (see `ingest/canonical-url.ts`). */
    findByUrl(url: string): Promise<Article | undefined>
    /** Who published what is stored, the most articles first. */
    publishers(): Promise<PublisherTally[]>
    /** Newest first by publication. */
    latest(options: { readonly limit: number }): Promise<Article[]>
    /** Articles whose headline or text shares index terms with the query; the best candidates of the database first. */
    search(terms: readonly string[], options: { readonly limit: number }): Promise<Article[]>
    /** Whom articles name, most often first, by the article's id. */
    named(articleIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>
    /** Articles that name the person, newest first. */
    mentioning(personId: string, options: { readonly limit: number }): Promise<Article[]>
    count(): Promise<number>
  }
  readonly quotes: {
    /** Newest first; within an article in reading order. Only quotes of newest revisions. */
    find(filter: QuoteFilter): Promise<FoundQuote[]>
    count(filter: Omit<QuoteFilter, 'limit' | 'offset'>): Promise<number>
  }
  readonly passages: {
    /** Candidates that share at least one term, the likeliest first by the database's own measure. */
    search(terms: readonly string[], options: { readonly limit: number }): Promise<FoundPassage[]>
    /** How common the terms are: what ranking needs beside the candidates. */
    statistics(terms: readonly string[]): Promise<RankStatistics>
    /** Which of these terms stand in any passage. */
    known(terms: readonly string[]): Promise<ReadonlySet<string>>
  }
  readonly people: {
    save(people: readonly Person[]): Promise<void>
    find(id: string): Promise<Person | undefined>
    /** Everyone who goes by exactly this name, or has it for a family name, in any case. */
    named(name: string): Promise<Person[]>
    /** Candidates for a typed name, misspelt perhaps: whoever shares letter triples with it, the likeliest first. */
    search(name: string, options: { readonly limit: number }): Promise<PersonTally[]>
    /** Whoever has, for each of the words begun, a word in a name that begins with it, the most quoted first. */
    startingWith(begun: string, options: { readonly limit: number }): Promise<PersonTally[]>
    /** People who hold or held an office whose name contains these words. */
    withOffice(office: string): Promise<PersonTally[]>
    /** Everyone of whom a directory knows an office, by id: not whom only articles call by one. */
    officials(): Promise<Person[]>
    /** Who is named in these articles, and how often in each. */
    mentionedIn(articleIds: readonly string[]): Promise<PersonMention[]>
    /** Those quoted at all, the most quoted first. */
    mostQuoted(options: { readonly limit: number }): Promise<PersonTally[]>
    count(): Promise<number>
  }
  /** Entries of the directory that were found to be one person. Nothing of it is forgotten, also when it is undone. */
  readonly merges: {
    /**
     * Gives the names, roles, quotes and mentions of one person to another, and takes the one out of the directory. Both
     * must be there, and be two.
     *
     * @param merge.by whoever asked for it
     */
    add(merge: {
      readonly fromId: string
      readonly intoId: string
      readonly at: Temporal.Instant
      readonly by: string
    }): Promise<Merge>
    /** Makes two of them again. Whoever took the other up must be there still: later merges are undone first. */
    undo(id: string, undo: { readonly at: Temporal.Instant; readonly by: string }): Promise<Merge>
    /** Those that have not been undone, the last first. */
    standing(): Promise<Merge[]>
  }
  /** What Keyv keeps here where it has no server of its own (`keyv/in-store.ts`). Everything else goes through `Memory`. */
  readonly keyValues: {
    /** Those there are, also such as have ended: Keyv looks at the end itself. */
    find(keys: readonly string[]): Promise<KeyValue[]>
    /** Puts each in the place of what its key had, all or none, and lets go of whatever has ended by now. */
    save(entries: readonly KeyValue[], options: { readonly now: Temporal.Instant }): Promise<void>
    /** How many there were to delete. */
    delete(keys: readonly string[]): Promise<number>
    /** Deletes every key that begins so. */
    deleteBeginning(prefix: string): Promise<void>
    /** By key, those behind `after`. */
    list(
      prefix: string,
      options: { readonly after: string | undefined; readonly limit: number },
    ): Promise<KeyValue[]>
  }
  /** Those that everybody has, and those of each space. A space's own version of a race takes the place of everybody's there. */
  readonly races: {
    /** Adds it, or puts it in the place of the one of this id that the same space has. */
    save(race: Race): Promise<void>
    find(id: string, spaceId: string): Promise<Race | undefined>
    /** The last election first. */
    list(spaceId: string): Promise<Race[]>
    /** Takes away what the space has of its own under this id, and gives it back; undefined when there was nothing. */
    remove(id: string, spaceId: string): Promise<Race | undefined>
    /** From now on the channel is about this race, and no other. */
    bind(channel: Channel, raceId: string): Promise<void>
    /** The id of the race that it was about, if any. */
    unbind(channel: Channel): Promise<string | undefined>
    /** The id of the race that the channel is about. The race itself may be gone. */
    boundTo(channel: Channel): Promise<string | undefined>
  }
  /** What people said of answers. */
  readonly feedback: {
    /** In the place of what the same person said of the same answer. */
    save(said: Feedback): Promise<void>
    /** Of all spaces, the first first. */
    list(): Promise<Feedback[]>
  }
  /** Who changed what in a space, for those who administrate it. Only ever added to. */
  readonly audit: {
    add(entry: Omit<AuditEntry, 'id'>): Promise<AuditEntry>
    /** The last first. */
    list(
      spaceId: string,
      options: { readonly subject?: AuditEntry['subject']; readonly limit: number },
    ): Promise<AuditEntry[]>
  }
  /** What each space calls publishers, in words of its own: `local`, `left`, `state radio`. Hustings brings none. */
  readonly labels: {
    /** Gives a publisher its label, or takes it away where there is none. */
    set(entry: {
      readonly spaceId: string
      readonly publisher: string
      readonly label?: string
    }): Promise<void>
    /** By publisher. */
    list(spaceId: string): Promise<ReadonlyMap<string, string>>
  }
  /** Which articles are on one event. Who decides it (`ingest/keep-stories.ts`) reads what others decided meanwhile by version. */
  readonly stories: {
    /** Also by the id of a story that another took up since. */
    find(id: string): Promise<Story | undefined>
    /** By article id; articles that no story has are left out. */
    ofArticles(articleIds: readonly string[]): Promise<ReadonlyMap<string, Story>>
    /** The last changed first. */
    changed(filter: StoryFilter): Promise<Story[]>
    /** Articles published from one instant up to before another, the last `limit` of them, with their story where they have one. */
    window(options: {
      readonly from: Temporal.Instant
      readonly to: Temporal.Instant
      readonly limit: number
    }): Promise<{ readonly article: Article; readonly membership?: StoryMembership }[]>
    /** The version of the last change. */
    version(): Promise<number>
    /** What has changed since a version, each article once. */
    changesAfter(version: number): Promise<readonly StoryMembership[]>
    /**
     * Writes a decision down, unless somebody else's came after the version on which it stands.
     *
     * @returns the new version; undefined where nothing was written
     */
    assign(
      changes: StoryChanges,
      options: { readonly after: number; readonly at: Temporal.Instant },
    ): Promise<number | undefined>
  }
  /** What spaces subscribe to, and how reading it goes. An address is read once, however many spaces have it. */
  readonly feeds: {
    /**
     * Subscribes a space. Where it has the address already, gives what it has. An address that nobody had, or whose reading
     * is paused, is due at once.
     */
    add(
      feed: Pick<Feed, 'spaceId' | 'url' | 'name'>,
      options: { readonly at: Temporal.Instant },
    ): Promise<{ readonly feed: Feed; readonly isNew: boolean }>
    /** Of a space, the oldest first. */
    list(spaceId: string): Promise<Feed[]>
    /** Ends a subscription of the space; undefined where it has none of this id. */
    remove(id: string, spaceId: string): Promise<Feed | undefined>
    /** How many different addresses are subscribed to, and how many of them fail or are paused. */
    tally(): Promise<{ readonly count: number; readonly failing: number; readonly paused: number }>
    /** Makes addresses of a space due, those paused too; all, or one subscription's. Gives how many. */
    refresh(
      spaceId: string,
      options: { readonly at: Temporal.Instant; readonly id?: string },
    ): Promise<number>
    /** How many articles each subscription of a space brought since, by id. */
    articleCounts(
      spaceId: string,
      options: { readonly since: Temporal.Instant },
    ): Promise<ReadonlyMap<string, number>>
  }
  /** The reading of feeds: each address is claimed by one of several processes, and nobody else reads it until the claim ends. */
  readonly polls: {
    /** Takes addresses that are due and subscribed to, the longest waiting first. */
    claim(options: {
      readonly now: Temporal.Instant
      readonly until: Temporal.Instant
      readonly claim: string
      readonly limit: number
    }): Promise<PolledFeed[]>
    /**
     * Writes down what came of a check, and gives the address back. One that moved to an address that is known already
     * becomes one with it. False where the claim was lost.
     */
    settle(key: number, options: { readonly claim: string; readonly check: FeedCheck }): Promise<boolean>
    /** Gives addresses back as they were. */
    release(claim: string): Promise<void>
    /** Those of these items that were taken care of, by key. */
    known(key: number, itemKeys: readonly string[]): Promise<ReadonlyMap<string, KnownItem>>
    /** Notes an item as taken care of. */
    note(key: number, item: KnownItem & { readonly at: Temporal.Instant }): Promise<void>
    /** The spaces that subscribe to an address. */
    spacesOf(key: number): Promise<string[]>
    /** When the next address is due; undefined where none will be. */
    nextDueAt(): Promise<Temporal.Instant | undefined>
  }
  readonly digests: {
    add(digest: Omit<Digest, 'id'>): Promise<Digest>
    find(id: string): Promise<Digest | undefined>
    /** Also those removed. */
    change(id: string, changes: DigestChanges): Promise<void>
    /** Those of a space that are not removed, the oldest first. */
    list(spaceId: string): Promise<Digest[]>
    /** Those with an occurrence up to `now` that is not yet among the deliveries, whatever was due first first. */
    due(now: Temporal.Instant, options: { readonly limit: number }): Promise<Digest[]>
    /**
     * Puts occurrences of a digest among the deliveries, and sets when the next one is due. All or nothing; false where
     * somebody else did it, or the digest was changed, since it was read.
     */
    plan(
      digest: Digest,
      planned: {
        readonly deliveries: readonly PlannedDelivery[]
        readonly nextDueAt: Temporal.Instant | undefined
      },
    ): Promise<boolean>
    /** Stops an active digest; false where it was not active, so that of several one knows that it did it. */
    pause(id: string, reason: string): Promise<boolean>
  }
  readonly follows: {
    /** Gives the one there is where the channel follows this already, active again. */
    add(follow: Omit<Follow, 'id'>): Promise<{ readonly follow: Follow; readonly isNew: boolean }>
    find(id: string): Promise<Follow | undefined>
    /** Of a space, the oldest first. */
    list(spaceId: string): Promise<Follow[]>
    remove(id: string): Promise<void>
    pause(id: string, reason: string): Promise<boolean>
    /** Active follows of these people, and those of all races and topics, with the newest article from before each. */
    ofPeople(personIds: readonly string[]): Promise<{ readonly follow: Follow; readonly afterKey: number }[]>
    /** Articles that were stored and not yet compared with what is followed, in the order in which they came. */
    unread(options: {
      readonly limit: number
    }): Promise<{ readonly article: Article; readonly key: number }[]>
    /**
     * Notes which articles are for whom, each once, and how far was read. What comes for one follow goes into the delivery
     * that waits for it, or else into a new one due at `dueAt`. False where somebody else read meanwhile.
     */
    note(
      hits: readonly FollowHit[],
      options: { readonly from: number; readonly upTo: number; readonly dueAt: Temporal.Instant },
    ): Promise<boolean>
    /** How far was read. */
    readUpTo(): Promise<number>
    /** The articles that go into the alert of a follow. */
    hits(followId: string, dueAt: Temporal.Instant): Promise<string[]>
  }
  /** What is to be posted when, and how that went. A subject has one delivery at each instant. */
  readonly deliveries: {
    /** Adds one; false where it is there already. */
    add(
      delivery: Pick<Delivery, 'subject' | 'place' | 'dueAt'> & {
        readonly tryAt: Temporal.Instant
        readonly content?: PostContent
      },
    ): Promise<boolean>
    /**
     * Takes what may be tried at `now`, at most one of each channel, the longest waiting first. Nobody else gets it until
     * the lease ends.
     */
    claim(options: {
      readonly platform: Platform
      readonly now: Temporal.Instant
      readonly leaseUntil: Temporal.Instant
      readonly claim: string
      /** Channels that are to be left alone. */
      readonly except: readonly string[]
      readonly limit: number
    }): Promise<Delivery[]>
    /** Fixes what is posted, unless it is fixed already; gives what holds. Undefined where the claim was lost to another. */
    prepare(
      id: string,
      options: { readonly claim: string; readonly content: PostContent },
    ): Promise<PostContent | undefined>
    /** Gives a claimed one back, for another try. */
    retry(
      id: string,
      options: { readonly claim: string; readonly at: Temporal.Instant; readonly reason: string },
    ): Promise<void>
    /** Ends one, and keeps what was posted, together. False where it had ended before. */
    settle(id: string, settlement: Settlement): Promise<boolean>
    /** Of one subject, the last due first. */
    history(subject: DeliverySubject, options: { readonly limit: number }): Promise<Delivery[]>
    /** When something of a platform may be tried next. */
    nextTryAt(platform: Platform): Promise<Temporal.Instant | undefined>
  }
  /** What was posted where. */
  readonly posts: {
    /** What was said in reply to a command and so has no delivery. */
    add(post: Omit<PostRecord, 'id'>): Promise<PostRecord>
    find(id: string): Promise<PostRecord | undefined>
    /** By a message of it on its platform. */
    findByMessage(channel: Channel, messageId: string): Promise<PostRecord | undefined>
    /** In a channel, the last first. */
    inChannel(
      channel: Channel,
      options: { readonly subject?: DeliverySubject; readonly limit: number },
    ): Promise<PostRecord[]>
    /** Those that told or cited an article, the last first. */
    ofArticle(articleId: string, options: { readonly limit: number }): Promise<PostRecord[]>
    /** Which of these articles the digests in a channel told or cited. */
    toldIn(channel: Channel, articleIds: readonly string[]): Promise<ReadonlySet<string>>
  }
  /** Everything that a space owns, in whatever table: each that has the space's id in a column. */
  readonly spaces: {
    /** By table, as it is kept. Tables that hold nothing of the space are left out. */
    export(spaceId: string): Promise<Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>>
    /** Every space that owns anything. */
    list(): Promise<string[]>
    /** All of it at once, or nothing. */
    erase(spaceId: string): Promise<void>
    /** True the first time, and never again: of several who ask at once, for one. */
    claimWelcome(spaceId: string, now: Temporal.Instant): Promise<boolean>
    /** The day is not put off when it is planned again. */
    planErasure(spaceId: string, at: Temporal.Instant): Promise<void>
    cancelErasure(spaceId: string): Promise<void>
    /** The spaces that should be erased by now. */
    dueErasures(now: Temporal.Instant): Promise<string[]>
  }
  /** What the buttons of a space do, for those that cannot say it themselves. */
  readonly actions: {
    /** An action that is kept already is kept until the day given last. */
    save(actions: readonly SavedAction[]): Promise<void>
    /** Undefined also once it has expired. */
    find(key: Pick<SavedAction, 'id' | 'spaceId'>, now: Temporal.Instant): Promise<SavedAction | undefined>
    removeExpired(now: Temporal.Instant): Promise<void>
  }
  /** What is to be done by one of several processes, and once: each claim is one's until it ends. */
  readonly claims: {
    /** Takes what nobody has; false where somebody has it. Claims that have ended are forgotten. */
    take(
      key: string,
      claim: { readonly now: Temporal.Instant; readonly until: Temporal.Instant },
    ): Promise<boolean>
  }
  /** What a platform gave us for a space when the bot was installed there, sealed by whoever saves it. */
  readonly installations: {
    save(installation: Installation): Promise<void>
    find(platform: Platform, spaceId: string): Promise<Installation | undefined>
    list(platform: Platform): Promise<Installation[]>
    remove(platform: Platform, spaceId: string): Promise<void>
  }
  /** What publishers changed or took back of what had been quoted, as it was noticed. */
  readonly corrections: {
    /** Those noticed after this instant, the first first. */
    since(instant: Temporal.Instant): Promise<Correction[]>
    /** The first first. */
    ofArticle(articleId: string): Promise<Correction[]>
    /** Notes that the publisher took the newest revision of an article down; once, however often it is said. */
    withdraw(articleId: string, seenAt: Temporal.Instant): Promise<void>
  }
  /** Which article a feed meant by which GUID. */
  readonly guids: {
    /** The article that this GUID of the feed stood for last. */
    find(feedId: string, guid: string): Promise<string | undefined>
    /** The GUID that the feed gave the article last. */
    ofArticle(feedId: string, articleId: string): Promise<string | undefined>
    save(entry: {
      readonly feedId: string
      readonly guid: string
      readonly articleId: string
      readonly seenAt: Temporal.Instant
    }): Promise<void>
  }
  /** Waits for what is under way, then lets go of the database. */
  close(): Promise<void>
}
