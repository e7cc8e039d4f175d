import { UserError } from '../../model/errors.ts'
import type { PageElement } from './page-tree.ts'
import type { PageBlock } from './read-blocks.ts'
import type { PageMetadata } from './read-metadata.ts'

/** Why a page is no article to keep. Its code is `consent-wall`, `bot-check`, `login`, `paywall`, `not-an-article` or `empty-page`. */
export type Obstacle = UserError

export interface ReadPage {
  readonly url?: string | undefined
  readonly elements: readonly PageElement[]
  readonly blocks: readonly PageBlock[]
  readonly metadata: PageMetadata
  /** What was found to be the article. */
  readonly body: readonly PageBlock[]
}

/** What stands between the reader and the article, if anything does. */
export function findObstacle(page: ReadPage): Obstacle | undefined {
  const { blocks, body, metadata, elements } = page
  const letters = lettersOf(body)
  const shown = blocks
    .map(({ text }) => text)
    .join('\n')
    .slice(0, 20_000)
  const title = `${metadata.headline ?? ''}\n${shown.slice(0, 300)}`
  const isShort = letters < 600
  if (isShort && BOT_CHECK.test(`${title}\n${shown}`) && lettersOf(blocks) < 3000)
    return obstacle('bot-check')
  if (isShort && CONSENT.test(shown) && lettersOf(blocks) < 4000 && metadata.data.type === undefined)
    return obstacle('consent-wall')
  if (isShort && metadata.data.type === undefined && hasPassword(elements)) return obstacle('login')
  if (isPaid(metadata, elements) ? letters < 1500 : letters < 1200 && PAYWALL.test(shown))
    return obstacle('paywall')
  if (letters === 0) return obstacle('empty-page')
  return isListing(page, letters) ? obstacle('not-an-article') : undefined
}

function obstacle(code: keyof typeof SENTENCES): Obstacle {
  return new UserError(code, SENTENCES[code])
}

const SENTENCES = {
  'bot-check':
    'The site asks whether a person is reading, so the article cannot be fetched. Open it in a browser, save the page and ingest that.',
  'consent-wall':
    'The page only asks for consent to cookies. Open it in a browser, save the article’s page and ingest that.',
  login:
    'The page is a form for signing in. Sign in with a browser, save the article’s page and ingest that.',
  paywall:
    'The article is for subscribers: the page holds only its beginning. Save the whole page from a browser, if you subscribe, and ingest that.',
  'not-an-article': 'The page lists articles and is none itself. Give the address of one article.',
  'empty-page':
    'There is no article text on the page. If a script puts it there, save the page from a browser and ingest that.',
} as const

const CONSENT =
  /\b(?:we (?:and our \d* ?partners )?(?:use|value|store)\b.{0,60}\b(?:cookies|privacy)|before you continue|your privacy (?:choices|is important)|accept (?:all|cookies)|manage (?:your )?(?:cookie|consent|privacy)|consent to (?:the use|our use|cookies)|gdpr)\b/i
const BOT_CHECK =
  /\b(?:checking your browser|are you a (?:robot|human)|verify(?:ing)? (?:that )?you are (?:a )?human|unusual (?:traffic|activity)|enable javascript and cookies|just a moment|access (?:to this page has been )?denied|captcha|press (?:and|&) hold)\b/i
const PAYWALL =
  /\b(?:subscribe (?:now )?to (?:continue|read|keep|unlock)|(?:to|and) (?:continue|keep) reading|(?:for|to) subscribers(?: only)?|subscriber[- ](?:only|exclusive)|already a (?:subscriber|member)\?|(?:log|sign) in to (?:continue|read)|unlock this (?:article|story)|this (?:article|story|content) is (?:for|only|reserved|exclusive)|you.ve reached your (?:limit|free)|free articles? (?:left|remaining|this month))/i

function isPaid({ data }: PageMetadata, elements: readonly PageElement[]): boolean {
  return (
    data.isFree === false ||
    elements.some(
      ({ name, attributes }) =>
        name === 'meta' &&
        /^(?:article:content_tier|article\.content_tier)$/i.test(
          attributes.property ?? attributes.name ?? '',
        ) &&
        /^(?:locked|metered)$/i.test(attributes.content ?? ''),
    )
  )
}

function hasPassword(elements: readonly PageElement[]): boolean {
  return elements.some(
    ({ name, attributes }) => name === 'input' && attributes.type?.toLowerCase() === 'password',
  )
}

/** A front page, a section, a search. What says that it is an article is taken at its word. */
function isListing({ url, blocks, body, metadata }: ReadPage, letters: number): boolean {
  if (metadata.data.type !== undefined || metadata.kind === 'article') return false
  const address = url ?? metadata.url
  const parsed = address === undefined ? null : URL.parse(address)
  const isFront =
    parsed !== null &&
    /^https?:/.test(parsed.protocol) &&
    parsed.pathname.replace(/\/(?:index\.\w+)?$/, '') === '' &&
    parsed.search === ''
  const links = blocks.filter(({ text, linkLength }) => linkLength > 0.7 * text.length)
  const longest = Math.max(...body.map(({ text }) => text.length))
  return (
    (isFront && links.length > 5) ||
    (metadata.data.isListing && (links.length > 10 || letters < 600)) ||
    (metadata.published === undefined && links.length > 15 && (letters < 500 || longest < 200)) ||
    (links.length > 40 && letters < 250)
  )
}

function lettersOf(blocks: readonly PageBlock[]): number {
  return blocks.reduce((sum, { text, linkLength }) => sum + Math.max(0, text.length - linkLength), 0)
}
