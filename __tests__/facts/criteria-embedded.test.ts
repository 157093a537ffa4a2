import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import type { FactKey } from '../../src/core/facts/index.ts'
import { lowerBound } from '../../src/formats/statistics/bound.ts'
import { verifyArtifacts } from '../../src/gates/phase-unlock/verify.ts'
import { artifactPath } from '../../src/phase/files.ts'
import { options, type Stage, stagesOf } from '../../src/phase/options.ts'
import { digestOf } from '../../src/result/digests.ts'
import { signatureOf } from '../../src/result/signature.ts'
import { exchangeProblems } from '../support/openapi.ts'
import {
  type Asked,
  type Document,
  documentDigest,
  gatherCommit,
  granted,
  lineDigest,
  now,
  phasePolicy,
  phaseWorld,
  text,
} from './phase-scene.ts'

/** Milestones of document 003 and lists of document 001, complete in a real repository: every criterion is looked up. */

const settingsOf = (file: string): Record<string, unknown> =>
  parse(readFileSync(new URL(`../fixtures/phase/${file}`, import.meta.url), 'utf8')).gates['phase-unlock']
const settings = {
  phases: [],
  checks: {},
  ...settingsOf('document-003.yml'),
  ...settingsOf('document-001.yml'),
  tags: 'require',
}
const stages = stagesOf(options.parse(settings))
const permissions = { ...granted, issues: 'read' } as const
const keys = ['phases', 'tags', 'criteria'] as const satisfies readonly FactKey[]
const keyText = Array.from({ length: 32 }, (_, index) => String.fromCharCode(65 + index)).join('')

const scene = phaseWorld()
const shop = scene.repository()
let head = ''

/** Files that a glob matches, so many of them. */
const filesOf = (globs: readonly string[], minimum: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: Math.max(minimum, globs.length) }, (_, index) => {
      const glob = globs[index % globs.length] ?? ''
      return [glob.replace('**', 'src').replace('*', `file-${index}`), 'text\n']
    }),
  )

function evidence(sha: string, names: readonly string[], more: object = {}, signed = false): string {
  const tests = 200
  const bound = { method: 'wilson', sides: 'one' } as const
  const lcb = lowerBound(tests, tests, { ...bound, confidence: { numerator: 95n, denominator: 100n } }).value
  const suites = names.map((suite) => ({
    suite,
    successes: tests,
    trials: tests,
    lcb,
    threshold: null,
    ...bound,
    confidence: 0.95,
    decision: 'pass',
  }))
  const document = {
    ...{
      schema_version: 1,
      tool: 'gatewright',
      gate: 'golden-suite',
      repository: shop.fullName,
      head_sha: sha,
      at: now,
    },
    ...{
      policy: { path: '.github/gatewright.yml', sha256: 'a'.repeat(64) },
      decision: 'pass',
      enforced: true,
    },
    inputs: [{ path: 'a.xml', format: 'junit', bytes: 10, sha256: 'b'.repeat(64), verdict: 'pass' }],
    manifest: { sha, tests: null, quarantined: 0 },
    total: { tests, passed: tests, failed: 0, errors: 0, skipped: 0, flaky: 0, cases: tests },
    ...{ suites, flaky: [], ...more },
  }
  const whole = { ...document, digest: digestOf(document) }
  return JSON.stringify({ ...whole, signature: signed ? signatureOf(whole, keyText) : null })
}

const suitesIn = (path: string): string[] =>
  stages.flatMap(({ criteria }) =>
    criteria.flatMap(({ suite }) => (suite?.evidence === path ? [suite.name] : [])),
  )

function artifactOf({ id, kind, name, criteria }: Stage, commit: string, previous: string | null): Document {
  const proved = criteria.filter(({ check, files, suite, tag, issues }) =>
    [check, files, suite, tag, issues].every((one) => one === undefined),
  )
  const blocks = proved.flatMap(({ id: criterion, evidence: asked }) =>
    Array.from({ length: asked?.minimum ?? 1 }, (_, index) => ({
      criterion,
      id: `${criterion}-${index}`,
      line: index + 1,
    })),
  )
  // At least one block, whether a criterion needs it or not.
  const all = blocks.length > 0 ? blocks : [{ criterion: '', id: 'EB-1', line: 1 }]
  return {
    ...{
      schema_version: '1.1',
      min_schema_version: '1.0',
      repository: shop.fullName,
      [kind]: id,
      phase_name: name ?? id,
    },
    ...{
      ci_gates_passed: [],
      performance_delta_median: null,
      performance_delta_p95: null,
      performance_exempt_reason: 'not measured',
    },
    ...{ git_commit: commit, completion_date: '2026-11-20T09:30:00Z', previous_artifact_sha256: previous },
    evidence_blocks: all.map(({ id: block, line }) => ({
      evidence_id: block,
      file: 'notes.md',
      lines: `${line}-${line}`,
      sha256: lineDigest(notes, line, line),
    })),
    criteria: proved.map(({ id: criterion }) => ({
      id: criterion,
      evidence: blocks.filter((block) => block.criterion === criterion).map((block) => block.id),
    })),
  }
}

const notes = 'one\ntwo\nthree\nfour\nfive\n'

beforeAll(async () => {
  await scene.start()
  const criteria = stages.flatMap((stage) => stage.criteria)
  const files = Object.assign(
    { 'notes.md': notes },
    ...criteria.map((one) => (one.files === undefined ? {} : filesOf(one.files.paths, one.files.minimum))),
  )
  const built = shop.commit('main', { files })
  const paths = [...new Set(criteria.flatMap(({ suite }) => suite?.evidence ?? []))]
  const ready = shop.commit('main', {
    files: Object.fromEntries(paths.map((path) => [path, evidence(built, suitesIn(path))])),
  })
  const checks = criteria.flatMap(({ check }) => (check === undefined ? [] : [check]))
  for (const path of new Set(checks.map(({ workflow }) => workflow ?? ''))) {
    const run = shop.workflowRun({ headSha: ready, path, event: 'push' })
    for (const name of new Set(
      checks.filter(({ workflow }) => workflow === path).map((one) => one.check ?? ''),
    ))
      run.job(name)
  }
  for (let index = 0; index < 20; index++) shop.issues.open({ by: 'alpha', labels: ['backlog'] })
  shop.openPullRequest({ author: 'alpha', head: 'other', files: { other: '1\n' } })
  let previous: string | null = null
  const artifacts: Record<string, string> = {}
  for (const stage of stages) {
    const document = artifactOf(stage, ready, stage.kind === 'milestone' ? previous : null)
    if (stage.kind === 'milestone') previous = documentDigest(document)
    artifacts[artifactPath('docs/milestones', stage.id)] = text(document)
  }
  head = shop.commit('main', { files: artifacts })
  shop.tag('v1.0.0', head, true)
  for (const { id } of stages) shop.tag(`${id}-complete`, head, true)
})
afterAll(() => {
  expect(exchangeProblems(scene.world.requests.entries)).toEqual([])
  return scene.close()
})

async function judge(changed: Record<string, unknown> = {}, asked: Asked = {}) {
  const own = { ...settings, ...changed }
  const { facts, requests } = await gatherCommit(scene, keys, shop, head, {
    policy: phasePolicy(own),
    permissions,
    ...asked,
  })
  if (!facts.phases.known) throw new Error(facts.phases.detail)
  const { tags, criteria } = facts
  const findings = verifyArtifacts({ phases: facts.phases.value, now, tags, criteria }, options.parse(own))
  const open = findings.filter(({ outcome, level }) => outcome !== 'pass' && level === 'error')
  return {
    findings,
    requests,
    open: open.map(({ rule, subject, outcome }) => `${rule.slice(13)} ${subject} ${outcome}`),
  }
}

describe('everything is complete', () => {
  test('seven milestones, two lists, 53 criteria, nine tags', async () => {
    const { findings, open } = await judge()
    expect(open).toEqual([])
    const passed = findings.filter(({ outcome }) => outcome === 'pass').map(({ rule }) => rule)
    expect(passed.filter((rule) => rule.endsWith('/criterion'))).toHaveLength(53)
    expect(passed.filter((rule) => rule.endsWith('/stage-tag'))).toHaveLength(9)
    expect(passed.filter((rule) => rule.endsWith('/stage-complete'))).toHaveLength(9)
  })

  test('what is asked costs one list of issues and one listing of each commit', async () => {
    const { requests } = await judge()
    expect(requests.filter((line) => line.includes('/issues'))).toHaveLength(1)
    expect(requests.length).toBeLessThan(60)
  })
})

test('criteria that the repository does not meet fail, each by itself', async () => {
  const wanting = [
    { files: { paths: ['packages/core-lib/**'], minimum: 99 } },
    { files: { paths: ['packages/core-lib/**'], minimum: 0, maximum: 1 } },
    { issues: { labels: ['backlog'], minimum: 21 } },
    { issues: { labels: ['backlog'], state: 'closed', minimum: 1 } },
    { issues: { labels: ['backlog', 'none'], minimum: 1 } },
    { suite: { evidence: 'evidence/p1.json', name: 'P1', lcb: 0.9999 } },
    { suite: { evidence: 'evidence/p1.json', name: 'P9' } },
    { suite: { evidence: 'evidence/none.json', name: 'P1' } },
    { suite: { evidence: 'notes.md', name: 'P1' } },
    { check: { check: 'none' } },
    { check: { check: 'terminology', workflow: 'other.yml' } },
    { tag: 'v9' },
    { evidence: { minimum: 5 } },
  ].map((proof, index) => ({ id: `W-${index}`, ...proof }))
  const lists = settings['lists' as keyof typeof settings] as unknown as { id: string; criteria: object[] }[]
  const more = lists.map((list) => ({
    ...list,
    criteria: [...list.criteria, ...(list.id === 'P1-EXIT' ? wanting : [])],
  }))
  const { open } = await judge({ lists: more })
  expect(open.sort()).toEqual(wanting.map(({ id }) => `criterion P1-EXIT ${id} fail`).sort())
})

test('what may not be read is unknown: issues that GitHub refuses', async () => {
  const { open } = await judge(
    {},
    { faults: [{ kind: 'status', path: '/issues', status: 500, times: Number.POSITIVE_INFINITY }] },
  )
  expect(open.filter((line) => line.includes('backlog'))).toEqual(['criterion M0 backlog unknown'])
})

test('a moved tag, a lightweight one and one that is gone are seen', async () => {
  shop.tag('M1-complete', `${head}`, false)
  shop.tag(
    'M2-complete',
    shop.commit('side', { files: { 'docs/milestones/.M2.complete.json': '{}\n' } }),
    true,
  )
  const { open } = await judge()
  expect(open).toEqual(['stage-tag M1-complete fail', 'stage-tag M2-complete fail'])
})

test('evidence of a suite must be about this history, unchanged, and of this repository', async () => {
  const before = head
  const cases: [string, string][] = [
    ['another repository', evidence(before, ['P0'], { repository: 'acme/else' })],
    ['another history', evidence(shop.commit('side', { files: { x: '1\n' } }), ['P0'])],
    ['nowhere', evidence('9'.repeat(40), ['P0'])],
    ['failed', evidence(before, ['P0'], { decision: 'fail' })],
    ['changed', evidence(before, ['P0']).replace('"enforced":true', '"enforced":false')],
  ]
  for (const [, document] of cases) {
    const commit = shop.commit('main', { files: { 'evidence/own.json': document } })
    const own = stagesOf(
      options.parse({
        lists: [{ id: 'L', criteria: [{ id: 'c', suite: { evidence: 'evidence/own.json', name: 'P0' } }] }],
      }),
    )
    const list = own[0]
    if (list === undefined) throw new Error('no list')
    head = shop.commit('main', { files: { '.L.complete.json': text(artifactOf(list, commit, null)) } })
    const { open } = await judge({
      folder: '',
      tags: 'ignore',
      milestones: [],
      lists: [{ id: 'L', criteria: list.criteria }],
    })
    expect(open).toEqual(['criterion L c fail'])
  }
})
