import { blob, entry, file, policyWith, routes, tree } from './context.ts'
import { type Answers, baseSha, headSha } from './fake-github.ts'

/** A policy whose only gate is `golden-suite` with these options, as its schema would give them. */
export const goldenPolicy = (options: Readonly<Record<string, unknown>>) => {
  const policy = policyWith(options)
  return { ...policy, gates: policy.gates.map((gate) => ({ ...gate, id: 'golden-suite' as const })) }
}

/** Answers for the files of commits: path to content. */
export function commits(files: Readonly<Record<string, Readonly<Record<string, string>>>>): Answers {
  const all = new Map(
    Object.values(files).flatMap((one) =>
      Object.entries(one).map(([path, text]) => [`${path} ${text}`, text]),
    ),
  )
  return {
    [routes.tree]: ({ tree_sha: sha }: { tree_sha: string }) =>
      tree(
        Object.entries(files[sha] ?? {}).map(([path, text]) =>
          entry(path, `${path} ${text}`, '100644', Buffer.byteLength(text)),
        ),
      ),
    [routes.blob]: ({ file_sha: sha }: { file_sha: string }) => blob(sha, all.get(sha) ?? ''),
  }
}

/** The same files at base and head. */
export const atBoth = (files: Readonly<Record<string, string>>): Answers => ({
  ...commits({ [baseSha]: files, [headSha]: files }),
  [routes.files]: [file('src/a.ts')],
})

export const artifactRoutes = {
  all: 'GET /repos/{owner}/{repo}/actions/artifacts',
  ofRun: 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts',
  zip: 'GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}',
  repository: 'GET /repos/{owner}/{repo}',
} as const

/** An artifact of run 50, of the default branch of repository 1. */
export const artifact = (id: number, name: string, run: object = {}, more: object = {}) => ({
  id,
  name,
  expired: false,
  created_at: '2026-11-20T00:00:00Z',
  workflow_run: {
    id: 50,
    repository_id: 1,
    head_repository_id: 1,
    head_branch: 'main',
    head_sha: baseSha,
    ...run,
  },
  ...more,
})
