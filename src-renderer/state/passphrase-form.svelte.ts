import { longestPassphrase, shortestPassphrase } from '../../src-main/model/vault-state.ts'
import type { Strength } from './passphrase-strength.ts'

export type PassphraseField = 'passphrase' | 'again'

type Estimate = (passphrase: string) => Strength

/** The estimate knows many thousand passwords. It is loaded when somebody chooses a passphrase, not with the window. */
const loadEstimate = async (): Promise<Estimate> => (await import('./passphrase-strength.ts')).passphraseStrength

function lengthProblem({ length }: string): string | undefined {
  if (length < shortestPassphrase) return `It needs at least ${shortestPassphrase} characters.`
  return length > longestPassphrase ? `It has at most ${longestPassphrase} characters.` : undefined
}

/** A passphrase that is being chosen: typed twice, since nobody sees it. */
export class PassphraseForm {
  passphrase = $state('')
  again = $state('')
  #estimate = $state.raw<Estimate | null>(null)
  /** Fields that were left once, or both after an attempt to go on: their problems are shown. */
  #visited = $state.raw<ReadonlySet<PassphraseField>>(new Set())

  constructor(load: () => Promise<Estimate> = loadEstimate) {
    void load().then((estimate) => (this.#estimate = estimate))
  }

  readonly #problems: Readonly<Record<PassphraseField, string | undefined>> = $derived.by(() => ({
    passphrase: lengthProblem(this.passphrase),
    again: this.again === this.passphrase ? undefined : 'The two are not the same yet.'
  }))
  readonly isReady = $derived(this.#problems.passphrase === undefined && this.#problems.again === undefined)
  /** null while it is too short to be judged, or the estimate is not there yet. */
  readonly strength = $derived.by(() => (this.passphrase.length < shortestPassphrase ? null : (this.#estimate?.(this.passphrase) ?? null)))

  problem(field: PassphraseField): string | undefined {
    return this.#visited.has(field) ? this.#problems[field] : undefined
  }

  visit(field: PassphraseField): void {
    this.#visited = new Set([...this.#visited, field])
  }

  /** To be called when its dialog closes: Svelte may hold on to a form that is gone for a while. */
  forget(): void {
    this.passphrase = ''
    this.again = ''
  }

  /** Whether it can be used; if not, the problems stand beside their fields from now on. */
  check(): boolean {
    this.#visited = new Set(['passphrase', 'again'])
    return this.isReady
  }
}
