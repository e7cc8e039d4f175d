/** Pronouns that stand as subject: who could be speaking. */
export const SUBJECT_PRONOUNS = words('he she they i we it you')
export const OBJECT_PRONOUNS = words('him them us me himself herself themselves')
export const POSSESSIVES = words('his their its my our your her')
/** Open a noun phrase. */
export const DETERMINERS = words(
  'the a an this that these those some any no each every both all many most several few another other such one two ' +
    'three four five six seven eight nine ten more',
)
export const PREPOSITIONS = words(
  'of in on at by for from with to about against between during into through under over among without within across ' +
    'toward towards upon behind beyond near despite amid around above below like off outside inside via per than ' +
    'alongside regarding including besides throughout along concerning ahead',
)
export const SUBORDINATORS = words(
  'when while because as after before if since although though unless until whether once where why how whereas',
)
export const COORDINATORS = words('and but or nor yet so &')
export const RELATIVES = words('who which whom whose what')
export const AUXILIARIES = words(
  'is was were are am be been being has had have having do does did will would can could should shall may might must ' +
    "isn't wasn't weren't aren't hasn't hadn't haven't don't doesn't didn't won't wouldn't can't cannot couldn't shouldn't",
)
/** Adverbs without -ly, and other words that may stand between a subject and its verb. */
export const ADVERBS = words(
  'also then now again later once never always often still just not even ever only already soon too instead here there ' +
    'meanwhile however moreover further perhaps maybe today yesterday tomorrow tonight ago rather quite very well out up ' +
    'down back away together first previously recently finally twice else nonetheless nevertheless thus therefore otherwise ' +
    'far so afterward afterwards earlier almost',
)
/** Days and months: a name by its capital only. */
export const CALENDAR = words(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august ' +
    'september october november december jan feb aug sept oct nov dec',
)

/** Nouns for people who may speak. */
export const PERSON_NOUNS = words(
  'president vice-president senator congressman congresswoman congressmen lawmaker legislator representative governor ' +
    'mayor candidate nominee contender hopeful frontrunner front-runner incumbent challenger rival opponent democrat ' +
    'republican conservative liberal libertarian independent progressive leader whip speaker secretary minister ' +
    'premier chancellor ambassador diplomat envoy attorney lawyer prosecutor judge justice sheriff chief officer official ' +
    'deputy detective agent director chairman chairwoman chair chairperson commissioner administrator executive ceo ' +
    'founder co-founder owner manager adviser advisor aide strategist consultant pollster analyst economist expert ' +
    'professor scholar historian scientist researcher author columnist editor reporter journalist correspondent anchor ' +
    'host moderator commentator pundit critic activist advocate organizer supporter voter resident protester ' +
    'demonstrator spokesman spokeswoman spokesperson surrogate ally friend wife husband mother father son daughter ' +
    'brother sister man woman boy girl teacher student doctor physician nurse veteran soldier colonel captain ' +
    'businessman businesswoman billionaire mogul tycoon developer magnate actor actress singer comedian pastor priest ' +
    'bishop pope reverend king queen prince princess coach player star celebrity lady neurosurgeon surgeon narrator ' +
    'insider operative donor delegate politician statesman commander veep successor predecessor colleague counterpart ' +
    'witness victim suspect defendant plaintiff user fan insurgent native texan new-yorker someone somebody everyone ' +
    'anyone nobody people person crowd audience guest caller speaker member source lawmakers councilman councilwoman ' +
    'clerk treasurer auditor comptroller superintendent principal dean regent pilot engineer farmer worker owner ' +
    'general parent grandmother grandfather teenager fellow boss head vice-chairman co-chairman co-chair firebrand standard-bearer',
)
/** Nouns for bodies that issue words. */
export const BODY_NOUNS = words(
  'campaign committee department agency administration government white-house office company firm bank group organization ' +
    'organisation association union foundation commission board council court panel party team ministry bureau army ' +
    'police military newspaper magazine paper network outlet website site publication institute center university school ' +
    'church coalition caucus delegation embassy pac super-pac nonprofit charity corporation league force service think-tank ' +
    'authority congress senate house parliament legislature city state country nation journal tribune herald',
)
/** Nouns for what words stand in, and the medium they name. */
export const DOCUMENT_NOUNS = words(
  'statement letter email e-mail memo ad advertisement commercial spot video tweet post message report study survey poll ' +
    'book memoir column editorial article story op-ed essay speech remarks address interview transcript release lawsuit ' +
    'suit complaint filing ruling opinion document documents brief indictment affidavit resolution bill law plan ' +
    'note caption headline sign banner song slogan website blog podcast series piece answer response reply comment comments ' +
    'text texts mailer flier clip recording tape petition script page account',
)

/** The singular a word may be the plural of. */
export function singular(lower: string): string {
  if (lower.endsWith('ies')) return `${lower.slice(0, -3)}y`
  if (/men$/.test(lower)) return `${lower.slice(0, -2)}an`
  return lower.endsWith('s') && !lower.endsWith('ss') ? lower.slice(0, -1) : lower
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' '))
}
