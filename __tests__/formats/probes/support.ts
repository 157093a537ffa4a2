import { readPatch } from '../../../src/formats/diff/patch.ts'
import { type ProbeFile, probe } from '../../../src/formats/probes/probe.ts'

/** A patch of these marked lines, as one hunk that starts at line 1. */
export function patchOf(lines: readonly string[]): string {
  const count = (mark: string) => lines.filter((line) => line.startsWith(mark) || line.startsWith(' ')).length
  return `@@ -1,${count('-')} +1,${count('+')} @@\n${lines.join('\n')}\n`
}

export const parsed = (lines: readonly string[]) => {
  const patch = readPatch(patchOf(lines))
  if (patch === null) throw new Error('not a patch')
  return patch
}

/** One file of marked lines. */
export const file = (path: string, lines: readonly string[], more: Partial<ProbeFile> = {}): ProbeFile => ({
  ...{ path, status: 'modified', kind: 'code', migration: false, submodule: false, patch: parsed(lines) },
  ...more,
})

/** `kind line name` of every signal. */
export const seen = (
  files: readonly ProbeFile[],
  more: { readonly guards?: readonly string[]; readonly base?: readonly string[] } = {},
): string[] =>
  probe(files, {
    guards: more.guards ?? [],
    there: (path) => more.base?.includes(path) ?? false,
    touched: new Set(files.map(({ path }) => path)),
  }).map(({ kind, line, name }) => `${kind} ${line ?? '-'} ${name}`)

/** Kinds alone, of one file of code. */
export const kinds = (path: string, ...lines: readonly string[]): string[] => [
  ...new Set(seen([file(path, lines)]).map((text) => text.replace(/ .*/, ''))),
]
