import { DueQueue } from '../model/due-queue.ts'
import type { ServerId } from '../model/server.ts'

/** Requests on their way to one server at a time: quick for a person, polite to the server. */
const mostPerServer = 6

type Lanes = { busy: number; readonly hurried: DueQueue<() => void>; readonly waiting: (() => void)[]; isWaitersTurn: boolean }

/** What has to be done by some moment and what a person waits for take turns, so that neither starves behind a server that is half dead. */
function nextOf(lanes: Lanes): (() => void) | undefined {
  const isWaiters = lanes.isWaitersTurn && lanes.waiting.length > 0
  lanes.isWaitersTurn = !isWaiters
  return isWaiters ? lanes.waiting.shift() : (lanes.hurried.take(Infinity) ?? lanes.waiting.shift())
}

/** Lets what many profiles ask of one server wait for its turn. What a person asks for one profile does not go through here. */
export class ServerLanes {
  readonly #lanes = new Map<ServerId, Lanes>()
  readonly #most: number

  constructor(most = mostPerServer) {
    this.#most = most
  }

  /**
   * Runs the work as soon as a lane to the server is free: what has to be done by some moment (epoch ms), the earliest first, in turn with
   * the rest in the order asked.
   */
  async run<T>(serverId: ServerId, work: () => Promise<T>, dueAt?: number): Promise<T> {
    const lanes = this.#lanes.get(serverId) ?? { busy: 0, hurried: new DueQueue(), waiting: [], isWaitersTurn: false }
    this.#lanes.set(serverId, lanes)
    if (lanes.busy < this.#most) lanes.busy++
    else await new Promise<void>((go) => (dueAt === undefined ? lanes.waiting.push(go) : lanes.hurried.set(go, dueAt)))
    try {
      return await work()
    } finally {
      // The lane goes from hand to hand, so that nobody slips in between.
      const next = nextOf(lanes)
      if (next === undefined) this.#leave(serverId, lanes)
      else next()
    }
  }

  #leave(serverId: ServerId, lanes: Lanes): void {
    lanes.busy--
    if (lanes.busy === 0) this.#lanes.delete(serverId)
  }
}
