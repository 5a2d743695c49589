type View = { readonly scrollTop: number; readonly viewHeight: number; readonly rowHeight: number }

/** The rows to render, as `[first, end)`: those in view and `overscan` more on either side. */
export const rowsInView = (
  view: View & { readonly count: number; readonly overscan: number }
): { readonly first: number; readonly end: number } => {
  const within = (index: number): number => Math.min(Math.max(index, 0), view.count)
  return {
    first: within(Math.floor(view.scrollTop / view.rowHeight) - view.overscan),
    end: within(Math.ceil((view.scrollTop + view.viewHeight) / view.rowHeight) + view.overscan)
  }
}

/** The nearest scroll position at which the row is wholly in view. */
export const scrollTopToShow = (index: number, { scrollTop, viewHeight, rowHeight }: View): number =>
  Math.min(index * rowHeight, Math.max((index + 1) * rowHeight - viewHeight, scrollTop))
