import { createConnection, messageType, type DBusConnection, type Message } from 'dbus-native'
import { rmSync, mkdtempSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { openBus } from '../../../src-main/desktop/bus.ts'
import type { BusSignal } from '../../../src-main/desktop/screen-signals.ts'

const saver = { sender: 'org.example.Saver', interface: 'org.example.Saver' }
const rules = [
  { ...saver, member: 'ActiveChanged' },
  { ...saver, member: 'NameChanged', argument: 'org.example' }
]
const call = { destination: 'org.example', path: '/', interface: 'org.example', member: 'Get', signature: 's', body: ['x'] }

/** A socket that behaves like a bus, or not. */
async function listen(onConnected: (socket: Socket) => void): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'bus-'))
  const path = join(folder, 'socket')
  const sockets: Socket[] = []
  const server = createServer((socket) => {
    sockets.push(socket)
    socket.on('error', () => {})
    onConnected(socket)
  })
  await new Promise<void>((resolve) => server.listen(path, resolve))
  onTestFinished(() => {
    sockets.forEach((socket) => socket.destroy())
    server.close()
    rmSync(folder, { recursive: true })
  })
  return `unix:path=${path}`
}

/** One that speaks D-Bus and answers each call. */
async function listenAsBus(answer: (message: Message) => readonly unknown[] | null) {
  const asked: Message[] = []
  let peer: DBusConnection | null = null
  const address = await listen((socket) => {
    const connection = createConnection({ stream: socket, server: true })
    connection.on('error', () => {})
    connection.on('message', (message) => {
      asked.push(message)
      const body = answer(message)
      const reply = { serial: asked.length, replySerial: message.serial ?? 0, destination: ':1.7' }
      if (body === null) connection.message({ ...reply, type: messageType.error, errorName: 'org.example.No' })
      else connection.message({ ...reply, type: messageType.methodReturn, signature: 's'.repeat(body.length), body: [...body] })
      if (message.member === 'AddMatch') peer = connection
    })
  })
  let serial = 1_000
  const emit = async (change: Partial<Message>): Promise<void> => {
    const signal = { path: '/', interface: 'org.example.Saver', member: 'ActiveChanged', signature: 'b', body: [true] }
    const connection = await vi.waitUntil(() => peer)
    connection.message({ type: messageType.signal, serial: (serial += 1), sender: ':1.8', ...signal, ...change })
  }
  return { address, asked, emit }
}

function open(address: string) {
  const signals: BusSignal[] = []
  const troubles: string[] = []
  const bus = openBus({
    address,
    rules,
    onSignal: (signal) => signals.push(signal),
    onTrouble: (why) => troubles.push(String(why))
  })
  onTestFinished(bus.close)
  return { bus, signals, troubles }
}

const hello = ({ member }: Message): readonly unknown[] => (member === 'Hello' ? [':1.7'] : [])

test('says hello, asks for its signals, and hears them', async () => {
  const { address, asked, emit } = await listenAsBus(hello)
  const { signals, troubles } = open(address)
  await emit({})
  await vi.waitFor(() => expect(signals).toEqual([{ path: '/', interface: 'org.example.Saver', member: 'ActiveChanged', body: [true] }]))
  expect(asked.map(({ member, body }) => [member, body])).toEqual([
    ['Hello', undefined],
    ['AddMatch', ["type='signal',sender='org.example.Saver',interface='org.example.Saver',member='ActiveChanged'"]],
    ['AddMatch', ["type='signal',sender='org.example.Saver',interface='org.example.Saver',member='NameChanged',arg0='org.example'"]]
  ])
  expect(troubles).toEqual([])
})

test('what is sent to it alone went past the rules and is not heard', async () => {
  const { address, emit } = await listenAsBus(hello)
  const { signals } = open(address)
  await emit({ destination: ':1.7' })
  await emit({ path: '/last' })
  await vi.waitFor(() => expect(signals.map(({ path }) => path)).toEqual(['/last']))
})

test('a signal about a file descriptor that never came does not stop it', async () => {
  const { address, emit } = await listenAsBus(hello)
  const { signals } = open(address)
  await emit({ destination: ':1.7', signature: 'h', body: [7] })
  await emit({ signature: '', body: [] })
  await vi.waitFor(() => expect(signals).toMatchObject([{ body: [] }]))
})

test('gives the value of an answer, or the error', async () => {
  const { address } = await listenAsBus((message) => (message.member === 'Get' ? ['the answer'] : hello(message)))
  const { bus } = open(address)
  expect(await bus.ask(call)).toBe('the answer')
  const refusing = await listenAsBus((message) => (message.member === 'Get' ? null : hello(message)))
  await expect(open(refusing.address).bus.ask(call)).rejects.toThrow('org.example.No')
})

test.each([
  ['', 'nothing'],
  ['unix:', 'no path'],
  ['tcp:host=127.0.0.1,port=1', 'no unix socket'],
  ['unixexec:path=/bin/false', 'a program to run'],
  ['unix:path=/nowhere/at/all', 'a path where nobody listens'],
  ['nonsense', 'nonsense']
])('where the address is "%s" there is trouble, and no more', async (address) => {
  const { bus, troubles } = open(address)
  await expect(bus.ask(call)).rejects.toThrow()
  await vi.waitFor(() => expect(troubles).not.toEqual([]))
})

test.each([
  ['hangs up at once', (socket: Socket) => socket.end()],
  ['hangs up when spoken to', (socket: Socket) => socket.once('data', () => socket.destroy())],
  ['refuses', (socket: Socket) => socket.on('data', () => socket.write('REJECTED NONSENSE\r\n'))],
  ['talks nonsense', (socket: Socket) => socket.on('data', () => socket.write('\xff\0\n'.repeat(2_000)))],
  [
    'talks nonsense once it has agreed',
    (socket: Socket) => socket.on('data', (data: Buffer) => socket.write(data.includes('AUTH') ? 'OK 00\r\n' : '\xff\0\n'.repeat(2_000)))
  ]
])('a bus that %s is trouble, and no more', async (_, behave) => {
  const { bus, signals, troubles } = open(await listen(behave))
  bus.ask(call).catch(() => {})
  await vi.waitFor(() => expect(troubles).not.toEqual([]))
  expect(signals).toEqual([])
})

test('a bus that never answers is given up', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const { bus, troubles } = open(await listen(() => {}))
  const asked = bus.ask(call)
  asked.catch(() => {})
  await vi.advanceTimersByTimeAsync(60_000)
  await expect(asked).rejects.toThrow('No reply')
  // The hello and each rule.
  expect(troubles).toHaveLength(1 + rules.length)
})

test('a listener that fails does not take the bus with it', async () => {
  const { address, emit } = await listenAsBus(hello)
  const troubles: string[] = []
  let heard = 0
  const bus = openBus({
    address,
    rules,
    onSignal: () => {
      heard += 1
      throw new Error('locking failed')
    },
    onTrouble: (why) => troubles.push(String(why))
  })
  onTestFinished(bus.close)
  await emit({})
  await emit({})
  await vi.waitFor(() => expect(heard).toBe(2))
  expect(troubles).toEqual(['Error: locking failed', 'Error: locking failed'])
})
