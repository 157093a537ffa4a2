import { expect, test } from '@jest/globals'
import { issueCounts } from '../../src/facts/criteria-issues.ts'
import type { GatherContext } from '../../src/facts/gather.ts'
import { observe } from '../../src/facts/observe.ts'
import type { GitHub } from '../../src/github/port.ts'
import { repository } from './context.ts'

const issue = (number: number, labels: readonly string[] = [], more: object = {}) => ({
  ...{ number, state: 'open', labels, pull_request: null },
  ...more,
})
const pull = (number: number, labels: readonly string[] = []) => issue(number, labels, { pull_request: {} })
const pulls = (count: number) => Array.from({ length: count }, (_, index) => pull(index + 1))

/** What GitHub lists with a label, and without one: the newest, the oldest. */
function context(labelled: readonly object[], newest: readonly object[], oldest: readonly object[] = []) {
  const asked: string[] = []
  const github = {
    list: async () => labelled,
    get: async (_: string, { direction }: Record<string, unknown>) => {
      asked.push(String(direction))
      return direction === 'asc' ? oldest : newest
    },
  } as unknown as GitHub
  return { asked, context: { github, repository } as unknown as GatherContext }
}

test.each<[string, Parameters<typeof context>, unknown, readonly string[]]>([
  [
    'open and closed',
    [[issue(1, ['a']), issue(2, ['A'], { state: 'closed' })], []],
    { open: 1, closed: 1 },
    [],
  ],
  ['pull requests are none', [[issue(1, ['a']), pull(2, ['a'])], []], { open: 1, closed: 0 }, []],
  ['none, and another issue is seen', [[], [pull(1), issue(2)]], { open: 0, closed: 0 }, ['desc']],
  ['pull requests with the label alone', [[pull(1, ['a'])], [issue(2)]], { open: 0, closed: 0 }, ['desc']],
  [
    'none, and the only issue is an old one',
    [[], pulls(100), [issue(1)]],
    { open: 0, closed: 0 },
    ['desc', 'asc'],
  ],
  ['none, and pull requests are all that is seen', [[], [pull(1)]], 'ambiguous', ['desc']],
  ['none, and nothing is seen', [[], []], 'ambiguous', ['desc']],
  ['none, and no issue among many', [[], pulls(100), pulls(100)], 'ambiguous', ['desc', 'asc']],
  ['an issue without the label', [[issue(1, ['b'])], []], 'api-shape', []],
])('%s', async (_, given, expected, requests) => {
  const { asked, context: made } = context(...given)
  const found = await observe(() => issueCounts(made, ['a']))
  expect(found.known ? found.value : found.reason).toEqual(expected)
  if (!found.known && found.reason === 'ambiguous') expect(found.remedy?.permission).toBe('issues: read')
  expect(asked).toEqual(requests)
})

test('sight is proved once, whichever labels are asked for', async () => {
  const { asked, context: made } = context([], [issue(1)])
  await Promise.all([issueCounts(made, ['a']), issueCounts(made, ['b']), issueCounts(made, ['A', 'a'])])
  expect(asked).toEqual(['desc'])
})
