import { z } from 'zod'
import { lazy } from '../core/lazy.ts'
import { ownerName } from '../core/people/owner-name.ts'

/** An approver of overrides is a person: what a bot approves counts for nothing. */
const approver = lazy(() =>
  ownerName.refine((name) => !name.endsWith('[bot]'), {
    error: 'expected `@user` or `@org/team`: approvals of bots never count for an override',
  }),
)

/** `overrides:` of the policy: who may excuse a failing gate, how many of them it takes, and for how long. */
export const overrideSettingsSchema = lazy(() =>
  z
    .strictObject({
      approvals: z
        .int()
        .min(1)
        .max(10)
        .default(2)
        .describe('How many different people have to approve the head commit for an override to count.'),
      approvers: z
        .array(approver())
        .max(100)
        .default([])
        .describe(
          'Who may approve an override: `@user` or `@org/team`. With nobody named, no override has an effect.',
        ),
      'max-days': z
        .int()
        .min(1)
        .max(90)
        .default(7)
        .describe(
          'Longest time in days that an override may still run; one that runs longer counts for nothing.',
        ),
    })
    .superRefine(({ approvals, approvers }, context) => {
      const people = new Set(approvers.map((name) => name.toLowerCase()))
      const alone = [...people].every((name) => !name.includes('/'))
      if (people.size === 0 || !alone || people.size >= approvals) return
      context.addIssue({
        code: 'custom',
        path: ['approvers'],
        message: `found ${people.size} of the ${approvals} people that \`approvals\` asks for; name more of them, or a team`,
        input: approvers,
      })
    })
    .prefault({})
    .describe(
      'Overrides: approved, expiring exceptions to failing gates, in files below `.gatewright/overrides/`.',
    ),
)

/** `overrides:` as parsed. */
export type OverrideData = z.output<ReturnType<typeof overrideSettingsSchema>>

/** The same by our names. */
export interface OverrideSettings {
  readonly approvals: number
  /** `@login` and `@org/team`, each once; empty: no override has an effect. */
  readonly approvers: readonly string[]
  readonly maxDays: number
}

/** Settings out of their parsed form. */
export const overrideSettings = (data: OverrideData): OverrideSettings => ({
  approvals: data.approvals,
  approvers: [...new Set(data.approvers)],
  maxDays: data['max-days'],
})
