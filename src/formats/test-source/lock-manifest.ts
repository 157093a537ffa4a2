import { z } from 'zod'
import { lazy } from '../../core/lazy.ts'

const blob = z
  .string()
  .regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/, 'expected a git blob id, as `git ls-files -s` prints it')

/** The lock manifest: tests that may not change at all, by path and git blob id. */
export const lockManifestSchema = lazy(() =>
  z.strictObject({
    version: z.literal(1),
    tests: z.record(z.string().min(1).max(4_096), blob),
  }),
)
