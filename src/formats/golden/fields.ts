import { z } from 'zod'

/** Longest test id that is read, in UTF-16 units. */
const longestName = 4_000

/** A test id as `testId` spells it: blanks are single, none at the ends. Another spelling would never match. */
export const testName = z
  .string()
  .min(1)
  .max(longestName)
  .refine((name) => name.replace(/\s+/gu, ' ').trim() === name, {
    error: 'expected single blanks between words and none at the ends, as `suite read --tests` prints it',
  })

/** A path from the root of the repository: plain segments, no detours. */
export const sourcePath = z
  .string()
  .max(4_096)
  .refine(
    (path) =>
      !/[\p{Cc}\\]/u.test(path) &&
      path.split('/').every((name) => name !== '' && name !== '.' && name !== '..'),
    { error: 'expected a path from the root of the repository such as tests/login.test.ts' },
  )

/** Complains about every entry whose key another entry had before. */
export function addRepeats<K extends string>(
  entries: readonly Readonly<Record<K, string>>[],
  key: K,
  context: z.core.$RefinementCtx,
): void {
  const first = new Map<string, number>()
  for (const [index, entry] of entries.entries()) {
    const before = first.get(entry[key])
    if (before === undefined) first.set(entry[key], index)
    else {
      const message = `entry ${before + 1} of the list names the same test: keep one`
      context.addIssue({ code: 'custom', path: [index, key], message })
    }
  }
}
