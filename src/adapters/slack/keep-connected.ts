import { setTimeout as after } from 'node:timers/promises'
import type { SocketModeReceiver } from '@slack/bolt'

const LONGEST_WAIT_MS = 60_000

/** How long is waited before the socket is opened again: not at all, then longer each time. */
function waitBefore(tries: number): number {
  return tries === 0 ? 0 : Math.min(1_000 * 2 ** (tries - 1), LONGEST_WAIT_MS)
}

/**
 * Opens the socket again whenever it closes, for as long as it takes.
 *
 * Slack's own client would do so too, but five seconds late, and what Slack refuses it then it lets go as an unhandled
 * rejection, which ends the process, and with it every other platform: its `autoReconnectEnabled` must be off.
 *
 * @param client of a receiver that has started
 * @returns ends it; to be called before the socket is closed for good
 */
export function keepConnected(
  client: SocketModeReceiver['client'],
  reportProblem: (error: unknown, doing: string) => void,
): () => void {
  const ending = new AbortController()
  const { signal } = ending
  let isConnecting = false

  async function connect(): Promise<void> {
    if (isConnecting || signal.aborted) return
    isConnecting = true
    for (let tries = 0; ; tries += 1) {
      try {
        await after(waitBefore(tries), undefined, { signal })
        await client.start()
        break
      } catch (error) {
        if (signal.aborted) return
        reportProblem(error ?? new Error('Slack closed the socket at once'), 'connecting to Slack again')
      }
    }
    isConnecting = false
    // Slack opened it while the bot was leaving.
    if (signal.aborted) await client.disconnect()
  }

  client.on('disconnected', () => void connect())
  return () => ending.abort()
}
