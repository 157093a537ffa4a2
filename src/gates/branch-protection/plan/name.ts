import { compareTexts } from './canonical.ts'

/** Every ruleset that Gatewright owns is named so; no other is ever written. */
export const ownedPrefix = 'gatewright: '

/** Longest derived part of a name that is written out. */
const maxWritten = 72

const withoutRefs = (pattern: string): string => pattern.replace(/^refs\/(heads|tags)\//, '')

/**
 * The name of the one ruleset for these branches or tags. It follows from them alone, so that a later run finds it
 * again; the order they are written in does not matter.
 */
export function rulesetName(target: 'branch' | 'tag', patterns: readonly string[]): string {
  const names = [...new Set(patterns.map(withoutRefs))].sort(compareTexts)
  if (target === 'branch' && names.length === 1 && names[0] === '~DEFAULT_BRANCH')
    return `${ownedPrefix}default branch`
  const whole = `${target === 'branch' ? 'branches' : 'tags'} ${names.join(', ')}`
  if (whole.length <= maxWritten) return `${ownedPrefix}${whole}`
  return `${ownedPrefix}${whole.slice(0, maxWritten - 10).replace(/[\ud800-\udbff]$/, '')} … ${hash(whole)}`
}

/** FNV-1a, 32 bits: keeps apart what was shortened. */
function hash(text: string): string {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return (value >>> 0).toString(16).padStart(8, '0')
}

/** A file name for the body of a ruleset, safe to write in a shell: `gatewright-default-branch.json`. */
export function fileNameOf(name: string): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
  const exact = name.toLowerCase().replaceAll(': ', '-').replaceAll(' ', '-') === plain
  return `${plain}${exact ? '' : `-${hash(name)}`}.json`
}
