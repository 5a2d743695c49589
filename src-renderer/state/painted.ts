/** A frame that takes longer is no reason to wait for what comes after it. */
const longestFrameMs = 1_000

/** Resolves once what stands in the document now has been painted. A page that is hidden paints nothing, and has nobody to wait for. */
export const painted = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.hidden) return resolve()
    const late = setTimeout(resolve, longestFrameMs)
    requestAnimationFrame(() => {
      clearTimeout(late)
      // A task of its own comes after the frame.
      setTimeout(resolve)
    })
  })
