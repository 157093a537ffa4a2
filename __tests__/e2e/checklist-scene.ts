import { expect } from '@jest/globals'
import type { PullRequestBuilder } from '../../src/embedded/builders/pull-request.ts'
import type { Files } from '../../src/embedded/builders/repository.ts'
import { type Result, resultSchema } from '../../src/result/schema.ts'
import { gatewright, json } from '../cli/harness.ts'
import { exchangeProblems } from '../support/openapi.ts'
import type { Clone } from '../workspace/clone.ts'
import { inScene, type Scene, type SceneOptions } from './scene.ts'

/** Where the list of these scenes stands. */
export const listPath = '.gatewright/checklists/own.yml'

/** A question of the list `own`; file evidence is enough unless another grade is given. */
export const question = (id: string, more = '', grade = 'E1'): string => `  - id: ${id}
    question: Is the file of ${id} there?
    applies: { always: true }
    evidence: [file, check, test, sarif, signed, link]
    minimum: { docs: ${grade}, fast: ${grade}, standard: ${grade}, full: ${grade} }
    controls:
      - { standard: nist-csf-2.0, id: PR.PS-06, source: ours, official: false, relation: intersects-with }
    fix: Name the file.
    recovery: { action: Add the file., rollback: Revert the commit., escalation: Ask an owner. }
${more}`

/** A checklist of a repository's own. */
export const listOf = (questions: string, name = 'own'): string =>
  `version: 1\nname: ${name}\ntitle: Own questions\nitems:\n${questions}`

/** One question about sources, one about documents. */
export const twoQuestions = listOf(
  question('X.a', "    paths: ['src/**']\n") + question('X.b', "    paths: ['docs/**']\n"),
)

/** A policy whose only gate is `checklist`. */
export const asking = (more = '', mode = 'enforce', lists = `[${listPath}]`): string =>
  `version: 1\nmode: ${mode}\ngates:\n  codeowners: { enabled: false }\n  branch-protection: { enabled: false }\n  checklist:\n    lists: ${lists}\n${more}`

/** A task of a description; no marker but the item's id. */
export const task = (id: string, evidence = '', box = 'x'): string =>
  `- [${box}] Question ${id} <!-- gw:${id} -->\n${evidence === '' ? '' : `  - Evidence: ${evidence}\n`}`

/** Both questions of `twoQuestions`, backed. */
export const backed = task('X.a', 'src/b.ts#L1') + task('X.b', 'docs/plan.md#risks')

/** Files of the change of these scenes. */
export const changedFiles: Files = {
  'src/b.ts': 'export const b = 1\n',
  'docs/plan.md': '# Plan\n\n## Risks\n\nNone is left.\n',
}

const reading = { checks: 'read', statuses: 'read', actions: 'read' } as const

/** A scene with the list and the policy of this file. */
export const inChecklist = (
  play: (scene: Scene, open: (body?: string | null) => PullRequestBuilder) => Promise<void>,
  { files, ...options }: SceneOptions & { readonly head?: Files } = {},
): Promise<void> =>
  inScene(
    {
      ...{ policy: asking(), permissions: reading },
      ...options,
      files: { [listPath]: twoQuestions, 'docs/base.md': '# Base\n', ...files },
    },
    (scene) =>
      play(scene, (body = backed) => scene.change({ body, files: { ...changedFiles, ...options.head } })),
  )

/** Outcome, subject and text of what a rule of the gate found, worst and unknown alike. */
export const said = ({ findings }: Pick<Result, 'findings'>, rule: string): readonly string[] =>
  findings
    .filter((finding) => finding.rule === `checklist/${rule}`)
    .map(({ outcome, level, subject, message }) => `${outcome} ${level} ${subject} | ${message.found.text}`)

/** Rules that block, each once. */
export const blocking = ({ findings }: Pick<Result, 'findings'>): readonly string[] => [
  ...new Set(
    findings
      .filter(({ outcome, level }) => outcome === 'unknown' || (outcome === 'fail' && level === 'error'))
      .map(({ rule, subject }) => `${rule.replace('checklist/', '')} ${subject}`),
  ),
]

/** The text that the gate asks to be pasted. */
export function blockOf({ findings }: Pick<Result, 'findings'>): string {
  const [detail] = findings.find(({ subject }) => subject === 'block')?.details ?? []
  return detail?.kind === 'list' ? detail.items.map(({ text }) => text).join('\n') : ''
}

/** Judges in this process, as `gatewright check --pull N` does. */
export async function judgeHere(scene: Scene, pull: PullRequestBuilder, clone: Clone): Promise<Result> {
  const { server, world } = scene
  const before = world.requests.entries.length
  const ended = await gatewright(
    ['check', 'checklist', '--repository', 'acme/shop', '--pull', String(pull.number), '--json'],
    {
      directory: clone.path,
      variables: {
        GITHUB_API_URL: server.apiUrl,
        GITHUB_GRAPHQL_URL: server.graphqlUrl,
        GITHUB_SERVER_URL: server.serverUrl,
        GH_TOKEN: scene.token,
      },
    },
  )
  expect(ended.stderr).toBe('')
  expect(exchangeProblems(world.requests.entries.slice(before))).toEqual([])
  const result = resultSchema().parse(json(ended))
  expect(result.exit_code).toBe(ended.code)
  return result
}
