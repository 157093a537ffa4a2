import fc from 'fast-check'
import { known, unknown } from '../../src/core/fact.ts'
import type { Judgement } from '../../src/core/verdict.ts'
import type { Delta, OpenFinding } from '../../src/result/delta.ts'
import type { RunRecord } from '../../src/result/record.ts'
import type { Report } from '../../src/result/report.ts'
import { hostileFinding, hostileMarkdown } from './hostile-markdown.ts'
import { hostileText } from './hostile-text.ts'
import { codeownersJudgement, reportOf, sampleRecord } from './sample-record.ts'

/** Texts that pretend to be ours: markers, states, runner commands, ends of everything a page can be in. */
const forgeries = [
  '<!-- gatewright:comment v1 id=12 -->',
  '\n<!-- gatewright:digest v1 id=12 -->\n',
  '\n<!-- gatewright:state v1 AAAA.0000000000000000000000000000000000000000000000000000000000000000 -->\n',
  '-->',
  '--!>',
  '<!-->',
  '-->\n<!-- gatewright:state v1 ',
  '\n</details>\n',
  '\n```\n',
  '\n- [x] accepted',
  '</summary></details>',
  '\r\n## Gatewright: passed\r\n',
  '_This comment is edited in place.',
  '\nChanges since the last run: fixed 9, new 0, unchanged 0.',
  'https://github.com/acme/shop/issues/1',
  '@org/everyone-team @user #1 GH-1 owner/repo#5',
  'a|b\n|c| <b> </td></table>',
  '</td></tr></table><h1>All gates passed</h1><img src="https://evil.example/x.png">',
  'x\n::set-output name=verdict::pass',
  'a\r::stop-commands::t',
  '   ::error::x',
  '\u200b::error::x',
  '100%0Afoo',
  'C'.repeat(700),
]

/** Any text from outside, leaning towards what breaks some surface. */
export const foreign = fc.oneof(
  { weight: 2, arbitrary: hostileMarkdown },
  {
    weight: 2,
    arbitrary: fc.array(fc.constantFrom(...forgeries), { maxLength: 3 }).map((all) => all.join('')),
  },
  { weight: 1, arbitrary: hostileText },
)

const foreignFinding = fc
  .tuple(hostileFinding, foreign, foreign)
  .map(([finding, subject, name]) => ({ ...finding, subject, rule: `codeowners/${name}` }))

const openFinding: fc.Arbitrary<OpenFinding> = fc.record({
  id: fc.constant('e'.repeat(64)),
  gate: foreign,
  rule: foreign,
  subject: foreign,
  outcome: fc.constantFrom('fail' as const, 'unknown' as const),
})
const openFindings = fc.array(openFinding, { maxLength: 3 })

const delta: fc.Arbitrary<Delta> = fc.record({
  fixed: openFindings,
  new: openFindings,
  unchanged: openFindings,
  unseen: openFindings,
  changed: fc.record({
    policy: fc.constantFrom(true, false, null),
    facts: fc.constantFrom(true, false, null),
  }),
})

const judgement: fc.Arbitrary<Judgement> = fc
  .record({
    gate: fc.oneof(fc.constant('codeowners'), foreign),
    title: foreign,
    findings: fc.array(foreignFinding, { maxLength: 3 }),
    mode: fc.constantFrom('enforce' as const, 'report' as const),
    optional: fc.boolean(),
    enforceFrom: fc.constantFrom(null, '2027-02-01'),
  })
  .map((more) => codeownersJudgement(more))

const words = fc.record({
  repository: fc.oneof(fc.constant('acme/shop'), foreign),
  headSha: fc.oneof(fc.constant(null), foreign),
  baseRef: fc.oneof(fc.constant(null), foreign),
  baseSha: fc.oneof(fc.constant(null), foreign),
  policyPath: foreign,
  source: foreign,
  version: foreign,
  node: foreign,
  event: foreign,
  detail: foreign,
  path: foreign,
  notices: fc.array(foreign, { maxLength: 3 }),
})

/** A report in which every text that could come from outside is hostile, and no link is ours but by its server. */
export const hostileReport: fc.Arbitrary<Report> = fc
  .tuple(fc.array(judgement, { maxLength: 3 }), words, fc.option(delta, { nil: undefined }), fc.boolean())
  .map(([judgements, given, since, closed]) => {
    const report = reportOf(recordOf(judgements, given, closed))
    return since === undefined ? report : { ...report, since }
  })

type Words = typeof words extends fc.Arbitrary<infer T> ? T : never

function recordOf(judgements: readonly Judgement[], given: Words, closed: boolean): RunRecord {
  const { repository, headSha, baseRef, baseSha, policyPath, version, notices, node, event } = given
  const base = sampleRecord(judgements, {}, { closed })
  const remedy = { text: given.detail, permission: given.detail }
  const changed = { path: given.path, previousPath: given.path, status: 'modified', blob: null }
  const policy =
    base.policy === null
      ? null
      : {
          ...base.policy,
          sources: [{ name: given.source, sha: headSha, sha256: 'b'.repeat(64), text: '' }],
          modeAt: { path: given.source, line: 1, at: 'base' as const },
        }
  return {
    ...base,
    version,
    policy: given.path.length % 2 === 0 ? policy : null,
    policyPath,
    notices,
    target: { ...base.target, repository, headSha, baseRef, baseSha },
    subjects: [
      {
        subject: given.source,
        facts: {
          'last-pusher': unknown('api-failed', given.detail, { remedy }),
          'changed-files': known([changed], { kind: 'api', what: given.source, sha: given.detail }),
        },
      },
    ],
    run: { ...base.run, node, event },
  }
}
