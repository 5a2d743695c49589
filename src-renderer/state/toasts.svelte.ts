import type { Component } from 'svelte'
import type { AppError } from '../../src-main/model/app-error.ts'
import type { Result } from '../../src-main/model/result.ts'
import { errorText } from '../../src-main/model/text/error-text.ts'
import { secondMs } from '../../src-main/model/time.ts'

export type Toast = {
  readonly id: string
  readonly text: string
  readonly tone: 'neutral' | 'warning' | 'danger'
  readonly icon?: Component
  readonly action?: { readonly label: string; readonly run: () => void }
  /** Epoch ms at which it goes; null: when dismissed. */
  readonly until: number | null
  readonly since: number
}

const shortMs = 6 * secondMs

/** Short messages at the window's corner. One per id: a new one takes the place of the old. */
export class ToastsState {
  all = $state.raw<readonly Toast[]>([])

  show(toast: Omit<Toast, 'since' | 'tone'> & { readonly tone?: Toast['tone'] }): void {
    this.all = [...this.all.filter(({ id }) => id !== toast.id), { tone: 'neutral', ...toast, since: Date.now() }]
  }

  say(id: string, text: string, tone: Toast['tone'] = 'neutral'): void {
    this.show({ id, text, tone, until: Date.now() + shortMs })
  }

  /** Says what went wrong, if anything did. What a person cancelled needs no words. */
  sayFailure(id: string, answer: Result<unknown, AppError>): void {
    if (!answer.ok && answer.error.code !== 'cancelled') this.say(id, errorText(answer.error, {}).title, 'danger')
  }

  dismiss(id: string): void {
    this.all = this.all.filter((toast) => toast.id !== id)
  }

  tick(now: number): void {
    if (this.all.some(({ until }) => until !== null && until <= now)) {
      this.all = this.all.filter(({ until }) => until === null || until > now)
    }
  }
}
