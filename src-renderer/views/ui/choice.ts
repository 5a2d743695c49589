import type { Icon } from './icon.ts'

/** One entry of a select, a segmented control or a menu of choices. */
export type Choice<Value extends string> = { readonly value: Value; readonly label: string; readonly hint?: string; readonly icon?: Icon }
