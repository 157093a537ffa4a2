import { z } from 'zod'
import type { Actor } from '../core/facts/people.ts'

/** An account as REST shows it. */
export const restActor = z.object({ id: z.number().int(), login: z.string(), type: z.string() })

interface GraphqlActor {
  readonly __typename: string
  readonly login: string
  readonly databaseId?: number | null | undefined
}

/** An account as GraphQL shows it; null stays null (a deleted account). */
export const actorOf = (node: GraphqlActor | null): Actor | null =>
  node === null ? null : { id: node.databaseId ?? null, login: node.login, type: node.__typename }
