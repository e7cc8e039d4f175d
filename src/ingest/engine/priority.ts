/** Whether a priority that a thread sets is its own, rather than the process's. */
export const isPriorityOfThread = process.platform === 'linux'

/** As `nice` counts: a third of the time, where somebody else wants the core. */
export const LATER = 5
