import { z } from 'zod'
import { manifestPath } from '../formats/golden/manifest.ts'
import { quarantinePath } from '../formats/golden/quarantine.ts'
import type { GatherContext } from './gather.ts'

/** Earlier results: the artifact they stand in, evidence files of the work tree, and how many runs count. */
export interface HistoryNeeds {
  readonly artifact: string | null
  readonly files: readonly string[]
  readonly runs: number
}

/** A soak: where its start and its events stand, and the deployment it is about. */
export interface SoakNeeds {
  readonly start: string
  readonly events: readonly string[]
  readonly deployment: string | null
}

/** The options of the gate `golden-suite` that say what is to be read. */
export interface GoldenNeeds {
  readonly reports: readonly string[]
  readonly expectedReports: readonly string[]
  readonly artifacts: readonly string[]
  readonly manifest: string
  readonly quarantine: string
  /** Null when the policy declares none. */
  readonly history: HistoryNeeds | null
  readonly soak: SoakNeeds | null
}

/** Where the start of a soak stands unless the policy says otherwise. */
export const soakStartPath = '.gatewright/soak.json'

const text = z.string().optional().catch(undefined)
const strings = z.array(z.string()).optional().catch(undefined)
const number = z.number().optional().catch(undefined)

// Read loosely: the gate's own schema has validated the options.
const shape = z.looseObject({
  reports: strings,
  'expected-reports': strings,
  artifacts: strings,
  manifest: text,
  quarantine: z.looseObject({ path: text }).optional().catch(undefined),
  history: z.looseObject({ artifact: text, files: strings, runs: number }).optional().catch(undefined),
  soak: z.looseObject({ start: text, events: strings, deployment: text }).optional().catch(undefined),
})

const defaultRuns = 10

/** What the policy's `golden-suite` gate asks for. */
export function goldenNeeds({ policy }: Pick<GatherContext, 'policy'>): GoldenNeeds {
  const setting = policy.gates.find((gate) => gate.id === 'golden-suite')
  const options = shape.safeParse(setting?.options).data ?? {}
  const { history, soak } = options
  return {
    reports: options.reports ?? [],
    expectedReports: options['expected-reports'] ?? [],
    artifacts: options.artifacts ?? [],
    manifest: options.manifest ?? manifestPath,
    quarantine: options.quarantine?.path ?? quarantinePath,
    history:
      history === undefined
        ? null
        : {
            artifact: history.artifact ?? null,
            files: history.files ?? [],
            runs: history.runs ?? defaultRuns,
          },
    soak:
      soak === undefined
        ? null
        : {
            start: soak.start ?? soakStartPath,
            events: soak.events ?? [],
            deployment: soak.deployment ?? null,
          },
  }
}
