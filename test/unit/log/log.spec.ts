import { expect, test } from 'vitest'
import { createLog, type LogLevel } from '../../../src-main/log/log.ts'
import { Secret } from '../../../src-main/model/secret.ts'
import { weekToken } from '../model/usergrid/token-vectors.ts'

function writtenLog() {
  const lines: (readonly [LogLevel, string])[] = []
  return { lines, log: createLog((level, line) => lines.push([level, line])) }
}

test('writes each line at its level, the detail behind the message', () => {
  const { lines, log } = writtenLog()
  log.info('started')
  log.warn('late', { by: 3 })
  log.error('why', 'text')
  expect(lines).toEqual([
    ['info', 'started'],
    ['warn', 'late: { by: 3 }'],
    ['error', "why: 'text'"]
  ])
})

test('an error comes with its stack', () => {
  const { lines, log } = writtenLog()
  log.error('bug', new TypeError('x is not a function'))
  expect(lines[0]?.[1]).toMatch(/^bug: TypeError: x is not a function\n +at /)
})

test('no secret reaches the sink, wherever it stands', () => {
  const { lines, log } = writtenLog()
  const password = 'hunter2'
  log.info(`got ${weekToken}`)
  log.warn('wrapped', new Secret(password))
  log.warn('object', { secret: new Secret(password), password, nested: { body: `{"password":"${password}"}`, token: weekToken } })
  log.error('thrown', Object.assign(new Error(`refused ${weekToken}`), { config: { data: password } }))
  log.error('odd', Object.create(null, { [`Bearer ${password}`]: { value: 1, enumerable: true } }))
  expect(JSON.stringify(lines)).not.toContain(password)
  expect(JSON.stringify(lines)).not.toContain(weekToken.slice(10))
})
