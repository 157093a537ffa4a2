import { z } from 'zod'
import { UsageError } from '../core/errors.ts'
import { didYouMean } from '../core/nearest.ts'
import type { RepositoryName } from '../core/target.ts'
import type { Environment } from './environment.ts'
import { type EventReading, eventReaders } from './events.ts'
import { type Payload, readPayload } from './payload.ts'
import { parseRepository } from './repository.ts'

/** What the event names, with remarks for the log. */
export interface ReadEvent extends EventReading {
  readonly notices: readonly string[]
}

/**
 * The target of a workflow run, from `GITHUB_REPOSITORY`, `GITHUB_EVENT_NAME`, the event's payload, and `GITHUB_REF`
 * where the payload names no ref. Nothing else of the payload is believed: a re-run replays an old one.
 * @throws UsageError naming the variable or the file, the JSON path, what was found and what is expected.
 */
export async function readEvent(
  environment: Pick<Environment, 'eventName' | 'eventPath' | 'repository' | 'ref'>,
): Promise<ReadEvent> {
  const repository = parseRepository('GITHUB_REPOSITORY', environment.repository)
  const supported = [...eventReaders.keys()]
  const name = environment.eventName
  if (name === null) throw new UsageError(`GITHUB_EVENT_NAME is not set; expected ${supported.join(', ')}`)
  const reader = eventReaders.get(name)
  if (reader === undefined) {
    const hint = didYouMean(name, supported)
    const found = JSON.stringify(name)
    throw new UsageError(
      `the event ${found} is not supported${hint}; supported events: ${supported.join(', ')}`,
    )
  }
  if (environment.eventPath === null) {
    throw new UsageError('GITHUB_EVENT_PATH is not set; expected the file with the payload of the event')
  }
  const payload = await readPayload(environment.eventPath)
  const reading = reader({ name, repository, ref: environment.ref, payload })
  return { ...reading, notices: otherRepository(payload, repository) }
}

const repositorySchema = z.object({ repository: z.object({ full_name: z.string() }) })

/** A re-run after a repository was renamed carries the old name: worth a word, not a failure. */
function otherRepository(payload: Payload, { owner, repo }: RepositoryName): readonly string[] {
  const parsed = repositorySchema.safeParse(payload.json)
  const named = parsed.success ? parsed.data.repository.full_name : null
  if (named === null || named.toLowerCase() === `${owner}/${repo}`.toLowerCase()) return []
  return [`the event was sent for ${named}; ${owner}/${repo} (GITHUB_REPOSITORY) is judged`]
}
