import { describe, expect, test } from '@jest/globals'
import type { Derivation, Derived, PathDecision } from '../../../src/change/model.ts'
import { type Fact, known, unknown } from '../../../src/core/fact.ts'
import type { Statement } from '../../../src/core/facts/answers.ts'
import type { ChangeSettings } from '../../../src/core/facts/change.ts'
import type { WorkflowPath } from '../../../src/core/facts/checklists.ts'
import type { MitigationPlans } from '../../../src/core/facts/mitigation.ts'
import type { Outline } from '../../../src/core/facts/workflow.ts'
import type { Finding } from '../../../src/core/finding.ts'
import type { RoleFacts } from '../../../src/core/people/role-approval.ts'
import { plain } from '../../../src/core/text.ts'
import type { Against } from '../../../src/gates/checklist/model.ts'
import { reviewFindings } from '../../../src/gates/checklist/review-findings.ts'
import { openFindings } from '../../../src/gates/checklist/review-open-findings.ts'
import { reviewOptions } from '../../../src/gates/checklist/review-options.ts'
import { recoveries } from '../../../src/gates/checklist/review-recovery.ts'
import { reviewRules } from '../../../src/gates/checklist/rules-reviews.ts'
import { oldSha, PullRequestFacts } from '../../support/pull-request-facts.ts'

const source = { kind: 'api', what: 'test' } as const
const now = '2026-11-20T10:00:00Z'

const no: Derivation = { value: false, because: [] }
const derived: Derived = {
  ...{ changedLines: { value: 1, because: [] }, modules: { value: [], because: [] } },
  ...{
    touchesSecurity: no,
    touchesControlPlane: no,
    publicApiChanged: no,
    inputSurface: no,
    externalData: no,
  },
  ...{ crossDomain: no, docsOnly: no, testOnly: no, testsWeakened: no, isBugfix: no, isRefactor: no },
  ...{
    hasRegressionTest: no,
    architectural: no,
    truncated: no,
    openError: no,
    contradicted: no,
    skipJustified: no,
  },
  ...{ classes: new Map(), components: [], performance: [], signals: [] },
}

const decisionOf = (path: WorkflowPath): PathDecision => ({
  ...{ path, computed: path, rules: [], decisive: [], declared: null, override: null, obligations: [] },
})

const settingsOf = (...tagged: readonly string[]): ChangeSettings => ({
  components: tagged.map((name) => ({
    ...{
      name,
      paths: [`${name}/**`],
      domain: false,
      securitySensitive: false,
      exposure: null,
      data: null,
      owner: null,
    },
    performance: ['dispatch'],
  })),
  ...{ security: [], controlPlane: [], documentation: [], tests: [], notCounted: [], entryPoints: [] },
  ...{ crossDomain: [], migrations: [], infrastructure: [], publicApi: null, guards: [] },
  labels: { bug: [], refactor: [], apiChange: [], architecture: [] },
  fastOverflow: 'full',
})

interface Given {
  readonly facts?: PullRequestFacts
  readonly options?: object
  readonly path?: WorkflowPath
  readonly plans?: Fact<MitigationPlans>
  readonly statements?: readonly Statement[]
  readonly derived?: Partial<Derived>
  readonly settings?: ChangeSettings
  readonly reviews?: Fact<RoleFacts>
}

const security = { from: ['@acme/security'] }
const team = () => new PullRequestFacts().team('@acme/security', 'sec', 'alpha')

function judge(given: Given = {}): readonly Finding[] {
  const { values } = given.facts ?? team()
  const facts = {
    pullRequest: values['pull-request'],
    reviews: values.reviews,
    commits: values.commits,
    lastPusher: values['last-pusher'],
    teams: values.teams,
  }
  return reviewFindings(
    {
      decision: decisionOf(given.path ?? 'full'),
      derived: { ...derived, ...given.derived },
      settings: given.settings ?? settingsOf(),
      statements: given.statements ?? [],
      reviews: given.reviews ?? known(facts, source),
      plans: given.plans ?? known([], source),
      now,
    },
    reviewOptions.parse(given.options ?? { security }),
    (...keys) => ({ path: '.github/gatewright.yml', line: keys.length, at: 'base' }),
  )
}

const of = (findings: readonly Finding[], rule: string): Finding => {
  const found = findings.find((one) => one.rule === `checklist/${rule}`)
  if (found === undefined) throw new Error(`no finding of ${rule}`)
  return found
}
const words = ({ found, required, fix }: Finding) => [plain(found), plain(required), plain(fix)]
const first = (findings: readonly Finding[]): Finding => {
  const [one] = findings
  if (one === undefined) throw new Error('no finding')
  return one
}

describe('security-review', () => {
  test('is not asked for when the policy says nothing of it', () => {
    expect(reviewFindings({} as never, undefined, () => undefined)).toEqual([])
  })

  test('does not apply on a path that does not ask for it, and says which do', () => {
    const finding = first(judge({ path: 'standard' }))
    expect(finding.outcome).toBe('skip')
    expect(plain(finding.found)).toBe('path standard: the security review is asked for on full')
    expect(
      first(judge({ path: 'standard', options: { security: { ...security, paths: ['standard', 'full'] } } }))
        .outcome,
    ).toBe('fail')
  })

  test('nobody approved', () => {
    const finding = first(judge())
    expect(finding).toMatchObject({
      rule: 'checklist/security-review',
      outcome: 'fail',
      level: 'error',
      subject: 'security',
    })
    expect(words(finding)).toEqual([
      'path full: 0 of 1 approval',
      '1 approval of @acme/security on the head commit, or a documented mitigation plan',
      'ask @alpha or @sec to approve aaaaaaa, or write Mitigation plan: PATH into the body',
    ])
    expect(finding.requiredAt).toMatchObject({ path: '.github/gatewright.yml', line: 2 })
    expect(finding.details?.at(-1)?.title).toMatchObject([{ text: 'Recovery' }])
  })

  test('somebody of the role approved the head', () => {
    const finding = first(judge({ facts: team().review('sec') }))
    expect(finding.outcome).toBe('pass')
    expect(plain(finding.found)).toBe('path full: approved by @sec on the head commit')
  })

  test('an approval of an older commit is told, and asked for again', () => {
    const finding = first(judge({ facts: team().review('sec', 'APPROVED', { at: oldSha }) }))
    expect(finding.outcome).toBe('fail')
    expect(words(finding)[0]).toBe(
      'path full: 0 of 1 approval; @sec approved bbbbbbb, which is no longer the head',
    )
    expect(words(finding)[2]).toContain('ask @sec or @alpha to approve again, at aaaaaaa')
  })

  test('who objects blocks, whoever else approved and whatever plan there is', () => {
    const facts = team().review('sec', 'CHANGES_REQUESTED').review('alpha')
    const finding = first(judge({ facts, plans: known([planOf()], source) }))
    expect(finding.outcome).toBe('fail')
    expect(words(finding)[0]).toBe('path full: @sec requests changes, and has not approved since')
    expect(words(finding)[2]).toBe('settle what was found, then ask @sec to approve again, at aaaaaaa')
    expect(first(judge({ facts: facts.review('sec') })).outcome).toBe('pass')
  })

  test('the objection of somebody who is not of the role is none here', () => {
    expect(first(judge({ facts: team().review('chef', 'CHANGES_REQUESTED').review('sec') })).outcome).toBe(
      'pass',
    )
  })

  test('a team that cannot be read leaves it undecided', () => {
    const hidden = () => new PullRequestFacts().unreadableTeam('@acme/security')
    const approved = first(judge({ facts: hidden().review('chef') }))
    expect(approved).toMatchObject({ outcome: 'unknown', unknown: { reason: 'team-membership' } })
    const objected = first(
      judge({ facts: hidden().review('chef', 'CHANGES_REQUESTED'), plans: known([planOf()], source) }),
    )
    expect(objected.outcome).toBe('unknown')
    expect(first(judge({ facts: hidden() })).outcome).toBe('fail')
  })

  test('reviews that cannot be read leave it undecided', () => {
    const finding = first(judge({ reviews: unknown('offline', 'there is no pull request here') }))
    expect(finding).toMatchObject({ outcome: 'unknown', unknown: { reason: 'offline' } })
  })

  test('nobody who could approve is left', () => {
    const finding = first(judge({ facts: new PullRequestFacts().team('@acme/security', 'oper') }))
    expect(finding.outcome).toBe('fail')
    expect(words(finding)[0]).toBe(
      'path full: it can never be approved, as @oper is the author of the pull request',
    )
  })

  test('a skip in the body that the path did not follow is told', () => {
    const statements = [{ key: 'security-review-skipped', value: 'trust me', line: 4 }] as const
    expect(words(first(judge({ statements })))[0]).toMatch(
      /^path full although line 4 says that the security review is skipped/,
    )
  })
})

const outline = (more: Partial<Outline> = {}): Outline => ({
  sections: [
    {
      title: 'Cart plan',
      level: 1,
      line: 1,
      items: [],
      fields: [
        { key: 'Owner', value: '@acme/web', line: 2 },
        { key: 'Due', value: '2027-01-31', line: 3 },
      ],
      words: 0,
    },
    {
      title: 'Risks',
      level: 2,
      line: 5,
      items: [{ text: 'ids can be guessed', line: 6 }],
      fields: [],
      words: 0,
    },
    {
      title: 'Mitigations',
      level: 2,
      line: 8,
      items: [{ text: 'ids are random and long', line: 9 }],
      fields: [],
      words: 0,
    },
  ],
  placeholders: [],
  ...more,
})

const planOf = (more: Partial<MitigationPlans[number]> = {}): MitigationPlans[number] => ({
  ...{ path: 'docs/plan.md', line: 3, outline: outline(), detail: '' },
  ...more,
})

describe('mitigation-plan', () => {
  const withPlan = (plan: MitigationPlans[number], more: Given = {}) =>
    judge({ plans: known([plan], source), ...more })

  test('a complete one stands in for the approval', () => {
    const findings = withPlan(planOf())
    expect(of(findings, 'security-review').outcome).toBe('pass')
    expect(words(of(findings, 'security-review'))[0]).toBe(
      'path full: no approval yet; docs/plan.md documents how the risk is met, until 2027-01-31',
    )
    expect(of(findings, 'mitigation-plan').outcome).toBe('pass')
  })

  test('a role may refuse plans', () => {
    const findings = withPlan(planOf(), {
      options: { security: { ...security, 'mitigation-plan': 'refuse' } },
    })
    expect(findings.map(({ rule, outcome }) => [rule, outcome])).toEqual([
      ['checklist/security-review', 'fail'],
    ])
    expect(plain(first(findings).required)).toBe('1 approval of @acme/security on the head commit')
    expect(plain(first(findings).fix)).not.toContain('plan')
  })

  const without = (title: string) =>
    outline({ sections: outline().sections.filter((one) => one.title !== title) })
  const withField = (key: string, value: string) =>
    outline({
      sections: outline().sections.map((one) => ({
        ...one,
        fields: one.fields.map((field) => (field.key === key ? { ...field, value } : field)),
      })),
    })
  test.each([
    ['that is not there', null, 'docs/plan.md: it is not there'],
    ['without risks', without('Risks'), 'there is no section Risks'],
    ['without mitigations', without('Mitigations'), 'there is no section Mitigations'],
    [
      'without owner and day',
      without('Cart plan'),
      'there is no line Owner: @login, there is no line Due: YYYY-MM-DD',
    ],
    ['of nobody', withField('Owner', 'the team'), 'Owner: names no account: the team'],
    ['until some day', withField('Due', 'soon'), 'Due: is no day: soon'],
    ['until a day there is not', withField('Due', '2027-02-30'), 'Due: is no day'],
    ['that is over', withField('Due', '2026-11-19'), 'it was due on 2026-11-19'],
    ['of a template', outline({ placeholders: [{ text: 'TBD', line: 7 }] }), 'line 7 still holds TBD'],
    [
      'with an empty section',
      outline({
        sections: outline().sections.map((one) => (one.title === 'Risks' ? { ...one, items: [] } : one)),
      }),
      'the section Risks lists 0 entries of 1',
    ],
  ])('one %s stands for nothing', (_, shown, expected) => {
    const findings = withPlan(planOf({ outline: shown, detail: 'it is not there' }))
    expect(of(findings, 'security-review').outcome).toBe('fail')
    expect(plain(of(findings, 'security-review').fix)).toContain('or complete the mitigation plan')
    expect(of(findings, 'mitigation-plan')).toMatchObject({ outcome: 'fail', level: 'error' })
    expect(words(of(findings, 'mitigation-plan'))[0]).toContain(expected)
  })

  test('the day itself still counts, and is announced from 14 days before', () => {
    const due = (day: string) => of(withPlan(planOf({ outline: withField('Due', day) })), 'mitigation-plan')
    expect(due('2026-11-20')).toMatchObject({ outcome: 'fail', level: 'warning' })
    expect(due('2026-12-04')).toMatchObject({ outcome: 'fail', level: 'warning' })
    expect(due('2026-12-05').outcome).toBe('pass')
    expect(of(withPlan(planOf({ outline: withField('Due', '2026-11-20') })), 'security-review').outcome).toBe(
      'pass',
    )
  })

  test('of several, one that is complete is enough', () => {
    const findings = judge({
      plans: known([planOf({ path: 'a.md', outline: null, detail: 'no' }), planOf()], source),
    })
    expect(of(findings, 'security-review').outcome).toBe('pass')
  })

  test('one that an approval makes needless only warns', () => {
    const findings = withPlan(planOf({ outline: null, detail: 'no' }), { facts: team().review('sec') })
    expect(of(findings, 'mitigation-plan')).toMatchObject({ outcome: 'fail', level: 'warning' })
    expect(of(findings, 'security-review').outcome).toBe('pass')
  })

  test('one that could not be read leaves the review undecided, unless somebody approved', () => {
    const plans = unknown('api-failed', 'GitHub did not answer')
    expect(first(judge({ plans }))).toMatchObject({ outcome: 'unknown', unknown: { reason: 'api-failed' } })
    expect(first(judge({ plans, facts: team().review('sec') })).outcome).toBe('pass')
  })
})

describe('performance-review', () => {
  const options = { performance: { from: ['@perf'] } }
  const tagged = { components: ['dispatcher'], performance: ['dispatch'] }

  test('is needed for a component that is tagged', () => {
    const finding = first(judge({ options, derived: tagged, settings: settingsOf('dispatcher') }))
    expect(finding).toMatchObject({ rule: 'checklist/performance-review', outcome: 'fail' })
    expect(words(finding)[0]).toBe('path full, and dispatcher is tagged dispatch: 0 of 1 approval')
    const approved = new PullRequestFacts().review('perf')
    expect(
      first(judge({ options, facts: approved, derived: tagged, settings: settingsOf('dispatcher') })).outcome,
    ).toBe('pass')
  })

  test('is not needed when the changed components are not tagged', () => {
    expect(first(judge({ options, settings: settingsOf('dispatcher') }))).toMatchObject({ outcome: 'skip' })
  })

  const skip = (value: string) => [{ key: 'performance-review-skipped', value, line: 2 }] as const
  test('where no component is tagged, the description says that this is no hot path', () => {
    expect(first(judge({ options })).outcome).toBe('fail')
    for (const value of ['not in hot path', 'not on a hot path', 'Not in the hot-path.'])
      expect(first(judge({ options, statements: skip(value) })).outcome).toBe('skip')
    expect(first(judge({ options, statements: skip('no time') })).outcome).toBe('fail')
  })

  test('a tag beats what the description says, and so does a change that cannot be seen', () => {
    const statements = skip('not in hot path')
    expect(
      first(judge({ options, statements, derived: tagged, settings: settingsOf('dispatcher') })).outcome,
    ).toBe('fail')
    const truncated = { truncated: { value: true, because: [] } }
    expect(first(judge({ options, derived: truncated, settings: settingsOf('dispatcher') })).outcome).toBe(
      'fail',
    )
    expect(
      first(judge({ options, statements, derived: truncated, settings: settingsOf('dispatcher') })).outcome,
    ).toBe('fail')
  })
})

describe('review-rejections', () => {
  const rejected = (count: number) => {
    const facts = team()
    for (let round = 0; round < count; round++) facts.review('sec', 'CHANGES_REQUESTED', { at: oldSha })
    return facts.review('sec')
  }

  test('nothing is said of fewer than three', () => {
    expect(judge({ facts: rejected(2) }).map(({ rule }) => rule)).toEqual(['checklist/security-review'])
  })

  test('three need the label, even when the last review approves', () => {
    const findings = judge({ facts: rejected(3) })
    expect(of(findings, 'security-review').outcome).toBe('pass')
    expect(of(findings, 'review-rejections')).toMatchObject({ outcome: 'fail', level: 'error' })
    expect(words(of(findings, 'review-rejections'))).toEqual([
      '3 reviews of @acme/security request changes, and the label escalated is not set',
      'the label escalated after 3 rejections',
      'take it to whoever is responsible for the design, then set the label escalated',
    ])
    const labelled = judge({ facts: rejected(3).pull({ labels: ['Escalated'] }) })
    expect(of(labelled, 'review-rejections').outcome).toBe('pass')
  })

  test('number and label are the policy\u2019s', () => {
    const options = { security, rejections: 1, 'escalation-label': 'board' }
    expect(of(judge({ facts: rejected(1), options }), 'review-rejections').outcome).toBe('fail')
    const labelled = judge({ facts: rejected(1).pull({ labels: ['board'] }), options })
    expect(of(labelled, 'review-rejections').outcome).toBe('pass')
  })

  test('of people who may belong to the role, it is undecided', () => {
    const facts = new PullRequestFacts().unreadableTeam('@acme/security')
    for (let round = 0; round < 3; round++) facts.review('chef', 'CHANGES_REQUESTED')
    expect(of(judge({ facts }), 'review-rejections')).toMatchObject({
      outcome: 'unknown',
      unknown: { reason: 'team-membership' },
    })
  })
})

describe('open-findings', () => {
  const result = (
    severity: Against['result']['severity'],
    more: Partial<Against['result']> = {},
  ): Against => ({
    tool: 'CodeQL',
    certain: true,
    result: {
      ...{ run: 0, rule: 'js/xss', severity, cwe: [], path: 'src/a.ts', line: 14, endLine: null },
      ...{ suppressed: false, baseline: null },
      ...more,
    },
  })
  const judged = (open: readonly Against[], complete = true) => openFindings(open, complete, () => undefined)

  test.each(['blocker', 'high'] as const)('an open %s fails', (severity) => {
    const finding = first(judged([result('low'), result(severity)], false))
    expect(finding).toMatchObject({
      outcome: 'fail',
      level: 'error',
      location: { path: 'src/a.ts', line: 14 },
    })
    expect(words(finding)[0]).toBe(
      `1 open result on what this change adds: CodeQL:js/xss (${severity}) at src/a.ts:14`,
    )
    expect(words(finding)[2]).toBe('repair src/a.ts:14, and run CodeQL again')
  })

  test('blockers stand first, the rest is counted', () => {
    const many = [
      ...Array.from({ length: 30 }, (_, line) => result('high', { line: line + 1 })),
      result('blocker'),
    ]
    const finding = first(judged(many))
    expect(words(finding)[0]).toContain(
      '31 open results on what this change adds: CodeQL:js/xss (blocker) at src/a.ts:14 and 30 more',
    )
    expect(finding.details?.[0]).toMatchObject({ kind: 'table' })
    expect(finding.details?.[0]?.kind === 'table' && finding.details[0].rows).toHaveLength(21)
  })

  test('a result without a file is named as such', () => {
    expect(words(first(judged([result('high', { path: null, line: null })])))[0]).toContain('at no file')
  })

  test('one that the change may have brought leaves it undecided; one that it brought fails', () => {
    const perhaps = { ...result('blocker', { path: null, line: null }), certain: false }
    expect(first(judged([perhaps]))).toMatchObject({ outcome: 'unknown', unknown: { reason: 'ambiguous' } })
    expect(words(first(judged([perhaps])))[0]).toContain('1 open result that this change may have brought')
    const both = first(judged([perhaps, result('high')]))
    expect(both.outcome).toBe('fail')
    expect(words(both)[0]).toContain('2 open results on what this change adds: CodeQL:js/xss (high)')
  })

  test('none is a pass only when every tool ran', () => {
    expect(first(judged([result('medium')])).outcome).toBe('pass')
    expect(judged([], false)).toEqual([])
  })
})

describe('options and recovery', () => {
  test.each([
    [{}, 'names no review'],
    [{ security: { from: [] } }, ''],
    [{ security: { from: ['mail@example.com'] } }, 'expected `@user` or `@org/team`'],
    [{ security: { from: ['@sec', '@SEC'], approvals: 2 } }, 'it could never pass'],
    [{ security: { from: ['@sec'], paths: [] } }, ''],
    [{ security: { from: ['@sec'], path: ['full'] } }, ''],
    [{ security, rejections: 0 }, ''],
    [{ security, 'escalation-label': '' }, ''],
  ])('%j is refused', (options, message) => {
    const { error } = reviewOptions.safeParse(options)
    expect(error?.issues.map((issue) => issue.message).join()).toContain(message)
    expect(error).toBeDefined()
  })

  test('a team may give several approvals', () => {
    expect(reviewOptions.safeParse({ security: { ...security, approvals: 2 } }).success).toBe(true)
  })

  test('every rule says what to do, and no way leads back', () => {
    expect(Object.keys(recoveries).sort()).toEqual(Object.keys(reviewRules).sort())
    for (const start of Object.keys(recoveries) as (keyof typeof recoveries)[]) {
      const seen = new Set<string>()
      for (let at: keyof typeof recoveries | null = start; at !== null; at = recoveries[at].next) {
        expect(seen.has(at)).toBe(false)
        seen.add(at)
        const { action, rollback, escalation } = recoveries[at]
        for (const sentence of [action, rollback, escalation]) expect(sentence.length).toBeGreaterThan(20)
      }
    }
  })
})
