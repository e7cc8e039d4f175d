import type { PageBlock } from './read-blocks.ts'

/** What the words of one block show by themselves; 0 or 1 where it is a question. */
export interface BlockText {
  readonly words: number
  readonly linkShare: number
  readonly stressShare: number
  readonly stops: number
  readonly commas: number
  readonly endsInStop: number
  readonly startsUpper: number
  readonly upperShare: number
  readonly digitShare: number
  readonly boilerplate: number
  readonly leadIn: number
  readonly credit: number
  readonly dated: number
  readonly byline: number
  readonly heading: number
  /** Of some length, and not mostly links. */
  readonly isProse: boolean
  readonly isShort: boolean
}

/** Measures a block without regard to the others. */
export function measureText({ text, element, linkLength, stressedLength }: PageBlock): BlockText {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  const linkShare = Math.min(1, linkLength / text.length)
  const isShort = text.length < 400
  const heading = /^h([1-6])$/.exec(element.name)
  return {
    words: Math.min(count(/\s+/g) + 1, 200),
    linkShare,
    stressShare: Math.min(1, stressedLength / text.length),
    stops: Math.min(count(/[.!?。！？](?=\s|["”’)]|$)/g), 10),
    commas: Math.min(count(/[,،、，]/g), 20),
    endsInStop: /[.!?。！？…:]["”’»)\]]*$/.test(text) ? 1 : 0,
    startsUpper: /^["“‘'«([]?\p{Lu}/u.test(text) ? 1 : 0,
    upperShare: isShort ? count(/\p{Lu}/gu) / text.length : 0,
    digitShare: isShort ? count(/\d/g) / text.length : 0,
    boilerplate: isShort && BOILERPLATE.test(text) ? 1 : 0,
    leadIn: isShort && LEAD_IN.test(text) ? 1 : 0,
    credit: isShort && CREDIT.test(text) ? 1 : 0,
    dated: text.length < 120 && DATED.test(text) ? 1 : 0,
    byline:
      text.length < 150 && /^by\b|^(?:reporting|written|edited|posted|published) by/i.test(text) ? 1 : 0,
    heading: heading === null ? 0 : Number(heading[1]),
    isProse: isProse({ text, linkLength }),
    isShort,
  }
}

/** Headings of what is no part of the article. */
export const RELATED =
  /\b(?:related|more (?:from|on|in|stories|news)|read (?:more|next|also)|recommended|you may|you might|most (?:read|popular|viewed)|trending|latest|popular|see also|don.t miss|comments?|share this|leave a|about the author|sign up|newsletter)\b/i
const BOILERPLATE =
  /\b(?:read (?:more|also|next|full)|click here|sign(?:ing)? up|subscrib\w+|newsletter|follow (?:us|me|@?\w+ on)|share (?:this|on)|advertisement|sponsored|story continues|continue reading|related|see also|watch|listen|all rights reserved|©|copyright|terms of|privacy policy|cookies?|log ?in|sign ?in|comments?|tweet|facebook|e-?mail|whatsapp|download|app\b|more (?:from|on|stories)|recommended|photos?|gallery|slideshow|loading|minute read|min read)\b/i
/** What announces another article, or asks for something. */
const LEAD_IN =
  /^\W{0,3}(?:read|see|watch|listen|related|more|also|don.t miss|click|get|sign|subscribe|follow|join|download|share|like|on \p{L}+(?:\.com)?:|most|recommended|advert\w*|continue|story continues|correction|editor.s note|have a|do you|want|if you|contact|send|let our|\w+ is a \w+)\b/iu
const CREDIT =
  /\b(?:photo(?:graph)?s?|image|picture|credit|illustration|courtesy|video)\b.{0,30}[:/|]|\((?:photo|image|ap|getty|reuters|file)\b|getty images|shutterstock|\/\s?(?:ap|afp|reuters|getty|epa|bloomberg)\b|\bfile photo\b/i
const DATED =
  /\b(?:\d{1,2}:\d{2}|20\d\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*\.? \d{1,2}|\d+ (?:hours?|minutes?|mins?|days?) ago)\b/i

/** Whether a block reads like a paragraph: of some length, and not mostly links. */
export function isProse({ text, linkLength }: Pick<PageBlock, 'text' | 'linkLength'>): boolean {
  return text.length >= 80 && linkLength < 0.3 * text.length
}
