import { type Observation, unobserved } from '../core/facts/observation.ts'
import { failureOf } from './gather.ts'

/** A part of a fact that was seen. */
export const observed = <T>(value: T): Observation<T> => ({ known: true, value })

/** Asks for one part of a fact: a typed failure leaves the other parts usable. Anything else is thrown on. */
export async function observe<T>(ask: () => Promise<T>): Promise<Observation<T>> {
  try {
    return observed(await ask())
  } catch (error) {
    const why = failureOf(error)
    if (why === null) throw error
    return unobserved(why)
  }
}
