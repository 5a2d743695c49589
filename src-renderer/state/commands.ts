import type { WindowCommand } from '../../src-main/contract/desktop.ts'
import { assertNever } from '../../src-main/model/assert-never.ts'
import type { ProfileId } from '../../src-main/model/profile.ts'
import type { AboutState } from './about.svelte.ts'
import type { Bulk } from './bulk.ts'
import type { CopyingState } from './copying.svelte.ts'
import type { DetailState } from './detail.svelte.ts'
import type { EditingState } from './editing.svelte.ts'
import type { InspectorState } from './inspector.svelte.ts'
import type { ListState } from './list.svelte.ts'
import type { QuickPickState } from './quick-pick.svelte.ts'
import type { RefreshRunState } from './refresh-run.svelte.ts'
import type { Removing } from './removing.ts'
import type { SelectionState } from './selection.svelte.ts'
import type { ServersState } from './servers.svelte.ts'
import type { PreferencesState } from './settings.svelte.ts'
import type { ShortcutSheetState } from './shortcut-sheet.svelte.ts'
import type { TokenCareState } from './token-care.svelte.ts'
import type { UpdatesState } from './updates.svelte.ts'
import type { VaultPageState } from './vault.svelte.ts'

/** The parts of the window that take commands. */
export type CommandParts = {
  readonly about: AboutState
  readonly updates: UpdatesState
  readonly vault: VaultPageState
  readonly list: ListState
  readonly selection: SelectionState
  readonly bulk: Bulk
  readonly refreshRun: RefreshRunState
  readonly detail: DetailState
  readonly editing: EditingState
  readonly inspector: InspectorState
  readonly servers: ServersState
  readonly copying: CopyingState
  readonly quickPick: QuickPickState
  readonly care: TokenCareState
  readonly removing: Removing
  readonly preferences: PreferencesState
  readonly shortcutSheet: ShortcutSheetState
  readonly focusSearch: () => Promise<void>
  readonly getToken: (id: ProfileId) => Promise<void>
}

/** What the menu and the keys ask of the window, wherever the focus is. */
export class Commands {
  readonly #parts: CommandParts

  constructor(parts: CommandParts) {
    this.#parts = parts
  }

  run(command: WindowCommand): void {
    const { vault, list, selection, bulk, editing, inspector, removing, copying } = this.#parts
    // What Mintmark is can always be told.
    if (command === 'about' || command === 'check-updates') return this.#tellAboutItself(command === 'check-updates')
    // Opening the vault comes first, whatever else is asked.
    if (vault.isCard) return
    // What is being typed is kept: locking never has to wait.
    if (command === 'lock') return void vault.lock()
    if (this.#isAsked()) return
    if (command === 'shortcuts') return this.#parts.shortcutSheet.open()
    // Behind the settings the profiles take no commands.
    if (this.#parts.preferences.isOpen) return
    // What is done with one profile is done with all that are chosen, where that makes sense.
    const { isOn, chosen } = selection
    const { selectedId: id } = list
    switch (command) {
      case 'settings':
        return this.#parts.preferences.open()
      case 'new-profile':
        return list.bareServer === null ? editing.create(list.selected) : editing.createAt(list.bareServer)
      case 'search':
        return void this.#parts.focusSearch()
      case 'quick-pick':
        return this.#parts.quickPick.open()
      case 'inspect-token':
        return inspector.open()
      case 'refresh-expiring':
        return void bulk.refreshExpiring()
      case 'edit-profile':
        return id === null ? undefined : editing.edit(id)
      case 'duplicate-profile':
        return id === null ? undefined : editing.duplicate(id)
      case 'delete-profile':
        return void (isOn ? removing.remove(chosen) : id !== null && removing.remove([id]))
      case 'get-token':
        return void (isOn ? bulk.getTokens(chosen) : id !== null && this.#parts.getToken(id))
      case 'copy':
        return void (!isOn && id !== null && copying.copyToken(id, list.selected?.copyFormat ?? 'header'))
      case 'reveal':
        return void (isOn ? undefined : this.#parts.detail.toggleReveal())
      default:
        return assertNever(command)
    }
  }

  #tellAboutItself(checksUpdates: boolean): void {
    const { about, updates } = this.#parts
    if (this.#isAsked() && !about.isOpen) return
    about.open()
    if (checksUpdates) void updates.check()
  }

  /** Whether something stands before the profiles that a person has to finish or leave first. */
  #isAsked(): boolean {
    const { about, editing, inspector, servers, copying, care, quickPick, refreshRun, shortcutSheet } = this.#parts
    const isAsking = copying.question !== null || care.question !== null
    const isReading = shortcutSheet.isOpen || refreshRun.isOpen || about.isOpen || about.licences !== null
    return editing.form !== null || inspector.isOpen || servers.isOpen || isAsking || quickPick.isOpen || isReading
  }
}
