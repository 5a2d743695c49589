import type { Icon } from './icon.ts'

export type ToastContent = {
  readonly id: string
  /** Read out once. */
  readonly text: string
  /** Shown after the text and not read out, since it may change every second. */
  readonly aside?: string | undefined
  readonly icon?: Icon | undefined
  readonly tone?: 'neutral' | 'warning' | 'danger'
  readonly action?: { readonly label: string; readonly run: () => void } | undefined
  /** The time bar: `left` of `total`, in whatever unit. */
  readonly left?: number | undefined
  readonly total?: number | undefined
}
