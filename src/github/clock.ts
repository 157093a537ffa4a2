import { setTimeout as delay } from 'node:timers/promises'

/** Time and chance, given from outside so that tests need not wait. */
export interface Clock {
  /** Milliseconds since the epoch, never going backwards. */
  now(): number
  sleep(milliseconds: number): Promise<void>
  /** At least 0, below 1: spreads retries. */
  random(): number
}

export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  sleep: async (milliseconds) => {
    await delay(milliseconds)
  },
  random: Math.random,
}
