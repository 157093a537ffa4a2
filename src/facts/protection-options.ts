import { z } from 'zod'
import { unknown } from '../core/fact.ts'
import { matchesRef, refPattern, refPatternProblem } from '../formats/fnmatch.ts'
import { type GatherContext, giveUp } from './gather.ts'

const shape = z.looseObject({
  // Read loosely: the gate's own schema has validated the options.
  branches: z
    .array(z.looseObject({ branches: z.array(z.string()).optional().catch(undefined) }))
    .optional()
    .catch(undefined),
})

/** What the policy's gate `branch-protection` names when it says nothing else. */
const defaultPatterns = ['~DEFAULT_BRANCH'] as const

/** Every pattern of branches that the policy's gate `branch-protection` makes demands on, each once. */
export function branchPatterns({ policy }: Pick<GatherContext, 'policy'>): readonly string[] {
  const setting = policy.gates.find((gate) => gate.id === 'branch-protection')
  const entries = shape.safeParse(setting?.options).data?.branches ?? [{}]
  return [...new Set(entries.flatMap((entry) => entry.branches ?? defaultPatterns))]
}

/** A pattern as names of branches are written. */
export const withoutPrefix = (pattern: string): string => pattern.replace(/^refs\/heads\//, '')

/** Whether a pattern is the name of one branch. */
const isName = (pattern: string): boolean => !pattern.startsWith('~') && !/[*?[\]\\]/.test(pattern)

/** Names that no branch can have; as part of an address they would lead elsewhere. */
const isNoBranch = (name: string): boolean => name.split('/').some((part) => /^\.{0,2}$/.test(part))

/** Branches that are named outright; they need not exist. */
export const namedBranches = (patterns: readonly string[], defaultBranch: string): readonly string[] =>
  patterns.flatMap((pattern) => {
    if (pattern === '~DEFAULT_BRANCH') return [defaultBranch]
    const name = withoutPrefix(pattern)
    return isName(pattern) && !pattern.startsWith('refs/tags/') && !isNoBranch(name) ? [name] : []
  })

/** Whether the branches of the repository must be listed to know which ones the patterns mean. */
export const needsList = (patterns: readonly string[]): boolean =>
  patterns.some((pattern) => pattern === '~ALL' || (!pattern.startsWith('~') && !isName(pattern)))

/** Whether a pattern means this branch. The asking fact is unknown when nobody can say what the pattern means. */
export function namesBranch(pattern: string, branch: string): boolean {
  if (pattern === '~ALL') return true
  if (pattern.startsWith('~')) return false
  const problem = refPatternProblem(pattern)
  if (problem !== null) {
    const remedy = { text: 'write the pattern as rulesets do, for example `release/**/*`' }
    return giveUp(unknown('unparsable', `the policy's branch pattern \`${pattern}\` ${problem}`, { remedy }))
  }
  return matchesRef(refPattern('branch', pattern), `refs/heads/${branch}`)
}
