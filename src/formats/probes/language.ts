/** How comments and strings are written in a file. */
export interface Language {
  readonly name: string
  /** Marks of comments that end with their line. */
  readonly line: readonly string[]
  readonly block: readonly (readonly [string, string])[]
  /** Quotes of strings; the longer ones first. */
  readonly quotes: readonly string[]
  /** Quotes whose strings may span lines. */
  readonly long: readonly string[]
}

const slashes = { line: ['//'], block: [['/*', '*/']] as const }
const hashes = { line: ['#'], block: [] }
const plain = { quotes: ['"', "'"], long: [] }

const languages = {
  script: { name: 'script', ...slashes, quotes: ['"', "'", '`'], long: ['`'] },
  go: { name: 'go', ...slashes, quotes: ['"', '`'], long: ['`'] },
  java: { name: 'java', ...slashes, quotes: ['"""', '"'], long: ['"""'] },
  csharp: { name: 'csharp', ...slashes, quotes: ['"'], long: [] },
  rust: { name: 'rust', ...slashes, quotes: ['"'], long: ['"'] },
  c: { name: 'c', ...slashes, ...plain },
  php: { name: 'php', line: ['//', '#'], block: [['/*', '*/']], ...plain },
  python: { name: 'python', ...hashes, quotes: ['"""', "'''", '"', "'"], long: ['"""', "'''"] },
  ruby: { name: 'ruby', line: ['#'], block: [['=begin', '=end']], ...plain },
  shell: { name: 'shell', ...hashes, quotes: [], long: [] },
  yaml: { name: 'yaml', ...hashes, quotes: [], long: [] },
  docker: { name: 'docker', ...hashes, quotes: [], long: [] },
  config: { name: 'config', ...hashes, ...plain },
  json: { name: 'json', line: ['//'], block: [['/*', '*/']], quotes: [], long: [] },
  haskell: { name: 'haskell', line: ['--'], block: [['{-', '-}']], quotes: ['"'], long: [] },
  sql: { name: 'sql', line: ['--'], block: [['/*', '*/']], quotes: [], long: [] },
  markup: { name: 'markup', line: [], block: [['<!--', '-->']], quotes: [], long: [] },
  hurl: { name: 'hurl', ...hashes, quotes: [], long: [] },
} as const satisfies Record<string, Language>
export type LanguageName = keyof typeof languages

const endings: Readonly<Record<string, LanguageName>> = {
  ...of('script', 'js jsx mjs cjs ts tsx mts cts vue svelte astro'),
  ...of('java', 'java kt kts scala groovy gradle'),
  ...of('c', 'c h cc cpp cxx hpp swift m mm dart proto zig'),
  ...of('python', 'py pyi pyw'),
  ...of('ruby', 'rb rake gemspec'),
  ...of('shell', 'sh bash zsh fish ps1 psm1 bat cmd'),
  ...of('yaml', 'yml yaml'),
  ...of('config', 'toml ini cfg conf env tf tfvars hcl properties ex exs'),
  ...of('haskell', 'hs lhs elm purs'),
  ...of('markup', 'html htm xml xhtml svg csproj fsproj'),
  ...{ go: 'go', rs: 'rust', cs: 'csharp', fs: 'csharp', php: 'php', sql: 'sql', hurl: 'hurl' },
  ...{ json: 'json', jsonc: 'json', json5: 'json', lua: 'sql' },
}

function of(name: LanguageName, list: string): Record<string, LanguageName> {
  return Object.fromEntries(list.split(' ').map((ending) => [ending, name]))
}

/** The language of a file by its name; null when it is none of those known here. */
export function languageOf(path: string): Language | null {
  const base = path.slice(path.lastIndexOf('/') + 1)
  if (/^(?:Dockerfile|Containerfile)|\.Dockerfile$/.test(base)) return languages.docker
  if (/^(?:Makefile|\.env|\.npmrc|Jenkinsfile|Procfile|Vagrantfile)/.test(base)) return languages.shell
  if (/^(?:Gemfile|Rakefile)/.test(base)) return languages.ruby
  if (/^(?:requirements|constraints).*\.txt$|^go\.mod$|^Pipfile$|\.cabal$/.test(base)) return languages.config
  const ending = base.includes('.') ? base.slice(base.lastIndexOf('.') + 1).toLowerCase() : ''
  const name = Object.hasOwn(endings, ending) ? endings[ending] : undefined
  return name === undefined ? null : languages[name]
}
