import type { TokenAnatomy } from '../../../../src-main/model/usergrid/token-anatomy.ts'

type Vector = { readonly what: string; readonly token: string; readonly expected: Partial<TokenAnatomy> }

export const weekToken = 'YWMtBK_AAIM7Ee6SNAKqu8zd7gAAAYvz8ewA_Ws-AMA4m1jmHaCHrQZFoe9Eb3c'
export const neverToken = 'YWMtBK_AAIM7Ee6SNAKqu8zd7oAAAYvP5Wf_Va1nkV2_heL5RHl81ZIOhxuvIJ8'
export const userToken2011 = '5wuGd-lcEeCUBwBQVsAACA:F8zeMOlcEeCUBwBQVsAACA:YXU6AAABMq0hdy4Lh0ewmmnOWOR-DaepCrpWx9oPmw'
export const adminToken2011 = 'f_GUbelXEeCfRgBQVsAACA:YWQ6AAABMqz_xUyYeErOkKjnzN7YQXXlpgmL69fvaA'

const week = 604_800_000

/** Published examples and recordings, all long expired (`wire.md` 4). */
export const vectors: readonly Vector[] = [
  {
    what: 'a current token of the documentation',
    token: 'YWMtFeeWEMyNEeKtbNX3o4PU0QAAAT8vzK3xz3utVZat0CosiYm75C2qpiGT79c',
    expected: {
      format: 'current',
      category: 'access',
      kind: null,
      uuid: '15e79610-cc8d-11e2-ad6c-d5f7a383d4d1',
      issuedAt: Date.parse('2013-06-03T20:35:10.449Z'),
      expiresAt: 1_370_896_510_449,
      lifetimeMs: week,
      never: false,
      stockSalt: true,
      problems: []
    }
  },
  {
    what: "a current token of the server's own tests",
    token: 'YWMtL8AQ-ukcEeS2lHs-P-n8wQAAAU0GaCt_Y0cPWeXMJij4x_fW0w_dTMpUH7I',
    expected: {
      format: 'current',
      uuid: '2fc010fa-e91c-11e4-b694-7b3e3fe9fcc1',
      issuedAt: Date.parse('2015-04-22T18:19:59.743Z'),
      expiresAt: 1_430_331_599_743,
      lifetimeMs: week,
      stockSalt: true,
      problems: []
    }
  },
  {
    what: 'a token of seven days',
    token: weekToken,
    expected: {
      format: 'current',
      uuid: '04afc000-833b-11ee-9234-02aabbccddee',
      issuedAt: 1_700_000_000_000,
      expiresAt: 1_700_604_800_000,
      lifetimeMs: week,
      never: false,
      stockSalt: true,
      problems: []
    }
  },
  {
    what: 'a token of two seconds',
    token: 'YWMtBK_AAIM7Ee6SNAKqu8zd7gAAAYvP5W_QpyF3AiKk7nS4stvoDqyeiB_de8Q',
    expected: { expiresAt: 1_700_000_002_000, lifetimeMs: 2_000, stockSalt: true, problems: [] }
  },
  {
    what: 'a token that never expires',
    token: neverToken,
    expected: {
      format: 'current',
      never: true,
      issuedAt: 1_700_000_000_000,
      expiresAt: null,
      lifetimeMs: null,
      stockSalt: true,
      problems: []
    }
  },
  {
    what: 'a token of a confirmation e-mail',
    token: 'ZW0tBK_AAIM7Ee6SNAKqu8zd7lOxVAz3zqCNGFVVMA5LxjSbj5l5',
    expected: {
      format: 'current',
      category: 'email',
      issuedAt: 1_700_000_000_000,
      expiresAt: null,
      never: null,
      stockSalt: true,
      problems: []
    }
  },
  {
    what: 'a token signed with another salt',
    token: 'YWMtKgZnO1ULEeKKqQLoGuZA3AAAATwesjMsUYmz_ZGk8vkTwp0lh66Cv_CCEM4',
    expected: { format: 'current', stockSalt: false, problems: [] }
  },
  {
    what: 'a token edited by hand',
    token: 'YWMt4NqE8Q9GEeLYJhIxPSiO4AAAATo5fQfcG0cEd2h9nwmDmRorkNNrEeQyDOF',
    expected: { format: 'current', lifetimeMs: 103_439_360, stockSalt: false, problems: ['uuid-edited'] }
  },
  {
    what: "a legacy token of an application's user",
    token: userToken2011,
    expected: {
      format: 'legacy',
      category: 'access',
      kind: 'application user',
      uuid: null,
      userUuid: 'e70b8677-e95c-11e0-9407-005056c00008',
      applicationUuid: '17ccde30-e95c-11e0-9407-005056c00008',
      issuedAt: Date.parse('2011-09-27T23:04:04.142Z'),
      expiresAt: null,
      lifetimeMs: null,
      never: null,
      stockSalt: null,
      problems: []
    }
  },
  {
    what: 'a legacy token of an admin',
    token: adminToken2011,
    expected: {
      format: 'legacy',
      kind: 'admin user',
      userUuid: '7ff1946d-e957-11e0-9f46-005056c00008',
      applicationUuid: null,
      issuedAt: Date.parse('2011-09-27T22:27:15.916Z'),
      problems: []
    }
  },
  {
    what: 'a legacy token of an application',
    token: 'F8zeMOlcEeCUBwBQVsAACA:YXA6AAABMq0d4Mep_UgbZA0-sOJRe5yWlkq7JrDCkA',
    expected: {
      format: 'legacy',
      kind: 'application',
      applicationUuid: '17ccde30-e95c-11e0-9407-005056c00008',
      userUuid: null,
      issuedAt: Date.parse('2011-09-27T23:00:09.031Z'),
      problems: []
    }
  },
  {
    what: 'a legacy token that is cut off after its time',
    token: '5wuGd-lcEeCUBwBQVsAACA:F8zeMOlcEeCUBwBQVsAACA:YXU6AAABMq0hdy4',
    expected: { format: 'legacy', issuedAt: Date.parse('2011-09-27T23:04:04.142Z'), problems: ['truncated'] }
  },
  {
    what: 'a current token that is cut off after its uuid',
    token: weekToken.slice(0, 30),
    expected: {
      format: 'current',
      uuid: '04afc000-833b-11ee-9234-02aabbccddee',
      issuedAt: 1_700_000_000_000,
      expiresAt: null,
      stockSalt: null,
      problems: ['truncated']
    }
  },
  {
    what: 'a current token with something behind it',
    token: `${weekToken}x`,
    expected: { format: 'current', expiresAt: 1_700_604_800_000, stockSalt: null, problems: ['too-long'] }
  },
  {
    what: 'a client id',
    token: 'YXA6F8zeMOlcEeCUBwBQVsAACA',
    expected: { format: 'unknown', uuid: null, never: null, problems: ['unknown-format'] }
  },
  { what: 'nothing', token: '', expected: { format: 'unknown', problems: ['unknown-format'] } }
]
