import { z } from 'zod'
import { UsageError } from '../core/errors.ts'
import type { EventTarget, RepositoryName } from '../core/target.ts'
import type { EventHints } from '../facts/gather.ts'
import { branchName, checkPayload, commitId, fullRef, type Payload, sender } from './payload.ts'
import { parseRepository } from './repository.ts'

/** What an event says: only names. Texts, labels, reviews and file lists are always read again by the API. */
export interface EventReading {
  readonly target: EventTarget
  readonly hints: EventHints
  /** The run came from a fork's pull request: GitHub gives it a token that can write nothing. */
  readonly fork?: boolean
  /** A commit was just pushed for the pull request: no earlier run has judged it there. */
  readonly fresh?: boolean
}

/** What every event reader is given. */
export interface EventContext {
  readonly name: string
  readonly repository: RepositoryName
  /** `GITHUB_REF`, for events whose payload has none. */
  readonly ref: string | null
  readonly payload: Payload
}

const noHints: EventHints = { pusher: null }

const pullRequestSchema = z.object({
  action: z.string().optional(),
  after: commitId.optional(),
  pull_request: z.object({
    number: z.number().int().positive(),
    head: z.object({ sha: commitId, repo: z.object({ full_name: z.string() }).nullish() }).optional(),
  }),
  sender: sender.nullish(),
})

/**
 * `pull_request`, `pull_request_target`, `pull_request_review`: the number alone. Head and base are read by the API;
 * `base.sha` of a payload may be old, and `GITHUB_SHA` is never the base.
 * A `synchronize` event is the push of its `after`: its sender is the pusher.
 */
function readPullRequest({ name, repository, payload }: EventContext): EventReading {
  const event = checkPayload(payload, name, pullRequestSchema)
  const { after, sender: actor } = event
  const push = name !== 'pull_request_review' && event.action === 'synchronize'
  const isHead = after !== undefined && after === event.pull_request.head?.sha
  return {
    target: { kind: 'pull-request', repository, number: event.pull_request.number },
    hints: push && isHead && actor != null ? { pusher: { sha: after, actor } } : noHints,
    fresh: name === 'pull_request' && ['opened', 'synchronize'].includes(event.action ?? ''),
    fork: name !== 'pull_request_target' && isFork(event.pull_request.head, repository),
  }
}

/** Only spares writes that would be refused; a deleted fork has no repository. */
function isFork(
  head: z.output<typeof pullRequestSchema>['pull_request']['head'],
  { owner, repo }: RepositoryName,
): boolean {
  if (head?.repo === undefined) return false
  return head.repo?.full_name.toLowerCase() !== `${owner}/${repo}`.toLowerCase()
}

const mergeGroupSchema = z.object({
  action: z.literal(
    'checks_requested',
    'expected checks_requested: there is nothing to judge in a group that ended',
  ),
  merge_group: z.object({
    head_sha: commitId,
    head_ref: branchName,
    base_sha: commitId,
    base_ref: branchName,
  }),
})

function readMergeGroup({ name, repository, payload }: EventContext): EventReading {
  const { merge_group: group } = checkPayload(payload, name, mergeGroupSchema)
  return {
    target: {
      kind: 'merge-group',
      repository,
      headSha: group.head_sha,
      headRef: group.head_ref,
      baseSha: group.base_sha,
      baseRef: group.base_ref,
    },
    hints: noHints,
  }
}

const pushSchema = z.object({
  ref: fullRef,
  deleted: z.boolean().optional(),
  after: z.string(),
  head_commit: z.object({ id: commitId }).nullish(),
  sender: sender.nullish(),
})

/** The `after` of an annotated tag is the tag itself; `head_commit` is the commit it points at. */
function readPush({ name, repository, payload }: EventContext): EventReading {
  const event = checkPayload(payload, name, pushSchema)
  if (event.deleted === true || /^0+$/.test(event.after)) {
    const advice =
      'let the workflow run on pushes of branches that exist (`if: github.event.deleted == false`)'
    throw new UsageError(`push event: ${event.ref} was deleted, so there is no commit to judge; ${advice}`)
  }
  const { after } = checkPayload(payload, name, z.object({ after: commitId }))
  const isTag = event.ref.startsWith('refs/tags/')
  const sha = isTag ? (event.head_commit?.id ?? after) : after
  const { sender: actor } = event
  return {
    target: { kind: 'push', repository, ref: event.ref, sha },
    hints: actor == null ? noHints : { pusher: { sha, actor } },
  }
}

/** `workflow_dispatch` and `schedule`: the repository at the ref of the run. */
function readRepository({ name, repository, ref, payload }: EventContext): EventReading {
  checkPayload(payload, name, z.object({}))
  const checked = fullRef.safeParse(ref)
  if (!checked.success) {
    const found = ref === null ? 'nothing' : JSON.stringify(ref)
    throw new UsageError(`${name} event: GITHUB_REF is ${found}; expected a ref such as refs/heads/main`)
  }
  return { target: { kind: 'repository', repository, ref: checked.data }, hints: noHints }
}

const workflowRunSchema = z.object({
  workflow_run: z.object({
    id: z.number().int().positive(),
    head_sha: commitId,
    head_branch: z.string().nullable(),
    head_repository: z.object({ full_name: z.string() }).nullish(),
    event: z.string().min(1),
  }),
})

/** `workflow_run.pull_requests` is not read: it is empty for forks. */
function readWorkflowRun({ name, repository, payload }: EventContext): EventReading {
  const { workflow_run: run } = checkPayload(payload, name, workflowRunSchema)
  const head = run.head_repository
  return {
    target: {
      kind: 'workflow-run',
      repository,
      runId: run.id,
      headSha: run.head_sha,
      headBranch: run.head_branch,
      headRepository:
        head == null ? null : parseRepository('$.workflow_run.head_repository.full_name', head.full_name),
      event: run.event,
    },
    hints: noHints,
  }
}

/** Every event there is a reading for. */
export const eventReaders: ReadonlyMap<string, (context: EventContext) => EventReading> = new Map([
  ['pull_request', readPullRequest],
  ['pull_request_target', readPullRequest],
  ['pull_request_review', readPullRequest],
  ['merge_group', readMergeGroup],
  ['push', readPush],
  ['workflow_dispatch', readRepository],
  ['schedule', readRepository],
  ['workflow_run', readWorkflowRun],
])
