import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { mergeGroupEvent, pushEvent } from '../../src/embedded/events.ts'
import { Clone } from '../workspace/clone.ts'
import {
  asking,
  backed,
  blocking,
  blockOf,
  inChecklist,
  judgeHere,
  listOf,
  listPath,
  question,
  said,
  task,
} from './checklist-scene.ts'
import { unknowns } from './scene.ts'

const own = { action: 'actions/checklist' }
const suite = { action: '.' }

/** The pasted lines, ticked, with evidence. */
const answered = (block: string): string =>
  block
    .replaceAll('[ ]', '[x]')
    .replace(/.*gw:X\.a .*/u, '$&\n  - Evidence: src/b.ts#L1')
    .replace(/.*gw:X\.b .*/u, '$&\n  - Evidence: docs/plan.md#risks')

let clone: Clone
beforeAll(() => {
  clone = new Clone()
  clone.commit()
})
afterAll(() => clone.remove())

describe('the action', () => {
  test('a missing block is given, all ticked is refused, evidence passes, and a push opens what it touched', async () => {
    await inChecklist(async ({ judge }, open) => {
      const pull = open('Adds b.')
      const missing = await judge(pull, own)
      expect(missing).toMatchObject({ exitCode: 1, outputs: { outcome: 'fail' } })
      expect(blocking(missing.result)).toEqual(['answered block'])
      const block = blockOf(missing.result)
      expect(missing.stdout).toContain(block.split('\n')[1])
      expect(missing.summary).toContain('- [ ] **X.a** Is the file of X.a there? <!-- gw:X.a v1 ')
      pull.edit({ body: block.replaceAll('[ ]', '[x]') })
      const bare = await judge(pull, own)
      expect(bare.exitCode).toBe(1)
      expect(blocking(bare.result)).toEqual(['evidence-grade X.a', 'evidence-grade X.b'])
      pull.edit({ body: `Adds b.\r\n\r\n${answered(block).replaceAll('\n', '\r\n')}` })
      const passed = await judge(pull, own)
      expect([passed.exitCode, said(passed.result, 'answer-current')]).toEqual([0, []])
      pull.push({ by: 'alpha', files: { 'docs/plan.md': '# Plan\n\n## Risks\n\nOne is left.\n' } })
      const pushed = await judge(pull, own)
      expect([pushed.exitCode, blocking(pushed.result)]).toEqual([1, ['answer-current X.b']])
    })
  })

  test('an open result beats the tick; a tool that has to run and did not is unknown', async () => {
    const contradicted = listOf(
      question('X.a', "    contradicted-by: { sarif: [{ tool: semgrep, rule: '*' }] }\n"),
    )
    const policy = asking("    sarif: { files: ['results/*.sarif'], tools: [semgrep] }\n")
    await inChecklist(
      async (scene, open) => {
        const { judge } = scene
        const results = new Clone()
        try {
          results.commit()
          const pull = open(task('X.a', 'src/b.ts#L1'))
          const given = { ...suite, workspace: results.path }
          const absent = await judge(pull, given)
          expect([absent.exitCode, unknowns(absent)]).toEqual([3, ['not-found']])
          results.write('results/semgrep.sarif', sarif(pull.headSha, 1))
          const against = await judge(pull, given)
          expect([against.exitCode, blocking(against.result)]).toEqual([1, ['not-contradicted X.a']])
          expect(against.stdout + against.summary).not.toContain('words of a tool')
          results.write('results/semgrep.sarif', sarif('f'.repeat(40), 0))
          expect((await judgeHere(scene, pull, results)).exit_code).toBe(3)
          results.write('results/semgrep.sarif', sarif(pull.headSha, 0))
          expect((await judgeHere(scene, pull, results)).exit_code).toBe(0)
          results.commit()
          const committed = await judgeHere(scene, pull, results)
          expect([committed.exit_code, blocking(committed)]).toEqual([
            3,
            ['tools-ran results/semgrep.sarif', 'tools-ran semgrep'],
          ])
        } finally {
          results.remove()
        }
      },
      { policy, files: { [listPath]: contradicted } },
    )
  })

  test('policy and questions that the pull request weakens have no effect; a merge group is judged alike', async () => {
    await inChecklist(async ({ world, repository, judge, run }, open) => {
      const pull = open('')
      pull.push({
        by: 'alpha',
        files: {
          '.github/gatewright.yml': 'version: 1\nmode: report\n',
          [listPath]: listOf(question('Z.a')),
          '.gatewright/checklists/more.yml': 'version: 9\n',
        },
      })
      const { exitCode, result } = await judge(pull, suite)
      expect([exitCode, blocking(result)]).toEqual([1, ['answered block']])
      const group = mergeGroupEvent(world, repository, repository.enqueue(pull))
      expect((await run('merge_group', group, own)).exitCode).toBe(1)
      pull.edit({ body: answered(blockOf(result)) })
      const merging = await run('merge_group', group, own)
      expect([merging.exitCode, said(merging.result, 'answer-current')]).toEqual([0, []])
    })
  })

  test('report mode says the same and lets it pass; an audit of the branch asks for files', async () => {
    const repositoryList = listOf(question('X.a') + question('R.a', '    scope: repository\n'))
    await inChecklist(
      async ({ world, repository, judge, run }, open) => {
        const reported = await judge(open(task('X.a')), own)
        expect(reported).toMatchObject({ exitCode: 0, outputs: { outcome: 'fail' } })
        expect(blocking(reported.result)).toEqual(['evidence-grade X.a'])
        const audit = await run('push', pushEvent(world, repository, 'main', 'oper'), own)
        expect(blocking(audit.result)).toEqual(['answered R.a'])
        repository.commit('main', {
          files: {
            '.gatewright/answers/a.yml':
              'version: 1\nanswers: [{ id: R.a, answer: yes, evidence: [README.md] }]\n',
          },
        })
        const answered = await run('push', pushEvent(world, repository, 'main', 'oper'), own)
        expect(blocking(answered.result)).toEqual([])
      },
      { policy: asking('', 'report'), files: { [listPath]: repositoryList } },
    )
  })

  test('a fork’s token answers files; checks and teams that it cannot read are unknown', async () => {
    const policy = asking('    reviews: { security: { from: ["@acme/core"] } }\n')
    await inChecklist(
      async ({ repository, judge, change }) => {
        const pull = change({
          ...{ author: 'meddler', from: repository.fork('meddler'), head: 'patch', body: backed },
          files: { 'src/b.ts': 'export const b = 1\n', 'docs/plan.md': '# Plan\n\n## Risks\n' },
        })
        pull.review({ by: 'bravo', state: 'APPROVED' })
        const team = await judge(pull, own)
        expect([team.exitCode, blocking(team.result)]).toEqual([3, ['security-review security']])
        pull.edit({ body: task('X.a', 'check: unit') + task('X.b', 'docs/plan.md#risks') })
        const check = await judge(pull, own)
        expect(check.exitCode).toBe(3)
        expect(blocking(check.result)).toContain('evidence-grade X.a')
      },
      { policy, token: 'fork', permissions: {} },
    )
  })

  test('words of a checklist are words on every surface', async () => {
    const hostile = `  - id: X.a
    question: 'Is @acme/core | <img src=x> \`code\` #1 <!-- gw:X.b --> ::error::x %0A::set-output name=a::b </details> so?'
    applies: { always: true }
    evidence: [file]
    minimum: { full: E1, standard: E1, fast: E1, docs: E1 }
    fix: '@everyone <b>do</b> | it </table> ::add-mask::x'
    recovery: { action: 'a | b', rollback: '<script>', escalation: '@chef' }
    controls: []
`
    await inChecklist(
      async ({ judge }, open) => {
        const pull = open('Nothing.')
        const asked = await judge(pull, own)
        expect(asked.exitCode).toBe(1)
        pull.edit({ body: '- [ ] q <!-- gw:X.a -->\n  - No: @chef | `a` </td> %0A::error::x ##[error]\n' })
        const refused = await judge(pull, own)
        expect(blocking(refused.result)).toEqual(['answered-yes X.a'])
        for (const { summary } of [asked, refused]) {
          const shown = summary.replaceAll(/^```text\n[\s\S]*?^```$/gmu, '')
          expect(shown).not.toMatch(/<img|<script|<\/td|(?<!`)@(?:acme|everyone|chef)|^::|^##\[/mu)
        }
      },
      { files: { [listPath]: listOf(hostile) } },
    )
  })
})

/** A list of one question, with its weakest grade. */
const only = (grade: string, more = '') => ({ files: { [listPath]: listOf(question('X.a', more, grade)) } })

describe('checks as evidence', () => {
  const passing = { conclusion: 'success', name: 'unit' } as const
  test('on the head commit, of one producer, completed', async () => {
    await inChecklist(async (scene, open) => {
      const pull = open(task('X.a', 'check: unit'))
      const found = async () => {
        const { exit_code, findings } = await judgeHere(scene, pull, clone)
        return [
          exit_code,
          ...said({ findings }, 'evidence-grade').map((one) => one.replace(/^.*not counted: /u, '')),
        ]
      }
      const { repository } = scene
      expect(await found()).toEqual([1, expect.stringContaining('no check unit is on this commit')])
      repository.checkRun({ ...passing, sha: repository.tip('main') })
      expect((await found())[0]).toBe(1)
      repository.checkRun({ name: 'unit', conclusion: null, status: 'in_progress', sha: pull.headSha })
      expect(await found()).toEqual([1, expect.stringContaining('in_progress')])
      repository.checkRun({ ...passing, sha: pull.headSha, newSuite: true })
      expect((await found())[0]).not.toBe(0)
    }, only('E2'))
  })

  test.each([
    ['another App of one name', '', 'other-app', 3],
    [
      'another App than the one that is pinned',
      '    checks: { unit: { app: github-actions } }\n',
      'other-app',
      0,
    ],
  ])('%s', async (_, options, app, exit) => {
    await inChecklist(
      async (scene, open) => {
        const pull = open(task('X.a', 'check: unit'))
        scene.repository.checkRun({ ...passing, sha: pull.headSha, app })
        expect((await judgeHere(scene, pull, clone)).exit_code).toBe(options === '' ? 0 : 1)
        scene.repository.checkRun({ ...passing, sha: pull.headSha })
        expect((await judgeHere(scene, pull, clone)).exit_code).toBe(exit)
        scene.repository.status({ sha: pull.headSha, state: 'success', context: 'unit', by: 'chef' })
        expect((await judgeHere(scene, pull, clone)).exit_code).toBe(3)
      },
      { ...only('E2'), policy: asking(options) },
    )
  })

  test('a report that is committed proves no test', async () => {
    const report = '<testsuite name="unit"><testcase classname="b" name="refuses"/></testsuite>\n'
    const policy = asking("    reports: ['reports/*.xml']\n")
    const tree = new Clone()
    await inChecklist(
      async (scene, open) => {
        const pull = open(task('X.a', 'test: b › refuses'))
        tree.commit({ 'reports/unit.xml': report })
        const committed = await judgeHere(scene, pull, tree)
        expect([committed.exit_code, blocking(committed)]).toEqual([3, ['evidence-grade X.a']])
        tree.write('reports/unit.xml', report.replace('"/>', '" time="1"/>'))
        expect((await judgeHere(scene, pull, tree)).exit_code).toBe(0)
      },
      { ...only('E2'), policy },
    ).finally(() => tree.remove())
  })
})

describe('reviews', () => {
  const reviews =
    "    reviewers: ['@acme/core']\n    reviews: { security: { from: ['@acme/core'] }, rejections: 3, escalation-label: escalated }\n"
  const list = listOf(question('X.a') + question('R.a', '    answered-by: reviewer\n'))
  const given = {
    policy: asking(`${reviews}    edited-after-approval: refuse\n`),
    files: { [listPath]: list },
  }

  test('by role, of the head commit, of the answers as they are', async () => {
    await inChecklist(async (scene, open) => {
      const { world } = scene
      const pull = open(task('X.a', 'src/b.ts') + task('R.a', 'src/b.ts'))
      const found = async () => blocking(await judgeHere(scene, pull, clone))
      const nobody = ['reviewer-answered R.a', 'security-review security']
      expect(await found()).toEqual(nobody)
      pull.review({ by: 'alpha', state: 'APPROVED' })
      pull.review({ by: 'chef', state: 'APPROVED' })
      expect(await found()).toEqual(nobody)
      world.clock.advance(60)
      pull.review({ by: 'bravo', state: 'APPROVED' })
      expect(await found()).toEqual([])
      world.clock.advance(60)
      pull.review({ by: 'docs', state: 'CHANGES_REQUESTED' })
      expect(await found()).toEqual(nobody)
      world.clock.advance(60)
      pull.review({ by: 'docs', state: 'APPROVED' })
      expect(await found()).toEqual([])
      world.clock.advance(60)
      pull.edit({ by: 'chef', body: task('X.a', 'src/b.ts') })
      expect(await found()).toEqual(['approved-after-answers description'])
      world.clock.advance(60)
      pull.review({ by: 'bravo', state: 'APPROVED' })
      expect(await found()).toEqual([])
      pull.push({ by: 'alpha', files: { 'src/b.ts': 'export const b = 2\n' } })
      expect(await found()).toEqual(nobody)
    }, given)
  })

  test('three rejections need the label; a plan stands in for an approval and for no label', async () => {
    await inChecklist(
      async (scene, open) => {
        const pull = open(`${task('X.a', 'src/b.ts')}\nMitigation plan: docs/risk.md\n`)
        const found = async () => blocking(await judgeHere(scene, pull, clone))
        expect(await found()).toContain('security-review security')
        const plan =
          '# Plan\n\nOwner: @bravo\nDue: 2099-01-31\n\n## Risks\n\n- a stranger guesses ids\n\n## Mitigations\n\n- ids are random\n'
        pull.push({ by: 'alpha', files: { 'docs/risk.md': plan } })
        expect(await found()).toEqual([])
        for (let round = 0; round < 3; round += 1) {
          scene.world.clock.advance(60)
          pull.review({ by: 'bravo', state: 'CHANGES_REQUESTED' })
        }
        expect(await found()).toEqual(['review-rejections security', 'security-review security'])
        scene.world.clock.advance(60)
        pull.review({ by: 'bravo', state: 'APPROVED' })
        expect(await found()).toEqual(['review-rejections security'])
        pull.label('escalated')
        expect(await found()).toEqual([])
      },
      { ...given, files: { [listPath]: listOf(question('X.a')) } },
    )
  })
})

describe('descriptions', () => {
  const bodies: readonly (readonly [string, string, number, readonly string[]])[] = [
    ['none at all', '', 1, ['answered block']],
    [
      'N/A without a reason',
      `${task('X.a', 'src/b.ts')}- [x] q N/A <!-- gw:X.b -->\n`,
      1,
      ['not-applicable X.b'],
    ],
    [
      'ids of each other',
      '- [x] **X.b** q <!-- gw:X.a -->\n  - Evidence: src/b.ts\n- [x] **X.a** q <!-- gw:X.b -->\n  - Evidence: docs/plan.md\n',
      1,
      ['answer-readable X.a shown', 'answer-readable X.b shown'],
    ],
    [
      'links to another repository',
      task('X.a', 'https://github.com/acme/other/blob/main/src/b.ts') +
        task('X.b', '[docs/plan.md](https://example.com/)'),
      1,
      ['evidence-grade X.a', 'evidence-grade X.b'],
    ],
    [
      'what the base has and the head deleted',
      task('X.a', 'blob/main/docs/base.md') + task('X.b', 'docs/base.md'),
      1,
      ['evidence-grade X.a', 'evidence-grade X.b'],
    ],
    [
      'links, submodules and folders',
      task('X.a', 'link') + task('X.b', 'module, src'),
      1,
      ['evidence-grade X.a', 'evidence-grade X.b'],
    ],
    [
      'an empty file, and a way out',
      task('X.a', 'empty') + task('X.b', '../docs/plan.md, src/../docs/plan.md'),
      1,
      ['evidence-grade X.a', 'evidence-grade X.b'],
    ],
    [
      'answers that prove each other',
      task('X.a', '.gatewright/answers/a.yml') + task('X.b', '#1, test: X.a'),
      1,
      ['evidence-grade X.a', 'evidence-grade X.b'],
    ],
    [
      'a foreign letter in an id',
      backed.replace('gw:X.a', 'gw:X.\u0430'),
      1,
      ['answered X.a', 'answer-readable the body of the pull request:1 confusable'],
    ],
    ['invisible words', backed.replace('Question X.a', '&#8203;'), 1, ['answered X.a']],
    ['a thousand markers', backed + task('X.a').repeat(1_000), 0, []],
    [
      'sixty other ids',
      backed + Array.from({ length: 60 }, (_, index) => task(`Z${index}`)).join(''),
      1,
      ['answer-known'],
    ],
    ['too long', backed + 'x'.repeat(262_144), 3, ['facts-complete answers']],
  ]

  test('of every kind', async () => {
    await inChecklist(async (scene, open) => {
      const pull = open()
      pull.push({
        by: 'alpha',
        files: {
          link: { symlink: 'README.md' },
          module: { submodule: 'a'.repeat(40) },
          empty: '',
          'docs/base.md': null,
          '.gatewright/answers/a.yml': 'version: 1\nanswers: []\n',
        },
      })
      for (const [name, body, exit, expected] of bodies) {
        pull.edit({ body })
        const result = await judgeHere(scene, pull, clone)
        const found = blocking(result)
        expect([name, result.exit_code]).toEqual([name, exit])
        if (expected[0] === 'answer-known') expect(found).toHaveLength(51)
        else expect([name, [...found].sort()]).toEqual([name, [...expected].sort()])
      }
    })
  })

  test.each([
    ['that stands in two lists', listOf(question('X.a'), 'more'), 'the item X.a stands in'],
    ['with letters that an id cannot have', listOf(question('Ä.a'), 'more'), 'expected letters, digits'],
  ])('an id %s is unknown, with its place', async (_, text, message) => {
    const lists = `[${listPath}, .gatewright/checklists/more.yml]`
    await inChecklist(
      async (scene, open) => {
        const { exit_code, findings } = await judgeHere(scene, open(), clone)
        expect(exit_code).toBe(3)
        expect(said({ findings }, 'facts-complete')[0]).toMatch(/\.gatewright\/checklists\/more\.yml:5/u)
        expect(said({ findings }, 'facts-complete')[0]).toContain(message)
      },
      { policy: asking('', 'enforce', lists), files: { '.gatewright/checklists/more.yml': text } },
    )
  })
})

const sarif = (revision: string, results: number): string =>
  JSON.stringify({
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Semgrep OSS', rules: [{ id: 'open-door' }] } },
        versionControlProvenance: [{ repositoryUri: 'https://github.com/acme/shop', revisionId: revision }],
        results: Array.from({ length: results }, () => ({
          ...{ ruleId: 'open-door', level: 'warning', message: { text: 'words of a tool' } },
          locations: [
            { physicalLocation: { artifactLocation: { uri: 'src/b.ts' }, region: { startLine: 1 } } },
          ],
        })),
      },
    ],
  })
