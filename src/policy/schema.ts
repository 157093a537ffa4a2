import { validRange } from 'semver'
import { z } from 'zod'
import type { AnyGate } from '../core/gate.ts'
import { modes } from '../core/outcome.ts'
import { type AuditData, auditSettingsSchema } from './audit-settings.ts'
import { type ChangeData, changeSettingsSchema } from './change-settings.ts'
import { type OverrideData, overrideSettingsSchema } from './override-settings.ts'
import { type ReportData, reportSettingsSchema } from './report-settings.ts'

const enforceFrom = z
  .union(
    [z.iso.date(), z.iso.datetime({ offset: true, error: 'expected a time such as 2027-02-01T09:00:00Z' })],
    { error: 'expected a date such as 2027-02-01, or a time such as 2027-02-01T09:00:00Z' },
  )
  .describe('Date or time (RFC 3339) until which the gate only reports; from then on `mode` holds.')

const mode = z.enum(modes).describe('`report` never blocks and says so first; `enforce` blocks.')

/** The settings every gate has besides its own options. */
const commonSettings = {
  enabled: z.boolean().default(true).describe('Whether the gate is evaluated at all.'),
  mode: mode.optional().describe('The mode of this gate; the policy’s `mode` when left out.'),
  optional: z
    .boolean()
    .default(false)
    .describe('An optional gate that could not be decided does not block. It still blocks when it fails.'),
  'enforce-from': enforceFrom.optional(),
} as const
export const commonKeys = Object.keys(commonSettings)

/** A gate's place in the policy: its own options and the common ones, nothing else. */
function gateSchema(gate: AnyGate): z.ZodType {
  const own: z.ZodType = gate.options
  if (!(own instanceof z.ZodObject))
    throw new TypeError(`gate ${gate.id}: its options must be an object schema`)
  const taken = commonKeys.find((key) => key in own.shape)
  if (taken !== undefined) throw new TypeError(`gate ${gate.id}: \`${taken}\` is an option of every gate`)
  // `safeExtend` keeps the refinements of the gate's own schema; `strict` refuses what neither knows.
  const whole: z.ZodObject = own.safeExtend(commonSettings)
  return whole.strict().prefault({}).describe(gate.summary).meta({ title: gate.title })
}

const requires = z
  .string()
  .refine((range) => validRange(range) !== null, {
    error: 'expected a range of versions such as ">=1.2 <2"',
  })
  .describe('The Gatewright versions that may judge with this file, as a semver range.')

/**
 * The schema of a policy file, derived from the gates there are. Strict on every level: a misspelt key would be a
 * gate that nobody notices is open. Defaults are filled in on parsing.
 */
export function policySchema(gates: readonly AnyGate[]) {
  return z
    .strictObject({
      version: z.literal(1).describe('Version of the policy format.'),
      requires: requires.optional(),
      extends: z
        .string()
        .min(1)
        .optional()
        .describe('Policy to start from: `gatewright:<preset>` or `owner/repo/path@ref`. Nearer values win.'),
      mode: mode.default('report'),
      'on-nothing': z
        .enum(['unknown', 'pass'])
        .default('unknown')
        .describe('What a run comes to when no gate and no rule applied.'),
      report: reportSettingsSchema(),
      audit: auditSettingsSchema(gates),
      change: changeSettingsSchema(),
      overrides: overrideSettingsSchema(),
      gates: z
        .strictObject(Object.fromEntries(gates.map((gate) => [gate.id, gateSchema(gate)])))
        .prefault({})
        .describe('Settings per gate. A gate that is not named runs with its defaults.'),
    })
    .meta({ title: 'Gatewright policy' })
}

/** A parsed policy, every default filled in. */
export interface PolicyData {
  readonly version: 1
  readonly requires?: string | undefined
  readonly extends?: string | undefined
  readonly mode: (typeof modes)[number]
  readonly 'on-nothing': 'unknown' | 'pass'
  readonly report: ReportData
  readonly audit: AuditData
  readonly change: ChangeData
  readonly overrides: OverrideData
  /** Gate id to common settings and own options, in one object. */
  readonly gates: Readonly<Record<string, unknown>>
}

/** The common settings of one gate, read from a parsed policy. */
export const commonSchema = z.object(commonSettings)
