import { describe, expect, it } from '@jest/globals'
import { blockedContexts } from '../../../../src/gates/branch-protection/traps/trap-findings.ts'
import { findingsOf, inputOf, job, toldOf, trapsOf, workflow } from './support.ts'

const ci = workflow('pull_request:', `${job('unit')}\n${job('lint', 'name: Lint all')}`)
const files = { 'ci.yml': ci }

describe('T1 required-check-never-reported', () => {
  it('is silent, and says so, when every required check is reported', () => {
    const findings = findingsOf({ required: ['unit', 'Lint all'], files })
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({
      rule: 'branch-protection/required-check-never-reported',
      outcome: 'pass',
      subject: 'main',
    })
  })

  it.each([
    ['a typo', 'unti', 'unit'],
    ['another case', 'Unit', 'unit'],
    ['the name of the workflow', 'CI / unit', 'unit'],
    ['the file of the workflow', '.github/workflows/ci.yml / unit', 'unit'],
    ['the page of the pull request', 'CI / unit (pull_request)', 'unit'],
    ['the event', 'unit (pull_request)', 'unit'],
    ['the id of a job with a name', 'lint', 'Lint all'],
  ])('names the right check for %s', (_, context, right) => {
    expect(trapsOf({ required: [context], files })).toEqual([
      `required-check-never-reported error ${context}`,
    ])
    const told = toldOf({ required: [context], files }, 'required-check-never-reported')
    expect(told).toContain(`→ require ${right} in place of `)
    expect(told).toMatch(/^head \.github\/workflows\/ci\.yml:\d+ /)
  })

  it('knows no name for something else', () => {
    const told = toldOf({ required: ['security/deep-scan'], files }, 'required-check-never-reported')
    expect(told).toBe(
      'undefined undefined:undefined security/deep-scan is required on main, and no workflow reports it: every pull request waits for ever → do not require security/deep-scan, add the job that reports it, or name it in external-checks where an App (other than GitHub Actions, 15368) reports it',
    )
  })

  it('finds one half of a name of a reusable workflow', () => {
    const called = workflow('workflow_call:', job('unit'))
    const reused = {
      'ci.yml': workflow('pull_request:', 'tests:\n  uses: ./.github/workflows/reused.yml'),
      'reused.yml': called,
    }
    expect(trapsOf({ required: ['tests / unit'], files: reused })).toEqual([])
    for (const half of ['tests', 'unit'])
      expect(toldOf({ required: [half], files: reused }, 'required-check-never-reported')).toContain(
        '→ require tests / unit in place of ',
      )
  })

  it('is silent about a check that the policy declares as external', () => {
    const external = [{ context: 'license/cla', app: 1234 }]
    expect(trapsOf({ required: [{ context: 'license/cla', apps: [1234] }], files, external })).toEqual([])
    expect(trapsOf({ required: ['license/cla'], files, external: [{ context: 'license/cla' }] })).toEqual([])
  })

  it('is unknown where a job may have the name', () => {
    const dynamic = {
      'ci.yml': workflow('pull_request:', `${job('unit', 'name: unit ${{ vars.SUFFIX }}')}\n${job('lint')}`),
    }
    expect(trapsOf({ required: ['unit fast', 'lint', 'other'], files: dynamic })).toEqual([
      'required-check-never-reported unknown unit fast',
      'required-check-never-reported error other',
    ])
    const [finding] = findingsOf({ required: ['unit fast'], files: dynamic })
    expect(finding).toMatchObject({ unknown: { reason: 'ambiguous' }, location: { line: 7, at: 'head' } })
    expect(findingsOf({ required: ['unit fast'], files: dynamic }).map(({ outcome }) => outcome)).toEqual([
      'unknown',
    ])
  })

  it('is unknown, never missing, beside a workflow that is not valid YAML', () => {
    const broken = { ...files, 'broken.yml': 'on: [pull_request\njobs: }' }
    expect(trapsOf({ required: ['unit', 'other'], files: broken })).toEqual([
      'required-check-never-reported unknown other',
    ])
    expect(findingsOf({ required: ['other'], files: broken })[0]?.unknown?.reason).toBe('unparsable')
  })

  it('is unknown once when the workflows could not be read', () => {
    const unread = {
      known: false,
      reason: 'permission-missing',
      detail: 'the token may not read contents',
      remedy: { text: 'grant `contents: read`', permission: 'contents: read' },
    } as const
    const findings = findingsOf({ required: ['unit', 'lint'], files: unread })
    expect(findings).toHaveLength(1)
    expect(findings[0]).toMatchObject({
      outcome: 'unknown',
      subject: 'main',
      unknown: { reason: 'permission-missing', remedy: { permission: 'contents: read' } },
    })
    expect(trapsOf({ required: [], files: unread })).toEqual([])
  })

  it('is unknown once when more checks may be required than can be seen', () => {
    const why = {
      known: false,
      reason: 'permission-missing',
      detail: 'classic protection is hidden',
    } as const
    expect(trapsOf({ required: ['unit'], files, hidden: [why, why] })).toEqual([
      'required-check-never-reported unknown main: further checks',
    ])
    expect(findingsOf({ required: ['unit'], files, hidden: [why] }).map(({ outcome }) => outcome)).toEqual([
      'unknown',
    ])
    expect(findingsOf({ required: [], files, hidden: [why] }).map(({ outcome }) => outcome)).toEqual([
      'unknown',
    ])
  })

  it('does not apply where no check is required', () => {
    expect(findingsOf({ required: [], files })).toMatchObject([{ outcome: 'skip', subject: 'main' }])
  })
})

describe('T2 matrix-name-changed', () => {
  const matrix = (values: string, name = '') =>
    workflow(
      'pull_request:',
      job('unit', `${name === '' ? '' : `name: ${name}\n`}strategy:\n  matrix:\n    node: ${values}`),
    )

  it('fires when only the matrix values differ', () => {
    const one = { required: ['unit (18)'], files: { 'ci.yml': matrix('[20, 22]') } }
    expect(trapsOf(one)).toEqual(['matrix-name-changed error unit (18)'])
    expect(toldOf(one, 'matrix-name-changed')).toContain('head .github/workflows/ci.yml:5')
    expect(toldOf(one, 'matrix-name-changed')).toContain('unit (20), unit (22)')
  })

  it('fires when a key came or went, and for names that use the matrix', () => {
    expect(trapsOf({ required: ['unit (linux, 20)'], files: { 'ci.yml': matrix('[20]') } })).toEqual([
      'matrix-name-changed error unit (linux, 20)',
    ])
    expect(
      trapsOf({ required: ['Node 18'], files: { 'ci.yml': matrix('[20]', 'Node ${{ matrix.node }}') } }),
    ).toEqual(['matrix-name-changed error Node 18'])
  })

  it('fires when the matrix is new or gone', () => {
    expect(trapsOf({ required: ['unit'], files: { 'ci.yml': matrix('[20]') } })).toEqual([
      'matrix-name-changed error unit',
    ])
    expect(trapsOf({ required: ['unit (20)'], files })).toEqual(['matrix-name-changed error unit (20)'])
  })

  it('is silent when the values are there, and about names that differ in more', () => {
    expect(trapsOf({ required: ['unit (20)'], files: { 'ci.yml': matrix('[20, 22]') } })).toEqual([])
    expect(trapsOf({ required: ['e2e (20)'], files: { 'ci.yml': matrix('[20]') } })).toEqual([
      'required-check-never-reported error e2e (20)',
    ])
  })

  it('is unknown for a matrix that only a run knows', () => {
    const dynamic = matrix('${{ fromJSON(vars.NODES) }}')
    expect(trapsOf({ required: ['unit (18)', 'lint'], files: { 'ci.yml': dynamic } })).toEqual([
      'required-check-never-reported unknown unit (18)',
      'required-check-never-reported error lint',
    ])
  })
})

describe('T13 undeclared-external-check', () => {
  it('asks to declare what another App has to report, and does not call it missing', () => {
    const one = { required: [{ context: 'license/cla', apps: [1234] }], files }
    expect(trapsOf(one)).toEqual(['undeclared-external-check warning license/cla'])
    expect(toldOf(one, 'undeclared-external-check')).toContain('{ context: license/cla, app: 1234 }')
    // It blocks nothing.
    expect(findingsOf(one).map(({ outcome }) => outcome)).toContain('pass')
  })

  it('is missing when GitHub Actions, or anybody, has to report it', () => {
    for (const apps of [[15368], []])
      expect(trapsOf({ required: [{ context: 'license/cla', apps }], files })).toContain(
        'required-check-never-reported error license/cla',
      )
  })
})

describe('contexts that can never be reported', () => {
  it('are named with the reason, and those that cannot be decided are not among them', () => {
    const dynamic = { ...files, 'x.yml': workflow('pull_request:', job('x', 'name: x ${{ vars.X }}')) }
    const blocked = blockedContexts(
      inputOf({
        required: ['unit', 'gone', 'x y', { context: 'lint', apps: [] }, { context: 'cla', apps: [7] }],
        files: dynamic,
      }),
    )
    expect([...blocked.keys()]).toEqual(['gone', 'lint'])
    expect(blocked.get('gone')).toMatch(/^gone is required on main, and no workflow reports it/)
  })

  it('are none when the workflows could not be read', () => {
    const unread = { known: false, reason: 'timeout', detail: 'too slow' } as const
    expect(blockedContexts(inputOf({ required: ['unit'], files: unread })).size).toBe(0)
  })
})
