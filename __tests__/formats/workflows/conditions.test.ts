import { expect, test } from '@jest/globals'
import { jobOf } from './checks.ts'

const condition = (written: string, needs = '[a, b]') =>
  jobOf(`  job:\n    needs: ${needs}\n    if: ${JSON.stringify(written)}\n  a: {}\n  b: {}\n`).condition

// What a job does when one of its needs has failed ("Using conditions to control job execution", status functions).
test.each([
  ['always()', true],
  ['«always()»', true],
  ['ALWAYS( )', true],
  ['!cancelled()', true],
  ['«! Cancelled()»', true],
  ['failure()', true],
  ['failure() || success()', true],
  ["always() && github.event_name == 'pull_request'", true],
  ["«always()» && github.ref == 'x'", true],
  ["needs.a.result == 'failure' || cancelled() || always()", true],
  ["always() && contains(needs.*.result, 'failure')", true],
  ["always() && contains(needs.*.result, 'success')", true],
  ["always() && (needs.a.result == 'failure' || needs.b.result == 'failure')", true],
  ['true', false],
  ['success()', false],
  ["github.ref == 'always()'", false],
  ["github.ref == 'it''s always()'", false],
  ['always', false],
  ['github.always', false],
  ["inputs['always()']", false],
  ['alwaysRun()', false],
  ['!always()', false],
  ['!failure()', false],
  ['always() && !failure()', false],
  ['always() && success()', false],
  ['cancelled()', false],
  ["always() && needs.a.result == 'success'", false],
  ["always() && needs['A'].result != 'failure'", false],
  ["always() && !contains(needs.*.result, 'failure')", false],
  ["!cancelled() && !contains(needs.*.result, 'FAILURE')", false],
  ["always() && needs.a.result == 'success' && needs.b.result == 'success'", false],
  ['always() &&', false],
  ["always() 'x'", false],
  ["contains(github.ref, 'x')", false],
])('if: %s runs after a failed dependency: %s', (written, runs) => {
  expect(condition(written)?.runsAfterFailure).toBe(runs)
})

test('a need whose failure skips the job is found among several', () => {
  expect(condition("always() && needs.b.result == 'success'")?.runsAfterFailure).toBe(false)
  expect(condition("always() && needs.b.outputs.x == 'success'")?.runsAfterFailure).toBe(true)
  // Nothing is known of a job that is not needed, on GitHub neither.
  expect(condition("always() && needs.c.result == 'success'")?.runsAfterFailure).toBe(false)
})

test('a condition is kept as written, with its line; an empty one is none', () => {
  expect(condition('  github.x  ')).toEqual({
    expression: 'github.x',
    place: { path: 'ci.yml', line: 5 },
    runsAfterFailure: false,
  })
  expect(jobOf('  job:\n    if: true\n').condition?.expression).toBe('true')
  expect(jobOf('  job:\n    if: |\n      always() &&\n      github.x\n').condition?.runsAfterFailure).toBe(
    true,
  )
  for (const nothing of ['', '""', '~', '[always()]'])
    expect(jobOf(`  job:\n    if: ${nothing}\n`).condition).toBeNull()
})

test('an expression beyond the limits of GitHub decides nothing', () => {
  expect(condition(`always() && ${'('.repeat(60)}x${')'.repeat(60)}`)?.runsAfterFailure).toBe(false)
  expect(condition(`always() ${'&& x '.repeat(5000)}`)?.runsAfterFailure).toBe(false)
  expect(condition(`always() && a${'.a'.repeat(5000)}`)?.runsAfterFailure).toBe(false)
})
