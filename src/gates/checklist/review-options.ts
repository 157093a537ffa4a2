import { z } from 'zod'
import { workflowPaths } from '../../core/facts/checklists.ts'
import { ownerName } from '../../core/people/owner-name.ts'
import { excludable } from '../../core/people/people.ts'

const role = z
  .strictObject({
    from: z.array(ownerName).min(1).max(50).describe('Who may approve: `@user` or `@org/team`.'),
    paths: z
      .array(z.enum(workflowPaths))
      .min(1)
      .default(['full'])
      .describe('The paths of a change that need this review.'),
    approvals: z.int().min(1).max(10).default(1).describe('How many of them have to approve.'),
    'mitigation-plan': z
      .enum(['accept', 'refuse'])
      .default('accept')
      .describe(
        'Whether a documented mitigation plan, named by `Mitigation plan: PATH` in the body, stands in for the approval.',
      ),
  })
  .superRefine(({ from, approvals }, context) => {
    const users = new Set(from.map((name) => name.toLowerCase()))
    if (from.some((name) => name.includes('/')) || approvals <= users.size) return
    const message = `asks for ${approvals} approvals where \`from\` can give ${users.size}: it could never pass`
    context.addIssue({ code: 'custom', message, path: ['approvals'], input: approvals })
  })

/** `reviews:` of the gate: the review approvals of source document 000, steps 2 and 7. */
export const reviewOptions = z
  .strictObject({
    security: role
      .optional()
      .describe('The security review: by whom, and on which paths. Without it none is asked for.'),
    performance: role
      .optional()
      .describe(
        'The performance review, of changes to components that are tagged `performance`. Without it none is asked for.',
      ),
    exclude: z
      .array(z.enum(excludable))
      .default([...excludable])
      .describe('Whose approvals never count besides the author of the pull request, as in `codeowners`.'),
    bots: z
      .array(z.int().positive())
      .default([])
      .describe('Numeric account ids of the bots whose approvals count. Any other bot never counts.'),
    rejections: z
      .int()
      .min(1)
      .max(20)
      .default(3)
      .describe(
        'After so many reviews of a role that request changes, the pull request has to be escalated.',
      ),
    'escalation-label': z
      .string()
      .min(1)
      .max(50)
      .default('escalated')
      .describe('The label that says that somebody above has taken the matter up.'),
  })
  .superRefine(({ security, performance }, context) => {
    if (security !== undefined || performance !== undefined) return
    const message = 'names no review: expected `security` or `performance`, each with `from`'
    context.addIssue({ code: 'custom', message, input: undefined })
  })
  .optional()
  .describe(
    'Review approvals that a change needs, besides those of code owners. Without it none is asked for.',
  )
export type ReviewOptions = NonNullable<z.output<typeof reviewOptions>>
export type ReviewRole = z.output<typeof role>

/** The reviews a policy can ask for. */
export const reviewKinds = ['security', 'performance'] as const
export type ReviewKind = (typeof reviewKinds)[number]
