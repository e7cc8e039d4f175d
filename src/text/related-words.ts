import { terms } from './terms.ts'

/** How far a term of the text speaks of what a term of the question does: 1 for the same, 0 for nothing in common. */
export function kinship(asked: string, term: string): number {
  return kinshipTo(asked)(term)
}

/** The same for many terms of a text. */
export function kinshipTo(asked: string): (term: string) => number {
  const kin = KIN.get(asked)
  return term => {
    if (asked === term) return 1
    if (shareStem(asked, term)) return SAME_ROOT
    return kin !== undefined && KIN.get(term)?.some(group => kin.includes(group)) ? RELATED : 0
  }
}

const SAME_ROOT = 0.7
const RELATED = 0.5

/** "ukrain" and "ukrainian", "elect" and "elector"; not "republ" and "reput". */
function shareStem(a: string, b: string): boolean {
  if (a.charCodeAt(0) !== b.charCodeAt(0)) return false
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  if (short.length < 4 || long.length - short.length > 4) return false
  if (/\p{N}/u.test(long)) return false
  return long.startsWith(short.length > 5 ? short.slice(0, -1) : short)
}

// Words that news uses for one another, a group a line.
const GROUPS = `
run running candidate candidacy bid race campaign contest challenger challenge
endorse endorsement back backing support
win winner victory victorious defeat beat triumph clinch
lose loss defeat
kill killed die died dead death fatal murder slain
resign resignation quit depart leave step oust
appoint appointment nominate nomination name pick choose select tap
law bill legislation act statute measure
ban prohibit bar outlaw forbid block
court judge justice ruling tribunal
rule ruling decide decision verdict
arrest charge indict indictment accuse detain
convict conviction guilty sentence
increase rise grow jump surge hike climb soar
decrease fall drop cut decline reduce plunge shrink
company firm business corporation manufacturer maker
film movie picture
buy purchase acquire acquisition takeover
announce announcement unveil reveal declare launch introduce
agree agreement deal accord pact
attack strike assault bombing raid
war conflict invasion fighting
vote ballot poll election elect
leader president premier chief head
doctor physician surgeon
illness disease virus infection outbreak
job work worker employee employment staff
strike walkout union
money fund funding cash cost price pay spend
tax tariff duty levy
begin start open launch
end finish stop halt cease close
big large huge great major
small little tiny minor
country nation state
child kid baby
speak speech address remark talk
say tell claim
show series programme program
game match contest
star actor actress singer celebrity
car vehicle automobile
plane aircraft jet flight airline
ship boat vessel
storm hurricane tornado cyclone typhoon
fire blaze wildfire
scientist researcher expert
find discover discovery
create build make develop invent found establish
old age aged elderly
first inaugural debut
annual yearly year
recall withdraw pull
suspend pause halt
return come reunite
marry wedding marriage wed
born birth
located location site place
author writer write wrote book novel
team club side
crash accident collision
ask request call urge demand
send deploy dispatch
protest demonstration rally march
shooting gunman shoot
animal species creature
food meal dish
`

const KIN = new Map<string, number[]>()
for (const [group, line] of GROUPS.trim().split('\n').entries()) {
  for (const term of new Set(terms(line))) KIN.set(term, [...(KIN.get(term) ?? []), group])
}
