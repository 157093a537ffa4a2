import { z } from 'zod'
import { lazy } from '../core/lazy.ts'
import { lockManifestPath, specificationGlobs } from '../formats/test-source/places.ts'
import type { GatherContext } from './gather.ts'

/** The options of the gate `workflow-path` that say what is to be read. */
export interface WorkflowNeeds {
  /** Whether the gate judges anything: it names a check. */
  readonly configured: boolean
  /** Globs of the specification documents. */
  readonly specifications: readonly string[]
  /** Globs of the tests that are locked; null: the tests of the change settings. */
  readonly lockedTests: readonly string[] | null
  readonly lockManifest: string
  /** Globs of test reports of the base with the new tests, and of the head. */
  readonly before: readonly string[]
  readonly after: readonly string[]
}

const strings = z.array(z.string()).optional().catch(undefined)

// Read loosely: the gate's own schema has validated the options.
const shape = lazy(() =>
  z.looseObject({
    checks: z.record(z.string(), z.unknown()).optional().catch(undefined),
    specification: z.looseObject({ paths: strings }).optional().catch(undefined),
    'locked-tests': strings,
    'lock-manifest': z.string().optional().catch(undefined),
    regression: z.looseObject({ before: strings, after: strings }).optional().catch(undefined),
  }),
)

/** What the policy's `workflow-path` gate asks for. */
export function workflowNeeds({ policy }: Pick<GatherContext, 'policy'>): WorkflowNeeds {
  const setting = policy.gates.find((gate) => gate.id === 'workflow-path')
  const options = shape().safeParse(setting?.options).data ?? {}
  return {
    configured: Object.keys(options.checks ?? {}).length > 0,
    specifications: options.specification?.paths ?? specificationGlobs,
    lockedTests: options['locked-tests'] ?? null,
    lockManifest: options['lock-manifest'] ?? lockManifestPath,
    before: options.regression?.before ?? [],
    after: options.regression?.after ?? [],
  }
}
