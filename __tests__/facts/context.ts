import type { FactKey } from '../../src/core/facts/index.ts'
import type { GatherBase } from '../../src/facts/gather.ts'
import { gatherFacts } from '../../src/facts/registry.ts'
import { readSnapshot } from '../../src/facts/snapshot.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { defaultReportSettings } from '../../src/policy/report-settings.ts'
import type { Workspace } from '../../src/workspace/port.ts'
import { type Answers, baseSha, fakeGitHub, pullNode, snapshotAnswer } from './fake-github.ts'

export const repository = { owner: 'acme', repo: 'shop' }

/** A policy whose only gate is `codeowners` with these options. */
export const policyWith = (options: Readonly<Record<string, unknown>>): Policy => ({
  mode: 'enforce',
  onNothing: 'unknown',
  report: defaultReportSettings(),
  p0: { ids: [], asked: false },
  gates: [
    {
      id: 'codeowners',
      mode: 'enforce',
      optional: false,
      enforceFrom: null,
      options,
      where: () => undefined,
    },
  ],
  sources: [],
  inputs: [],
  modeAt: undefined,
})

export const quietPolicy = policyWith({ exclude: ['committers'], 'stale-approvals': 'refuse', rules: [] })

/** A policy whose only gate is `checklist` with these options. */
export const checklistPolicy = (options: Readonly<Record<string, unknown>> = {}): Policy => {
  const policy = policyWith(options)
  return { ...policy, gates: policy.gates.map((gate) => ({ ...gate, id: 'checklist' })) }
}

/** A clone that holds every commit and answers what is given; everything else fails. */
export const workspaceWith = (parts: Partial<Workspace>): Workspace => {
  const absent = async (): Promise<never> => {
    throw new Error('not in this clone')
  }
  return {
    root: '/work',
    resolve: async (ref) => ref,
    changedFiles: absent,
    diff: absent,
    commits: absent,
    mergeBase: absent,
    history: absent,
    blobs: absent,
    isAncestor: absent,
    incomplete: absent,
    tags: absent,
    objects: { read: absent, close: () => undefined },
    tree: absent,
    file: absent,
    read: absent,
    list: absent,
    stream: () => {
      throw new Error('not in this clone')
    },
    tracked: absent,
    ...parts,
  }
}

/** Gathers facts of pull request 7, read from the answers first unless there is another subject. */
export async function gather<K extends FactKey>(
  keys: readonly K[],
  answers: Answers,
  more: Partial<GatherBase> = {},
) {
  const github = fakeGitHub({ 'graphql PullRequestSnapshot': snapshotAnswer(pullNode()), ...answers })
  const snapshot = more.subject === undefined ? await readSnapshot(github, repository, 7) : null
  const base: GatherBase = {
    repository,
    subject: { kind: 'pull-request', number: 7 },
    baseSha,
    policy: quietPolicy,
    policyPath: '.github/gatewright.yml',
    github,
    workspace: null,
    hints: { pusher: null },
    snapshot,
    ...more,
  }
  return { facts: await gatherFacts(keys, base), github }
}

export const routes = {
  tree: 'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
  blob: 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
  files: 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files',
  errors: 'GET /repos/{owner}/{repo}/codeowners/errors',
  activity: 'GET /repos/{owner}/{repo}/activity',
  members: 'GET /orgs/{org}/teams/{team_slug}/members',
  rules: 'GET /repos/{owner}/{repo}/rules/branches/{branch}',
  commitPulls: 'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
  pulls: 'GET /repos/{owner}/{repo}/pulls',
  compare: 'GET /repos/{owner}/{repo}/compare/{basehead}',
  commit: 'GET /repos/{owner}/{repo}/commits/{ref}',
} as const

export const file = (filename: string, more: object = {}) => ({
  filename,
  status: 'modified',
  sha: 'f1',
  ...more,
})

export const entry = (path: string, sha = `blob-${path}`, mode = '100644', size: number | null = 10) => ({
  path,
  mode,
  type: mode === '160000' ? 'commit' : mode === '040000' ? 'tree' : 'blob',
  sha,
  size,
})

export const tree = (entries: readonly object[], truncated = false) => ({ truncated, tree: [...entries] })

export const blob = (sha: string, text: string | Uint8Array) => {
  const bytes = typeof text === 'string' ? Buffer.from(text) : Buffer.from(text)
  return { sha, size: bytes.length, encoding: 'base64', content: bytes.toString('base64') }
}
