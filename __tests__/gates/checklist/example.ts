import type { Fact } from '../../../src/core/fact.ts'
import { known } from '../../../src/core/fact.ts'
import type { FactKey } from '../../../src/core/facts/index.ts'
import type { MitigationPlans } from '../../../src/core/facts/mitigation.ts'
import {
  approval,
  changed,
  check,
  checks,
  every,
  file,
  gathered,
  inFile,
  item,
  na,
  print,
  ran,
  reason,
  sarif,
  sec,
  testCase,
  tools,
  yes,
} from './facts.ts'

/** Every fact of the gate bears on its verdict. */
export const options = {
  lists: ['.gatewright/checklists/own.yml'],
  sarif: { files: ['results/*.sarif'], tools: ['codeql'] },
  reports: ['reports/*.xml'],
  reviewers: ['@acme/reviewers'],
  reviews: { security: { from: ['@acme/security'] } },
  'edited-after-approval': 'refuse',
}

const source = { kind: 'file', what: 'example' } as const
const line = { line: 3 }

/** A plan that stands in for the approval of `@acme/security`. */
const plans: MitigationPlans = [
  {
    path: 'docs/plan.md',
    line: 9,
    detail: '',
    outline: {
      sections: [
        {
          ...{ title: 'Plan', level: 1, words: 10, items: [] },
          fields: [
            { key: 'Owner', value: '@sec', ...line },
            { key: 'Due', value: '2027-01-31', ...line },
          ],
          ...line,
        },
        ...['Risks', 'Mitigations'].map((title) => ({
          ...{
            title,
            level: 2,
            words: 10,
            fields: [],
            items: [{ text: 'ids can be guessed by a stranger', ...line }],
          },
          ...line,
        })),
      ],
      placeholders: [],
    },
  },
]

const control = {
  standard: 'nist-csf-2.0',
  source: 'ours',
  official: false,
  relation: 'intersects-with',
} as const

/**
 * A pull request that passes: a question with a check, one with a test, one with a file, one that does not apply, one
 * that a tool answers, one that follows from others, and one for a reviewer.
 */
export const passing: { readonly [K in FactKey]?: Fact<unknown> } = {
  ...gathered({
    items: [
      item('A01.a', { minimum: every('E2'), controls: [{ ...control, id: 'PR.AA-05' }] }),
      item('A01.b', { minimum: every('E2') }),
      item('A03.a', { minimum: every('E1'), aliases: ['A03'], controls: [{ ...control, id: 'PR.PS-06' }] }),
      item('A06.a', { machine: [{ tool: 'codeql' }] }),
      item('A07.a', { minimum: every('E2') }),
      item('A09.a', { minimum: every('E2') }),
      item('PR', { derivedFrom: ['A01.a', 'A03.a'] }),
      item('RD.a', { answeredBy: 'reviewer' }),
    ],
    prints: { 'A03.a': print },
    answers: [
      yes('A01.a', [check('unit tests')]),
      yes('A01.b', [testCase('auth › refuses a stranger')]),
      yes('A03.a', [file('src/schema.ts', { lines: [10, 20] })], {
        bound: { version: 1, fingerprint: print },
      }),
      na('A07.a'),
      yes('A09.a', [sarif('codeql')]),
    ],
    checks: checks({ 'unit tests': 'success' }),
    tests: { 'auth › refuses a stranger': 'passed' },
    tools: tools([ran('CodeQL')]),
    reviews: [approval(sec)],
    teams: {
      '@acme/reviewers': { known: true, members: [sec] },
      '@acme/security': { known: true, members: [{ ...sec, id: 99, login: 'bi' }] },
    },
    files: [changed('src/schema.ts')],
  }),
  'mitigation-plans': known(plans, source),
}

/** The repository's own questions, answered in a file. */
export const passingRepository: { readonly [K in FactKey]?: Fact<unknown> } = gathered({
  items: [
    item('GV.a', { scope: 'repository', minimum: every('E1'), expiresAfterDays: 180 }),
    item('GV.b', { scope: 'repository', minimum: every('E2') }),
    item('GV.c', { scope: 'repository', minimum: every('E2') }),
    item('GV.d', { scope: 'repository', expiresAfterDays: 180 }),
  ],
  answers: [
    yes('GV.a', [file('SECURITY.md')], { ...inFile(), answeredAt: '2026-10-01' }),
    yes('GV.b', [check('unit tests')], inFile()),
    yes('GV.c', [testCase('restores a backup')], inFile()),
    na('GV.d', reason, { ...inFile(), expires: '2027-02-01' }),
  ],
  more: { body: false },
  checks: checks({ 'unit tests': 'success' }),
  tests: { 'restores a backup': 'passed' },
  tools: tools([ran('codeql')]),
})
