import { EventEmitter } from 'node:events'

/** A request that does what a test says, and the network's side of it. */
export class PlayedRequest extends EventEmitter {
  sent: string | undefined | null = null
  aborted = 0

  end(body?: string): void {
    this.sent = body
  }

  abort(): void {
    this.aborted++
    this.emit('abort')
  }

  respond(headers: Readonly<Record<string, string | string[]>> = {}, statusCode = 200): EventEmitter {
    const response = Object.assign(new EventEmitter(), { statusCode, statusMessage: 'OK', headers })
    this.emit('response', response)
    return response
  }
}
