import { expect, test } from 'vitest'
import { server } from '../vault/vault-on-disk.ts'
import { runningWindow } from './running-window.ts'

const answers = ({ inputsOf }: Awaited<ReturnType<typeof runningWindow>>): readonly unknown[] => inputsOf('desktop.answerQuit')

test('with nothing typed a dialog closes, and Mintmark quits, without a question', async () => {
  const window = await runningWindow()
  const { app, announce } = window
  app.editing.edit('a')
  app.unsaved.close()
  expect([app.editing.form, app.unsaved.waiting]).toEqual([null, null])
  app.servers.edit(server)
  announce('desktop', 'quitAsked', undefined)
  expect([answers(window), app.unsaved.waiting]).toEqual([[true], null])
})

test('with something typed quitting waits for an answer: it is kept, or goes with Mintmark', async () => {
  const window = await runningWindow()
  const { app, announce } = window
  app.editing.create(null)
  Object.assign(app.editing.form ?? {}, { secret: 'hunter2' })
  announce('desktop', 'quitAsked', undefined)
  expect([answers(window), app.unsaved.waiting, app.unsaved.what()]).toEqual([[false], 'quit', 'profile'])
  app.unsaved.keep()
  expect([app.editing.form?.secret, app.unsaved.waiting, answers(window)]).toEqual(['hunter2', null, [false]])

  // Asked while the dialog was about to be closed: now it is about both.
  app.unsaved.close()
  expect(app.unsaved.waiting).toBe('close')
  announce('desktop', 'quitAsked', undefined)
  app.unsaved.discard()
  expect([app.editing.form, app.unsaved.waiting, answers(window)]).toEqual([null, null, [false, false, true]])
})

test('closing a dialog with changes discards them alone', async () => {
  const window = await runningWindow()
  const { app } = window
  app.servers.edit(server)
  Object.assign(app.servers.form ?? {}, { name: 'Ours' })
  app.unsaved.close()
  expect([app.unsaved.waiting, app.unsaved.what()]).toEqual(['close', 'server'])
  app.unsaved.discard()
  expect([app.servers.form, app.unsaved.waiting, answers(window)]).toEqual([null, null, []])
})
