import { z } from 'zod'
import { lazy } from '../core/lazy.ts'
import { globProblem } from './glob-list.ts'

/** Refuses a glob that cannot be used, with the way to write it. For `superRefine` of a schema with bounds of its own. */
export function checkGlob(pattern: string, context: z.core.$RefinementCtx): void {
  const message = globProblem(pattern)
  if (message !== undefined) context.addIssue({ code: 'custom', message, input: pattern })
}

/** A glob of the policy. */
export const globOption = lazy(() => z.string().min(1).superRefine(checkGlob))
