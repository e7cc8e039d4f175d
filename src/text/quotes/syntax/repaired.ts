/** A name whose letters were encoded twice: `FranÃ§ois` is François. A name that was not stays as it is. */
export function repaired(word: string): string {
  let whole = word.normalize('NFC').replace(/Ã\u0083?Â(?=[\u0080-\u00bf])/gu, 'Ã')
  if (!TWICE_ENCODED.test(whole)) return word
  // Twice over is as often as it has been seen.
  for (let times = 0; times < 2 && TWICE_ENCODED.test(whole); times++) whole = decodedOnce(whole)
  return whole
}

const TWICE_ENCODED = /[\u00c2-\u00c5][\u0080-\u00bf]/u

function decodedOnce(word: string): string {
  const bytes = Uint8Array.from(word, letter => letter.codePointAt(0)!)
  const isLatin = Array.from(word).every(letter => letter.codePointAt(0)! < 256)
  try {
    return isLatin ? new TextDecoder('utf-8', { fatal: true }).decode(bytes) : word
  } catch {
    return word
  }
}
