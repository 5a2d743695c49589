import type { ProfileId } from '../../src-main/model/profile.ts'

/** Several profiles chosen in the list. */
export type Selection = {
  readonly chosen: ReadonlySet<ProfileId>
  /** Where a range begins: the row that was last chosen, or taken out, by itself. */
  readonly anchor: ProfileId
  /** What was chosen before that range; it stays when the range grows or shrinks. */
  readonly kept: ReadonlySet<ProfileId>
}

export function selectOne(id: ProfileId): Selection {
  const chosen = new Set([id])
  return { chosen, anchor: id, kept: chosen }
}

/** Chooses a row or takes it out. null: none is left. */
export function toggleRow({ chosen }: Selection, id: ProfileId): Selection | null {
  const next = new Set(chosen)
  if (!next.delete(id)) next.add(id)
  return next.size === 0 ? null : { chosen: next, anchor: id, kept: next }
}

/** Chooses every row from the anchor to this one, in the order of the list. An anchor that is not shown begins anew here. */
export function extendTo(selection: Selection, order: readonly ProfileId[], id: ProfileId): Selection {
  const { kept, anchor } = selection
  const from = order.indexOf(anchor)
  const to = order.indexOf(id)
  if (to === -1) return selection
  if (from === -1) return { chosen: new Set([...kept, id]), anchor: id, kept }
  return { chosen: new Set([...kept, ...order.slice(Math.min(from, to), Math.max(from, to) + 1)]), anchor, kept }
}

/** Chooses every row of the list besides what is chosen already. */
export function chooseAll(selection: Selection, order: readonly ProfileId[]): Selection {
  const chosen = new Set([...selection.chosen, ...order])
  return { chosen, anchor: selection.anchor, kept: chosen }
}
