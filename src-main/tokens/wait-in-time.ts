import { fail, ok, type Result } from '../model/result.ts'

/** Waits for nothing longer than that, nor for what nobody wants any more. Rejects with what the promise rejects with. */
export function waitInTime(
  promise: Promise<void>,
  { signal, timeoutMs }: { readonly signal: AbortSignal; readonly timeoutMs: number }
): Promise<Result<void, { readonly kind: 'cancelled' | 'timed-out' }>> {
  return new Promise((resolve) => {
    const end = (settle: () => void): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', cancel)
      settle()
    }
    const cancel = (): void => end(() => resolve(fail({ kind: 'cancelled' })))
    const timer = setTimeout(() => end(() => resolve(fail({ kind: 'timed-out' }))), timeoutMs)
    signal.addEventListener('abort', cancel, { once: true })
    const settle = (): void => end(() => resolve(promise.then(() => ok(undefined))))
    promise.then(settle, settle)
    if (signal.aborted) cancel()
  })
}
