import { ApiError, notFound } from '../errors.ts'
import { type Context, json, type Reply, type Route } from '../http.ts'
import type { Artifact, WorkflowRun } from '../model.ts'
import { countedList } from '../pagination.ts'
import { artifactShape, workflowRunShape } from '../shapes/actions.ts'
import { signatureOf } from '../store.ts'

const REPO = '/repos/{owner}/{repo}'

/** Artifacts of every run, or of the one that is named, the newest first. */
function listArtifacts(context: Context, runId: number | null = null): Reply {
  const name = context.query('name')
  const shown = context.repository.artifacts
    .filter((artifact) => name === null || artifact.name === name)
    .filter(({ run }) => runId === null || run.id === runId)
    .toSorted((a, b) => b.id - a.id)
  return countedList(context, shown, 'artifacts', (artifact) =>
    artifactShape(context.urls, context.repository, artifact),
  )
}

function artifact(context: Context): Artifact {
  const found = context.repository.artifacts.find(({ id }) => id === context.number('artifact_id'))
  if (found === undefined) throw notFound()
  return found
}

/** 302 to the store, with an address that is a key by itself. */
function download(context: Context): Reply {
  const found = artifact(context)
  if (context.parameter('archive_format') !== 'zip') throw notFound()
  if (found.expired) throw new ApiError(410, 'Artifact has expired')
  const location = `${context.urls.store}/${found.id}.zip?sig=${signatureOf(found.id)}`
  return { status: 302, headers: { location } }
}

function runOf(context: Context): WorkflowRun {
  const found = context.repository.workflowRuns.find(({ id }) => id === context.number('run_id'))
  if (found === undefined) throw notFound()
  return found
}

const workflowRun = (context: Context): Reply =>
  json(workflowRunShape(context.urls, context.repository, runOf(context)))

const listRunArtifacts = (context: Context): Reply => listArtifacts(context, runOf(context).id)

export const actionsRoutes: readonly Route[] = [
  {
    route: `GET ${REPO}/actions/artifacts`,
    needs: 'actions=read',
    handle: (context) => listArtifacts(context),
  },
  {
    route: `GET ${REPO}/actions/artifacts/{artifact_id}/{archive_format}`,
    needs: 'actions=read',
    handle: download,
  },
  { route: `GET ${REPO}/actions/runs/{run_id}/artifacts`, needs: 'actions=read', handle: listRunArtifacts },
  { route: `GET ${REPO}/actions/runs/{run_id}`, needs: 'actions=read', handle: workflowRun },
]
