import { describe, expect, test } from '@jest/globals'
import { known, unknown } from '../../src/core/fact.ts'
import type { GatheredFacts } from '../../src/core/judge.ts'
import { judge } from '../../src/core/judge.ts'
import { redact } from '../../src/facts/redact.ts'
import { readSavedFacts, type SavedFacts, saveFacts } from '../../src/facts/saved.ts'
import { branchProtection } from '../../src/gates/branch-protection/gate.ts'
import { gates } from '../../src/gates/registry.ts'
import { evaluateFacts } from '../../src/pipeline/evaluate.ts'
import { restorePolicy } from '../../src/policy/load.ts'
import { protectionScene, whole } from './protection-scene.ts'

const at = (name: string) => `.github/workflows/${name}`
const lint = 'acme/ci/.github/workflows/lint.yml@v1'

const workflow = `# asked for by chef@acme.example
name: CI
on: { pull_request: { branches: [main] } }
jobs:
  unit:
    name: unit for @chef # of @acme/core
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: notify chef@acme.example || true
  lint:
    uses: ${lint}
`
const called =
  'on: workflow_call\njobs:\n  all:\n    name: lint\n    runs-on: x\n    steps:\n      - run: a\n'

const options = {
  branches: [
    {
      branches: ['~DEFAULT_BRANCH'],
      'pull-request': true,
      approvals: 2,
      checks: ['unit for @chef', 'lint / lint', 'gone'].map((context) => ({ context })),
      bypass: { allow: [{ 'actor-type': 'User', 'actor-id': 4711 }] },
    },
  ],
}

/** Facts of a repository full of names. */
async function gathered(): Promise<GatheredFacts> {
  const scene = protectionScene({
    public: true,
    files: { [at('ci.yml')]: workflow, [at('odd.yml')]: 'jobs: [ # @chef\n' },
  })
  const { world, acme, repository } = scene
  world.repository('acme/ci', { public: true, files: { [at('lint.yml')]: called } }).tag('v1')
  world.user('meddler', { id: 4711 })
  repository.protect('main', {
    enforceAdmins: true,
    checks: ['unit for @chef', { context: 'gone', appId: 15368 }],
    reviews: { approvals: 2, bypass: { users: ['chef'], teams: ['core'] } },
    restrictions: { users: ['bravo'] },
  })
  acme.ruleset({
    name: 'written by chef',
    repositories: ['shop'],
    bypass: [{ actor_type: 'User', actor_id: 4711 }],
    rules: [
      {
        type: 'required_status_checks',
        parameters: {
          strict_required_status_checks_policy: true,
          required_status_checks: [{ context: 'lint / lint' }],
        },
      },
      {
        type: 'commit_author_email_pattern',
        parameters: { name: 'acme only', operator: 'ends_with', pattern: '@acme.example' },
      },
    ],
  })
  const { protection, workflows } = await scene.gather('repository', 2, { options })
  whole(protection)
  whole(workflows)
  return {
    now: known('2026-11-20T12:00:00Z', { kind: 'api', what: 'x' }),
    'other-pull-requests': known([], { kind: 'api', what: 'x' }),
    protection,
    workflows,
  }
}

const policyText = [
  'version: 1',
  'mode: enforce',
  'gates:',
  '  branch-protection:',
  '    branches:',
  '      - branches: ["~DEFAULT_BRANCH"]',
  '        pull-request: true',
  '        approvals: 2',
  '        checks: ["unit for @chef", lint / lint, gone]',
  '        bypass: { allow: [{ actor-type: User, actor-id: 4711 }] }',
  '',
].join('\n')

const saved = (facts: GatheredFacts, text = policyText): SavedFacts => ({
  ...{ version: '0.1.0', redacted: false, serverUrl: 'https://github.example' },
  target: {
    kind: 'repository',
    repository: 'acme/shop',
    pullRequests: [],
    headSha: 'a'.repeat(40),
    baseRef: 'main',
    baseSha: 'a'.repeat(40),
  },
  policy: {
    path: '.github/gatewright.yml',
    sources: [{ name: '.github/gatewright.yml', sha: null, sha256: '0'.repeat(64), text }],
    inputs: {},
  },
  subjects: [{ subject: '', facts }],
})

const outcomes = (document: SavedFacts) => {
  const [subject] = document.subjects
  const { policy } = restorePolicy({
    sources: document.policy.sources as never,
    gates,
    version: '0.1.0',
    overrides: {},
  })
  const setting = policy.gates.find(({ id }) => id === 'branch-protection')
  return judge(branchProtection, 'repository', subject?.facts ?? {}, setting?.options, () => undefined).map(
    ({ rule, outcome }) => `${rule} ${outcome}`,
  )
}

test('protection and workflows are saved and read again as they were', async () => {
  const document = saved(await gathered())
  expect(readSavedFacts(saveFacts(document))).toEqual(JSON.parse(JSON.stringify(document)))
})

describe('redacted facts', () => {
  test('name nobody, and give the same outcomes', async () => {
    const document = saved(await gathered())
    const before = outcomes(document)
    expect(before.length).toBeGreaterThan(5)
    const redacted = readSavedFacts(saveFacts(redact(document)))
    expect(outcomes(redacted)).toEqual(before)
    const text = JSON.stringify(redacted)
    for (const name of ['chef', 'bravo', 'acme', 'shop', 'asked for by', 'written by'])
      expect(text).not.toContain(name)
    const [subject] = redacted.subjects
    const workflows = whole(subject?.facts.workflows as never) as never as { readonly called: object }
    expect(Object.entries(workflows.called)).toEqual([
      [
        expect.stringMatching(/^user-\d+\/repository-\d+\/\.github\/workflows\/lint\.yml@v1$/),
        { known: true, value: called },
      ],
    ])
    expect(subject?.facts.workflows).toMatchObject({
      value: {
        base: {
          files: {
            value: [
              {
                path: at('ci.yml'),
                content: {
                  value: expect.stringMatching(/^#\n.*\n.*\n.*\n {2}unit:\n {4}name: unit for @user-\d+ #\n/),
                },
              },
              { path: at('odd.yml'), content: { known: true } },
            ],
          },
        },
      },
    })
  })

  test('say of what is unknown only its reason, and drop what is not modelled', async () => {
    const facts = await gathered()
    const value = whole(facts.protection as never) as never as Readonly<Record<string, unknown>>
    const secret = { known: false, reason: 'api-failed', detail: 'chef said no' }
    const [main] = value['branches'] as readonly object[]
    const protection = {
      ...value,
      index: secret,
      actionsMayApprove: secret,
      rulesets: { 7: secret },
      branches: [
        {
          ...main,
          hint: secret,
          classic: secret,
          rules: { known: true, value: [{ type: 'chef_rule', parameters: { who: 'chef' } }] },
        },
      ],
    }
    const workflows = {
      base: { sha: 'a', files: secret },
      head: { sha: 'b', files: secret },
      called: { x: secret },
    }
    const source = { kind: 'api', what: 'x' } as const
    const redacted = redact(
      saved({ protection: known(protection, source), workflows: known(workflows, source) }),
    )
    const text = JSON.stringify(redacted.subjects)
    expect(text).not.toContain('chef said')
    expect(text).not.toContain('"who"')
    expect(text).toContain('api-failed')
  })

  test('a file that would be read differently afterwards is unknown, never another file', () => {
    const content = 'on: push\njobs:\n  a:\n    runs-on: {a@b.co: 1}\n    steps: []\n'
    const workflows = {
      base: {
        sha: 'a',
        files: { known: true, value: [{ path: at('a.yml'), content: { known: true, value: content } }] },
      },
      head: null,
      called: {},
    }
    const document = redact(saved({ workflows: known(workflows, { kind: 'api', what: 'x' }) }))
    const [subject] = document.subjects
    expect(subject?.facts.workflows).toMatchObject({
      value: { base: { files: { value: [{ content: { known: false, reason: 'unparsable' } }] } } },
    })
  })
})

describe('saved facts under another policy', () => {
  const run = { durationMs: 0, requests: 0, notModified: 0, retries: 0, node: 'v24', event: 'command line' }
  const under = (facts: GatheredFacts, text: string) => {
    const sources = [{ name: 'other.yml', sha: null, sha256: '0'.repeat(64), text }] as const
    return evaluateFacts({
      ...{
        saved: saved(facts),
        name: 'facts.json',
        gates,
        version: '0.1.0',
        documentationUrl: 'https://x',
        at: null,
        run,
      },
      policy: () => restorePolicy({ sources, gates, version: '0.1.0', overrides: {} }),
    })
  }
  const naming = (pattern: string) =>
    policyText.replace('"~DEFAULT_BRANCH"', `"~DEFAULT_BRANCH", ${JSON.stringify(pattern)}`)

  test('branches that nobody looked for are unknown; one that was found is judged', async () => {
    const facts = await gathered()
    for (const pattern of ['release/*', 'refs/heads/next']) {
      const [subject] = under(facts, naming(pattern)).subjects
      expect(subject?.facts.protection).toMatchObject({ known: false, reason: 'offline' })
    }
    for (const pattern of ['main', 'refs/heads/main']) {
      const [subject] = under(facts, naming(pattern)).subjects
      expect(subject?.facts.protection?.known).toBe(true)
    }
  })

  test('a pull request asks for its base alone, whatever the policy names', async () => {
    const { repository, gather } = protectionScene()
    const pull = repository.openPullRequest({ author: 'alpha', files: { 'src/b.ts': 'b\n' } })
    const { protection } = await gather(pull, 0, { facts: ['protection'] })
    const [subject] = under({ protection }, naming('release/*')).subjects
    expect(subject?.facts.protection?.known).toBe(true)
    expect(
      under({ protection: unknown('offline', 'x') }, naming('x')).subjects[0]?.facts.protection,
    ).toMatchObject({
      detail: 'x',
    })
  })
})
