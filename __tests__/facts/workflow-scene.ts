import type { FactKey } from '../../src/core/facts/index.ts'
import type { GatherBase } from '../../src/facts/gather.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { openWorkspace } from '../../src/workspace/workspace.ts'
import type { Clone } from '../workspace/clone.ts'
import { gather, policyWith, routes } from './context.ts'
import { type Answers, page, pullNode, snapshotAnswer } from './fake-github.ts'

/** A policy whose gate `workflow-path` has these options. */
export const workflowPolicy = (options: Readonly<Record<string, unknown>> = {}): Policy => {
  const policy = policyWith({ exclude: ['committers'], 'stale-approvals': 'refuse', rules: [] })
  const [gate] = policy.gates
  return {
    ...policy,
    gates: [
      ...policy.gates,
      {
        ...(gate ?? { mode: 'enforce' as const, optional: false, enforceFrom: null, where: () => undefined }),
        id: 'workflow-path',
        options: { checks: { build: 'build' }, ...options },
      },
    ],
  }
}

const show = (clone: Clone, ...args: string[]) => clone.git('-c', 'core.quotePath=false', ...args)
const lines = (text: string) => text.split('\n').filter((line) => line !== '')

/** Answers of a GitHub that holds a clone's repository, for pull request 7 from `head` into `base`. */
export function githubOf(clone: Clone, base: string, head: string, body = ''): Answers {
  const commits = lines(
    show(clone, 'rev-list', '--topo-order', '--reverse', '--parents', head, `^${base}`),
  ).map((line) => {
    const [sha = '', ...parents] = line.split(' ')
    return { sha, parents: parents.map((parent) => ({ sha: parent })) }
  })
  const mergeBase = show(clone, 'merge-base', base, head)
  const files = (from: string, to: string) => diff(clone, from, to)
  return {
    'graphql PullRequestSnapshot': snapshotAnswer(
      pullNode({
        body,
        headRefOid: head,
        baseRef: { target: { oid: base } },
        changedFiles: files(mergeBase, head).length,
      }),
    ),
    'graphql BodyEdits': {
      repository: { pullRequest: { includesCreatedEdit: false, userContentEdits: page([]) } },
    },
    [routes.files]: files(mergeBase, head),
    'GET /repos/{owner}/{repo}/pulls/{pull_number}/commits': commits,
    [routes.commit]: ({ ref }: { ref: string }) => {
      const parent = commits.find(({ sha }) => sha === ref)?.parents[0]?.sha
      return files(parent ?? emptyTree, ref)
    },
    [routes.compare]: { merge_base_commit: { sha: mergeBase } },
    [routes.tree]: ({ tree_sha: sha }: { tree_sha: string }) => ({
      truncated: false,
      tree: treeOf(clone, sha),
    }),
    [routes.blob]: ({ file_sha: sha }: { file_sha: string }) => {
      const bytes = Buffer.from(clone.git('cat-file', 'blob', sha))
      const size = Number(clone.git('cat-file', '-s', sha))
      const whole = bytes.length === size ? bytes : Buffer.concat([bytes, Buffer.from('\n')])
      return { sha, size, encoding: 'base64', content: whole.toString('base64') }
    },
  }
}

const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'
const statuses: Readonly<Record<string, string>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  T: 'changed',
}

function diff(clone: Clone, from: string, to: string) {
  return lines(show(clone, 'diff-tree', '-r', '--raw', '-M', '--no-abbrev', from, to)).map((line) => {
    const [head = '', first = '', second] = line.split('\t')
    const [, , before, after, state = ''] = head.slice(1).split(' ')
    const status = statuses[state.charAt(0)] ?? 'modified'
    return {
      filename: second ?? first,
      ...(second === undefined ? {} : { previous_filename: first }),
      status,
      sha: status === 'removed' ? before : after,
    }
  })
}

const treeOf = (clone: Clone, sha: string) =>
  lines(show(clone, 'ls-tree', '-r', '-l', sha)).map((line) => {
    const [head = '', path = ''] = line.split('\t')
    const [mode, type, id, size] = head.split(/ +/)
    return { path, mode, type, sha: id, size: Number(size) }
  })

/** Gathers facts of the change from `base` to `head`, from the clone and from GitHub alone. */
export async function gatherBoth<K extends FactKey>(
  keys: readonly K[],
  { clone, base, head, body = '', more = {} }: Change,
) {
  const answers = githubOf(clone, base, head, body)
  const policy = more.policy ?? workflowPolicy()
  const workspace = await openWorkspace(clone.path)
  const common = { baseSha: base, policy, ...more }
  const api = await gather(keys, answers, { workspace: null, ...common })
  const git = await gather(keys, answers, { workspace, ...common })
  return { api: api.facts, git: git.facts, requests: api.github.requests }
}

export interface Change {
  readonly clone: Clone
  readonly base: string
  readonly head: string
  readonly body?: string
  readonly more?: Partial<GatherBase>
}
