/** Data of the codeowners bench: made from a seed, the same on every machine. */

/** A small generator of numbers in [0, 1): the 32-bit xorshift. */
export function random(seed) {
  let state = seed >>> 0 || 1
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

const extensions = ['ts', 'tsx', 'js', 'json', 'md', 'css', 'go', 'py', 'rs', 'yml']
const folders = ['src', 'test', 'lib', 'docs', 'api', 'ui', 'core', 'util', 'config', 'hooks']

/** Paths of a monorepo: about 18,000 directories for 100,000 files. */
export function paths(count, seed = 1) {
  const next = random(seed)
  const pick = (list) => list[Math.floor(next() * list.length)]
  const number = (limit) => Math.floor(next() * limit)
  const directories = Array.from({ length: Math.ceil(count / 5.5) }, () => {
    const top = next() < 0.85 ? `packages/p${number(900)}` : `services/s${number(300)}`
    const depth = 1 + number(4)
    return [
      top,
      ...Array.from({ length: depth }, () => (next() < 0.7 ? pick(folders) : `m${number(60)}`)),
    ].join('/')
  })
  return Array.from({ length: count }, () => {
    const name = next() < 0.1 ? pick(['index', 'README', 'main', 'types']) : `name${number(2700)}`
    return `${pick(directories)}/${name}.${pick(extensions)}`
  })
}

/** Rules in the mix of the research: mostly package folders, some globs, a few bare names; `*` first. */
export function rules(count, seed = 2) {
  const next = random(seed)
  const pick = (list) => list[Math.floor(next() * list.length)]
  const number = (limit) => Math.floor(next() * limit)
  const pattern = () => {
    const kind = next()
    if (kind < 0.55) return `/packages/p${number(900)}/${next() < 0.5 ? `${pick(folders)}/` : ''}`
    if (kind < 0.7) return `/packages/p${number(900)}/${pick(folders)}/**/*.${pick(extensions)}`
    if (kind < 0.78) return `/services/s${number(300)}`
    if (kind < 0.84) return `*.${pick(extensions)}${number(40)}`
    if (kind < 0.9) return `packages/*/${pick(folders)}/name${number(99)}*.${pick(extensions)}`
    if (kind < 0.94) return `**/m${number(60)}/`
    if (kind < 0.97) return `name${number(2700)}.${pick(extensions)}`
    return `/packages/p${number(900)}/*`
  }
  const lines = Array.from({ length: count - 1 }, (_, index) => `${pattern()} @team${index % 97}`)
  return ['* @everyone', ...lines]
}

/** Sets made to hurt, each as whole files of rules. */
export const hostile = {
  'unanchored *qN*zN*': (count) => Array.from({ length: count }, (_, n) => `*q${n}*z${n}* @a`),
  'unanchored *a*b*': (count) =>
    Array.from({ length: count }, (_, n) => `*${letters(n)}*${letters(n * 7)}* @a`),
  '**/xN*/**/yN*': (count) => Array.from({ length: count }, (_, n) => `**/s${n}*/**/name${n}* @a`),
  'deep literals': (count) => Array.from({ length: count }, (_, n) => `/${'packages/'.repeat(30)}p${n}/ @a`),
  'question marks': (count) => Array.from({ length: count }, (_, n) => `na?e${n}?* @a`),
}

/** Two short letters groups that many names hold. */
const letters = (n) => `${'aeimnrst'.charAt(n % 8)}${n % 90 < 10 ? '' : n % 90}`
