import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { directoryOfJson, doJob, type Job } from './jobs.ts'
import { isPriorityOfThread, LATER } from './priority.ts'

// A thread of `threads.ts`: does one job after the other. What a job throws is a fault of ours, and goes back as it is.

// On Linux each thread has its own priority: whoever asks something is served before what is read meanwhile.
if (isPriorityOfThread) setPriority(LATER)

const { people } = workerData as { readonly people: string }
const directory = directoryOfJson(people)

parentPort!.on('message', async (job: Job) => {
  try {
    parentPort!.postMessage({ result: await doJob(job, directory) })
  } catch (error) {
    parentPort!.postMessage({ error })
  }
})
