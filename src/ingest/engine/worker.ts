import { parentPort, workerData } from 'node:worker_threads'
import { directoryOfJson, doJob, type Job } from './jobs.ts'

// A thread of `threads.ts`: does one job after the other. What a job throws is a fault of ours, and goes back as it is.

const { people } = workerData as { readonly people: string }
const directory = directoryOfJson(people)

parentPort!.on('message', async (job: Job) => {
  try {
    parentPort!.postMessage({ result: await doJob(job, directory) })
  } catch (error) {
    parentPort!.postMessage({ error })
  }
})
