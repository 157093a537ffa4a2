import { describe, expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import type { Outcome } from '../../src/core/outcome.ts'
import { gates } from '../../src/gates/registry.ts'
import type { FileContent } from '../../src/policy/files.ts'
import { loadPolicy } from '../../src/policy/load.ts'
import { readCase } from '../../src/policy/policy-test.ts'
import { issuePermission, surfacePermissions } from '../../src/publish/permissions.ts'
import { version } from '../../src/version.ts'
import { outcome } from '../gates/codeowners/judging.ts'
import { facts } from '../support/pull-request-facts.ts'
import {
  filesBelow,
  isGate,
  isWorkflow,
  jobsOf,
  judges,
  parsed,
  readText,
  stepsOf,
  type YamlText,
  yamlTexts,
} from '../support/workflows.ts'

const named = (texts: readonly YamlText[]) => texts.map((text) => [text.from, text] as const)
const workflows = yamlTexts().filter(isWorkflow)
const gateWorkflows = workflows.filter((text) => isGate(parsed(text)))
/** Files of answers and checklists have a version, too. */
const policies = yamlTexts().filter((text) => {
  const keys = Object.keys(parsed(text))
  return keys.includes('version') && !keys.includes('answers') && !keys.includes('items')
})

/** Loads a policy as a run does, from a commit that holds this file alone. */
function load({ text }: YamlText) {
  const read = (path: string): Promise<FileContent> =>
    Promise.resolve(
      path === '.github/gatewright.yml'
        ? { kind: 'bytes', bytes: new TextEncoder().encode(text) }
        : { kind: 'absent' },
    )
  return loadPolicy({ files: { sha: '0'.repeat(40), read }, github: null, gates, version, policy: null })
}

test('every example has a policy, a CODEOWNERS file and a workflow', () => {
  const files = filesBelow('examples').filter((path) => path !== 'examples/README.md')
  const names = [...new Set(files.map((path) => path.split('/')[1]))]
  expect(names.length).toBeGreaterThanOrEqual(2)
  for (const name of names) {
    expect(readText('examples/README.md')).toContain(`[${name}](${name})`)
    const own = files
      .filter((path) => path.startsWith(`examples/${name}/`))
      .map((path) => path.split('/').slice(2).join('/'))
    const workflowFiles = own.filter((path) => /^\.github\/workflows\/[a-z-]+\.yml$/.test(path))
    expect(workflowFiles.length).toBeGreaterThanOrEqual(1)
    // What a policy asks of changes may be shown, too: a specification, the description that a change begins with.
    const shown = /^(?:README\.md|\.github\/pull_request_template\.md|specs\/[a-z-]+\.md)$/
    const others = own.filter((path) => !shown.test(path) && !workflowFiles.includes(path))
    expect([name, others]).toEqual([name, ['.github/CODEOWNERS', '.github/gatewright.yml']])
  }
})

describe.each(named(policies))('policy %s', (_, policy) => {
  test('loads', async () => {
    const { policy: loaded } = await load(policy)
    expect(loaded.gates.map(({ id }) => id)).toEqual(gates.map(({ id }) => id))
  })

  test('is valid under the schema that editors use', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    const validate = ajv.compile(JSON.parse(readText('dist/gatewright.schema.json')) as object)
    validate(parse(policy.text))
    expect(validate.errors).toBeNull()
  })
})

test('every case of a policy that is shown can be read', () => {
  const cases = yamlTexts().filter((text) => 'expect' in parsed(text))
  expect(cases.length).toBeGreaterThan(0)
  for (const { from, text } of cases) {
    const read = readCase(from, new TextEncoder().encode(text), gates)
    expect(Object.keys(read.expect).length).toBeGreaterThan(0)
  }
})

describe.each(named(workflows))('workflow %s', (_, text) => {
  const workflow = parsed(text)

  test('grants nothing at the top, and each job what it needs', () => {
    expect(workflow['permissions']).toEqual({})
    for (const job of jobsOf(workflow)) expect(job['permissions']).toBeDefined()
  })

  test('starts on no privileged event', () => {
    expect(workflow['on']).not.toHaveProperty('pull_request_target')
  })
})

const isRefresh = (text: YamlText): boolean =>
  stepsOf(parsed(text)).some(({ uses }) => String(uses).startsWith('gatewright/gatewright/actions/refresh@'))

type Triggers = Readonly<Record<string, { readonly types: readonly string[] } | null>>

/** Events of a gate together with those after which the workflow beside it starts the gate again. */
function withRefresh(gate: YamlText, folder: string): unknown {
  const [beside] = workflows.filter((text) => text.from.startsWith(folder) && isRefresh(text))
  const on = parsed(gate)['on'] as Triggers
  const again = (beside === undefined ? {} : parsed(beside)['on']) as Triggers
  const types = [...(on['pull_request']?.types ?? []), ...(again['pull_request']?.types ?? [])]
  const last = 'ready_for_review'
  const ordered = [...types.filter((type) => type !== last), ...types.filter((type) => type === last)]
  return { ...again, ...on, pull_request: { types: ordered } }
}

describe('gates in workflows', () => {
  test('there are some', () => expect(gateWorkflows.length).toBeGreaterThanOrEqual(4))

  test('one concurrency group per pull request, in which a newer run ends the older', () => {
    for (const text of gateWorkflows) {
      const { concurrency } = parsed(text)
      const group = expect.stringContaining('github.event.pull_request.number || github.ref')
      expect([text.from, concurrency]).toEqual([text.from, { group, 'cancel-in-progress': true }])
    }
  })

  test('every event that can change the verdict starts them', () => {
    const triggers = {
      pull_request: {
        types: ['opened', 'synchronize', 'reopened', 'edited', 'labeled', 'unlabeled', 'ready_for_review'],
      },
      pull_request_review: { types: ['submitted', 'edited', 'dismissed'] },
      merge_group: null,
    }
    const folderOf = ({ from }: YamlText) => from.slice(0, from.lastIndexOf('/') + 1)
    const refreshed = new Set(workflows.filter(isRefresh).map(folderOf))
    for (const text of gateWorkflows) {
      const on = refreshed.has(folderOf(text)) ? withRefresh(text, folderOf(text)) : parsed(text)['on']
      expect([text.from, on]).toEqual([text.from, triggers])
    }
  })

  test('nothing skips the job or the step, as a skipped job counts as success', () => {
    for (const text of gateWorkflows) {
      const jobs = jobsOf(parsed(text)).filter((job) => stepsOf({ jobs: { job } }).some(judges))
      expect(jobs.length).toBeGreaterThan(0)
      for (const part of [...jobs, ...stepsOf(parsed(text)).filter(judges)]) {
        // A job that waits for others is skipped when one of them fails, unless it says otherwise.
        expect([text.from, part['if']]).toEqual([text.from, 'needs' in part ? 'always()' : undefined])
        expect(part).not.toHaveProperty('continue-on-error')
      }
    }
  })

  test('the job may read what the gates need, and nothing else', () => {
    const always = gates.flatMap((gate) =>
      gate.permissions.flatMap((one) =>
        'appOnly' in one || 'onDemand' in one ? [] : [[one.name, one.access]],
      ),
    )
    /** What the gates need that the policy beside the workflow configures. */
    const configuredBeside = ({ from }: YamlText): readonly string[][] => {
      const policy = policies.find((one) => from.startsWith(one.from.replace('gatewright.yml', 'workflows/')))
      const named = Object.keys((policy === undefined ? {} : (parsed(policy)['gates'] ?? {})) as object)
      return gates
        .filter(({ id }) => named.includes(id))
        .flatMap(({ permissions }) =>
          permissions.flatMap((one) => ('configured' in one ? [[one.name, one.access]] : [])),
        )
    }
    const shown = [...surfacePermissions, issuePermission].map(({ name }) => name)
    for (const text of gateWorkflows) {
      const needed = [...always, ...configuredBeside(text)]
      for (const job of jobsOf(parsed(text)).filter((one) => stepsOf({ jobs: { one } }).some(judges))) {
        const granted = Object.entries(job['permissions'] as Readonly<Record<string, string>>)
        // What may be written is what the surfaces need, and nothing else.
        const reading = granted.flatMap(([name, access]) => {
          const writes = access === 'write' && shown.includes(name)
          if (!writes) return [[name, access]]
          return needed.some(([one]) => one === name) ? [[name, 'read']] : []
        })
        expect([text.from, Object.fromEntries(reading)]).toEqual([text.from, Object.fromEntries(needed)])
      }
    }
  })
})

describe('steps in workflows and in documents', () => {
  const steps = yamlTexts().flatMap((text) => stepsOf(parsed(text)).map((step) => ({ text, step })))

  test('D18 no expression stands in a script: titles, bodies and branch names are never code', () => {
    const scripts = steps.filter(({ step }) => 'run' in step)
    expect(scripts.length).toBeGreaterThan(0)
    for (const { text, step } of scripts) expect(`${text.from}: ${String(step['run'])}`).not.toContain('${{')
    for (const { text } of steps) expect([text.from, text.text]).not.toContain('github-script')
  })

  test('actions of others are pinned by full commit, with the version beside it; ours by this version', () => {
    const lines = yamlTexts().flatMap(({ from, text }) =>
      [...text.matchAll(/\buses: *(.+)$/gm)].map(([, value = '']) => ({ from, value: value.trim() })),
    )
    expect(lines.length).toBeGreaterThan(5)
    for (const { from, value } of lines) {
      if (/^\.\/(?:actions\/[a-z-]+)?$/.test(value)) continue
      const expected = value.startsWith('gatewright/')
        ? new RegExp(`^gatewright/gatewright(/actions/[a-z-]+)?@v${version.replaceAll('.', '\\.')}$`)
        : /^[\w-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/
      expect(`${from}: ${value}`).toEqual(expect.stringMatching(`^${from}: `))
      expect(value).toMatch(expected)
    }
  })

  test('a checkout keeps no credentials', () => {
    const checkouts = steps.filter(({ step }) => String(step['uses']).startsWith('actions/checkout@'))
    for (const { text, step } of checkouts)
      expect([text.from, step['with']]).toEqual([
        text.from,
        expect.objectContaining({ 'persist-credentials': false }),
      ])
  })
})

describe('core-library: document 003, section 5', () => {
  const owners = readText('examples/core-library/.github/CODEOWNERS').split('\n')
  const policy = parse(readText('examples/core-library/.github/gatewright.yml')) as {
    readonly gates: { readonly codeowners: object }
  }
  const options = policy.gates.codeowners
  const judged = (path: string, ...approvers: readonly string[]): Outcome => {
    const start = facts()
      .owners(...owners)
      .file(path)
    return outcome(
      approvers.reduce((so, login) => so.review(login), start),
      options,
    )
  }

  test.each([
    ['packages/core-lib/models.py', ['runtime-lead'], 'pass'],
    ['packages/core-lib/models.py', ['security-lead'], 'pass'],
    ['packages/core-lib/models.py', ['devex-lead'], 'fail'],
    ['.github/workflows/ci.yml', ['devex-lead'], 'pass'],
    ['.github/workflows/ci.yml', ['security-lead'], 'fail'],
    ['docs/index.md', ['devex-lead'], 'pass'],
    ['docs/index.md', [], 'fail'],
    ['packages/findings-engine/dedupe.py', ['tools-lead'], 'pass'],
    ['packages/findings-engine/dedupe.py', ['runtime-lead'], 'fail'],
    ['routes/login.py', ['runtime-lead'], 'fail'],
    ['routes/login.py', ['runtime-lead', 'security-lead'], 'pass'],
    ['packages/plugins/sandbox.py', ['plugins-lead'], 'fail'],
    ['packages/plugins/sandbox.py', ['plugins-lead', 'security-lead'], 'pass'],
    ['unowned.txt', ['runtime-lead'], 'fail'],
  ] as const)('%s approved by %j: %s', (path, approvers, expected) => {
    expect(judged(path, ...approvers)).toBe(expected)
  })
})
