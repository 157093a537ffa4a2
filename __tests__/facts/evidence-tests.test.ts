import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { WorkspaceFailure } from '../../src/workspace/failure.ts'
import type { Workspace } from '../../src/workspace/port.ts'
import { checklistPolicy, gather, routes, tree, workspaceWith } from './context.ts'
import { headSha, pullNode, snapshotAnswer } from './fake-github.ts'

const suite = (tests: string, name = 'tests/login.test.ts') =>
  `<testsuites><testsuite name="${name}">${tests}</testsuite></testsuites>`
const row = (className: string, name: string, inside = '') =>
  `<testcase classname="${className}" name="${name}">${inside}</testcase>`
const failure = '<failure message="no"/>'

/** A work tree with these files, and no clone of the head. */
const workTree = (files: Readonly<Record<string, string>>, more: Partial<Workspace> = {}): Workspace =>
  workspaceWith({
    resolve: async () => null,
    tracked: async () => [],
    list: async () => Object.keys(files).sort(),
    stream: async function* (path) {
      const text = files[path]
      if (text === undefined) throw new WorkspaceFailure('not-found', path, 'it is not there')
      yield Buffer.from(text)
    },
    ...more,
  })

async function states(
  names: readonly string[],
  files: Readonly<Record<string, string>> | null,
  options: Readonly<Record<string, unknown>> = { reports: ['reports/*.xml'] },
  more: Partial<Workspace> = {},
) {
  const evidence = names.map((name) => `test: ${name}`).join(', ')
  const body = `- [x] q <!-- gw:A01 -->${names.length === 0 ? '' : `\n  - Evidence: ${evidence}`}`
  const { facts } = await gather(
    ['evidence-tests'],
    {
      'graphql PullRequestSnapshot': snapshotAnswer(pullNode({ body })),
      'graphql BodyEdits': {
        repository: {
          pullRequest: {
            includesCreatedEdit: false,
            userContentEdits: { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] },
          },
        },
      },
      [routes.tree]: tree([]),
    },
    { policy: checklistPolicy(options), workspace: files === null ? null : workTree(files, more) },
  )
  return facts['evidence-tests']
}

const value = async (...given: Parameters<typeof states>) => {
  const fact = await states(...given)
  if (!fact.known) throw new Error(`${fact.reason}: ${fact.detail}`)
  return fact.value
}

describe('tests named as evidence', () => {
  test('are looked for only when an answer names one', async () => {
    expect(await states([], null)).toMatchObject({ known: true, value: {}, source: { kind: 'file' } })
  })

  test('are absent without reports, and without the policy naming any', async () => {
    expect(await states(['a'], {}, {})).toMatchObject({ value: { a: 'absent' }, source: { kind: 'input' } })
    expect(await value(['a'], {})).toEqual({ a: 'absent' })
    expect(await value(['a'], null, {})).toEqual({ a: 'absent' })
  })

  test('are found by their id, by its last parts, in a project; by nothing else', async () => {
    const xml = suite(
      [
        row('login', 'refuses a stranger'),
        row('login', 'greets'),
        row('logout', 'greets', failure),
        row('login', 'later', '<skipped/>'),
        row('login', 'breaks', '<error message="x"/>'),
      ].join(''),
    )
    const names = [
      'tests/login.test.ts › login › refuses a stranger',
      'login › refuses  a stranger',
      'refuses a stranger',
      'a stranger',
      'greets',
      'logout › greets',
      'login › later',
      'breaks',
      'refuses',
    ]
    expect(await value(names, { 'reports/a.xml': xml })).toEqual({
      'tests/login.test.ts › login › refuses a stranger': 'passed',
      'login › refuses a stranger': 'passed',
      'refuses a stranger': 'passed',
      'a stranger': 'absent',
      greets: 'ambiguous',
      'logout › greets': 'failed',
      'login › later': 'skipped',
      breaks: 'failed',
      refuses: 'absent',
    })
  })

  test('that ran twice are as good as their worst', async () => {
    const files = {
      'reports/a.xml': suite(row('login', 'greets')),
      'reports/b.xml': suite(row('login', 'greets', failure)),
    }
    expect(await value(['greets'], files)).toEqual({ greets: 'failed' })
  })

  test('of several projects are one test, and each by itself', async () => {
    const opens = (browser: string, status: string) => ({
      name: 'opens',
      browser,
      status,
      duration: 1,
      suite: ['ui'],
    })
    const report = {
      results: {
        tool: { name: 't' },
        summary: { tests: 2, passed: 1, failed: 1, pending: 0, skipped: 0, other: 0, start: 1, stop: 2 },
        tests: [opens('chromium', 'passed'), opens('firefox', 'failed')],
      },
    }
    const files = { 'reports/a.json': JSON.stringify(report) }
    expect(
      await value(['ui › opens', 'opens [chromium]', 'opens [safari]'], files, {
        reports: ['reports/*.json'],
      }),
    ).toEqual({
      'opens [chromium]': 'passed',
      'opens [safari]': 'absent',
      'ui › opens': 'failed',
    })
  })

  test.each([
    ['cut', '<testsuites><testsuite name="x"><testcase name="a"', 'unparsable'],
    ['no report', '<html/>', 'unparsable'],
    [
      'of another commit',
      `<testsuite name="s"><properties><property name="commit" value="${'d'.repeat(40)}"/></properties><testcase name="a"/></testsuite>`,
      'unconfirmed',
    ],
  ])('a report that is %s leaves everything open', async (_, xml, reason) => {
    const fact = await states(['a'], { 'reports/a.xml': xml, 'reports/b.xml': suite(row('c', 'a')) })
    expect(fact).toMatchObject({ known: false, reason, detail: expect.stringContaining('reports/a.xml') })
  })

  test('a report that is committed is none of this run, whatever its line ends are; one written over it is', async () => {
    const xml = suite(`${row('c', 'a')}\n`)
    const blob = createHash('sha1').update(`blob ${xml.length}\0${xml}`).digest('hex')
    const tracked: Workspace['tracked'] = async () => [{ path: 'reports/a.xml', mode: '100644', blob }]
    const of = (text: string, path = 'reports/a.xml') =>
      states(['a'], { [path]: text }, undefined, { tracked, read: async () => Buffer.from(text) })
    for (const text of [xml, xml.replaceAll('\n', '\r\n')]) {
      const fact = await of(text)
      expect(fact).toMatchObject({
        known: false,
        reason: 'unconfirmed',
        detail: expect.stringMatching(/^reports\/a\.xml: it is a committed file/u),
      })
    }
    expect(await of(`${xml}\n`)).toMatchObject({ value: { a: 'passed' } })
    expect(await of(xml, 'reports/b.xml')).toMatchObject({ value: { a: 'passed' } })
  })

  test('a report of the head commit counts, written short or whole', async () => {
    const of = (commit: string) =>
      `<testsuite name="s"><properties><property name="commit" value="${commit}"/></properties><testcase name="a"/></testsuite>`
    for (const commit of [headSha, headSha.slice(0, 10)]) {
      expect(await value(['a'], { 'reports/a.xml': of(commit) })).toEqual({ a: 'passed' })
    }
  })

  test('no work tree, and reports without end, are unknown', async () => {
    expect(await states(['a'], null)).toMatchObject({ known: false, reason: 'not-found' })
    const many = Object.fromEntries(Array.from({ length: 2_001 }, (_, index) => [`reports/${index}.xml`, '']))
    expect(await states(['a'], many)).toMatchObject({ known: false, reason: 'too-large' })
  })
})
