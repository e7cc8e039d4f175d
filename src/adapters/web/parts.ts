import type { Bot } from '../../bot/dispatch.ts'
import type { Notebook } from '../../bot/notebook.ts'
import type { Previewer } from '../../bot/preview.ts'
import type { Bug, Readiness } from '../../bot/readiness.ts'
import type { DigestRecords } from '../../bot/records/digests.ts'
import type { Records } from '../../bot/records/records.ts'
import type { SignIns } from '../../bot/sign-ins.ts'
import type { QuotationBlock } from '../../model/reply.ts'
import type { Site } from './visitor.ts'

/** What the pages are made from. */
export interface PageParts {
  readonly bot: Bot
  readonly records: Records
  /** Where conversations are kept over a restart. */
  readonly notebook: Notebook
  readonly digests: DigestRecords
  readonly site: Site
  /** Who may do here what they may do on their platform. */
  readonly signIns: SignIns
  /** Platforms whose looks can be shown; each is loaded when it is first looked at. */
  readonly previewers: Readonly<Record<'discord' | 'slack', () => Promise<Previewer>>>
  /** How the process stands and what it has counted, for whoever watches over it. */
  readonly operations: {
    readiness(): Promise<Readiness>
    /** What went wrong lately, the last first. */
    bugs(): readonly Bug[]
    metrics(): Promise<{ readonly type: string; readonly text: string }>
  }
  /** A quotation as a picture. @throws UserError where it cannot be drawn */
  draw(
    block: QuotationBlock,
  ): Promise<{ readonly svg: string; readonly png: Uint8Array; readonly alt: string }>
  readonly now: () => Temporal.Instant
  /** Our own bugs, whole, with the id that the visitor was given. */
  readonly reportBug: (error: unknown, id: string) => void
}
