import { rank } from '../text/rank/rank.ts'
import type { EvalJob } from './job.ts'
import { EvalQuery, findCandidates, openCorpus, PASSAGE_SETS } from './query-candidates.ts'

/** Ranked articles for a query, or ranked passages in the sets that judge passages. */
const job: EvalJob = {
  async *run(rows, { corpus: directory = '.' }) {
    const queries = rows.map(row => EvalQuery.parse(row))
    for (const [set, members] of Map.groupBy(queries, ({ set }) => set)) {
      const corpus = await openCorpus(directory, set)
      for (const query of members) {
        const { candidates, ...options } = await findCandidates(corpus, query)
        const ranked = rank(query.query, candidates, options).slice(0, SHOWN)
        yield PASSAGE_SETS.has(set)
          ? { qid: query.qid, passages: ranked.map(({ candidate: { id, text } }) => ({ doc: id, text })) }
          : { qid: query.qid, ranking: ranked.map(({ candidate: { id }, score }) => ({ id, score })) }
      }
      await corpus.store.close()
    }
  },
}
export default job

const SHOWN = 100
