import { expect, test } from 'vitest'
import type { AppError } from '../../../src-main/model/app-error.ts'
import { fail, ok, type Result } from '../../../src-main/model/result.ts'
import { OneRequest } from '../../../src-renderer/state/one-request.svelte.ts'

test('one at a time: a second is not sent while the first runs', async () => {
  const request = new OneRequest()
  let settle: (answer: Result<string, AppError>) => void = () => {}
  let sent = 0
  const send = (): Promise<Result<string, AppError>> => new Promise((resolve) => ((sent += 1), (settle = resolve)))
  const both = [request.run(send), request.run(send)]
  expect([request.isBusy, sent]).toEqual([true, 1])
  settle(ok('done'))
  expect(await Promise.all(both)).toEqual([{ value: 'done' }, null])
  expect(request.isBusy).toBe(false)
})

test('why it failed stays until the next one', async () => {
  const request = new OneRequest()
  expect(await request.run(async () => fail({ code: 'vault-locked' } as const))).toBeNull()
  expect([request.error, request.isBusy]).toEqual([{ code: 'vault-locked' }, false])
  expect(await request.run(async () => ok(null))).toEqual({ value: null })
  expect(request.error).toBeNull()
})
