import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createFileSink } from '../../../src-main/log/file-sink.ts'

let folder = ''
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'mintmark-log-'))))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const written = (): string => {
  try {
    return readFileSync(join(folder, 'logs', 'mintmark.log'), 'utf8')
  } catch {
    return ''
  }
}

it('keeps lines until the start is over, and then writes them in their order', async () => {
  let start = (): void => {}
  const sink = createFileSink(folder, new Promise((resolve) => (start = resolve)))
  sink('info', 'first line')
  // Long enough for what would not wait.
  await expect(vi.waitFor(() => expect(written()).not.toBe(''), { timeout: 500 })).rejects.toThrow()
  start()
  sink('info', 'second line')
  await vi.waitFor(() => expect(written()).toMatch(/first line[^]*second line/))
})

it('does not wait with what went wrong, nor with what was said before it', async () => {
  const sink = createFileSink(folder, new Promise(() => {}))
  sink('info', 'before it')
  sink('error', 'it went wrong')
  await vi.waitFor(() => expect(written()).toMatch(/before it[^]*it went wrong/))
})
