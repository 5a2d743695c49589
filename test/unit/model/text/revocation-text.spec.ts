import { expect, test } from 'vitest'
import { removeManyQuestion, revokedText } from '../../../../src-main/model/text/revocation-text.ts'

test('the question before many are deleted says how many tokens live on', () => {
  expect(removeManyQuestion(12, 3)).toEqual({
    title: 'Delete 12 profiles?',
    text: 'On the server the tokens of 3 of them are still valid. Without the profiles Mintmark can no longer revoke them.'
  })
  expect(removeManyQuestion(2, 1).text).toBe(
    'On the server the token of one of them is still valid. Without the profiles Mintmark can no longer revoke it.'
  )
})

test('what was revoked is counted', () => expect([revokedText(1), revokedText(3)]).toEqual(['Token revoked', '3 tokens revoked']))
