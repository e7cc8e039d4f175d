import type { PageElement } from './page-tree.ts'

/** What the names that an element bears (class, id, role, itemprop) say of what it holds; general words of the trade. */
export const CLASS_KINDS = {
  body: /(?:^|[-_ ])(?:article|story|post|entry|news|blog|page|main)?[-_]*(?:body|content|text|copy|prose|rte|richtext|wysiwyg)(?:$|[-_ ])|articlebody|storybody|postcontent|entrycontent/,
  story: /article|story|post(?!al)|entry|hentry/,
  text: /paragraph|text|body|content|graf\b|prose/,
  comments: /comment|disqus|respon[ds]|replies|discussion|livefyre|coral/,
  related:
    /relat|recommend|more[-_ ]|[-_ ]more|also|recirc|outbrain|taboola|trending|popular|most[-_]|next|prev|similar|suggest|teaser|promo|latest|headlines|upnext|inline-?link|zergnet/,
  share: /shar(?:e|ing)|social|follow|twitter-?btn|facebook|whatsapp|addthis|sharedaddy|tweet-?button/,
  newsletter: /newsletter|subscri|sign-?up|email|mailing|cta\b|callout|call-to-action|optin/,
  caption: /caption|credit|figure|photo|image|img|media|gallery|slide|carousel|video|player|lightbox|thumb/,
  meta: /byline|author|meta|date|time|published|updated|kicker|eyebrow|breadcrumb|categor|tag|label|topic|source|bio\b/,
  head: /headline|title|heading|subtitle|deck|dek\b|standfirst|summary|subhead|lede|intro|excerpt|description/,
  advert:
    /(?:^|[-_ ])(?:ad|ads|adv|advert\w*|sponsor\w*|dfp|gpt|banner|promoted|partner|native)(?:$|[-_ ])|commercial|affiliate/,
  page: /footer|header|nav|menu|sidebar|side-?bar|rail\b|masthead|toolbar|topbar|bottom|copyright|legal|widget|aside|secondary|complementary|contentinfo/,
  gate: /paywall|cookie|consent|gdpr|modal|popup|pop-up|overlay|login|log-in|signin|sign-in|register|registration|dialog|meter|hidden|sr-only|screen-reader|visually|print-only|noprint|no-print/,
  quote:
    /quote|blockquote|pullquote|pull-|tweet|embed|instagram|highlight|factbox|infobox|sidebox|fact-box|key-?points|toc\b/,
} as const satisfies Record<string, RegExp>

export type ClassKind = keyof typeof CLASS_KINDS

const KINDS = Object.keys(CLASS_KINDS) as ClassKind[]

/** Reads elements' names, each spelling once. @returns for an element: a bit for each of {@link CLASS_KINDS}, in order */
export function classReader(): (element: PageElement) => number {
  const known = new Map<string, number>()
  return ({ attributes }) => {
    const { class: classes = '', id = '', role = '', itemprop = '' } = attributes
    if (classes === '' && id === '' && role === '' && itemprop === '') return 0
    const names = `${classes} ${id} ${role} ${itemprop}`.toLowerCase().slice(0, MAX_LENGTH)
    let bits = known.get(names)
    if (bits === undefined) {
      bits = 0
      for (const [index, kind] of KINDS.entries()) if (CLASS_KINDS[kind].test(names)) bits |= 1 << index
      known.set(names, bits)
    }
    return bits
  }
}

// Some frameworks write a style sheet into the class.
const MAX_LENGTH = 300
