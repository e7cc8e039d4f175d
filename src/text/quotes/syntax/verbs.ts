/** How a verb stands to speech: `say` introduces words by itself, `report` may govern them, `other` is any other verb. */
export type VerbKind = 'say' | 'report' | 'other'

/** What a verb form may be. A form can be several: `read` is base and past. */
export interface VerbForm {
  readonly kind: VerbKind
  /** The base form; of an unknown past form the word itself. */
  readonly lemma: string
  readonly shape: 'base' | 'third' | 'past' | 'gerund'
  /** Set where the same letters are as often a noun or an adjective: `claims`, `left`. */
  readonly nounToo: boolean
}

/** The verb form of a word in small letters, where the word is a known verb or ends like a past form. */
export function verbForm(lower: string): VerbForm | undefined {
  const known = FORMS.get(lower)
  if (known !== undefined) return known
  return lower.length > 4 && lower.endsWith('ed')
    ? { kind: 'other', lemma: lower, shape: 'past', nounToo: false }
    : undefined
}

// Introduce words by themselves: “We will,” she said.
const SAYING =
  'say tell write add note explain reply respond answer ask continue recall tweet state declare conclude argue ' +
  'acknowledge insist warn remark joke testify recount reiterate repeat stress maintain contend counter ' +
  'quip opine muse exclaim elaborate assert retort observe retweet caution text email point go'

// Take words, a fragment of them or somebody they are said of: calling the bill a “disaster”.
const REPORTING =
  'call describe accuse suggest promise assure urge announce admit claim report pledge predict vow lament blame yell ' +
  'praise charge blast complain recommend refer thank mock cite question denounce emphasize emphasise agree boast concede offer ' +
  'credit dub decry bark dismiss scoff portray label condemn wonder proclaim retaliate identify quote mention remember ' +
  'confirm deny disclose reveal allege advise inform interject murmur mutter whisper scream cry holler bellow object ' +
  'protest pronounce propose rail rebut snap sneer sniff speculate summarize summarise surmise swear tease tout underline underscore ' +
  'utter voice volunteer hail lambast lambaste slam rip deride ridicule bash castigate criticize criticise attack scold assail pan ' +
  'taunt knock fault laud applaud characterize characterise brand deem depict liken compare believe think feel hope fear ' +
  'demand order plead beg exhort implore instruct request name nickname read sing chant rule guess estimate imply ' +
  'hint signal indicate intone clarify comment commend crow gush fume gripe grumble growl grouse groan moan bemoan ' +
  'bristle chime chuckle laugh crack drawl echo rant rave riff roar sigh smile grin sob thunder vent wail shout ' +
  'shoot fire find express speak talk blog write-in narrate preach lecture marvel reflect reason recite attest affirm ' +
  'apologize apologise brag chide confess conjecture decree denigrate enthuse foresee forecast heckle inquire justify ' +
  'lash list mouth pray profess quibble ridicule spout stipulate tell threaten urge vent vilify vouch weigh welcome publish ' +
  'conclude cheer challenge reject rebuke defend warn-off paint cast slap dispute discuss outline issue release ' +
  'begin start open close end press pose post put'

// The commonest of the rest whose forms an ending does not give away.
const OTHER =
  'be have do make get take come see know give leave keep hold bring lose win pay meet run sit stand lead grow fall ' +
  'send build spend buy fight teach catch choose rise drive draw break wear sell seek throw show hear become set ' +
  'let cut hit hurt cost quit spread want need try use work seem turn help play move live happen include allow serve ' +
  'remain consider appear wait expect stay reach raise pass require decide support oppose face join sign visit ' +
  'arrive campaign vote endorse appeal apply aim base carry cause change clear cover create deliver direct draft drop earn ' +
  'ensure enter explore fail follow force gain handle head host ignore improve increase introduce invite launch learn ' +
  'like look love mark miss offer own perform plan point prepare present prevent prove provide pull push receive reduce ' +
  'refuse remind remove represent resign result return rule save share stop strike study suffer target touch trade travel ' +
  'trust understand walk warrant watch worry'

const IRREGULAR: Readonly<Record<string, string>> = {
  say: 'said',
  tell: 'told',
  write: 'wrote written',
  go: 'went gone',
  put: 'put',
  read: 'read',
  speak: 'spoke spoken',
  think: 'thought',
  feel: 'felt',
  find: 'found',
  swear: 'swore sworn',
  sing: 'sang sung',
  shoot: 'shot',
  foresee: 'foresaw foreseen',
  forecast: 'forecast',
  begin: 'began begun',
  cast: 'cast',
  rebut: 'rebutted',
  be: 'is was were are am been being',
  have: 'has had having',
  do: 'does did done doing',
  make: 'made',
  get: 'got gotten',
  take: 'took taken',
  come: 'came',
  see: 'saw seen',
  know: 'knew known',
  give: 'gave given',
  leave: 'left',
  keep: 'kept',
  hold: 'held',
  bring: 'brought',
  lose: 'lost',
  win: 'won',
  pay: 'paid',
  meet: 'met',
  run: 'ran',
  sit: 'sat',
  stand: 'stood',
  understand: 'understood',
  lead: 'led',
  grow: 'grew grown',
  fall: 'fell fallen',
  send: 'sent',
  build: 'built',
  spend: 'spent',
  buy: 'bought',
  fight: 'fought',
  teach: 'taught',
  catch: 'caught',
  choose: 'chose chosen',
  rise: 'rose risen',
  drive: 'drove driven',
  draw: 'drew drawn',
  break: 'broke broken',
  wear: 'wore worn',
  sell: 'sold',
  seek: 'sought',
  throw: 'threw thrown',
  show: 'showed shown',
  hear: 'heard',
  become: 'became',
  set: 'set',
  let: 'let',
  cut: 'cut',
  hit: 'hit',
  hurt: 'hurt',
  cost: 'cost',
  quit: 'quit',
  spread: 'spread',
  strike: 'struck',
}

const DOUBLING =
  /^(?:win|run|sit|get|let|cut|hit|set|put|quit|stop|drop|plan|quip|snap|tut|slam|pan|rip|brag|chat|blog|begin|rebut|spot|dub|sob|grin|tap|nod|swim|bar|ban|beg|refer|slap|rap|jab|skip)$/

// Nouns as often as verbs: "the claims", "a comment", "his left".
const NOUN_TOO = new Set(
  (
    'note notes answer answers question questions report reports claim claims state states post posts call calls vow vows promise ' +
    'promises charge charges comment comments point points offer offers blast pledge pledges attack attacks quote quotes ' +
    'praise request requests demand demands order orders hope hopes fear fears name names estimate estimates rule rules ' +
    'signal signals hint hints laugh laughs smile cheer cheers cry cries shout shouts release releases issue issues list lists ' +
    'fire fires label labels brand brands email emails text texts tweet tweets stress remark remarks challenge ' +
    'challenges object objects fault faults echo echoes chant chants voice voices cast press close ends end start starts ' +
    'open left lead leads run runs stand stands show shows cut cuts hit hits cost costs set sets fight fights fall ' +
    'falls rise rises drive break breaks draw need needs use uses work works turn help play move moves support appeal ' +
    'appeals campaign campaigns vote votes visit visits plan plans change changes face look love mark marks miss pass ' +
    'push result results return share shares strike study studies target targets touch trade travel trust walk watch ' +
    'worry worries host hosts draft drop increase launch gain head heads force cause cover thought found felt ' +
    'spread hurt quit read aim aims base wait sign signs talk talks counter caution forecast forecasts ' +
    'paint slap dispute disputes credit credits reason reasons sing guess surmise rebuke rebukes volunteer volunteers ' +
    'experience interest play plays present second like own use clear direct welcome'
  ).split(' '),
)

const FORMS: ReadonlyMap<string, VerbForm> = new Map([
  ...formsOf(OTHER, 'other'),
  ...formsOf(REPORTING, 'report'),
  ...formsOf(SAYING, 'say'),
])

function formsOf(lemmas: string, kind: VerbKind): [string, VerbForm][] {
  return lemmas.split(' ').flatMap(lemma => {
    const form = (word: string, shape: VerbForm['shape']): [string, VerbForm] => [
      word,
      { kind, lemma, shape, nounToo: NOUN_TOO.has(word) },
    ]
    const irregular = IRREGULAR[lemma]?.split(' ')
    return [
      form(lemma, 'base'),
      form(thirdPerson(lemma), 'third'),
      form(`${stem(lemma)}ing`, 'gerund'),
      ...(irregular ?? [pastOf(lemma)]).map(word => form(word, word.endsWith('ing') ? 'gerund' : 'past')),
    ]
  })
}

function thirdPerson(lemma: string): string {
  if (/(?:s|x|z|ch|sh|go|do)$/.test(lemma)) return `${lemma}es`
  return /[^aeiou]y$/.test(lemma) ? `${lemma.slice(0, -1)}ies` : `${lemma}s`
}

function pastOf(lemma: string): string {
  return /[^aeiou]y$/.test(lemma) ? `${lemma.slice(0, -1)}ied` : `${stem(lemma)}ed`
}

/** What stands before -ing and -ed: not(e), quip(p). */
function stem(lemma: string): string {
  if (DOUBLING.test(lemma)) return lemma + lemma.at(-1)
  return /[^eo]e$/.test(lemma) && lemma !== 'be' ? lemma.slice(0, -1) : lemma
}
