import type { IncomingMessage, ServerResponse } from 'node:http'
import { IssuedTokens } from '../../src-main/demo-server/issued-tokens.ts'
import { accessInfo } from '../../src-main/demo-server/principal.ts'
import { compact, wrongCredentials, type Reply } from '../../src-main/demo-server/reply.ts'
import { dayMs } from '../../src-main/model/time.ts'
import { startCertificateMaker } from '../support/certificates.ts'
import { startRawServer } from '../support/raw-server.ts'
import { exampleNow, type ExampleToken } from './example-profiles.ts'
import type { StillTime } from './still-time.ts'

export type ExampleServers = {
  /** Of the authority that vouches for the two that speak TLS. */
  readonly caCertificate: string
  /** What leads the names of the example servers here. */
  readonly launchArgument: string
  /** What the next request gets, whoever asks: no answer at all where there is nothing to grant. */
  readonly answerWith: (token: ExampleToken) => void
  readonly stop: () => Promise<void>
}

/** How long every answer takes. */
export const answerMs = 143

const endless = 2 ** 63 - 2

/** Stands in for the servers of the drawings, on loopback: under their names, and with certificates of their own. */
export async function startExampleServers(time: StillTime): Promise<ExampleServers> {
  const maker = await startCertificateMaker()
  // Good for the time of the pictures as well as for today's.
  const fromDays = Math.floor((exampleNow - Date.now()) / dayMs) - 30
  const authority = await maker.make({ commonName: 'Acme Internal CA', fromDays })
  const names = 'DNS:api.usergrid.com,DNS:usergrid.staging.example.org'
  const certificate = await maker.make({ by: authority, names, fromDays })
  let count = 0
  // Always the same bytes, so that a picture made again is the same picture.
  const tokens = new IssuedTokens(time, (size) => new Uint8Array(size).fill(++count * 37))
  let next: ExampleToken = { kind: 'none' }

  const reply = (): Reply | null => {
    switch (next.kind) {
      case 'granted': {
        const { accessToken } = tokens.issue(next.principal, next.lifetimeMs)
        return compact(accessInfo(next.principal, accessToken, next.lifetimeMs / 1_000))
      }
      case 'never-ends':
        return compact(accessInfo(next.principal, 'opaque-token-without-an-end', endless))
      case 'rejected':
        return wrongCredentials
      case 'busy':
        return { status: 429, headers: { 'Retry-After': '40' }, body: '' }
      case 'dropped':
      case 'unanswered':
      case 'none':
        return null
      default:
        return next satisfies never
    }
  }
  const send = async (response: ServerResponse): Promise<void> => {
    if (next.kind === 'unanswered' || next.kind === 'none') return
    await time.set(time.now() + answerMs)
    const given = reply()
    if (given === null) return void response.destroy()
    response.writeHead(given.status, { Date: new Date(time.now()).toUTCString(), ...given.headers }).end(given.body)
  }
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    request.resume().on('end', () => void send(response))
  }
  const secure = await startRawServer(answer, certificate)
  const plain = await startRawServer(answer)
  const rules = [
    `MAP api.usergrid.com:443 127.0.0.1:${secure.port}`,
    `MAP usergrid.staging.example.org:8443 127.0.0.1:${secure.port}`,
    `MAP localhost:8080 127.0.0.1:${plain.port}`
  ]
  return {
    caCertificate: authority.cert,
    launchArgument: `--host-resolver-rules=${rules.join(',')}`,
    answerWith: (token) => {
      next = token
    },
    stop: async () => {
      await Promise.all([secure.stop(), plain.stop(), maker.stop()])
    }
  }
}
