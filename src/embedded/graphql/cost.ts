import { type Arguments, argumentsOf } from './execute.ts'
import type { Selection } from './parse.ts'

/**
 * What an operation costs, by the formula GitHub documents: the requests needed to fill every connection, each taken
 * to be full, divided by 100; at least one point.
 */

interface Size {
  /** Requests for connections. */
  readonly requests: number
  /** Items those connections can hold. */
  readonly nodes: number
}

function sizeOf(selections: readonly Selection[], variables: Arguments, parents: number): Size {
  let requests = 0
  let nodes = 0
  for (const selection of selections) {
    let items = parents
    if (selection.kind === 'field') {
      const { first, last } = argumentsOf(selection.arguments, variables)
      const page = Number(first ?? last ?? Number.NaN)
      if (!Number.isNaN(page)) {
        requests += parents
        items = parents * page
        nodes += items
      }
    }
    const below = sizeOf(selection.selections, variables, items)
    requests += below.requests
    nodes += below.nodes
  }
  return { requests, nodes }
}

/** Points and the number of nodes an operation can answer with. */
export function costOf(
  selections: readonly Selection[],
  variables: Arguments,
): { cost: number; nodes: number } {
  const { nodes, requests } = sizeOf(selections, variables, 1)
  return { cost: Math.max(1, Math.round(requests / 100)), nodes }
}
