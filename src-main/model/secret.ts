const shown = '[secret]'

/**
 * A value that must not be printed: every way of turning it into text or JSON gives `[secret]`.
 * Only `reveal` gives the value, so that a reader can search for the places where it leaves.
 */
export class Secret {
  readonly #value: string

  constructor(value: string) {
    this.#value = value
  }

  reveal(): string {
    return this.#value
  }

  toString(): string {
    return shown
  }

  toJSON(): string {
    return shown
  }

  /** What Node's `util.inspect` and so `console.log` print. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return shown
  }
}

const head = 8
const tail = 2
const dots = '••••••••'

/** A token as it may be shown: eight characters, eight dots, two. One too short to hide behind that shows dots only. */
export function maskToken(token: string): string {
  return token.length < 3 * (head + tail) ? dots : token.slice(0, head) + dots + token.slice(-tail)
}

/** A client id or other long name, cut in the middle: `YXA6F8ze…AACA`. Not for secrets. */
export function shortenPrincipal(principal: string, maxLength = 16): string {
  return principal.length <= maxLength ? principal : `${principal.slice(0, 8)}…${principal.slice(-4)}`
}
