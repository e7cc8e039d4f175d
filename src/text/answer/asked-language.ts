import { words } from '../words.ts'

/** Words that hold a sentence together, and that no English question has. */
const HOLDING: readonly (readonly [language: string, words: ReadonlySet<string>])[] = [
  [
    'German',
    new Set(
      'wer wen wem wann wo warum wieso welche welcher welches ist sind hat haben wird werden gegen der das und nicht ein eine für zur zum beim kandidiert'.split(
        ' ',
      ),
    ),
  ],
  [
    'Spanish',
    new Set(
      'quién quien quiénes qué cuándo cuando dónde donde cómo cuál cuántos el los las está están ha han del para contra por una ganó es'.split(
        ' ',
      ),
    ),
  ],
  [
    'French',
    new Set(
      'qui quand où pourquoi comment quel quelle est-ce le les des une pour contre dans sont ont qu’est-ce que gagné élu'.split(
        ' ',
      ),
    ),
  ],
]

/** The language that a question is likely in where that is another than English: articles and questions are read in English. */
export function foreignLanguage(question: string): string | undefined {
  const asked = words(question.slice(0, MAX_READ).toLowerCase()).map(({ text }) => text)
  const counted = HOLDING.map(([language, holding]) => ({
    language,
    count: asked.filter(word => holding.has(word)).length,
  }))
  const [most] = counted.sort((a, b) => b.count - a.count)
  return most!.count >= 2 && asked.filter(word => ENGLISH.has(word)).length < most!.count
    ? most!.language
    : undefined
}

const MAX_READ = 300
const ENGLISH: ReadonlySet<string> = new Set(
  'who what when where why how which is are was were did does do has have will the of and for with about against a an to'.split(
    ' ',
  ),
)
