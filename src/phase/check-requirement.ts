import type { CheckRequirement } from '../core/check-words.ts'

/** A check as policies write it: its name, or the name with who must have reported it. */
export type WrittenCheck =
  | string
  | {
      readonly check?: string | undefined
      readonly app?: string | number | undefined
      readonly workflow?: string | undefined
      readonly event?: string | undefined
      readonly 'allow-skipped': boolean
    }

/**
 * What a check of the policy asks for: one reading for gates of stages, criteria, safety nets and green-light audits.
 * @param key what it is called where nothing else says so
 * @param written undefined: nothing but the key is known
 */
export function requirementOf(key: string, written: WrittenCheck | undefined): CheckRequirement {
  if (written === undefined) return { name: key, app: anyWorkflow }
  if (typeof written === 'string') return { name: written, app: anyWorkflow }
  const { check, app, workflow, event, 'allow-skipped': allowSkipped } = written
  const unpinned = app === undefined && workflow === undefined && event === undefined
  return { name: check ?? key, app: unpinned ? anyWorkflow : app, workflow, event, allowSkipped }
}

/**
 * Where a check names no producer, GitHub Actions is it (research 3.5): everybody who may push can report a commit
 * status, or a check of another App, under any name.
 */
const anyWorkflow = 'github-actions'

/** The check behind a key of `checks`; a key that the policy does not explain is the check's own name. */
export const checkByKey = (checks: Readonly<Record<string, WrittenCheck>>, key: string): CheckRequirement =>
  requirementOf(key, Object.hasOwn(checks, key) ? checks[key] : undefined)
