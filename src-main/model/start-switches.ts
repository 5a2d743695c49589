/**
 * Switches of the command line that weaken what protects secrets: of Chromium and Node, which obey them in any program made with Electron.
 * Sources: `content/public/common/content_switches.cc`, `services/network/public/cpp/network_switches.cc`, `sandbox/policy/switches.cc`,
 * Node's `src/node_options.cc`.
 *
 * Left alone: `--user-data-dir` (another folder is another vault, and opens none), `--password-store` (a keychain without a key is refused
 * anyway), `--enable-features` and `--disable-gpu` (desktops need them).
 */

/** Chromium has acted on these before any code of ours runs; taking them away then is too late. */
const obeyed = ['no-sandbox', 'disable-seccomp-filter-sandbox', 'js-flags', 'no-zygote', 'single-process', 'zygote-cmd-prefix']

/** These are looked at later, by what is started after us. */
const removable = [
  // Whoever connects there is the page, or more.
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-allow-origins',
  'inspect',
  'inspect-brk',
  'inspect-brk-node',
  'inspect-port',
  'inspect-publish-uid',
  'inspect-wait',
  'debug',
  'debug-brk',
  'debug-port',
  // Who is believed, where requests go, and who can read them afterwards.
  'ignore-certificate-errors',
  'ignore-certificate-errors-spki-list',
  'allow-insecure-localhost',
  'ssl-version-min',
  'ssl-version-max',
  'ssl-key-log-file',
  'log-net-log',
  'net-log-capture-mode',
  'host-rules',
  'host-resolver-rules',
  'proxy-server',
  'proxy-pac-url',
  'proxy-bypass-list',
  'proxy-auto-detect',
  // What keeps the page in its place.
  'disable-web-security',
  'allow-running-insecure-content',
  'unsafely-treat-insecure-origin-as-secure',
  'disable-site-isolation-trials',
  'disable-site-isolation-for-policy',
  'load-extension',
  'disable-extensions-except',
  'enable-blink-features',
  'blink-settings',
  'disable-gpu-sandbox',
  'renderer-cmd-prefix',
  'utility-cmd-prefix',
  'gpu-launcher'
] as const

export type StartJudgement =
  { readonly kind: 'refused'; readonly why: string } | { readonly kind: 'allowed'; readonly remove: readonly string[] }

export type StartFacts = {
  /** Without the dashes. */
  readonly hasSwitch: (name: string) => boolean
  /** Whether a debugger of Node's listens already: a build with the fuses of a release never lets one. */
  readonly isDebuggerListening: boolean
}

/** Whether a packaged Mintmark starts with this command line, and which switches it takes away first. `why` is for stderr. */
export function judgeStart({ hasSwitch, isDebuggerListening }: StartFacts): StartJudgement {
  const found = obeyed.filter(hasSwitch).map((name) => `--${name}`)
  if (found.length > 0) return { kind: 'refused', why: `Mintmark does not start with ${found.join(', ')}: it would protect secrets less.` }
  if (isDebuggerListening)
    return { kind: 'refused', why: 'Mintmark does not start with a debugger: whoever connects to it can read secrets.' }
  return { kind: 'allowed', remove: removable.filter(hasSwitch) }
}
