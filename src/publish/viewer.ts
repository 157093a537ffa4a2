import type { GitHub } from '../github/port.ts'
import { viewerQuery, viewerSchema } from '../github/queries.ts'

/**
 * The account that writes with this token: `github-actions[bot]` for a workflow's own, `slug[bot]` for an App's.
 * A marker counts only in what this account wrote.
 * @throws GitHubFailure
 */
export async function viewerLogin(github: GitHub): Promise<string> {
  const { viewer } = await github.graphql(viewerQuery, {}, viewerSchema())
  return viewer.login
}
