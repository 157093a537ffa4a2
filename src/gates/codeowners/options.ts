import { z } from 'zod'
import { ownerName } from '../../core/people/owner-name.ts'
import { excludable } from '../../core/people/people.ts'
import { globOption } from '../../formats/glob-option.ts'

const glob = globOption()

const isTeam = (name: string): boolean => name.includes('/')

/** Distinct accounts that a list of users can give; teams have no bound here. */
const accountsIn = (names: readonly string[]): number =>
  names.some(isTeam) ? Number.POSITIVE_INFINITY : new Set(names.map((name) => name.toLowerCase())).size

export const pathRuleSchema = z
  .strictObject({
    name: z.string().min(1).max(80).optional().describe('A short name, shown in findings.'),
    paths: z.array(glob).min(1).describe('Globs: the rule applies to every changed file that matches one.'),
    except: z.array(glob).default([]).describe('Globs: files that the rule does not apply to.'),
    approvals: z
      .int()
      .min(1)
      .max(10)
      .default(1)
      .describe(
        'How many approvals it takes; with `all` and `distinct`, how many from each entry of `from`.',
      ),
    from: z
      .array(ownerName)
      .min(1)
      .optional()
      .describe(
        "Who may give them: `@user` or `@org/team`. Without it: the owners of the file's CODEOWNERS line.",
      ),
    mode: z
      .enum(['any', 'all', 'distinct'])
      .default('any')
      .describe(
        '`any`: from anyone named. `all`: from every entry; one person may stand for several. ' +
          '`distinct`: from every entry, and each time from another person.',
      ),
  })
  .superRefine((rule, context) => {
    if (rule.from === undefined) return
    const users = rule.from.filter((name) => !isTeam(name))
    if (rule.mode === 'distinct' && accountsIn(users) < users.length) {
      const message = 'names a user twice, and nobody can approve as two people: it could never pass'
      context.addIssue({ code: 'custom', message, path: ['from'], input: rule.from })
      return
    }
    const possible = rule.mode === 'any' ? accountsIn(rule.from) : users.length > 0 ? 1 : rule.approvals
    if (rule.approvals <= possible) return
    const message = `asks for ${rule.approvals} approvals where \`from\` can give ${possible}: it could never pass`
    context.addIssue({ code: 'custom', message, path: ['approvals'], input: rule.approvals })
  })
/** A requirement that the policy adds to what the CODEOWNERS file asks for. */
export type PathRule = z.output<typeof pathRuleSchema>

/** Options of the gate; defaults stand here and nowhere else. */
export const options = z.strictObject({
  'stale-approvals': z
    .enum(['refuse', 'same-diff'])
    .default('refuse')
    .describe(
      '`refuse`: an approval counts only on the head commit. `same-diff`: an older one still counts while every ' +
        'file it is needed for is unchanged since.',
    ),
  exclude: z
    .array(z.enum(excludable))
    .default([...excludable])
    .describe(
      'Whose approvals never count besides the author of the pull request: `committers` (authors and committers of ' +
        'its commits), `co-authors`, `last-pusher`.',
    ),
  unowned: z
    .enum(['pass', 'any-approval', 'fail'])
    .default('any-approval')
    .describe(
      'What a changed file without an owner needs: nothing, one approval of anyone with write access, or an owner.',
    ),
  'invalid-lines': z
    .enum(['fail', 'warn'])
    .default('fail')
    .describe('Whether a CODEOWNERS line that GitHub skips blocks when it may concern a changed file.'),
  'minimum-approvers': z
    .int()
    .min(1)
    .max(10)
    .default(2)
    .describe('A CODEOWNERS line that fewer people could approve for is reported (it never blocks).'),
  bots: z
    .array(z.int().positive())
    .default([])
    .describe('Numeric account ids of the bots whose approvals count. Any other bot never counts.'),
  rules: z
    .array(pathRuleSchema)
    .max(200)
    .default([])
    .describe(
      'Approvals that paths need on top of CODEOWNERS. Every rule that matches a file applies to it.',
    ),
})
export type Options = z.output<typeof options>
