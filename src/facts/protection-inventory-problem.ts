import type { z } from 'zod'

/** The first thing that is not as GraphQL answers it, in a few words: `nodes.3.type: expected string`. */
export function shapeProblem({ issues: [first] }: z.ZodError): string {
  if (first === undefined) return 'not as GitHub documents it'
  const place = first.path.map(String).join('.')
  return `${place === '' ? '' : `${place}: `}${first.message.replace(/^Invalid input: /, '')}`
}
