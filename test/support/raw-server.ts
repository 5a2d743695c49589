import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer, type Server as SecureServer, type ServerOptions } from 'node:https'
import { connect, type AddressInfo, type Socket } from 'node:net'
import type { Certificate } from './certificates.ts'

export type RawServer = {
  readonly url: string
  readonly port: number
  readonly setCertificate: (certificate: Certificate) => void
  readonly stop: () => Promise<void>
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)))

/** How to end it, tunnels included: those no longer belong to the server. */
function endable(server: Server): () => Promise<void> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {}).once('close', () => sockets.delete(socket))
  })
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    })
}

/** A server on loopback whose answers are written byte by byte by the test; with a certificate it speaks TLS, of the versions in `tls`. */
export async function startRawServer(handle: RequestListener, certificate?: Certificate, tls: ServerOptions = {}): Promise<RawServer> {
  const secure: SecureServer | null = certificate === undefined ? null : createSecureServer({ ...certificate, ...tls }, handle)
  const server = secure ?? createServer(handle)
  const stop = endable(server)
  const port = await listen(server)
  return {
    url: `${secure === null ? 'http' : 'https'}://127.0.0.1:${port}`,
    port,
    setCertificate: (next) => secure?.setSecureContext(next),
    stop
  }
}

export type ProxyServer = { readonly url: string; readonly requests: readonly string[]; readonly stop: () => Promise<void> }

/** A forward proxy on loopback: hands plain requests on, tunnels the others, and remembers what it was asked for. */
export async function startProxyServer(): Promise<ProxyServer> {
  const requests: string[] = []
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`)
    const target = new URL(request.url ?? '')
    const onward = connect(Number(target.port), target.hostname, () => {
      onward.write(`${request.method} ${target.pathname} HTTP/1.1\r\nHost: ${target.host}\r\nConnection: close\r\n`)
      onward.write(`Content-Type: application/json\r\nContent-Length: ${request.headers['content-length'] ?? 0}\r\n\r\n`)
      request.pipe(onward, { end: false })
      const { socket } = response
      if (socket !== null) onward.pipe(socket)
    })
    onward.on('error', () => response.destroy())
  })
  server.on('connect', (request, socket) => {
    requests.push(`CONNECT ${request.url}`)
    const [host, port] = (request.url ?? '').split(':')
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      onward.pipe(socket).pipe(onward)
    })
    onward.on('error', () => socket.destroy())
    socket.on('error', () => onward.destroy())
  })
  const stop = endable(server)
  const port = await listen(server)
  return { url: `http://127.0.0.1:${port}`, requests, stop }
}
