/** Milliseconds of processor time that the work took: unlike the clock, it does not grow with the machine's load. */
export function cpuMilliseconds(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

/** The least of three: what else the processor does in between (collecting garbage, compiling) is not the work's. */
export const leastMilliseconds = (work: () => void): number =>
  Math.min(...[1, 2, 3].map(() => cpuMilliseconds(work)))
