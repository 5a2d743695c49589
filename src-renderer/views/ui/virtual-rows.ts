type View = { readonly scrollTop: number; readonly viewHeight: number; readonly rowHeight: number }

/** The rows to render, in their order: those in view, `overscan` more on either side, and the one at `kept` wherever it is. */
export const rowsToRender = (view: View & { readonly count: number; readonly overscan: number }, kept: number): readonly number[] => {
  const within = (index: number): number => Math.min(Math.max(index, 0), view.count)
  const first = within(Math.floor(view.scrollTop / view.rowHeight) - view.overscan)
  const end = within(Math.ceil((view.scrollTop + view.viewHeight) / view.rowHeight) + view.overscan)
  const near = Array.from({ length: Math.max(0, end - first) }, (_, offset) => first + offset)
  if (kept < 0 || kept >= view.count) return near
  return kept < first ? [kept, ...near] : kept >= end ? [...near, kept] : near
}

/** The nearest scroll position at which the row is wholly in view. */
export const scrollTopToShow = (index: number, { scrollTop, viewHeight, rowHeight }: View): number =>
  Math.min(index * rowHeight, Math.max((index + 1) * rowHeight - viewHeight, scrollTop))
