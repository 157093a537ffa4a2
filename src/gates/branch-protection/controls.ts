import { z } from 'zod'

/** A control that is on or off. */
export const on = (what: string) => z.boolean().optional().describe(what)

/** Refuses a list that names one thing twice, at the place of the second. */
export const once =
  <Item>(what: string, nameOf: (item: Item) => string) =>
  (list: readonly Item[], context: z.RefinementCtx): void => {
    const seen = new Set<string>()
    for (const [index, item] of list.entries()) {
      const name = nameOf(item)
      if (seen.has(name)) {
        context.addIssue({ code: 'custom', path: [index], message: `names ${what} twice`, input: item })
      }
      seen.add(name)
    }
  }

/** A text as it is. */
const itself = (text: string): string => text

const names = (one: string, what: string) =>
  z.array(z.string().min(1)).superRefine(once(one, itself)).optional().describe(what)

const checkSchema = z.union([
  z.string().min(1),
  z.strictObject({
    context: z.string().min(1).describe('The name of the check, exactly as it is reported.'),
    app: z
      .int()
      .positive()
      .optional()
      .describe('Id of the only App that may report it; GitHub Actions is 15368.'),
  }),
])

/** Who may bypass. */
export const bypassSchema = z.strictObject({
  allow: z
    .array(
      z.strictObject({
        'actor-type': z
          .string()
          .min(1)
          .describe(
            '`Integration`, `OrganizationAdmin`, `RepositoryRole`, `Team`, `DeployKey`, `User`, `EnterpriseOwner` or `EnterpriseRole`.',
          ),
        'actor-id': z
          .int()
          .nullable()
          .optional()
          .describe(
            'Its id; any when it is left out, and null where GitHub gives none. The role of administrators is 5.',
          ),
        'bypass-mode': z
          .enum(['always', 'pull_request', 'exempt'])
          .optional()
          .describe('How it may bypass; any way when it is left out.'),
      }),
    )
    .default([])
    .describe('The only actors that may bypass.'),
})

const codeScanningSchema = z.union([
  z.string().min(1),
  z.strictObject({
    tool: z.string().min(1).describe('Name of the tool, as its results name it.'),
    'alerts-threshold': z
      .enum(['none', 'errors', 'errors_and_warnings', 'all'])
      .optional()
      .describe('Alerts that must block at least.'),
    'security-alerts-threshold': z
      .enum(['none', 'critical', 'high_or_higher', 'medium_or_higher', 'all'])
      .optional()
      .describe('Security alerts that must block at least.'),
  }),
])

/** What a branch may be asked for; a control that is not written is not judged. */
export const controlsShape = {
  'pull-request': on('Changes come through pull requests only.'),
  approvals: z.int().min(0).max(10).optional().describe('At least so many approvals.'),
  'code-owner-review': on('A code owner approves.'),
  'dismiss-stale': on('A push takes earlier approvals away.'),
  'last-push': on('Somebody other than the last pusher approves.'),
  threads: on('Review threads are resolved.'),
  checks: z
    .array(checkSchema)
    .superRefine(once('a check', (check) => (typeof check === 'string' ? check : check.context)))
    .optional()
    .describe('Checks that must be required: names, or names with the App that must report them.'),
  'checks-exact': on('No other check may be required.'),
  'minimum-checks': z
    .int()
    .min(0)
    .max(100)
    .optional()
    .describe('At least so many checks are required, whichever.'),
  strict: on('The branch is up to date with its base before the merge.'),
  linear: on('Linear history.'),
  signatures: on('Signed commits.'),
  'block-force-push': on('Nobody may force-push.'),
  'block-deletion': on('Nobody may delete it.'),
  'merge-queue': on('Merges go through a merge queue.'),
  'merge-methods': z
    .array(z.enum(['merge', 'squash', 'rebase']))
    .min(1)
    .superRefine(once('a way to merge', itself))
    .optional()
    .describe('The only ways to merge that may be possible.'),
  deployments: names('an environment', 'Environments a change must have been deployed to.'),
  workflows: names('a workflow', 'Paths of workflows that a ruleset requires.'),
  'code-scanning': z
    .array(codeScanningSchema)
    .superRefine(once('a tool', (wanted) => (typeof wanted === 'string' ? wanted : wanted.tool)))
    .optional()
    .describe('Tools whose code scanning results are required, with the alerts that block.'),
  'restricted-updates': on('Only those who may bypass can update it.'),
  creation: on('Only those who may bypass can create it.'),
  'name-pattern': on('A ruleset demands a pattern for the name (GitHub Enterprise).'),
  'required-reviewers': names(
    'a pattern',
    'File patterns for which a ruleset demands approvals of named teams.',
  ),
  bypass: bypassSchema
    .optional()
    .describe('Where it is written, who may bypass is judged, too: only those allowed here.'),
} as const

const controlsSchema = z.strictObject(controlsShape)

/** What one branch is asked for. A control that is absent is not judged. */
export type Requirements = z.output<typeof controlsSchema>
