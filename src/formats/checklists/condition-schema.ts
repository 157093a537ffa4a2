import { z } from 'zod'
import { type Condition, workflowPaths } from '../../core/facts/checklists.ts'
import { lazy } from '../../core/lazy.ts'
import { checkGlob } from '../glob-option.ts'
import { classNames, performanceTags, signalNames } from './vocabulary.ts'

/** An item's id. It stands in an HTML comment of a body, so it holds nothing that could end one. */
export const itemId = lazy(() =>
  z
    .string()
    .max(64)
    .regex(/^[A-Za-z0-9](?:-?[A-Za-z0-9._:])*$/, 'expected letters, digits and . _ : - such as A03.a'),
)

/** A glob of a checklist file. */
export const globSchema = lazy(() => z.string().superRefine(checkGlob))

const leaves = lazy(() => ({
  always: z.literal(true).optional(),
  paths: z.array(globSchema()).min(1).optional(),
  signals: z.array(z.enum(signalNames)).min(1).optional(),
  classes: z.array(z.enum(classNames)).min(1).optional(),
  performance: z.array(z.enum(performanceTags)).min(1).optional(),
  path: z.array(z.enum(workflowPaths)).min(1).optional(),
  answered: z.strictObject({ item: itemId(), value: z.enum(['yes', 'no']) }).optional(),
}))

const words = 'always, paths, signals, classes, performance, path, answered, any, all, not'

/** A condition says one thing: two keys beside each other would leave open whether both or either must hold. */
function oneKey(value: object, context: z.core.$RefinementCtx): void {
  const keys = Object.keys(value)
  if (keys.length === 1) return
  const found = keys.length === 0 ? 'none of them' : keys.map((key) => `\`${key}\``).join(' and ')
  const message = `a condition has one key of ${words}, found ${found}: put several below \`any\` or \`all\``
  context.addIssue({ code: 'custom', message, input: value })
}

type Written = { readonly [key: string]: unknown }
type Level = z.ZodType<Written, Written>

/** Levels of `any`, `all` and `not` inside one another. Written out, so that errors name the keys of each level. */
const deepest = 4

function level(depth: number): Level {
  if (depth === 0) return z.strictObject(leaves()).superRefine(oneKey)
  const below = level(depth - 1)
  const parts = z.array(below).min(1).optional()
  return z.strictObject({ ...leaves(), any: parts, all: parts, not: below.optional() }).superRefine(oneKey)
}

/** When an item applies, as it is written in a file. Made by the caller's `lazy`. */
export const makeConditionSchema = () =>
  level(deepest).transform((written) => written as unknown as Condition)

/** The parts directly below a condition, each with its place. */
export function partsOf(
  condition: Condition,
): readonly (readonly [path: (string | number)[], part: Condition])[] {
  if ('any' in condition) return condition.any.map((part, index) => [['any', index], part])
  if ('all' in condition) return condition.all.map((part, index) => [['all', index], part])
  return 'not' in condition ? [[['not'], condition.not]] : []
}

/** Every `answered` of a condition with its place. */
export function answeredIn(
  condition: Condition,
): readonly { readonly path: (string | number)[]; readonly item: string }[] {
  if ('answered' in condition) return [{ path: ['answered', 'item'], item: condition.answered.item }]
  return partsOf(condition).flatMap(([path, part]) =>
    answeredIn(part).map((inner) => ({ path: [...path, ...inner.path], item: inner.item })),
  )
}
