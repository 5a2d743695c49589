import type { AppFacts } from '../app-facts.ts'
import { assertNever } from '../assert-never.ts'
import type { Theme } from '../settings.ts'
import type { VaultState, WaysIn } from '../vault-state.ts'

/** "GNOME Keyring, passphrase and recovery code" */
function waysText({ keychain, passphrase, recoveryCode }: WaysIn): string {
  const ways = [...(keychain === null ? [] : [keychain]), ...(passphrase ? ['passphrase'] : []), ...(recoveryCode ? ['recovery code'] : [])]
  return [ways.slice(0, -1).join(', '), ways.at(-1) ?? 'nothing'].filter((part) => part !== '').join(' and ')
}

/** What keeps the key of the vault, in words. */
export function vaultBackendText(state: VaultState): string {
  switch (state.kind) {
    case 'opening':
      return 'Opening'
    case 'open':
      return `Opens with ${waysText(state.ways)}`
    case 'locked':
      return `Locked; opens with ${waysText(state.ways)}`
    case 'choosing':
      return 'No vault yet'
    case 'session-only':
      return 'Memory only: nothing is written to disk'
    case 'closed':
      return 'Written by a newer version of Mintmark'
    default:
      return assertNever(state)
  }
}

/** Empty for a Mintmark that may be given to people. */
export const packageText = ({ isTestPackage, electron }: Pick<AppFacts, 'isTestPackage' | 'electron'>): string =>
  isTestPackage ? `For tests only: Electron ${electron} is out of support` : ''

/** What to send with a report: versions and states, in lines. No secret, and no name of a profile, of a server or of a person. */
export function diagnosticsText(facts: AppFacts, vault: VaultState, theme: Theme): string {
  const notices = vault.notices.map(({ kind }) => kind)
  const lines: readonly (readonly [name: string, value: string])[] = [
    ['Mintmark', facts.version],
    ['Package', packageText(facts)],
    ['Electron', facts.electron],
    ['Chromium', facts.chromium],
    ['Node', facts.node],
    ['System', facts.platform],
    ['Desktop', facts.desktop],
    ['Data', facts.folder],
    ['Vault', vaultBackendText(vault)],
    ['Notices', notices.join(', ')],
    ['Damaged records', vault.damaged.length === 0 ? '' : String(vault.damaged.length)],
    ['Clipboard histories', facts.canHideFromHistory ? 'told to leave copies out' : 'not told'],
    ['Theme', theme]
  ]
  return lines.flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}`])).join('\n')
}
