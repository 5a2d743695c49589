export const lanes = 32
export const count = 1_000

/** What a client asks for in the floors. */
export const plainBody = JSON.stringify({ grant_type: 'client_credentials', client_id: 'somebody-12', client_secret: 'demo-password' })
export const plainHeaders = { 'Content-Type': 'application/json', Accept: 'application/json' }
export const plainUrl = (baseUrl: string): string => `${baseUrl}/acme/storefront/token`

/** One after the other; what each took in ms. */
export async function timeEach(times: number, work: (index: number) => Promise<void>): Promise<readonly number[]> {
  const taken: number[] = []
  for (let index = 0; index < times; index++) {
    const startedAt = performance.now()
    await work(index)
    taken.push(performance.now() - startedAt)
  }
  return taken
}

/** A thousand at 32 in flight; in ms. */
export async function timeAll(work: () => Promise<void>): Promise<number> {
  let left = count
  const startedAt = performance.now()
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      while (left-- > 0) await work()
    })
  )
  return performance.now() - startedAt
}
