import { z } from 'zod'
import type { Observation } from '../core/facts/observation.ts'
import { observe } from '../facts/observe.ts'
import type { Ports } from './repository.ts'

const accountSchema = z.looseObject({ login: z.string(), type: z.string().optional() })

/** How many people can push, and so approve: bots are not counted. */
export const peopleWithWrite = ({
  github,
  administration,
  repository,
}: Ports): Promise<Observation<number>> =>
  observe(async () => {
    const accounts = await (administration ?? github).list(
      'GET /repos/{owner}/{repo}/collaborators',
      { ...repository, permission: 'push' },
      accountSchema,
      { key: ({ login }) => login, permission: 'metadata: read' },
    )
    return accounts.filter(({ type = 'User' }) => type === 'User').length
  })
