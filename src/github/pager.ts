import { z } from 'zod'
import type { Answer, Attempt, Call } from './call.ts'
import { refuse } from './classify.ts'
import type { Check } from './connection.ts'
import { GitHubFailure } from './failure.ts'
import { nextPage, sameOrigin } from './links.ts'
import type { ListOptions } from './port.ts'
import { checkShape } from './shape.ts'

export interface Paging {
  readonly apiUrl: string
  readonly maximumPages: number
  read<T>(url: string, check: Check<T>): Promise<T>
}

interface Page<Item> {
  readonly items: readonly Item[]
  /** `total_count`, where the answer states it. */
  readonly total: number | undefined
  readonly next: string | null
  /** `next` is our guess: no Link header said so. */
  readonly guessed: boolean
}

/**
 * Reads every page of a list, or fails. A page that is no list, a next page on another server, a page seen before, and
 * a count that differs from the one GitHub states are failures: a shorter list would be taken for a smaller change.
 */
export async function listAll<S extends z.ZodType>(
  first: string,
  item: S,
  options: ListOptions<z.output<S>>,
  call: Call,
  paging: Paging,
): Promise<readonly z.output<S>[]> {
  const items = new Map<string | number, z.output<S>>()
  const visited = new Set<string>()
  let total: number | undefined
  let url: string | null = first
  let guessed = false
  while (url !== null) {
    if (visited.has(url)) throw fail('api-shape', call, 'the next page leads back to a page already read')
    if (visited.size >= paging.maximumPages) {
      throw fail('truncated', call, `the list has more than ${paging.maximumPages} pages`)
    }
    visited.add(url)
    const here: string = url
    const page: Page<z.output<S>> = await paging.read(here, (answer) =>
      readPage(answer, here, item, options.property, call, paging.apiUrl),
    )
    const before = items.size
    for (const each of page.items) keep(items, options.key(each), each)
    total = page.total ?? total
    const counted = options.expected !== undefined || total !== undefined
    // A guess is needed only where no count tells, and ends with a page that brings nothing new.
    const idle = page.guessed && (counted || (guessed && items.size === before))
    guessed = page.guessed
    url = idle ? null : page.next
  }
  checkCount(items.size, total, options, call)
  return [...items.values()]
}

const fail = (reason: 'api-shape' | 'truncated', call: Call, text: string): GitHubFailure =>
  new GitHubFailure(reason, call.route, text)

/** Pages shift while they are read: an item that comes twice is one item. */
function keep<Item>(items: Map<string | number, Item>, key: string | number, item: Item): void {
  if (!items.has(key)) items.set(key, item)
}

const countSchema = z.object({ total_count: z.number().int().nonnegative() })

function readPage<S extends z.ZodType>(
  answer: Answer,
  url: string,
  item: S,
  property: string | undefined,
  call: Call,
  apiUrl: string,
): Attempt<Page<z.output<S>>> {
  const list = listIn(answer.data, property)
  if (!Array.isArray(list)) {
    const where = property === undefined ? 'the answer itself' : property
    return refuse('api-shape', call, `field \`${where}\`: a list is expected`, { kind: 'once' })
  }
  const items = checkShape(list, z.array(item), call, property ?? '')
  if (!items.ok) return items
  const next = following(answer, url, apiUrl)
  if (typeof next === 'object' && next !== null) return refuse('api-shape', call, next.wrong, next.advice)
  const total = property === undefined ? undefined : countSchema.safeParse(answer.data).data?.total_count
  const guessed = next === null && answer.headers['link'] === undefined
  const value = { items: items.value, total, guessed, next: guessed ? probe(url, list.length) : next }
  return { ok: true, value }
}

function listIn(data: unknown, property: string | undefined): unknown {
  if (property === undefined) return data
  const answer = z.record(z.string(), z.unknown()).safeParse(data)
  return answer.success ? answer.data[property] : undefined
}

interface WrongLink {
  readonly wrong: string
  readonly advice: { readonly kind: 'never' | 'once' }
}

/** Address of the next page, null at the end, or what is wrong with the header. */
function following(answer: Answer, url: string, apiUrl: string): string | null | WrongLink {
  const link = answer.headers['link']
  const next = nextPage(link)
  if (next.kind === 'malformed') {
    return { wrong: 'the Link header cannot be read, there may be more pages', advice: { kind: 'once' } }
  }
  if (next.kind === 'next') {
    return (
      sameOrigin(next.url, url, apiUrl) ?? {
        wrong: 'the next page is on another server, which is not followed',
        advice: { kind: 'never' },
      }
    )
  }
  return null
}

/** A full page without a Link header: something between here and GitHub may have dropped it, so the next page is asked for. */
function probe(url: string, count: number): string | null {
  const address = new URL(url)
  const size = Number(address.searchParams.get('per_page') ?? 30)
  if (count < size) return null
  const page = Number(address.searchParams.get('page') ?? 1)
  address.searchParams.set('page', String(page + 1))
  return address.href
}

function checkCount<Item>(
  count: number,
  total: number | undefined,
  options: ListOptions<Item>,
  call: Call,
): void {
  const { cap, expected } = options
  if (cap !== undefined && count >= cap) {
    throw fail('truncated', call, `the list has ${count} items, and GitHub gives out no more than ${cap}`)
  }
  if (expected !== undefined && count !== expected) {
    throw fail('truncated', call, `GitHub states ${expected} items, the list has ${count}`)
  }
  if (total !== undefined && count < total) {
    throw fail('truncated', call, `GitHub states ${total} items, the list has ${count}`)
  }
}
