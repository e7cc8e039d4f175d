/**
 * Whether a sentence is none that tells anything: a pointer elsewhere ("Read more about the levy"), words that announce
 * ("Here are the key points"), a heading between paragraphs.
 */
export function isFurniture(sentence: string): boolean {
  const words = sentence.trim()
  return POINTER.test(words) || isHeading(words)
}

const POINTER =
  /^\W*(?:read (?:more|also|next|the full|our)\b|read:|see also\b|related(?::| (?:stories|articles|content|coverage)\b)|watch(?::| (?:the (?:full )?video|more|live|now)\b)|(?:click|tap) (?:here|on|through|for)\b|scroll (?:down|to)\b|(?:sign up|subscribe) (?:here|now|for|to)\b|follow (?:us|@)|share this\b|photos?:|advertisement\b|here(?: are|'s|’s| is) (?:some|a look|what|the (?:latest|key|full))\b)/iu

/** Ends without a mark, is short, and nobody speaks in it. */
function isHeading(words: string): boolean {
  return (
    /[\p{L}\p{N}]$/u.test(words) && !/["“”«»]/u.test(words) && words.split(/\s+/u).length <= HEADING_WORDS
  )
}

const HEADING_WORDS = 8
