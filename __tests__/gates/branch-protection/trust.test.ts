import { describe, expect, it } from '@jest/globals'
import type { Finding } from '../../../src/core/finding.ts'
import { plain } from '../../../src/core/text.ts'
import { type TrustInput, trustFindings } from '../../../src/gates/branch-protection/trust.ts'
import { actionsApp, emitted, type Files, job, workflow } from './traps/support.ts'

const uses = (text: string) =>
  `gate:\n  name: Gatewright\n  runs-on: ubuntu-latest\n  steps:\n    - uses: ${text}`
const gate = workflow('pull_request:', uses('gatewright/gatewright@v1'))
const base: Files = { 'gatewright.yml': gate, 'ci.yml': workflow('pull_request:', job('unit')) }
const own = (app: number | null) => [{ context: 'Gatewright', apps: app === null ? [] : [app] }]

const inputOf = (more: Partial<TrustInput> = {}): TrustInput => ({
  branch: 'main',
  required: own(actionsApp),
  hidden: [],
  requiredWorkflows: [],
  emitted: emitted(base),
  proposed: null,
  changed: [],
  gateCheck: undefined,
  actionsMayApprove: { known: true, value: false },
  ...more,
})

const about = (findings: readonly Finding[], rule: string): readonly Finding[] =>
  findings.filter((one) => one.rule === `branch-protection/${rule}`)
const trust = (more: Partial<TrustInput> = {}) => {
  const findings = about(trustFindings(inputOf(more)), 'gate-trust')
  expect(findings).toHaveLength(1)
  const [found] = findings
  return found === undefined
    ? 'none'
    : `${found.outcome}/${found.level} ${plain(found.found)} → ${plain(found.fix)}`
}

describe('gate-trust', () => {
  it('is forgeable under GitHub Actions, never blocks, and says the way up', () => {
    expect(trust()).toBe(
      'fail/warning main: trust level forgeable: Gatewright is required of GitHub Actions, whose jobs every writer can add in a pull request; GitHub Actions may not approve pull requests → run Gatewright in a workflow that an organisation ruleset requires, or report its check by a GitHub App of its own that is the expected source; until then, give .github/ code owners and require their review',
    )
  })

  it('is forgeable when any source may report it, or nobody asks for it', () => {
    expect(trust({ required: own(null) })).toContain('Gatewright is required of any source')
    expect(trust({ required: [] })).toContain('Gatewright is not required, so')
    const hidden = [{ known: false, reason: 'permission-missing', detail: 'hidden' } as const]
    expect(trust({ required: [], hidden })).toContain('is not required as far as can be seen')
    expect(trust({ emitted: emitted({}) })).toContain('no workflow of main runs Gatewright')
  })

  it('is pinned-app when another App than GitHub Actions has to report it', () => {
    expect(trust({ required: own(4242) })).toBe(
      'pass/note main: trust level pinned-app: only App 4242 can report Gatewright; GitHub Actions may not approve pull requests → ',
    )
  })

  it('is ruleset-workflow when a ruleset requires the workflow that runs it', () => {
    expect(trust({ requiredWorkflows: ['.github/workflows/gatewright.yml'] })).toMatch(
      /^pass\/note main: trust level ruleset-workflow: /,
    )
    const named = {
      emitted: emitted({ 'gate.yml': gate }),
      requiredWorkflows: ['.github/workflows/gate.yml'],
    }
    expect(trust(named)).toContain('trust level ruleset-workflow')
    expect(trust({ requiredWorkflows: ['.github/workflows/ci.yml'] })).toContain('trust level forgeable')
  })

  it.each([
    'gatewright/gatewright@v1',
    'gatewright/gatewright/actions/codeowners@0123456789',
    'Gatewright/Gatewright@main',
  ])('finds the gate by its action: %s', (text) => {
    expect(trust({ emitted: emitted({ 'x.yml': workflow('pull_request:', uses(text)) }) })).toContain(
      'Gatewright is required of GitHub Actions',
    )
  })

  it.each([
    'npx gatewright check',
    'npx --yes gatewright check',
    'node bin/gatewright.js check',
    'make && gatewright check',
  ])('finds the gate by its command: %s', (command) => {
    const text = workflow('pull_request:', `gate:\n  name: Gatewright\n  steps:\n    - run: ${command}`)
    expect(trust({ emitted: emitted({ 'x.yml': text }) })).toContain(
      'Gatewright is required of GitHub Actions',
    )
  })

  it.each(['echo gatewright', 'cat gatewright.yml', 'npm test'])(
    'does not take this for the gate: %s',
    (command) => {
      const text = workflow('pull_request:', `gate:\n  name: Gatewright\n  steps:\n    - run: ${command}`)
      expect(trust({ emitted: emitted({ 'x.yml': text }) })).toContain('no workflow of main runs Gatewright')
    },
  )

  it('takes the name from the policy', () => {
    const input = { gateCheck: 'unit', required: [{ context: 'unit', apps: [7] }] }
    expect(trust(input)).toContain('only App 7 can report unit')
    const unread = { known: false, reason: 'timeout', detail: 'too slow' } as const
    expect(trust({ ...input, emitted: unread })).toContain('only App 7 can report unit')
  })

  it('is unknown when the workflows could not be read, and names the permission', () => {
    const unread = {
      known: false,
      reason: 'permission-missing',
      detail: 'the token may not read contents',
      remedy: { text: 'grant contents: read', permission: 'contents: read' },
    } as const
    const [found] = trustFindings(inputOf({ emitted: unread }))
    expect(found).toMatchObject({
      outcome: 'unknown',
      unknown: { reason: 'permission-missing', remedy: { permission: 'contents: read' } },
    })
  })

  it('says whether GitHub Actions may approve', () => {
    const may = { known: true, value: true } as const
    expect(trust({ required: own(4242), actionsMayApprove: may })).toMatch(
      /^fail\/warning .*GitHub Actions may approve pull requests, so .* → turn off "Allow GitHub Actions to create and approve pull requests"/,
    )
    expect(trust({ actionsMayApprove: may })).toContain('; and turn off "Allow GitHub Actions')
    const hidden = { known: false, reason: 'permission-missing', detail: 'no' } as const
    expect(trust({ required: own(4242), actionsMayApprove: hidden })).toMatch(
      /^pass\/note .*is not visible \(administration: read \(GitHub App\) reveals it\)/,
    )
  })
})

describe('gate-check-once', () => {
  const forged = workflow('pull_request:', job('x', 'name: Gatewright'))
  const others = (more: Partial<TrustInput>) =>
    about(trustFindings(inputOf(more)), 'gate-check-once').map(
      ({ level, location, found }) => `${level} ${location?.path}:${location?.line} ${plain(found)}`,
    )

  it('EVENT-22 lists every other job that reports under the name of the gate', () => {
    expect(others({ emitted: emitted({ ...base, 'forged.yml': forged }) })).toEqual([
      'error .github/workflows/forged.yml:5 another job reports as Gatewright, the check of the gate itself: .github/workflows/forged.yml:5',
    ])
    expect(others({})).toEqual([])
  })

  it('lists one that the pull request adds', () => {
    expect(others({ proposed: emitted({ ...base, 'forged.yml': forged }) })).toEqual([
      'error .github/workflows/forged.yml:5 this pull request adds a job that reports as Gatewright, the check of the gate itself: .github/workflows/forged.yml:5',
    ])
    // And none that it takes away.
    expect(others({ emitted: emitted({ ...base, 'forged.yml': forged }), proposed: emitted(base) })).toEqual(
      [],
    )
  })

  it('only notes it where an App or a ruleset vouches for the gate', () => {
    const two = emitted({ ...base, 'forged.yml': forged })
    expect(others({ emitted: two, required: own(4242) })[0]).toMatch(/^note /)
  })

  it('is silent about jobs that no pull request starts', () => {
    const main = workflow('push:\n  branches: [main]', job('x', 'name: Gatewright'))
    expect(others({ emitted: emitted({ ...base, 'main.yml': main }) })).toEqual([])
  })

  it('takes the first job of the name for the gate where none is known to run it', () => {
    const local = workflow('pull_request:', uses('./'))
    expect(others({ emitted: emitted({ 'a.yml': local }), gateCheck: 'Gatewright' })).toEqual([])
    expect(
      others({ emitted: emitted({ 'a.yml': local, 'b.yml': forged }), gateCheck: 'Gatewright' }),
    ).toHaveLength(1)
  })
})

describe('gate-workflow-change', () => {
  const changes = (changed: readonly string[], more: Partial<TrustInput> = {}) =>
    about(trustFindings(inputOf({ changed, ...more })), 'gate-workflow-change').map(
      ({ outcome, level, subject }) => `${outcome}/${level} ${subject}`,
    )

  it('warns when the pull request changes the workflow that runs the gate', () => {
    expect(changes(['.github/workflows/gatewright.yml'])).toEqual([
      'fail/warning .github/workflows/gatewright.yml',
    ])
  })

  it('is silent about other workflows, and where a ruleset requires it', () => {
    expect(changes(['.github/workflows/ci.yml'])).toEqual([])
    expect(
      changes(['.github/workflows/gatewright.yml'], {
        requiredWorkflows: ['.github/workflows/gatewright.yml'],
      }),
    ).toEqual([])
  })
})
