import { known, unknown } from '../../src/core/fact.ts'
import type { Finding, Location } from '../../src/core/finding.ts'
import type { GatheredFacts } from '../../src/core/judge.ts'
import type { Rule } from '../../src/core/rules.ts'
import { link, path, people, text } from '../../src/core/text.ts'
import { type FoldSettings, fold, type Judgement } from '../../src/core/verdict.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { defaultReportSettings } from '../../src/policy/report-settings.ts'
import { digestsOf } from '../../src/result/digests.ts'
import type { RunRecord } from '../../src/result/record.ts'
import type { Report } from '../../src/result/report.ts'

const headSha = 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334'
const baseSha = '0f1e2d3c4b5a69788796a5b4c3d2e1f000112233'

const rule = (title: string): Rule => ({
  title,
  why: 'A change that its owner did not see.',
  fix: 'Ask an owner.',
  controls: ['nist-csf:PR.AA-05'],
  sources: ['003'],
  example: { found: 'no approval', required: 'one approval', fix: 'ask' },
})

const codeownersLine = (line: number): Location => ({ path: '.github/CODEOWNERS', line, at: 'base' })

/** Two open requirements, one satisfied one, one undecided team: what a contributor meets on a busy day. */
export const codeownersFindings: readonly Finding[] = [
  {
    rule: 'codeowners/approval',
    outcome: 'fail',
    level: 'error',
    subject: 'packages/core-lib/',
    found: text`no approval for ${path('packages/core-lib/src/clock.ts')} and ${2} more files`,
    required: text`${1} approval from ${people(['@runtime-lead', '@security-lead'])}`,
    requiredAt: codeownersLine(12),
    fix: text`Ask ${people(['@security-lead'])} to approve: that closes both open requirements.`,
    location: { path: 'packages/core-lib/src/clock.ts', at: 'head' },
    details: [
      {
        kind: 'table',
        title: text`Who can still approve`,
        columns: ['Person', 'Closes'],
        rows: [
          [text`${people(['@security-lead'])}`, text`${path('packages/core-lib/')}, ${path('.github/')}`],
          [text`${people(['@runtime-lead'])}`, text`${path('packages/core-lib/')}`],
        ],
      },
    ],
  },
  {
    rule: 'codeowners/approval',
    outcome: 'fail',
    level: 'error',
    subject: '.github/',
    found: text`the approval of ${people(['@security-lead'])} was given on ${'0ddba11'}, before the last push`,
    required: text`${1} approval of the head commit from ${people(['@security-lead'])}`,
    requiredAt: codeownersLine(3),
    fix: text`Ask ${people(['@security-lead'])} to approve again.`,
    location: { path: '.github/CODEOWNERS', line: 14, at: 'head' },
    details: [
      {
        kind: 'list',
        title: text`This pull request changes who owns what`,
        items: [text`${path('docs/')}: 214 files lose ${people(['@acme/docs'])} and have no owner`],
      },
    ],
  },
  {
    rule: 'codeowners/approval',
    outcome: 'pass',
    level: 'note',
    subject: 'src/web/',
    found: text`${people(['@wards'])} approved ${3} files`,
    required: text`${1} approval from ${people(['@acme/web'])}`,
    requiredAt: codeownersLine(20),
    fix: [],
  },
  {
    rule: 'codeowners/unknown-owner',
    outcome: 'fail',
    level: 'warning',
    subject: '.github/CODEOWNERS:31',
    found: text`${'@acme/retired'} is not a team of this organisation`,
    required: text`owners that exist and can write`,
    fix: text`Remove the team, or see ${link('how owners are read', 'https://github.com/gatewright/gatewright/blob/main/docs/owners.md')}.`,
    location: codeownersLine(31),
  },
]

/** The gate with its findings, enforced. */
export const codeownersJudgement = (more: Partial<Judgement> = {}): Judgement => ({
  gate: 'codeowners',
  title: 'Code owners approve every changed file',
  rules: { approval: rule('An owner approved'), 'unknown-owner': rule('Owners exist') },
  mode: 'enforce',
  optional: false,
  enforceFrom: null,
  findings: codeownersFindings,
  ...more,
})

const policyText = 'version: 1\nmode: enforce\ngates:\n  codeowners: {}\n'

export const samplePolicy: Policy = {
  mode: 'enforce',
  onNothing: 'unknown',
  report: defaultReportSettings(),
  p0: { ids: [], asked: false },
  gates: [
    {
      id: 'codeowners',
      mode: 'enforce',
      optional: false,
      enforceFrom: null,
      options: { unowned: 'pass' },
      where: () => ({ path: '.github/gatewright.yml', line: 4, at: 'base' }),
    },
  ],
  sources: [
    {
      name: '.github/gatewright.yml',
      sha: baseSha,
      sha256: 'b'.repeat(64),
      text: policyText,
    },
    { name: 'gatewright:recommended', sha: null, sha256: 'c'.repeat(64), text: '' },
  ],
  inputs: [],
  modeAt: { path: '.github/gatewright.yml', line: 2, at: 'base' },
}

export const sampleFacts: GatheredFacts = {
  now: known('2027-01-05T10:00:00Z', { kind: 'api', what: 'Date header' }),
  'changed-files': known(
    [
      { path: '.github/CODEOWNERS', previousPath: null, status: 'modified', blob: 'd'.repeat(40) },
      {
        path: 'packages/core-lib/src/clock.ts',
        previousPath: null,
        status: 'modified',
        blob: 'e'.repeat(40),
      },
    ],
    { kind: 'api', what: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files', sha: headSha },
  ),
  'code-owner-rule': unknown('permission-missing', 'the rules of the branch could not be read', {
    remedy: { text: 'give the job this permission', permission: 'contents: read' },
  }),
}

/** A whole run, folded from judgements; figures and times are fixed. */
export function sampleRecord(
  judgements: readonly Judgement[] = [codeownersJudgement()],
  more: Partial<RunRecord> = {},
  settings: Partial<FoldSettings> = {},
): RunRecord {
  const now = '2027-01-05T10:00:00Z'
  return {
    version: '0.1.0',
    serverUrl: 'https://github.com',
    documentationUrl: 'https://github.com/gatewright/gatewright/blob/main/docs/rules',
    target: {
      kind: 'pull-request',
      repository: 'acme/shop',
      pullRequests: [12],
      headSha,
      baseRef: 'main',
      baseSha,
    },
    verdict: fold(judgements, { mode: 'enforce', onNothing: 'unknown', now, ...settings }),
    policy: samplePolicy,
    policyPath: '.github/gatewright.yml',
    subjects: [{ subject: '', facts: sampleFacts }],
    run: {
      durationMs: 1234,
      requests: 11,
      notModified: 3,
      retries: 0,
      node: 'v24.21.0',
      event: 'pull_request',
    },
    notices: [],
    ...more,
  }
}

/** A record with its digests, as renderers take it. */
export const reportOf = (record: RunRecord): Report => ({ record, digests: digestsOf(record) })
