import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ModelServer {
  readonly url: string
  /** What was asked of it, body by body. */
  readonly asked: Record<string, unknown>[]
  close(): Promise<void>
}

export interface ModelAnswer {
  readonly text?: string
  readonly finish?: 'stop' | 'length' | 'content_filter'
  /** Sent as it is instead of an answer. */
  readonly raw?: { readonly status: number; readonly body: string }
  /** Says nothing until the other side hangs up. */
  readonly never?: true
  /** Hangs up in the middle of the answer. */
  readonly cutOff?: true
}

/** Speaks as much of the OpenAI-compatible and the Anthropic protocol as a model that writes one text needs. */
export async function modelServer(answer: () => ModelAnswer): Promise<ModelServer> {
  const asked: Record<string, unknown>[] = []
  const server = createServer(async (request, response) => {
    asked.push(JSON.parse(await bodyOf(request)) as Record<string, unknown>)
    const { text = '', finish = 'stop', raw, never, cutOff } = answer()
    if (never) return
    const body = JSON.stringify(
      request.url?.endsWith('/messages') ? anthropicAnswer(text, finish) : openAiAnswer(text, finish),
    )
    response.writeHead(raw?.status ?? 200, { 'content-type': 'application/json' })
    if (cutOff) {
      response.write(body.slice(0, 40))
      response.destroy()
    } else response.end(raw?.body ?? body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    asked,
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

function openAiAnswer(content: string, finish: string): object {
  return {
    id: 'c1',
    object: 'chat.completion',
    created: 0,
    model: 'invented-1',
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: finish }],
    usage: { prompt_tokens: 120, completion_tokens: 30, total_tokens: 150 },
  }
}

function anthropicAnswer(text: string, finish: string): object {
  return {
    id: 'm1',
    type: 'message',
    role: 'assistant',
    model: 'invented-1',
    content: [{ type: 'text', text }],
    stop_reason: finish === 'stop' ? 'end_turn' : 'max_tokens',
    stop_sequence: null,
    usage: { input_tokens: 120, output_tokens: 30 },
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += chunk
  return body
}
