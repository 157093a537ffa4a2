import { z } from 'zod'
import { PolicyError, type PolicyProblem } from '../../src/core/errors.ts'
import { type AnyGate, defineGate } from '../../src/core/gate.ts'
import { GitHubFailure } from '../../src/github/failure.ts'
import type { GitHub } from '../../src/github/port.ts'
import type { FileContent, PolicyFiles } from '../../src/policy/files.ts'
import { type LoadedPolicy, type LoadRequest, loadPolicy } from '../../src/policy/load.ts'
import { toData } from '../../src/policy/node.ts'
import { readPolicy } from '../../src/policy/parse.ts'
import { readYaml } from '../../src/policy/read-yaml.ts'

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

const rule = {
  title: 'A rule',
  why: 'why',
  fix: 'fix',
  controls: [],
  sources: [],
  example: { found: 'a', required: 'b', fix: 'c' },
}

/** Two gates with options of every kind; nothing of them is real. */
export const alpha = defineGate({
  id: 'alpha',
  title: 'Alpha',
  summary: 'Checks alpha.',
  rules: { one: rule },
  permissions: [],
  options: z
    .strictObject({
      threshold: z.number().min(0).max(1).default(0.5).describe('A share.'),
      'max-issues': z.int().min(1).max(10).default(3).describe('A count.'),
      strictly: z.boolean().default(false).describe('A switch.'),
      flavour: z.enum(['sweet', 'sour']).default('sweet').describe('A choice.'),
      paths: z.array(z.string().min(1)).default([]).describe('Some paths.'),
      rules: z
        .array(
          z.strictObject({
            name: z.string().describe('Its name.'),
            approvals: z.int().min(1).default(1).describe('How many.'),
          }),
        )
        .default([])
        .describe('Some rules.'),
    })
    .refine((options) => !(options.strictly && options.flavour === 'sour'), {
      error: 'expected `sweet` where `strictly` is true',
      path: ['flavour'],
    }),
})
const beta = defineGate({
  id: 'beta-gate',
  title: 'Beta',
  summary: 'Checks beta.',
  rules: { one: rule },
  permissions: [],
  options: z.strictObject({ depth: z.int().default(1) }),
})
export const fakeGates: readonly AnyGate[] = [alpha, beta]

/** What a reading gave: the data, or `line:column code` of each problem. */
export function problemsIn(action: () => unknown): readonly PolicyProblem[] {
  try {
    action()
  } catch (error) {
    if (error instanceof PolicyError) return error.problems
    throw error
  }
  return []
}

export const brief = (problems: readonly PolicyProblem[]): string[] =>
  problems.map(({ position, code }) => `${position.line}:${position.column} ${code}`)

const file = { kind: 'file', name: 'policy.yml' } as const
export const readText = (text: string): unknown => toData(readYaml(bytes(text), file))
export const yamlProblems = (text: string): readonly PolicyProblem[] => problemsIn(() => readText(text))
export const check = (text: string, gates: readonly AnyGate[] = fakeGates) =>
  readPolicy(bytes(text), file, { gates, version: '1.2.3' }).data
export const policyProblems = (
  text: string,
  gates: readonly AnyGate[] = fakeGates,
): readonly PolicyProblem[] => problemsIn(() => check(text, gates))

/** Policy files held in memory. */
export const memoryFiles = (files: Readonly<Record<string, string | FileContent>>): PolicyFiles => ({
  sha: 'b'.repeat(40),
  read(path) {
    const content = files[path]
    if (content === undefined) return Promise.resolve({ kind: 'absent' })
    return Promise.resolve(typeof content === 'string' ? { kind: 'bytes', bytes: bytes(content) } : content)
  },
})

export const load = (text: string, more: Partial<LoadRequest> = {}): Promise<LoadedPolicy> =>
  loadPolicy({
    files: memoryFiles({ '.github/gatewright.yml': text }),
    github: null,
    gates: fakeGates,
    version: '1.2.3',
    policy: null,
    ...more,
  })

/** The problems, or the words of the usage error, that loading ends with. */
export async function loadProblems(loading: Promise<unknown>): Promise<readonly PolicyProblem[]> {
  try {
    await loading
  } catch (error) {
    if (error instanceof PolicyError) return error.problems
    throw error
  }
  return []
}

interface StoredEntry {
  readonly mode: string
  readonly content: string
}

/** `owner/repo@ref` to path to content; enough of the API to read files at a ref. */
export type Repositories = Readonly<Record<string, Readonly<Record<string, string | StoredEntry>>>>

const stored = (entry: string | StoredEntry): StoredEntry =>
  typeof entry === 'string' ? { mode: '100644', content: entry } : entry

/** A GitHub that knows commits, trees and blobs of the given repositories, and counts requests. */
export function fakeGitHub(
  repositories: Repositories,
  fault?: GitHubFailure,
  /** Cuts every recursive listing short, as GitHub does over 100,000 entries. */
  cut = false,
): GitHub & { readonly calls: string[] } {
  const calls: string[] = []
  const objects = new Map<string, unknown>()
  const put = (object: unknown): string => {
    const id = (objects.size + 1).toString(16).padStart(40, '0')
    objects.set(id, object)
    return id
  }
  const blob = (content: string): string => {
    const data = Buffer.from(content)
    const id = put(null)
    objects.set(id, { sha: id, size: data.length, encoding: 'base64', content: data.toString('base64') })
    return id
  }
  const tree = (files: Readonly<Record<string, string | StoredEntry>>): string => {
    const names = [...new Set(Object.keys(files).map((path) => path.split('/')[0] ?? ''))]
    const entries = names.map((path) => {
      const own = files[path]
      if (own !== undefined) {
        const { mode, content } = stored(own)
        return { path, mode, type: 'blob', sha: blob(content), size: Buffer.byteLength(content) }
      }
      const inner = Object.entries(files).filter(([name]) => name.startsWith(`${path}/`))
      const below = Object.fromEntries(inner.map(([name, entry]) => [name.slice(path.length + 1), entry]))
      return { path, mode: '040000', type: 'tree', sha: tree(below) }
    })
    return put({ tree: entries, truncated: false })
  }
  const commits = new Map(Object.entries(repositories).map(([name, files]) => [name, tree(files)]))
  const never = (): never => {
    throw new Error('not expected here')
  }
  type Listing = {
    readonly tree: readonly { readonly path: string; readonly type: string; readonly sha: string }[]
  }
  const whole = (listing: Listing): Listing['tree'] =>
    listing.tree.flatMap((entry) => {
      if (entry.type !== 'tree') return [entry]
      const below = whole(objects.get(entry.sha) as Listing)
      return [entry, ...below.map((inner) => ({ ...inner, path: `${entry.path}/${inner.path}` }))]
    })
  const recursively = (listing: unknown) =>
    cut ? { tree: [], truncated: true } : { tree: whole(listing as Listing), truncated: false }
  return {
    calls,
    serverUrl: 'https://github.example',
    get: async (route, parameters, schema) => {
      calls.push(route)
      if (fault) throw fault
      const ref = parameters['ref'] ?? parameters['tree_sha'] ?? parameters['file_sha']
      const id = `${String(parameters['owner'])}/${String(parameters['repo'])}@${String(ref)}`
      const answer = route.includes('/commits/')
        ? commits.has(id) && { sha: commits.get(id) }
        : objects.get(String(ref)) &&
          (parameters['recursive'] === '1' ? recursively(objects.get(String(ref))) : objects.get(String(ref)))
      if (!answer) throw new GitHubFailure('not-found', route, 'Not Found', { status: 404 })
      return schema.parse(answer) as never
    },
    list: never,
    graphql: never,
    download: never,
    send: never,
    serverTime: () => null,
    statistics: () => ({ requests: calls.length, notModified: 0, retries: 0 }),
  }
}

/** The commit a repository's ref has in a fake GitHub. */
export const commitOf = async (github: GitHub, owner: string, repo: string, ref: string): Promise<string> =>
  (
    await github.get(
      'GET /repos/{owner}/{repo}/commits/{ref}',
      { owner, repo, ref },
      z.object({ sha: z.string() }),
    )
  ).sha
