import type { Fact } from '../../core/fact.ts'
import { type Unobserved, unobserved } from '../../core/facts/observation.ts'
import type { Protection, WorkflowFiles, Workflows } from '../../core/facts/protection.ts'
import type { Finding } from '../../core/finding.ts'
import type { Where } from '../../core/gate.ts'
import { prose, text } from '../../core/text.ts'
import { emittedChecks } from '../../formats/workflows/emitted.ts'
import type { EmittedChecks } from '../../formats/workflows/model.ts'
import { checksIn, textsIn } from './effective/values.ts'
import { checksAskedFor } from './entries.ts'
import type { Effective } from './model.ts'
import type { Options } from './options.ts'
import { trapFindings } from './traps/trap-findings.ts'
import { trustFindings } from './trust.ts'
import { finding, word } from './words.ts'

/** What the workflows of the judged commit can report, computed once for all branches. */
export interface Reportable {
  readonly emitted: EmittedChecks | Unobserved
  readonly proposed: EmittedChecks | null
  /** Workflow files of the base that the pull request changes or removes. */
  readonly changed: readonly string[]
}

/** Reads the workflow files; what cannot be read stays named. */
export function reportableChecks(workflows: Fact<Workflows>): Reportable {
  if (!workflows.known) return { emitted: unobserved(workflows), proposed: null, changed: [] }
  const { base, head, called } = workflows.value
  const proposed = head === null ? null : checksOf(head, called)
  return {
    emitted: checksOf(base, called),
    proposed: proposed === null || 'known' in proposed ? null : proposed,
    changed: head === null ? [] : changedFiles(base, head),
  }
}

/** Files of the base that are gone or different at the head. What could not be compared counts as changed. */
function changedFiles(base: WorkflowFiles, head: WorkflowFiles): readonly string[] {
  if (!base.files.known) return []
  const after = new Map(head.files.known ? head.files.value.map(({ path, content }) => [path, content]) : [])
  return base.files.value.flatMap(({ path, content }) => {
    const now = after.get(path)
    return content.known && now?.known === true && now.value === content.value ? [] : [path]
  })
}

const checksOf = ({ files }: WorkflowFiles, called: Workflows['called']): EmittedChecks | Unobserved =>
  files.known ? emittedChecks(files.value, called) : files

/** What of a branch's protection bears on whether its checks can be reported, and by whom. */
interface Guarded {
  readonly branch: string
  readonly protection: Protection
  readonly effective: Effective
}

/**
 * Whether the protection of a branch can work, and how far the gate's own check can be trusted. Workflow files are
 * those of one commit, so they say something about its own branch only.
 */
export function workableFindings(
  guarded: Guarded,
  reportable: Reportable,
  options: Options,
  where: Where,
): readonly Finding[] {
  const { branch, effective, protection } = guarded
  const { defaultBranch } = protection.repository
  const shared = {
    branch,
    required: checksIn(effective.controls.checks.value),
    hidden: effective.hidden.filter(({ controls }) => controls.includes('checks')).map(({ why }) => why),
    ...reportable,
  }
  const traps = trapFindings(
    {
      ...shared,
      planned: checksAskedFor(branch, defaultBranch, options),
      defaultBranch,
      repository: protection.repository.name,
      mergeQueue: effective.controls['merge-queue'].value === true,
      external: options['external-checks'].map(({ context, app }) =>
        app === undefined ? { context } : { context, app },
      ),
    },
    where,
  )
  const trust = trustFindings({
    ...shared,
    requiredWorkflows: textsIn(effective.controls.workflows.value),
    gateCheck: options['gate-check'],
    actionsMayApprove: protection.actionsMayApprove,
  })
  return [...traps, ...trust]
}

/** A branch whose own workflow files were not read: its required checks are not compared. */
export const notCompared = (branch: string): Finding =>
  finding('required-check-never-reported', 'skip', branch, {
    found: text`${branch}: its required checks were not compared, as only the workflow files of the judged commit were read`,
    required: text`nothing: pull requests into it are compared with its own workflow files`,
    fix: [],
  })

/** Entries of the workflow folder that GitHub runs nothing from, and files whose jobs nobody can name. */
export function workflowFileFindings(
  workflows: Fact<Workflows>,
  { emitted }: Reportable,
): readonly Finding[] {
  if (!workflows.known) return []
  const ignored = (workflows.value.base.ignored ?? []).map(({ path, what }) =>
    finding('workflow-file-ignored', 'fail', path, {
      level: 'warning',
      found: text`${{ kind: 'path', path }} is ${word(what)}: GitHub runs no workflow from it`,
      required: text`a regular file`,
      fix: text`put the workflow itself there, or remove the entry`,
      location: { path, at: 'base' },
    }),
  )
  return [...ignored, ...('known' in emitted ? [] : unreadable(emitted))]
}

/** Each file once. Whether a required check hangs on one is decided with that check. */
const unreadable = ({ unresolved }: EmittedChecks): readonly Finding[] =>
  unresolved
    .filter(({ workflow }) => workflow === null)
    .map(({ cause: { place, why } }) =>
      finding('workflow-file-readable', 'fail', place.path, {
        level: 'warning',
        found: [{ kind: 'path', ...place }, word(': '), ...prose(why.slice(0, 300))],
        required: text`a workflow that GitHub can run`,
        fix: text`correct the file, or remove it`,
        location: { ...place, at: 'base' },
      }),
    )
