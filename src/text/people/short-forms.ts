/** Whether two given names may be one person's: equal, an initial, a short form (Mike for Michael), or the same start. */
export function sameGivenName(one: string, other: string): boolean {
  const a = plain(one)
  const b = plain(other)
  if (a === b) return true
  if (a.length === 1 || b.length === 1) return a[0] === b[0]
  const longA = LONG_FORMS.get(a) ?? a
  const longB = LONG_FORMS.get(b) ?? b
  if (longA === longB) return true
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  return short.length >= 3 && long.startsWith(short)
}

function plain(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\u0300-\u036f.]/g, '')
    .toLowerCase()
}

const LONG_FORMS: ReadonlyMap<string, string> = new Map(
  (
    'joe:joseph joey:joseph mike:michael mick:michael bill:william billy:william will:william liam:william bob:robert bobby:robert ' +
    'rob:robert robby:robert tim:timothy jim:james jimmy:james jamie:james tom:thomas tommy:thomas dan:daniel danny:daniel don:donald ' +
    'dave:david chris:christopher kit:christopher steve:steven stephen:steven ted:edward ed:edward eddie:edward ned:edward teddy:theodore ' +
    'bernie:bernard chuck:charles charlie:charles nick:nicholas ben:benjamin matt:matthew greg:gregory jeff:jeffrey geoff:geoffrey liz:elizabeth ' +
    'beth:elizabeth betsy:elizabeth betty:elizabeth lizzie:elizabeth kate:katherine katie:katherine kathy:katherine cathy:catherine ' +
    'tony:anthony al:albert pat:patrick ron:ronald rick:richard dick:richard rich:richard ken:kenneth kenny:kenneth larry:lawrence ' +
    'sam:samuel andy:andrew drew:andrew pete:peter jon:jonathan doug:douglas phil:philip alex:alexander debbie:deborah sue:susan ' +
    'cindy:cynthia jen:jennifer jenny:jennifer marty:martin walt:walter zach:zachary len:leonard lenny:leonard jack:john johnny:john ' +
    'hank:henry harry:henry gene:eugene jerry:gerald gerry:gerald peggy:margaret maggie:margaret meg:margaret molly:mary polly:mary ' +
    'nancy:ann annie:ann sally:sarah becky:rebecca barb:barbara vicky:victoria vicki:victoria trish:patricia patty:patricia patsy:patricia ' +
    'chuck:charles fred:frederick freddy:frederick frank:francis gabe:gabriel hal:harold jake:jacob josh:joshua lou:louis mitch:mitchell ' +
    'nate:nathan ray:raymond russ:russell sandy:alexandra stan:stanley terry:terence vince:vincent wes:wesley abe:abraham art:arthur ' +
    'bart:bartholomew cal:calvin dom:dominic elle:eleanor ellie:eleanor nell:eleanor fran:frances jess:jessica judy:judith kim:kimberly ' +
    'mandy:amanda mel:melissa nikki:nicole pam:pamela rosie:rose stacy:anastasia tina:christina tommy:thomas val:valerie wendy:gwendolyn jeb:john'
  )
    .split(' ')
    .map(pair => pair.split(':') as [string, string]),
)
