import { checkRunSink } from './check-run.ts'
import { commentSink, type SeenComment } from './comment.ts'
import { commitStatusSink } from './commit-status.ts'
import { attempt, type Publication, type SinkOutcome } from './sink.ts'

/**
 * Writes every surface the policy asks for, one after the other: the commit status first, which may decide the
 * merge, then the check run, which may take 20 requests, and the comment. What cannot be written is the problem of its own outcome; nothing here changes a verdict. Never rejects.
 * @param seen the comment of an earlier run; undefined when it was not looked for
 */
export async function publishSurfaces(
  publication: Publication,
  seen?: SeenComment | null,
): Promise<readonly SinkOutcome[]> {
  return [
    await attempt('commit-status', () => commitStatusSink(publication)),
    await attempt('check-run', () => checkRunSink(publication)),
    await attempt('comment', () => commentSink(publication, seen)),
  ]
}
