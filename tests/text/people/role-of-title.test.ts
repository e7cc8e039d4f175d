import { expect, test } from 'vitest'
import { roleOfTitle } from '../../../src/text/people/role-of-title.ts'

const cases = [
  { title: 'Mayor', office: 'mayor' },
  { title: 'Former Attorney General', office: 'attorney general', former: true },
  { title: 'former Atty. Gen.', office: 'attorney general', former: true },
  { title: 'ex-Gov.', office: 'governor', former: true },
  { title: 'then-Sen.', office: 'senator', former: true },
  { title: 'incumbent Democratic Sen.', office: 'senator' },
  { title: 'State Sen.', office: 'state senator' },
  { title: 'Lt. Gov.', office: 'lieutenant governor' },
  { title: 'the acting harbor master', office: 'harbor master' },
  { title: 'former Example City football coach', office: 'example city football coach', former: true },
  { title: 'former GOP congresswoman', office: 'representative', former: true },
  { title: 'Republican' },
  { title: 'Mr.' },
  { title: 'Dr' },
  { title: 'candidate' },
  { title: 'campaign spokeswoman' },
  { title: 'his wife' },
  { title: '2019President' },
  // What a slip of the reader puts before a name.
  { title: 'prevent' },
  { title: 'two weeks show' },
  { title: 'the general election' },
  { title: 'former' },
  { title: '' },
  { title: '🗳️' },
  { title: `${'very '.repeat(40)}Mayor` },
]
for (const { title, ...role } of cases) {
  test(JSON.stringify(title.slice(0, 50)), () =>
    expect(roleOfTitle(title), title).toEqual('office' in role ? role : undefined),
  )
}
