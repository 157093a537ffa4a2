import { csharp, go, java, javascript, kotlin, rust } from './languages-braces.ts'
import { haskell, python, ruby } from './languages-layout.ts'
import type { TestLanguage } from './model.ts'

const byExtension: Readonly<Record<string, TestLanguage>> = {
  js: javascript,
  cjs: javascript,
  mjs: javascript,
  jsx: javascript,
  ts: javascript,
  cts: javascript,
  mts: javascript,
  tsx: javascript,
  py: python,
  go,
  java,
  groovy: java,
  scala: java,
  kt: kotlin,
  kts: kotlin,
  rb: ruby,
  rs: rust,
  cs: csharp,
  hs: haskell,
}

/** The language of a test file by its name; null when its tests cannot be told from its text. */
export const languageOf = (path: string): TestLanguage | null => byExtension[extensionOf(path)] ?? null

/** Lower case and without the dot; empty for a name without one. */
export function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase()
}
