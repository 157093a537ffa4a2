import { expect, test } from '@jest/globals'
import { factKeys, factShapes } from '../../src/core/facts/index.ts'
import { gatherers, gatherFacts } from '../../src/facts/registry.ts'
import { readSnapshot } from '../../src/facts/snapshot.ts'
import { offlineGitHub } from '../../src/github/offline.ts'
import { blob, entry, file, gather, policyWith, quietPolicy, repository, routes, tree } from './context.ts'
import { baseSha, fakeGitHub, headSha, page, pullNode, reviewNode, snapshotAnswer } from './fake-github.ts'

const activity = [
  {
    after: headSha,
    ref: 'refs/heads/topic',
    activity_type: 'push',
    actor: { id: 9, login: 'api', type: 'User' },
  },
]
const wholeRun = {
  'graphql PullRequestSnapshot': snapshotAnswer(
    pullNode({
      changedFiles: 100,
      reviews: page([reviewNode(1, 'bay', 2), reviewNode(2, 'cx', 3), reviewNode(3, 'dev', 4)]),
    }),
  ),
  [routes.files]: Array.from({ length: 100 }, (_, index) =>
    file(`${index % 2 === 0 ? 'src' : 'docs'}/${index}.ts`),
  ),
  [routes.tree]: tree([entry('CODEOWNERS')]),
  [routes.blob]: blob('blob-CODEOWNERS', '/src/ @acme/web\n/docs/ @acme/docs\n'),
  [routes.errors]: { errors: [] },
  [routes.activity]: activity,
  [routes.commitPulls]: [
    {
      number: 7,
      state: 'open',
      head: { sha: headSha, ref: 'topic', repo: { full_name: 'acme/shop' } },
      base: { ref: 'main', repo: { full_name: 'acme/shop' } },
    },
  ],
  [routes.members]: [{ id: 2, login: 'bay', type: 'User' }],
}
const strict = policyWith({
  exclude: ['committers', 'co-authors', 'last-pusher'],
  'stale-approvals': 'refuse',
  rules: [],
})

/** What other gates ask GitHub for stands in their own tests. */
const ownKeys = factKeys.filter((key) => key !== 'protection' && key !== 'workflows')

test('every fact of a pull request of 100 files, 3 reviews and 2 teams takes 9 requests, with the closing read 10', async () => {
  const { facts, github } = await gather(ownKeys, wholeRun, { policy: strict })
  const unknown = ownKeys.filter((key) => !facts[key].known)
  expect(unknown).toEqual([])
  await readSnapshot(github, repository, 7)
  // The policy file comes on top: 11 of the 12 allowed.
  expect(github.requests).toHaveLength(10)
})

test('every gathered value has its fact’s shape', async () => {
  const { facts } = await gather(ownKeys, wholeRun, { policy: strict })
  for (const key of ownKeys) {
    const fact = facts[key]
    expect([key, fact.known && factShapes[key].safeParse(fact.value).success]).toEqual([key, true])
  }
})

test('a fact is gathered once, whoever asks for it', async () => {
  const { github } = await gather(['teams', 'changed-files', 'codeowners', 'code-owner-rule'], wholeRun)
  expect(github.requests.filter((request) => request.startsWith(routes.files))).toHaveLength(1)
  expect(github.requests.filter((request) => request.startsWith(routes.tree))).toHaveLength(1)
})

test('offline, nothing throws and no fact of GitHub is known', async () => {
  const subject = { kind: 'branch', baseSha, headSha, baseRef: 'main' } as const
  const facts = await gatherFacts(factKeys, {
    repository,
    subject,
    baseSha,
    policy: quietPolicy,
    policyPath: '.github/gatewright.yml',
    github: offlineGitHub('https://github.example'),
    workspace: null,
    hints: { pusher: null },
    snapshot: null,
  })
  const states = factKeys.map((key) => [key, facts[key].known ? 'known' : facts[key].reason])
  expect(Object.fromEntries(states)).toMatchObject({
    'policy-paths': 'known',
    'pull-request': 'offline',
    'changed-files': 'offline',
    codeowners: 'offline',
    teams: 'offline',
    now: 'offline',
  })
})

test('there is one gatherer per fact', () => {
  expect(Object.keys(gatherers).sort()).toEqual([...factKeys].sort())
})

test('a bug in a client is an unknown fact, not an exception', async () => {
  const broken = { ...wholeRun, [routes.files]: new TypeError('boom') }
  const { facts } = await gather(['changed-files', 'teams'], broken)
  expect(facts['changed-files']).toMatchObject({ known: false, reason: 'internal-error', detail: 'boom' })
  expect(facts.teams).toMatchObject({ known: false, reason: 'internal-error' })
  expect(fakeGitHub({}).requests).toEqual([])
})
