import type { Answers } from '../core/facts/answers.ts'
import { GitHubFailure } from '../github/failure.ts'
import { bodyEditsQuery, bodyEditsSchema } from '../github/queries.ts'
import { actorOf } from './actor.ts'
import type { GatherContext } from './gather.ts'
import { observe } from './observe.ts'

const route = 'POST /graphql (BodyEdits)'

/** Who edited the body of a pull request and when, newest first; unknown unless GitHub gives out every edit. */
export const bodyEditsOf = (context: GatherContext, number: number): Promise<Answers['edits']> =>
  observe(async () => {
    const variables = { ...context.repository, number }
    const answer = await context.github.graphql(bodyEditsQuery, variables, bodyEditsSchema(), {
      permission: 'pull-requests: read',
    })
    const pull = answer.repository?.pullRequest ?? null
    if (pull === null) throw new GitHubFailure('not-found', route, `there is no pull request #${number}`)
    const listed = pull.userContentEdits
    if (listed === null) throw new GitHubFailure('api-shape', route, 'GitHub gave out no list of edits')
    const { nodes, totalCount, pageInfo } = listed
    if (pageInfo.hasNextPage || nodes.length !== totalCount) {
      const found = `GitHub counts ${totalCount} edits of the body and gave out ${nodes.length}`
      throw new GitHubFailure('truncated', route, found)
    }
    const edits = nodes.map(({ editor, editedAt }) => ({ editor: actorOf(editor), at: instant(editedAt) }))
    edits.sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
    // The oldest is the text as it was written.
    return pull.includesCreatedEdit ? edits.slice(0, -1) : edits
  })

/** In one form, so that times can be compared. */
function instant(text: string): string {
  const time = Date.parse(text)
  if (Number.isNaN(time)) throw new GitHubFailure('api-shape', route, `an edit has no time: ${text}`)
  return new Date(time).toISOString()
}
