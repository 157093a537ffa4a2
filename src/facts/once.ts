import type { GatherContext } from './gather.ts'

const kept = new WeakMap<GatherContext, Map<string, Promise<unknown>>>()

/**
 * Makes a helper's answer once per run of `gatherFacts`, whoever asks. `key` names what is made and must always be
 * used with the same type, which is why each caller keeps its own prefix.
 */
export function once<T>(context: GatherContext, key: string, make: () => Promise<T>): Promise<T> {
  const made = kept.get(context) ?? new Map<string, Promise<unknown>>()
  kept.set(context, made)
  const found = made.get(key)
  // The one trust boundary of the cache: equal keys hold equal types.
  if (found !== undefined) return found as Promise<T>
  const fresh = make()
  made.set(key, fresh)
  return fresh
}
