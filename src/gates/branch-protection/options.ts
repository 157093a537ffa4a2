import { z } from 'zod'
import { refPattern, refPatternProblem } from '../../formats/fnmatch.ts'
import { contradictions } from './contradictions.ts'
import { bypassSchema, controlsShape, on, once, type Requirements } from './controls.ts'
import { demandsOf } from './effective/demands.ts'
import { presetNames, presets } from './presets.ts'

/** A name or pattern of refs, read as rulesets read theirs. */
const patternOf = (kind: 'heads' | 'tags', keywords: readonly string[]) =>
  z
    .string()
    .min(1)
    .max(300)
    .superRefine((text, context) => {
      const problem = patternProblem(text, kind, keywords)
      if (problem !== null) context.addIssue({ code: 'custom', message: problem, input: text })
    })

function patternProblem(text: string, kind: string, keywords: readonly string[]): string | null {
  const expected = `expected a name or pattern, with or without \`refs/${kind}/\` before it`
  if (text.startsWith('~')) {
    return keywords.includes(text)
      ? null
      : `${expected}, or ${keywords.map((one) => `\`${one}\``).join(', ')}`
  }
  if (text.startsWith('refs/') && !text.startsWith(`refs/${kind}/`)) return expected
  const problem = refPatternProblem(text) ?? matchesNothing(text)
  return problem === null ? null : `the pattern ${problem}`
}

/** Why no ref can be meant by a pattern: what git allows in no name, and what only other patterns know. */
function matchesNothing(pattern: string): string | null {
  if (/[\s\p{Cc}^:~]|\.\.|@\{|\/\/|^\/|[/.]$/u.test(pattern))
    return 'matches nothing: git allows no such name'
  if (pattern.startsWith('!')) return 'starts with `!`, which excludes nothing here: name what is meant'
  return /\{[^{}]*,[^{}]*\}/.test(pattern)
    ? 'has alternatives in braces, which rulesets do not know: write one pattern for each'
    : null
}

/** Two ways to write one pattern. */
const inFull = (target: 'branch' | 'tag') => (text: string) => refPattern(target, text)

const branchPattern = patternOf('heads', ['~DEFAULT_BRANCH', '~ALL'])
const tagPattern = patternOf('tags', ['~ALL'])

const branchControlsSchema = z.strictObject({
  branches: z
    .array(branchPattern)
    .min(1)
    .superRefine(once('a pattern', inFull('branch')))
    .default(['~DEFAULT_BRANCH'])
    .describe('Branch names or patterns as in rulesets (`release/**/*`); `~DEFAULT_BRANCH`, `~ALL`.'),
  preset: z
    .enum(presetNames)
    .optional()
    .describe('Controls to start from; whatever stands beside it replaces the value of the preset.'),
  ...controlsShape,
})

/** An entry that asks for nothing would pass whatever the protection is. */
const asksForSomething = (entry: z.output<typeof branchControlsSchema>): boolean => {
  const { branches: _, ...written } = entry
  const requirements = requirementsOf(written)
  return demandsOf(requirements).length > 0 || requirements['checks-exact'] === true
}

/** Says at its key what contradicts itself. */
function noContradictions(written: z.output<typeof requirementsSchema>, context: z.RefinementCtx): void {
  for (const { key, message } of contradictions(requirementsOf(written))) {
    context.addIssue({ code: 'custom', path: [key], message, input: written[key] })
  }
}

const branchEntrySchema = branchControlsSchema
  .refine(asksForSomething, {
    message: 'asks for nothing: name a preset or at least one control, or leave the entry out',
  })
  .superRefine(({ branches: _, ...written }, context) => noContradictions(written, context))

const tagEntrySchema = z
  .strictObject({
    tags: z
      .array(tagPattern)
      .min(1)
      .superRefine(once('a pattern', inFull('tag')))
      .describe('Tag names or patterns as in rulesets (`v*`); `~ALL`.'),
    immutable: z.boolean().default(true).describe('A tag cannot be moved or deleted.'),
    'creation-restricted': on('Only those who may bypass can create such a tag.'),
    signatures: on('Commits behind such a tag are signed.'),
    'name-pattern': on('A ruleset demands a pattern for the name (GitHub Enterprise).'),
    bypass: bypassSchema.optional().describe('Where it is written, who may bypass is judged, too.'),
  })
  .refine(
    (entry) =>
      entry.immutable ||
      entry['creation-restricted'] === true ||
      entry.signatures === true ||
      entry['name-pattern'] === true,
    { message: 'asks for nothing: leave `immutable` on, ask for something else, or leave the entry out' },
  )

/** What holds where the policy says nothing about branches. */
const defaultBranches = [
  {
    branches: ['~DEFAULT_BRANCH'],
    'pull-request': true,
    'block-force-push': true,
    'block-deletion': true,
  },
]

/** Options of the gate; defaults stand here and nowhere else. */
export const options = z.strictObject({
  branches: z
    .array(branchEntrySchema)
    .max(50)
    .default(defaultBranches)
    .describe('What branches must be protected by. Every entry that matches a branch applies to it.'),
  tags: z.array(tagEntrySchema).max(50).default([]).describe('What tags must be protected by.'),
  'external-checks': z
    .array(
      z.strictObject({
        context: z.string().min(1).describe('The name of the check, exactly as it is reported.'),
        app: z.int().positive().optional().describe('Id of the App that reports it.'),
      }),
    )
    .max(200)
    .superRefine(once('a check of one App', ({ context, app }) => `${app ?? ''} ${context}`))
    .default([])
    .describe('Required checks that no workflow of this repository reports.'),
  'gate-check': z
    .string()
    .min(1)
    .optional()
    .describe('The name Gatewright itself reports under. Without it: found in the workflows.'),
})
/** The options with their defaults. */
export type Options = z.output<typeof options>
/** What the policy asks of some branches. */
export type BranchEntry = z.output<typeof branchEntrySchema>
/** What the policy asks of some tags. */
export type TagEntry = z.output<typeof tagEntrySchema>

/** A bare mapping of controls, as the command line takes it. */
export const requirementsSchema = z
  .strictObject({ preset: z.enum(presetNames).optional(), ...controlsShape })
  .superRefine((written, context) => noContradictions(written, context))

/** The controls of an entry: its preset, and over it what is written beside it. */
export function requirementsOf({ preset, ...own }: z.output<typeof requirementsSchema>): Requirements {
  return preset === undefined ? own : { ...presets[preset], ...own }
}
