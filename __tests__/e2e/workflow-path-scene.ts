import { expect } from '@jest/globals'
import type { PullRequestBuilder } from '../../src/embedded/builders/pull-request.ts'
import type { Files } from '../../src/embedded/builders/repository.ts'
import { type Result, resultSchema } from '../../src/result/schema.ts'
import { gatewright, json } from '../cli/harness.ts'
import { exchangeProblems } from '../support/openapi.ts'
import type { Clone } from '../workspace/clone.ts'
import { inScene, type Scene, type SceneOptions } from './scene.ts'

/** A policy whose only gate is `workflow-path`; two domains, and a file that states the public API. */
export const pathPolicy = (more = '', mode = 'enforce'): string => `version: 1
mode: ${mode}
change:
  public-api: ['api/**']
  components:
    - { name: cart, paths: ['src/cart/**'], domain: true }
    - { name: stock, paths: ['src/stock/**'], domain: true }
gates:
  codeowners: { enabled: false }
  branch-protection: { enabled: false }
  workflow-path:
    checks: { build: build, unit: unit }
    approvers: ['@chef']
${more}`

/** A specification with these exclusions. */
export const specification = (...exclusions: readonly string[]): string => `# Cart

## Deliverables

- A command that creates a cart

## Acceptance criteria

- A created cart can be read back

## Must Have

- An id for each cart

## Must NOT Have

${exclusions.map((one) => `- ${one}\n`).join('')}`

/** One with nothing missing. */
export const whole = specification('Payments of any kind', 'Checkout of a cart', 'Inventory of the shop')

/** A test of the cart with these bodies of tests. */
export const cartTest = (...bodies: readonly string[]): string =>
  bodies.map((body, index) => `test('cart ${index}', () => {\n  ${body}\n})\n`).join('\n')

export const one = 'expect(total([1])).toBe(1)'
export const two = 'expect(total([1, 1])).toBe(2)'
export const testPath = 'tests/cart.test.ts'
export const codePath = 'src/cart/total.ts'

/** What stands on `main` in these scenes. */
export const onMain: Files = {
  [codePath]: "export const total = () => {\n  throw new Error('Entity not found')\n}\n",
  [testPath]: cartTest(one),
}

/** A fix of one line with a test that shows it. */
export const fix: Files = {
  [codePath]: "export const total = () => {\n  throw new Error('Cart not found')\n}\n",
  [testPath]: cartTest(one, two),
}

const reading = { checks: 'read', statuses: 'read', actions: 'read' } as const

/** A scene with that policy; `open` opens a pull request of `alpha` whose checks are green. */
export const inPath = (
  play: (
    scene: Scene,
    open: (body: string, files?: Files, labels?: readonly string[]) => PullRequestBuilder,
  ) => Promise<void>,
  options: SceneOptions = {},
): Promise<void> =>
  inScene(
    { policy: pathPolicy(), permissions: reading, ...options, files: { ...onMain, ...options.files } },
    (scene) =>
      play(scene, (body, files = fix, labels = []) => {
        const pull = scene.change({ body, files })
        if (labels.length > 0) pull.label(...labels)
        green(scene, pull)
        return pull
      }),
  )

/** The named checks succeed on the head. */
export function green({ repository }: Scene, pull: PullRequestBuilder): void {
  for (const name of ['build', 'unit'])
    repository.checkRun({ name, sha: pull.headSha, conclusion: 'success' })
}

/** Adds a commit whose checks are green. */
export function pushGreen(scene: Scene, pull: PullRequestBuilder, files: Files, force = false): void {
  if (force) pull.forcePush({ by: 'alpha', files })
  else pull.push({ by: 'alpha', files })
  green(scene, pull)
}

/** Judges in this process, as `gatewright check --pull N` does. */
export async function judgePath(scene: Scene, pull: PullRequestBuilder, clone: Clone): Promise<Result> {
  const { server, world } = scene
  const before = world.requests.entries.length
  const ended = await gatewright(
    ['check', 'workflow-path', '--repository', 'acme/shop', '--pull', String(pull.number), '--json'],
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

type Findings = Pick<Result, 'findings'>

/** The path and the rules that decided: `fast R20`. */
export function pathOf({ findings }: Findings): string {
  const found = findings.find(({ rule, outcome }) => rule === 'workflow-path/path' && outcome === 'pass')
  const text = found?.message.found.text ?? ''
  const [, path = '?', rules = '?'] = /^path (\w+)(?: \([^)]*\))? by ([^:]*):/u.exec(text) ?? []
  return `${path} ${rules}`
}

/** All that blocks, as `rule subject`. */
export const blocks = ({ findings }: Findings): readonly string[] => [
  ...new Set(
    findings
      .filter(({ outcome, level }) => outcome === 'unknown' || (outcome === 'fail' && level === 'error'))
      .map(({ rule, subject }) => `${rule.replace('workflow-path/', '')} ${subject}`),
  ),
]

/** What a rule found. */
export const found = ({ findings }: Findings, rule: string): string =>
  findings
    .filter((finding) => finding.rule === `workflow-path/${rule}`)
    .map(({ outcome, message }) => `${outcome}: ${message.found.text}`)
    .join('\n')
