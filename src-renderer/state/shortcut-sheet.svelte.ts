/** The sheet that says which keys do what. */
export class ShortcutSheetState {
  isOpen = $state(false)

  open(): void {
    this.isOpen = true
  }

  close(): void {
    this.isOpen = false
  }
}
