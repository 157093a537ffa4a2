import type { Unobserved } from '../../../../src/core/facts/observation.ts'
import type { Finding } from '../../../../src/core/finding.ts'
import { plain } from '../../../../src/core/text.ts'
import { emittedChecks } from '../../../../src/formats/workflows/emitted.ts'
import type { EmittedChecks } from '../../../../src/formats/workflows/model.ts'
import type { RequiredCheck } from '../../../../src/gates/branch-protection/model.ts'
import type { TrapInput } from '../../../../src/gates/branch-protection/trap-model.ts'
import { trapFindings } from '../../../../src/gates/branch-protection/traps/trap-findings.ts'

/** Texts of workflow files by their name below `.github/workflows/`. */
export type Files = Readonly<Record<string, string>>

/** What the files report; `called` are workflows of other repositories. */
export const emitted = (files: Files, called: Files = {}): EmittedChecks =>
  emittedChecks(
    Object.entries(files).map(([name, text]) => ({
      path: `.github/workflows/${name}`,
      content: { known: true, value: text },
    })),
    Object.fromEntries(Object.entries(called).map(([uses, text]) => [uses, { known: true, value: text }])),
  )

interface Case extends Partial<Omit<TrapInput, 'required' | 'emitted' | 'proposed'>> {
  /** Names, or names with Apps; a bare name is pinned to GitHub Actions. */
  readonly required: readonly (string | RequiredCheck)[]
  readonly files: Files | Unobserved
  readonly called?: Files
  readonly proposed?: Files
}

export const actionsApp = 15368

export function inputOf({ required, files, called, proposed, ...more }: Case): TrapInput {
  return {
    branch: 'main',
    defaultBranch: 'main',
    repository: 'acme/app',
    hidden: [],
    mergeQueue: false,
    external: [],
    ...more,
    required: required.map((one) => (typeof one === 'string' ? { context: one, apps: [actionsApp] } : one)),
    emitted: isUnobserved(files) ? files : emitted(files, called),
    proposed: proposed === undefined ? null : emitted(proposed, called),
  }
}

const isUnobserved = (files: Files | Unobserved): files is Unobserved => files['known'] === false

export const findingsOf = (one: Case): readonly Finding[] => trapFindings(inputOf(one), () => undefined)

/** `rule outcome/level subject` of every finding, without the pass. */
export const summary = (findings: readonly Finding[]): readonly string[] =>
  findings
    .filter(({ outcome }) => outcome !== 'pass')
    .map(({ rule, outcome, level, subject }) => {
      const name = rule.replace('branch-protection/', '')
      return `${name} ${outcome === 'fail' ? level : outcome} ${subject}`
    })

/** The summary of a case. */
export const trapsOf = (one: Case): readonly string[] => summary(findingsOf(one))

/** `path:line` and the sentence of the finding of a rule. */
export function toldOf(one: Case, rule: string): string {
  const found = findingsOf(one).find((finding) => finding.rule === `branch-protection/${rule}`)
  if (found === undefined) return 'none'
  const { location } = found
  return `${location?.at} ${location?.path}:${location?.line} ${plain(found.found)} → ${plain(found.fix)}`
}

/** A workflow that runs for pull requests: `on` below, and jobs. */
export const workflow = (on: string, jobs: string, name = 'CI'): string =>
  `name: ${name}\non:\n${indent(on)}\njobs:\n${indent(jobs)}\n`

const indent = (text: string): string =>
  text
    .trim()
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n')

/** A job of one step. */
export const job = (id: string, more = ''): string =>
  `${id}:\n  runs-on: ubuntu-latest${more === '' ? '' : `\n${indent(more)}`}\n  steps:\n    - run: make ${id}`
