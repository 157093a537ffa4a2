import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * Renders one result on every surface, in a process of its own: `surfaces-measure.js FOLDER FINDINGS`. FOLDER holds the
 * transpiled sources. Prints {rows: [[surface, milliseconds by the clock, of processor time, bytes]], rss} as JSON;
 * processor time counts every thread, rss is megabytes at the peak, the empty process included.
 */
const [folder, count] = process.argv.slice(2)
const load = (path) => import(pathToFileURL(join(folder, `${path}.mjs`)).href)

const { text, code, path } = await load('core/text')
const { fold } = await load('core/verdict')
const { defaultReportSettings } = await load('policy/report-settings')
const { reportOf } = await load('result/report-of')
const { buildResult, resultText } = await load('result/build')
const { renderSummary } = await load('surfaces/summary')
const { renderTerminal } = await load('surfaces/terminal')
const { annotationsOf } = await load('surfaces/annotations')
const { checkRunOf } = await load('surfaces/check-run')
const { commitStatusesOf } = await load('surfaces/commit-status')
const { renderComment } = await load('surfaces/comment')
const { sarifText } = await load('surfaces/sarif')
const { traceOf } = await load('result/delta')
const { traceLine } = await load('publish/previous')
const { planDigest } = await load('digest/plan')

const sha = 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334'
const rule = {
  title: 'Every file has an approval',
  why: 'A change that its owner did not see.',
  fix: 'Ask an owner.',
  controls: ['nist-csf:PR.AA-05'],
  sources: ['source document 003, section 5'],
  example: { found: 'no approval', required: 'one approval', fix: 'ask' },
}
const findings = Array.from({ length: Number(count) }, (_, index) => {
  const file = `packages/area-${index % 97}/src/file-${index}.ts`
  return {
    rule: 'codeowners/owner-approval',
    outcome: index % 10 === 0 ? 'unknown' : 'fail',
    level: index % 3 === 0 ? 'warning' : 'error',
    subject: file,
    found: text`${path(file)}: 0 of 1 approval; ${code(`@lead-${index % 50}`)} may approve`,
    required: text`1 approval of ${code(`@acme/area-${index % 97}`)}`,
    requiredAt: { path: '.github/CODEOWNERS', line: (index % 300) + 1, at: 'base' },
    fix: text`ask ${code(`@lead-${index % 50}`)} to approve`,
    location: { path: file, line: (index % 900) + 1, at: 'head' },
    ...(index % 10 === 0 ? { unknown: { reason: 'team-membership' } } : {}),
  }
})
const judgement = {
  ...{ gate: 'codeowners', title: 'Code owners', rules: { 'owner-approval': rule }, findings },
  ...{ mode: 'enforce', optional: false, enforceFrom: null },
}
const verdict = fold([judgement], { mode: 'enforce', onNothing: 'unknown', now: null })
const record = {
  ...{ version: '0.1.0', serverUrl: 'https://github.com', documentationUrl: 'https://example.org/docs' },
  target: {
    ...{ kind: 'pull-request', repository: 'acme/shop', pullRequests: [7] },
    ...{ headSha: sha, baseRef: 'main', baseSha: sha },
  },
  verdict,
  policy: {
    ...{ mode: 'enforce', onNothing: 'unknown', report: defaultReportSettings(), gates: [], sources: [] },
    ...{ inputs: [], modeAt: undefined, p0: { ids: [], asked: false } },
  },
  policyPath: '.github/gatewright.yml',
  subjects: [{ subject: '', facts: {} }],
  run: { durationMs: 1, requests: 9, notModified: 0, retries: 0, node: 'v24', event: 'pull_request' },
  notices: [],
}

const rows = []
function timed(name, work) {
  const start = process.cpuUsage()
  const begun = performance.now()
  const made = work()
  const clock = performance.now() - begun
  const { user, system } = process.cpuUsage(start)
  const size = Buffer.byteLength(typeof made === 'string' ? made : JSON.stringify(made))
  rows.push([name, clock, (user + system) / 1_000, size])
  return made
}

const report = timed('digests', () => reportOf(record))
const result = buildResult(report)
timed('result JSON', () => resultText(buildResult(report), 0))
timed('log', () => renderTerminal(report, { width: 110, colour: false }))
timed('annotations', () => annotationsOf(record))
timed('job summary', () => renderSummary(report))
const state = traceLine(traceOf(result))
timed('comment', () => renderComment(report, { id: '7', state, runUrl: null }))
timed('check run', () => checkRunOf(report))
timed('commit statuses', () => commitStatusesOf(report, { mode: 'per-gate', gate: null }))
timed('SARIF', () => sarifText(report))
timed('digest issue', () =>
  planDigest(digestInput(report), { digest: null, duplicates: [], children: [] }, 10),
)
process.stdout.write(JSON.stringify({ rows, rss: process.resourceUsage().maxRSS / 1024 }))

function digestInput(from) {
  const items = findings.map((finding, index) => ({
    ...{ id: result.findings[index].fingerprint, gate: 'codeowners', rule: finding.rule },
    ...{ subject: finding.subject, outcome: finding.outcome, level: finding.level },
    ...{
      blocks: finding.level === 'error' && finding.outcome === 'fail',
      owners: [`@acme/area-${index % 97}`],
    },
    ...{ found: finding.found, required: finding.required, fix: finding.fix, location: finding.location },
    documentation: 'https://example.org/docs/codeowners/owner-approval.md',
  }))
  return {
    ...{ profile: 'repository', repository: 'acme/shop', items, complete: false, notEvaluated: [] },
    totals: { audited: 31, of: 33, words: text`31 of 33 controls audited` },
    ...{ report: from, now: '2026-11-20T12:00:00Z', artifactUrl: null, runUrl: null },
    settings: defaultReportSettings().digest,
  }
}
