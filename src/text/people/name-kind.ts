import { US_STATES } from '../us-states.ts'
import { genderOfGivenName } from './gender.ts'

/** What a capitalised name stands for. `thing`: a law, an event, a building. `unknown`: a single word that nothing tells. */
export type NameKind = 'person' | 'body' | 'place' | 'thing' | 'unknown'

/**
 * Tells names of people from those of bodies and places.
 *
 * @param words the name without titles: `["Jeff", "Sessions"]`
 * @param title what stands before it in its phrase: `Sen.`, `the`
 */
export function nameKind(words: readonly string[], title: string): NameKind {
  const last = words.at(-1)!
  const whole = words.join(' ').toLowerCase()
  if (PLACES.has(whole.replaceAll('.', ''))) return 'place'
  // R-Texas, D-N.Y.
  if (words.length === 1 && /^[RDI]-\p{Lu}/u.test(last)) return 'place'
  if (THING_WORDS.has(last.toLowerCase())) return 'thing'
  if (BODY_WORDS.has(last.toLowerCase())) return 'body'
  if (PERSON_TITLE.test(title)) return 'person'
  const given = genderOfGivenName(words[0]!) !== undefined
  if (!given && words.some(word => BODY_WORDS.has(word.toLowerCase()))) return 'body'
  if (/^(?:jr|sr|ii|iii|iv)\.?$/i.test(last)) return 'person'
  if (/^(?:the|this)$/i.test(title)) return 'body'
  if (words.length === 1) {
    if (/^[\p{Lu}\d&.]{2,}$/u.test(last) || /^@/.test(last)) return 'body'
    if (/(?:ans|ians|ists|crats|ese)$/.test(last) && !given) return 'body'
    return given ? 'person' : 'unknown'
  }
  if (words.some(word => /^of$/i.test(word))) return 'body'
  if (given) return words.length <= 5 ? 'person' : 'body'
  if (words.every(word => /^\p{Lu}{2,}$/u.test(word))) return 'body'
  return words.length <= 4 && words.every(word => /^[\p{Lu}]/u.test(word) || PARTICLE.test(word))
    ? 'person'
    : 'body'
}

const PARTICLE = /^(?:de|van|von|der|bin|al|la|le|di|du|da|del)$/
const PERSON_TITLE =
  /(?:\b(?:mrs?|ms|miss|dr|sens?|reps?|govs?|gen|col|lt|capt|sgt|rev|prof)\.(?:\s|$))|\b(?:president|senator|governor|mayor|judge|justice|congress(?:wo)?man|spokes(?:wo)?man|chair(?:wo)?man|secretary|attorney|sheriff|strategist|adviser|host|manager|director|actor|actress|king|queen|prince|pope|coach|nominee|candidate|professor|economist|analyst|reporter|correspondent|columnist|author|speaker|minister|ambassador|leader|founder|commissioner|officer|wife|husband|son|daughter|brother|sister|father|mother|businessman|democrat|republican|lawyer|chief|aide|pollster|consultant|anchor|moderator|rapper|singer|comedian|billionaire|resident|nominee|activist|sir|lady|rep|sen|gov)$/i

const THING_WORDS = new Set(
  (
    'act plan project war treaty agreement accord summit conference debate election primary tuesday games cup award prize amendment constitution islam medicare medicaid ' +
    'obamacare brexit stadium arena bowl bridge tower avenue airport hotel'
  ).split(' '),
)

const BODY_WORDS = new Set(
  (
    'department committee administration agency bureau court council commission congress senate house parliament union university ' +
    'college institute foundation association federation center centre party campaign times post journal news tribune ' +
    'herald globe press gazette chronicle observer magazine review daily weekly network media company corp corp. inc inc. co co. llc ' +
    'bank group fund board office ministry army navy force forces police league society alliance coalition caucus ' +
    'school schools hospital museum theater theatre building ' +
    'initiative program service services security authority organization nations ' +
    'treasury reserve service action pac democrats republicans voters lives matter america americans states government ' +
    'republic kingdom state district county city international national global research studies policy energy ' +
    'industries airlines motors systems technologies partners holdings associates capital trust ' +
    'convention ' +
    'twitter facebook google instagram youtube reuters politico breitbart buzzfeed bloomberg msnbc newsweek slate ' +
    'yahoo politifact quinnipiac gallup isis nato islamic muslim muslims christians jewish ' +
    'gop supreme'
  ).split(' '),
)

const PLACES = new Set([
  ...US_STATES.map(state => state.toLowerCase()),
  ...(
    'puerto rico,guam,dc,us,usa,uk,eu,un,' +
    'ala,ariz,ark,calif,colo,conn,del,fla,ga,ill,ind,kan,ky,la,md,mass,mich,minn,miss,mo,mont,neb,nev,okla,ore,pa,tenn,tex,va,vt,wash,wis,wyo,' +
    'nh,nj,nm,ny,nc,nd,ri,sc,sd,wv,' +
    'afghanistan,africa,albania,algeria,america,argentina,armenia,asia,australia,austria,baghdad,bahrain,bangladesh,beijing,belarus,belgium,benghazi,berlin,' +
    'bolivia,bosnia,brazil,britain,brussels,bulgaria,cambodia,canada,chile,china,colombia,congo,crimea,croatia,cuba,cyprus,' +
    'czech republic,damascus,denmark,east,ecuador,egypt,el salvador,england,estonia,ethiopia,europe,finland,france,gaza,geneva,' +
    'germany,ghana,great britain,greece,guantanamo,guantanamo bay,guatemala,haiti,havana,honduras,hong kong,hungary,iceland,india,indonesia,' +
    'iran,iraq,ireland,israel,italy,jamaica,japan,jerusalem,jordan,kabul,kazakhstan,kenya,kosovo,kremlin,kurdistan,kuwait,latin america,' +
    'latvia,lebanon,libya,lithuania,london,madrid,malaysia,malta,mexico,mexico city,middle east,moldova,mongolia,morocco,moscow,mosul,myanmar,nepal,' +
    'netherlands,new zealand,nicaragua,niger,nigeria,north,north america,north korea,northern ireland,norway,oman,pakistan,palestine,' +
    'panama,paraguay,paris,peru,philippines,poland,portugal,pyongyang,qatar,romania,rome,russia,rwanda,saudi arabia,scotland,serbia,' +
    'singapore,slovakia,slovenia,somalia,south,south africa,south america,south korea,soviet union,spain,sri lanka,sudan,sweden,' +
    'switzerland,syria,taiwan,tehran,thailand,tokyo,tunisia,turkey,uganda,ukraine,united arab emirates,united kingdom,united states,' +
    'united states of america,uruguay,uzbekistan,vatican,venezuela,vietnam,wales,west,yemen,zimbabwe,aleppo,ankara,' +
    'atlanta,austin,baltimore,baton rouge,boston,brooklyn,bronx,buffalo,charleston,chicago,cincinnati,cleveland,columbus,dallas,denver,' +
    'des moines,detroit,el paso,ferguson,fort worth,houston,indianapolis,jacksonville,kansas city,las vegas,little rock,long island,los angeles,' +
    'louisville,manhattan,memphis,miami,milwaukee,minneapolis,montgomery,nashville,new england,new orleans,new york city,newark,' +
    'oakland,oklahoma city,omaha,orlando,philadelphia,phoenix,pittsburgh,portland,queens,raleigh,richmond,sacramento,salt lake city,' +
    'san antonio,san bernardino,san diego,san francisco,san jose,seattle,silicon valley,st louis,st paul,staten island,tallahassee,tampa,' +
    'toledo,tucson,tulsa,wall street,capitol hill,white house,main street,midwest,northeast,southwest,rust belt,hollywood,harlem,' +
    'american,americans,trump tower,oval office,twitter,facebook'
  ).split(','),
])

/** Whether a name that ends in this word is no person's: Committee, Times, Act. */
export function isBodyWord(word: string): boolean {
  return BODY_WORDS.has(word.toLowerCase()) || THING_WORDS.has(word.toLowerCase())
}
