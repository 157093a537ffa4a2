/** Milliseconds of processor time that the work took: unlike the clock, it does not grow with the machine's load. */
export function cpuMilliseconds(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}
