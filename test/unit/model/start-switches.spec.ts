import { describe, expect, it, test } from 'vitest'
import { judgeStart } from '../../../src-main/model/start-switches.ts'

const judge = (switches: readonly string[], isDebuggerListening = false) =>
  judgeStart({ hasSwitch: (name) => switches.includes(name), isDebuggerListening })

describe('a packaged Mintmark does not start', () => {
  it.each(['no-sandbox', 'js-flags', 'disable-seccomp-filter-sandbox', 'no-zygote', 'single-process', 'zygote-cmd-prefix'])(
    'with --%s, whatever else there is, and names it',
    (name) => {
      expect(judge(['remote-debugging-port', name, 'hidden'])).toEqual({ kind: 'refused', why: expect.stringContaining(`--${name}:`) })
    }
  )

  it('with several of them, and names each', () =>
    expect(judge(['js-flags', 'no-sandbox'])).toEqual({
      kind: 'refused',
      why: 'Mintmark does not start with --no-sandbox, --js-flags: it would protect secrets less.'
    }))

  it('with a debugger that listens', () => expect(judge([], true)).toEqual({ kind: 'refused', why: expect.stringContaining('debugger') }))
})

test.each([
  'remote-debugging-port',
  'remote-debugging-pipe',
  'inspect',
  'inspect-brk',
  'ignore-certificate-errors',
  'ssl-key-log-file',
  'log-net-log',
  'host-rules',
  'host-resolver-rules',
  'proxy-server',
  'proxy-pac-url',
  'disable-web-security',
  'load-extension',
  'disable-site-isolation-trials',
  'renderer-cmd-prefix'
])('it takes --%s away', (name) => {
  expect(judge([name])).toEqual({ kind: 'allowed', remove: [name] })
})

test.each(['hidden', 'quick-pick', 'user-data-dir', 'password-store', 'enable-features', 'disable-gpu', 'ozone-platform', 'lang'])(
  'it leaves --%s as it is',
  (name) => {
    expect(judge([name])).toEqual({ kind: 'allowed', remove: [] })
  }
)
