import { once } from 'node:events'
import { startService } from '../main.ts'
import { promptUntil } from './chat.ts'
import { type DataOption, withApp } from './open.ts'
import { styleFor } from './style.ts'

/** `hustings start`: the service until SIGTERM or Ctrl-C; on a terminal with a prompt, until that ends. */
export async function start(options: DataOption): Promise<void> {
  const stopping = new AbortController()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stopping.abort())

  await withApp(options, async app => {
    const service = await startService(app, { output: process.stdout, style: styleFor(process.stdout) })
    try {
      console.log(service.status.join('\n'))
      if (process.stdin.isTTY && process.stdout.isTTY) {
        console.log('Type /help to see what can be asked, /quit to stop.\n')
        await promptUntil(stopping.signal, app)
      } else {
        console.log(
          'No terminal, so no prompt: running until SIGTERM. Ask with: npx hustings say "/quote sessions"',
        )
        // The signal may have come while the database was opened.
        if (!stopping.signal.aborted) await once(stopping.signal, 'abort')
      }
    } finally {
      await service.stop()
    }
    console.log('Stopped.')
  })
}
