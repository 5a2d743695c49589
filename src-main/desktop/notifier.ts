/** One notification of each kind is shown at most: a new one takes the place of the one before. */
export type NoteKind = 'warning' | 'expired' | 'stopped'

export type NoteAction = { readonly id: 'refresh' | 'copy'; readonly label: string }

/** `open`: the notification itself was clicked. */
export type NoteAnswer = NoteAction['id'] | 'open'

export type Note = {
  readonly kind: NoteKind
  readonly title: string
  readonly body: string
  /** Shown where the desktop has a place for them. */
  readonly actions: readonly NoteAction[]
  readonly onAnswered: (answer: NoteAnswer) => void
  /** A person put it away. */
  readonly onClosed: () => void
}

/** How a desktop shows notifications. Neither call fails: where there is nobody to show them, there are none. */
export type Notifier = {
  readonly show: (note: Note) => void
  readonly close: (kind: NoteKind) => void
  readonly stop: () => void
}
