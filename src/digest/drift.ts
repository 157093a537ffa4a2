import { readDigestState } from './packed.ts'

/** Far enough ahead to take a state as it is: whether it is too new is asked elsewhere. */
const anyTime = '9999-12-31T00:00:00Z'

/**
 * Whether a newer audit wrote the digest between reading and writing: its state is another one than was read, and of a
 * later scan. What it wrote stands then. Ticks and words of people are no such change, and neither is a state that
 * stood there before.
 * @param read the body as it was read before the plan; empty when there was none
 * @param fresh the body as it stands right before the write
 * @param now when the scan was made whose plan is carried out, RFC 3339
 */
export function isOvertaken(read: string, fresh: string, now: string): boolean {
  if (statesOf(read) === statesOf(fresh)) return false
  const theirs = readDigestState(fresh, anyTime)
  return theirs !== null && Date.parse(theirs.at) > Date.parse(now)
}

const statesOf = (body: string): string =>
  body
    .split(/\r\n|\n/)
    .filter((line) => line.startsWith('<!-- gatewright:state '))
    .join('\n')
