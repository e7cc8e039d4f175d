/** Invented news of an invented county, as rows of the evaluation's document files have it. */
export const TOWN_NEWS = [
  {
    id: 'bridge-a',
    source: 'Teal County Ledger',
    date: '2019-11-05',
    title: 'Harlow Bridge closed after crack found in main span',
    text: 'The Harlow Bridge was closed on Tuesday after inspectors found a crack in its main span. Governor Dana Whitfield said repairs would take six weeks. About 40,000 cars cross the Harlow Bridge each day.\nShop owners on the east bank said that they feared for their trade. The county promised a shuttle from Friday on.',
  },
  {
    id: 'bridge-b',
    source: 'Harlow Post',
    date: '2019-11-05',
    title: 'Crack shuts Harlow Bridge for six weeks, Whitfield says',
    text: 'Inspectors found a crack in the main span of the Harlow Bridge, Governor Dana Whitfield said Tuesday. She expects the repairs to last six weeks. Some 40,000 cars use the bridge daily.',
  },
  {
    id: 'senate-a',
    source: 'Teal County Ledger',
    date: '2019-11-04',
    title: 'Pruitt enters Senate race against Calder',
    text: 'State Senator Alan Pruitt announced on Monday that he will run for the U.S. Senate seat held by Ruth Calder. Pruitt, a Republican from Milbrook, promised to cut taxes. Calder has raised $4.2 million.',
  },
  {
    id: 'senate-b',
    source: 'Harlow Post',
    date: '2019-11-04',
    title: 'Alan Pruitt launches bid to unseat Sen. Ruth Calder',
    text: 'Republican Alan Pruitt of Milbrook launched his campaign for the U.S. Senate on Monday, challenging incumbent Ruth Calder, who has raised $4.2 million. He promised to cut taxes.',
  },
  {
    id: 'quilts',
    source: 'Harlow Post',
    date: '2019-11-06',
    title: 'Museum shows quilts of the river towns',
    text: 'The county museum opened an exhibition of quilts sewn in the river towns between 1880 and 1930. Curator Joan Beale gathered sixty of them from attics and churches.',
  },
] as const
