/** What `Field` hands to its control so that label, hint and problem belong together for a screen reader. */
export type Wiring = {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean
  readonly 'data-tone': 'problem' | 'warning' | undefined
}
