import type { Page } from '@playwright/test'

/** Every control of the page, or of what stands before it, that cannot be brought into view, or is covered or cut there; in words. */
export function controlsOutOfReach(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const scrolled = [...document.querySelectorAll('*')].filter(({ scrollTop, scrollLeft }) => scrollTop > 0 || scrollLeft > 0)
    const before = scrolled.map((element) => [element, element.scrollTop, element.scrollLeft] as const)
    const front = [...document.querySelectorAll('[role=menu], [role=alertdialog], [role=dialog]')].at(-1)
    const layer = document.querySelector('[role=menu]') ?? document.querySelector('[role=alertdialog]') ?? front ?? document.body
    const controls = layer.querySelectorAll<HTMLElement>('button, input, select, textarea, summary, [role=treeitem], [role=menuitem]')
    for (const control of controls) {
      if (!control.checkVisibility({ visibilityProperty: true }) || control.closest('[aria-hidden=true]') !== null) continue
      if (control instanceof HTMLInputElement && control.type === 'radio') continue
      control.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })
      const { left, top, right, bottom } = control.getBoundingClientRect()
      const name = (control.getAttribute('aria-label') ?? control.textContent).trim().slice(0, 40)
      if (left < -1 || right > innerWidth + 1 || top < -1 || bottom > innerHeight + 1) found.push(`out of the window: ${name}`)
      const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
      const isToast = hit?.closest('[role=status]') !== null && control.closest('[role=status]') === null
      if (!isToast && !(control.contains(hit) || hit?.contains(control) === true))
        found.push(`covered: ${name}, by ${hit?.outerHTML.slice(0, 60)}`)
    }
    for (const element of layer.querySelectorAll('*')) {
      const { overflowX } = getComputedStyle(element)
      const scrolls = overflowX === 'auto' || overflowX === 'scroll'
      if (scrolls && element.scrollWidth > element.clientWidth + 1) found.push(`scrolls sideways: ${element.className}`)
    }
    for (const [element, top, left] of before) element.scrollTo(left, top)
    return found
  })
}
