import { expect, it } from '@jest/globals'
import { findTraps } from '../../../../src/gates/branch-protection/traps/find-traps.ts'
import { cpuMilliseconds } from '../../../support/cpu-time.ts'
import { emitted, inputOf, job, workflow } from './support.ts'

it('finds the nearest of thousands of names for many missing checks in a moment', () => {
  const matrix = 'strategy:\n  matrix:\n    node: [20, 22]\n    os: [linux-latest, windows-latest]'
  const files = Object.fromEntries(
    Array.from({ length: 200 }, (_, n) => [
      `w${n}.yml`,
      workflow('pull_request:', `${job(`some-longer-job-name-${n}`, matrix)}\n${job(`other-${n}`)}`),
    ]),
  )
  const required = Array.from({ length: 100 }, (_, n) => `some-longer-jub-name-${n}-x (18, linux-latest)`)
  const checks = emitted(files)
  const input = inputOf({ required, files: {} })
  expect(cpuMilliseconds(() => expect(findTraps(input, checks)).toHaveLength(100))).toBeLessThan(2000)
  const deep = inputOf({ required: ['ohter-17'], files: {} })
  expect(JSON.stringify(findTraps(deep, checks)[0]?.fix)).toContain('"other-17"')
})
