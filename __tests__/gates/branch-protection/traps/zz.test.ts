import { expect, it } from '@jest/globals'
import { findTraps } from '../../../../src/gates/branch-protection/traps/find-traps.ts'
import { inputOf, job, workflow } from './support.ts'

it('perf', () => {
  const files = Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`w${n}.yml`, workflow('pull_request:', Array.from({length: 5}, (_, k) => job(`some-longer-job-name-${n}-${k}`, `strategy:\n  matrix:\n    node: [20, 22]\n    os: [linux-latest, windows-latest]`)).join('\n'))]))
  const required = Array.from({ length: 100 }, (_, n) => `some-longer-jub-name-${n * 7}-x-${n} (18, linux-latest)`)
  let t = performance.now()
  const input = inputOf({ required, files })
  console.log('emit', performance.now() - t)
  t = performance.now()
  const traps = findTraps(input, input.emitted as never)
  console.log('traps', performance.now() - t, traps.length)
  const input2 = inputOf({ required: Array.from({ length: 100 }, (_, n) => `some-longer-job-name-${n}-1 (20, linux-latest)`), files })
  t = performance.now()
  console.log(findTraps(input2, input2.emitted as never).length, performance.now() - t)
  expect(1).toBe(1)
}, 120000)
