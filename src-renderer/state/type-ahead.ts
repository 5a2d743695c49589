import { secondMs } from '../../src-main/model/time.ts'

/** Letters that follow each other within this belong to one word. */
const pauseMs = secondMs

/** The lines that are searched, and the one the cursor is on; -1 for none. */
export type TypedInto = { readonly count: number; readonly labelOf: (index: number) => string; readonly from: number }

/** The next line, around the end if need be, that begins with what was typed. The same letter again and again goes from one to the next. */
export function findTyped(typed: string, { count, labelOf, from }: TypedInto): number | null {
  const text = typed.toLocaleLowerCase()
  const letter = /^(.)\1*$/su.exec(text)?.[1]
  const isRepeated = letter !== undefined
  const beginning = letter ?? text
  // A longer word may still be the one of the line it has led to.
  const start = Math.max(0, from + (isRepeated ? 1 : 0))
  for (let step = 0; step < count; step++) {
    const index = (start + step) % count
    if (labelOf(index).toLocaleLowerCase().startsWith(beginning)) return index
  }
  return null
}

/** What is being typed into a list or a tree. */
export class TypeAhead {
  #typed = ''
  #typedAt = -Infinity

  /** Whether a space would belong to a word. `now` is epoch ms. */
  isTyping(now: number): boolean {
    return now - this.#typedAt < pauseMs
  }

  /** The line that the letter leads to, with those typed shortly before. */
  type(letter: string, now: number, into: TypedInto): number | null {
    this.#typed = this.isTyping(now) ? this.#typed + letter : letter
    this.#typedAt = now
    return findTyped(this.#typed, into)
  }
}
