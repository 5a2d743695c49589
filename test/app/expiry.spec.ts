import { expect, test } from '../support/mintmark.ts'
import { demoProfile, MintmarkWindow } from '../support/window.ts'

/** What the server says of an opaque token's lifetime, as it stands in the JSON, and what a person then reads. */
const answers: readonly (readonly [string, RegExp])[] = [
  ['"expires_in":3600', /^(59m ?\d\ds|1h ?00m ?00s) ?left$/],
  ['"expires_in":"7200"', /^(1h ?59m ?\d\ds|2h ?00m ?00s) ?left$/],
  ['"expires_in":90.5', /^1m ?[0-3]\ds ?left$/],
  ['"expires_in":0', /^Expired just now$/],
  ['"expires_in":9223372036854775', /^Never expires$/],
  ['"expires_in":"9223372036854775"', /^Never expires$/],
  ['"expires_in":8640000000000', /^Never expires$/],
  ['"expires_in":9007199254740993', /^Never expires$/],
  ['"expires_in":-1', /^Lifetime unknown$/],
  ['"expires_in":-9223372036854775', /^Lifetime unknown$/],
  ['"expires_in":"soon"', /^Lifetime unknown$/],
  ['"expires_in":null', /^Lifetime unknown$/],
  ['"note":"no expires_in at all"', /^Lifetime unknown$/]
]

test('every lifetime that a server may tell has a countdown or a word', async ({ launch, server }) => {
  const { page } = await launch()
  const window = new MintmarkWindow(page)
  await window.addProfile(server.url, demoProfile('application-user', 'Tester'))
  for (const [index, [member, words]] of answers.entries()) {
    const accessToken = `opaque-token-number-${index}-of-a-server-without-anatomy`
    server.answer({ kind: 'reply', body: `{"access_token":"${accessToken}",${member}}` })
    await window.getToken()
    await expect(window.response, member).toContainText(member.replace(':', ': '))
    await expect(window.countdown, member).toHaveText(words)
  }
})
