import type { Parameters } from './port.ts'

/**
 * A route whose `{placeholders}` all have a value that stays one path segment: `..` would be resolved into another
 * endpoint. Gives the route back for octokit to fill in.
 * @throws {Error} on a value that is missing or would change the endpoint: a bug of the caller
 */
export function fillRoute(route: string, parameters: Parameters): string {
  for (const [, name = ''] of route.matchAll(/\{\+?(\w+)\}/g)) {
    const value = parameters[name]
    if (typeof value !== 'string' && typeof value !== 'number') {
      throw new Error(`${route}: no value for {${name}}`)
    }
    if (/^\.{1,2}$/.test(String(value)) || hasDotSegment(name, route, String(value))) {
      throw new Error(`${route}: {${name}} cannot be ${JSON.stringify(value)}`)
    }
  }
  return route
}

/** `{+path}` keeps slashes, so that each of its segments is one of the address. */
const hasDotSegment = (name: string, route: string, value: string): boolean =>
  route.includes(`{+${name}}`) && (/(^|\/)\.{1,2}(\/|$)/.test(value) || /[?#%\\]/.test(value))
