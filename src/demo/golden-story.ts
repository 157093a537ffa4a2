import type { PullRequestBuilder } from '../embedded/builders/pull-request.ts'
import type { Story } from './story.ts'

const policy = `version: 1
mode: enforce
gates:
  golden-suite:
    reports: ['reports/*.xml']
    suites:
      - { name: P0, select: { name: 'payments*' } }
      - { name: P1, select: { name: 'checkout*' }, lcb: 0.95 }
`

interface Tests {
  readonly passed: number
  readonly failed: number
}

/** A report as test tools write it. Failing tests stand last, so that a cut report has lost them. */
function report(suite: string, { passed, failed }: Tests): string {
  const cases = Array.from({ length: passed + failed }, (_, index) => {
    const attributes = `classname="${suite}" name="case ${index + 1}" file="tests/${suite}.test.ts" line="${index + 10}"`
    return index < passed
      ? `  <testcase ${attributes} time="0.01"/>`
      : `  <testcase ${attributes} time="0.01"><failure message="expected 3, received 4"/></testcase>`
  })
  const totals = `tests="${passed + failed}" failures="${failed}"`
  return [
    '<testsuites>',
    ` <testsuite name="${suite}" ${totals}>`,
    ...cases,
    ' </testsuite>',
    '</testsuites>',
    '',
  ].join('\n')
}

const payments = report('payments', { passed: 6, failed: 0 })

/** Why "all tests passed" can be too little, and a few failures can be enough. */
export const goldenSuite: Story = {
  name: 'golden-suite',
  about:
    'a suite of 41 passing tests that can never reach its bound, one that does, and a report that was cut',
  tell: async ({ shop, say, judged }) => {
    shop.repository.commit('main', {
      files: { '.github/gatewright.yml': policy },
      message: 'Judge the tests',
    })
    const pull: PullRequestBuilder = shop.repository.openPullRequest({
      author: 'change-author',
      head: 'feat/discount',
      title: 'Add a discount',
      files: { 'src/checkout/total.ts': 'export const total = (prices: number[]) => prices.length\n' },
    })
    const happening = { pull, event: 'pull_request', action: 'synchronize', gate: 'golden-suite' } as const
    const run = (act: string, expected: number, checkout: string) =>
      judged(act, expected, {
        ...happening,
        reports: { 'reports/payments.xml': payments, 'reports/checkout.xml': checkout },
      })
    say('1. All 41 tests of suite P1 pass. The policy asks for a lower confidence bound of 0.95.\n')
    await run('unreachable', 1, report('checkout', { passed: 41, failed: 0 }))
    say('2. With 120 tests, of which two fail, the same bound holds. P0 passes completely.\n')
    await run('enough', 0, report('checkout', { passed: 118, failed: 2 }))
    say(
      '3. The job was stopped while it wrote the report: the failing tests are in the part that is missing.',
    )
    say('   What is left has no failure in it, which is why several popular actions call it green.\n')
    const whole = report('checkout', { passed: 118, failed: 2 })
    await run('cut-short', 1, whole.slice(0, whole.indexOf('case 119')))
  },
}
