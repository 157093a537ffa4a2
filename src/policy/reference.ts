import { nearest } from '../core/nearest.ts'
import type { RepositoryName } from '../core/target.ts'
import { isPreset, type PresetName, presetNames } from './presets.ts'

/** What `extends` names. */
export type Reference =
  | { readonly kind: 'preset'; readonly preset: PresetName }
  | {
      readonly kind: 'file'
      readonly repository: RepositoryName
      readonly path: string
      readonly ref: string
    }

/** Prefix of the shipped presets. */
export const presetPrefix = 'gatewright:'

const filePattern = /^([\w.-]{1,100})\/([\w.-]{1,100})\/([^@\s]{1,500})@([^@\s]{1,255})$/
const refusedRef = /^[-/]|\.\.|\/\/|[\p{Cc}~^:?*[\]\\]|\/$|\.lock$/u

/** A path inside a repository: relative, plain segments, no detours. */
export const isRepositoryPath = (path: string): boolean =>
  path !== '' &&
  !/[\p{Cc}\\]/u.test(path) &&
  path.split('/').every((segment) => segment !== '' && segment !== '.' && segment !== '..')

/** Reads the value of `extends`; a string is the reason why it is none. */
export function parseReference(value: string): Reference | string {
  if (value.startsWith(presetPrefix)) {
    const name = value.slice(presetPrefix.length)
    if (isPreset(name)) return { kind: 'preset', preset: name }
    const near = nearest(name, presetNames)
    const hint =
      near === undefined ? `presets: ${presetNames.join(', ')}` : `did you mean "${presetPrefix}${near}"?`
    return `there is no preset of that name (${hint})`
  }
  const [, owner, repo, path, ref] = filePattern.exec(value) ?? []
  const expected = 'expected `gatewright:<preset>` or `owner/repo/path@ref`'
  if (owner === undefined || repo === undefined || path === undefined || ref === undefined) return expected
  const dots = /^\.+$/
  if (dots.test(owner) || dots.test(repo) || !isRepositoryPath(path) || refusedRef.test(ref)) return expected
  return { kind: 'file', repository: { owner, repo }, path, ref }
}
