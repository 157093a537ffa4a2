import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { parse } from 'yaml'
import { projectRoot } from './action-process.ts'

/** A YAML text of the repository: a file, or a block of a Markdown page. */
export interface YamlText {
  /** `README.md, block 1`, or the path of the file. */
  readonly from: string
  readonly text: string
}

/** A workflow, a part of one, or a policy; whatever it is, untyped. */
export type Yaml = Readonly<Record<string, unknown>>

const isMapping = (value: unknown): value is Yaml =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const mapping = (value: unknown): Yaml => (isMapping(value) ? value : {})
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** Paths below a folder of the repository, sorted; hidden folders too. */
export const filesBelow = (folder: string): readonly string[] =>
  readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(projectRoot, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()

export const readText = (path: string): string => readFileSync(join(projectRoot, path), 'utf8')

/** Every Markdown page that people read. */
export const markdownPages = (): readonly string[] => [
  ...['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'],
  ...['docs', 'actions', 'examples'].flatMap(filesBelow).filter((path) => path.endsWith('.md')),
]

/** The YAML blocks of a page, without the indent of a list around them. */
const yamlBlocks = (page: string): readonly YamlText[] =>
  [...readText(page).matchAll(/^( *)```yaml\n([\s\S]*?)^\1```/gm)].map(
    ([, indent = '', text = ''], index) => ({
      from: `${page}, block ${index + 1}`,
      text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  )

/** Every workflow of ours and of the examples, and every YAML block. */
export const yamlTexts = (): readonly YamlText[] => [
  ...['.github/workflows', 'examples']
    .flatMap(filesBelow)
    .filter((path) => path.endsWith('.yml'))
    .map((path) => ({ from: path, text: readText(path) })),
  ...markdownPages().flatMap(yamlBlocks),
]

/** A workflow has triggers; `on` stays a word in the core schema. */
export const isWorkflow = ({ text }: YamlText): boolean => 'on' in mapping(parse(text))

export const parsed = ({ text }: YamlText): Yaml => mapping(parse(text))

export const jobsOf = (yaml: Yaml): readonly Yaml[] => Object.values(mapping(yaml['jobs'])).map(mapping)

/** Steps of the jobs of a workflow, or of a part that shows steps alone. */
export const stepsOf = (yaml: Yaml): readonly Yaml[] =>
  [...jobsOf(yaml), yaml].flatMap((job) => list(job['steps'])).map(mapping)

/** Whether a step judges: the suite or the action of a gate, and none of those that only show, start or audit. */
export const judges = ({ uses }: Yaml): boolean =>
  typeof uses === 'string' &&
  /^(?:\.\/|gatewright\/)/.test(uses) &&
  !/\/actions\/(?:audit|refresh|report)(?:@|$)/.test(uses)

/** Whether it judges pull requests with Gatewright, as a step. */
export const isGate = (yaml: Yaml): boolean =>
  'pull_request' in mapping(yaml['on']) && stepsOf(yaml).some(judges)
