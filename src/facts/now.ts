import { known, unknown } from '../core/fact.ts'
import type { Gatherer } from './gather.ts'

/** Fact `now`: the server's clock, as of its latest answer. The machine's own clock is never asked. */
export const gatherNow: Gatherer<'now'> = async ({ github }) => {
  const time = github.serverTime()
  if (time !== null) return known(time, { kind: 'api', what: 'Date header' })
  return unknown('offline', 'GitHub has not answered yet, so there is no time to judge by', {
    remedy: { text: 'give the time with `--at`, or run the check online' },
  })
}
