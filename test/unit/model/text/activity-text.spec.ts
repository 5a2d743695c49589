import { expect, test } from 'vitest'
import type { ActivityOutcome, Attempted } from '../../../../src-main/model/activity.ts'
import type { AppError } from '../../../../src-main/model/app-error.ts'
import { activityText } from '../../../../src-main/model/text/activity-text.ts'

const at = Date.UTC(2026, 10, 24, 12)
const attempt = (change: Partial<Attempted>): Attempted => ({
  purpose: 'get-token',
  at,
  durationMs: 184,
  status: 200,
  serverCode: '',
  outcome: { kind: 'cancelled' },
  ...change
})
const failed = (error: AppError): ActivityOutcome => ({ kind: 'failed', error })
const week = { kind: 'ms', ms: 604_800_000 } as const
const asked = { kind: 'as-asked', name: 'testuser' } as const
const host = 'api.usergrid.com'

const rows: readonly (readonly [change: Partial<Attempted>, tone: string, title: string, line: string])[] = [
  [{ outcome: { kind: 'minted', lifetime: week, granted: asked } }, 'ok', 'Token minted', '200 OK · lives 7 days · granted to testuser'],
  [
    { purpose: 'copy', outcome: { kind: 'minted', lifetime: week, granted: asked } },
    'ok',
    'Token minted',
    '200 OK · lives 7 days · granted to testuser · for a copy'
  ],
  [
    { purpose: 'refresh', outcome: { kind: 'minted', lifetime: { kind: 'never' }, granted: null } },
    'ok',
    'Token minted',
    '200 OK · never expires · by refresh'
  ],
  [
    {
      outcome: {
        kind: 'minted',
        lifetime: { kind: 'unknown' },
        granted: { kind: 'other', asked: 'application', accessType: 'organization' }
      }
    },
    'warning',
    'Token minted',
    '200 OK · lifetime unknown · granted the whole organization'
  ],
  [
    { outcome: { kind: 'minted', lifetime: week, granted: { kind: 'other', asked: 'admin-user', accessType: 'admin-user' } } },
    'warning',
    'Token minted',
    '200 OK · lives 7 days · granted another admin user'
  ],
  [{ status: null }, 'neutral', 'Cancelled', 'before the server answered'],
  [
    { status: 400, serverCode: 'invalid_grant', outcome: failed({ code: 'wrong-password' }) },
    'danger',
    'Rejected',
    '400 invalid_grant · wrong username or password'
  ],
  [
    { purpose: 'refresh', status: 401, serverCode: 'invalid_client', outcome: failed({ code: 'wrong-client' }) },
    'danger',
    'Rejected',
    '401 invalid_client · wrong client id or secret · by refresh'
  ],
  [
    { status: null, outcome: failed({ code: 'unreachable', host, reason: 'timeout', detail: '' }) },
    'danger',
    'No answer',
    'api.usergrid.com did not answer in time'
  ],
  [
    {
      status: 500,
      serverCode: 'null_pointer',
      outcome: failed({ code: 'server-problem', status: 500, serverCode: 'null_pointer', description: 'It broke.' })
    },
    'danger',
    'Server problem',
    '500 null_pointer · the server has a problem'
  ],
  [
    { status: 429, outcome: failed({ code: 'busy', status: 429, retryAt: at + 40_000 }) },
    'danger',
    'Busy, 40s',
    '429 · the server is busy'
  ],
  [{ outcome: failed({ code: 'no-token' }) }, 'danger', 'No token', '200 OK · the server answered, but without a token'],
  [{ purpose: 'validate', outcome: { kind: 'accepted' } }, 'ok', 'Token accepted', '200 OK'],
  [
    { purpose: 'validate', status: 404, serverCode: 'not_found', outcome: { kind: 'accepted-only' } },
    'ok',
    'Token accepted',
    '404 not_found · this server cannot say more'
  ],
  [
    { purpose: 'validate', status: 401, serverCode: 'auth_invalid', outcome: { kind: 'rejected', refusal: 'revoked' } },
    'danger',
    'Rejected: the token was revoked',
    '401 auth_invalid'
  ],
  [
    { purpose: 'validate', status: null, outcome: failed({ code: 'unreachable', host, reason: 'refused', detail: '' }) },
    'warning',
    'Not validated',
    'api.usergrid.com refused the connection'
  ],
  [{ purpose: 'revoke', outcome: { kind: 'revoked' } }, 'ok', 'Token revoked', '200 OK'],
  [
    { purpose: 'revoke', status: 401, serverCode: 'expired_token', outcome: { kind: 'was-not-accepted' } },
    'neutral',
    'Nothing to revoke',
    '401 expired_token · the server had stopped accepting this token before'
  ],
  [
    { purpose: 'revoke', status: 404, outcome: failed({ code: 'not-offered', status: 404, path: '/x' }) },
    'danger',
    'Not revoked',
    '404 · the server does not offer this'
  ]
]

test.each(rows)('%j is told in words', (change, tone, title, line) => {
  expect(activityText(attempt(change))).toMatchObject({ tone, title, line })
})

test('a failure has more to tell, in whole sentences; a success has not', () => {
  const error = { code: 'unreachable', host, reason: 'dns', detail: 'ERR_NAME_NOT_RESOLVED' } as const
  expect(activityText(attempt({ status: null, outcome: failed(error) })).more).toEqual([
    'api.usergrid.com was not found.',
    'No server has this name, or the name service did not answer.',
    'The network reports ERR_NAME_NOT_RESOLVED.'
  ])
  const words = { code: 'refused-by-server', status: 400, serverCode: 'odd', description: 'Try later' } as const
  expect(activityText(attempt({ status: 400, outcome: failed(words) })).more).toEqual([
    'The server refused the request (400).',
    'It says “Try later” (odd).'
  ])
  expect(activityText(attempt({ outcome: { kind: 'rejected', refusal: 'expired' } })).more).toEqual(['The clock of the server decides.'])
  expect(activityText(attempt({ outcome: { kind: 'minted', lifetime: week, granted: asked } })).more).toEqual([])
})
