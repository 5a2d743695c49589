import type { NetworkReason } from '../app-error.ts'

/** Why a host could not be reached: a title that names it, and one sentence more. */
export const networkWords: { readonly [Reason in NetworkReason]: (host: string) => readonly [title: string, explanation: string] } = {
  dns: (host) => [`${host} was not found`, 'No server has this name, or the name service did not answer.'],
  refused: (host) => [`${host} refused the connection`, 'Nothing listens at this address and port.'],
  reset: (host) => [`${host} broke off the connection`, 'The connection ended before the answer was complete.'],
  timeout: (host) => [`${host} did not answer in time`, 'The server, or the network on the way to it, is too slow.'],
  offline: (host) => [`${host} cannot be reached`, 'This computer is not connected to a network.'],
  'tls-self-signed': (host) => [
    `The certificate of ${host} is not trusted`,
    'It was issued by an authority that this computer does not know, or by itself.'
  ],
  'tls-expired': (host) => [`The certificate of ${host} has expired`, 'Or the clock of this computer is wrong.'],
  'tls-wrong-host': (host) => [
    `The certificate of ${host} belongs to another host`,
    'The address may be misspelled, or another server answers in its place.'
  ],
  'tls-other': (host) => [`No secure connection to ${host}`, 'The server and this computer did not agree on how to encrypt.'],
  proxy: (host) => [`The proxy did not connect to ${host}`, 'The proxy refused, or did not answer.'],
  other: (host) => [`${host} cannot be reached`, 'The network gave no clear reason.']
}
