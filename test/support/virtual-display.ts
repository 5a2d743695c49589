import { startProcess } from './owned-process.ts'

export type VirtualDisplay = { readonly name: string; readonly stop: () => Promise<void> }

/** An X server of its own: the clipboard is shared by everything on one display. */
export async function startVirtualDisplay(): Promise<VirtualDisplay> {
  const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset']
  const server = startProcess('Xvfb', args, { PATH: process.env['PATH'] ?? '' })
  return { name: `:${await server.ready()}`, stop: server.stop }
}
