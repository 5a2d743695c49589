import { parseTokenAnatomy } from '../../src-main/model/usergrid/token-anatomy.ts'

/** What people paste around a token: the header it travels in, and quotes. */
const wrapping = /^["']?(?:authorization:\s*)?(?:bearer\s+)?|["']$/gi

/** Any token, pasted by a person. It stays in this object, and is gone when the dialog closes. */
export class InspectorState {
  isOpen = $state(false)
  text = $state('')
  readonly token = $derived(this.text.trim().replace(wrapping, ''))
  readonly anatomy = $derived(this.token === '' ? null : parseTokenAnatomy(this.token))

  open(): void {
    this.isOpen = true
  }

  close(): void {
    this.isOpen = false
    this.text = ''
  }
}
