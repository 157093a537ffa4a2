import { pathAndReason } from '../../change/declared.ts'
import type { PathDecision, PathOverride } from '../../change/model.ts'
import { reasonFault, shortestReason } from '../../core/answer-reason.ts'
import type { Statement } from '../../core/facts/answers.ts'
import { type WorkflowPath, workflowPaths } from '../../core/facts/checklists.ts'
import type { Finding } from '../../core/finding.ts'
import type { Where } from '../../core/gate.ts'
import { joinWords, people, text } from '../../core/text.ts'
import type { Options } from './options.ts'
import { recoveryDetail } from './recovery.ts'
import type { Permission } from './unlock.ts'
import { finding, words } from './words.ts'

/** A line of the description that asks for a lower path than the facts do. */
export interface Lowering {
  readonly path: WorkflowPath
  readonly reason: string
  readonly line: number
}

/** The lowest path below the computed one that the description asks for; null when it asks for none. */
export function loweringIn(statements: readonly Statement[], computed: WorkflowPath): Lowering | null {
  const asked = statements.flatMap(({ key, value, line }): Lowering[] => {
    const said = key === 'path' ? pathAndReason(value) : null
    return said === null || rank(said.path) >= rank(computed) ? [] : [{ ...said, line }]
  })
  return asked.toSorted((a, b) => rank(a.path) - rank(b.path))[0] ?? null
}

const rank = (path: WorkflowPath): number => workflowPaths.indexOf(path)

/** The override that a lowering is, once an approver stands for it and it says why; else null. */
export const overrideOf = (lowering: Lowering | null, permission: Permission): PathOverride | null =>
  lowering !== null && permission.state === 'met' && reasonFault(lowering.reason, []) === null
    ? { path: lowering.path, by: joinWords(permission.by, 'and') }
    : null

/** What a lower path needs; nothing when none was asked for. */
export function loweringFindings(
  lowering: Lowering | null,
  { computed }: PathDecision,
  permission: Permission,
  { approvers }: Options,
  where: Where,
): readonly Finding[] {
  if (lowering === null) return []
  const asked = text`line ${lowering.line} of the description asks for the path ${lowering.path}, the facts for ${computed}`
  const required = text`an approval of the head commit by ${people(approvers, 'or')}, and a reason behind the path`
  const common = { found: asked, required, requiredAt: where('approvers') }
  const details = [recoveryDetail('path', approvers)]
  const line = `Path: ${lowering.path}`
  if (reasonFault(lowering.reason, []) !== null) {
    const fix = text`remove the line, or write the reason behind it in ${shortestReason} characters or more: ${`${line} (REASON)`}`
    return [finding('path-lowered', 'fail', 'path', { ...common, fix, details })]
  }
  switch (permission.state) {
    case 'met': {
      const found = text`the path is lowered from ${computed} to ${lowering.path} by ${people(permission.by, 'and')}: ${words(lowering.reason)}`
      return [finding('path-lowered', 'pass', 'path', { ...common, found, fix: [], level: 'warning' })]
    }
    case 'unknown': {
      const { why } = permission
      return [
        finding('path-lowered', 'unknown', 'path', {
          ...common,
          found: [...asked, ...text`; who may approve that cannot be told: ${words(why?.detail ?? '')}`],
          fix: [words(why?.remedy?.text ?? 'run the check again')],
          details,
          unknown: {
            reason: why?.reason ?? 'internal-error',
            ...(why?.remedy === undefined ? {} : { remedy: why.remedy }),
          },
        }),
      ]
    }
    case 'no': {
      const fix = [
        ...text`remove the line ${line}, or ask `,
        ...permission.ask,
        ...text` to approve the head commit with it`,
      ]
      return [finding('path-lowered', 'fail', 'path', { ...common, fix, details })]
    }
  }
}
