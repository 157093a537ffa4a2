import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transformSync } from '@swc/core'

const project = fileURLToPath(new URL('..', import.meta.url))
const root = join(project, 'src')
const formats = join(root, 'formats')

/** The sources a bench needs, transpiled into a folder of their own: Node 20 cannot run TypeScript. */
export function transpile() {
  return transpileFiles(formats, [join(formats, 'wildcard.ts'), ...sources(join(formats, 'codeowners'))])
}

/** The same for everything that reads test reports, with the packages it imports. */
export const transpileReports = () => transpileWith([])

/** The same for everything that judges how branches are protected. */
export const transpileProtection = () =>
  transpileWith([
    ...sources(join(root, 'gates', 'branch-protection')),
    ...sources(join(root, 'facts')).filter((file) => file.includes('protection-inventory')),
  ])

/** The same for results of tools, and the lines and items they are compared with. */
export const transpileTools = () =>
  transpileWith([...sources(join(root, 'change')), join(root, 'gates', 'checklist', 'routing.ts')])

/** The same for deciding the path of a change. */
export const transpileChange = () => transpileWith(sources(join(root, 'change')))

/** The same for evidence in git. */
export const transpileEvidence = () =>
  transpileWith(
    ['workspace', 'facts', 'phase', 'github', 'policy', 'change', 'signing'].flatMap((name) =>
      sources(join(root, name)),
    ),
  )

/** The same for every surface. */
export const transpileSurfaces = () =>
  transpileWith(
    ['result', 'surfaces', 'digest', 'publish', 'policy', 'github'].flatMap((name) =>
      sources(join(root, name)),
    ),
  )

function transpileWith(more) {
  const target = transpileFiles(root, [...sources(join(root, 'core')), ...sources(formats), ...more])
  symlinkSync(join(project, 'node_modules'), join(target, 'node_modules'))
  return target
}

function transpileFiles(from, files) {
  const target = mkdtempSync(join(tmpdir(), 'gatewright-bench-'))
  for (const file of files) {
    const { code } = transformSync(readFileSync(file, 'utf8'), {
      filename: file,
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    })
    const output = join(target, relative(from, file).replace(/\.ts$/, '.mjs'))
    mkdirSync(dirname(output), { recursive: true })
    writeFileSync(output, code.replace(/(from\s+['"]\.[^'"]*)\.ts(['"])/g, '$1.mjs$2'))
  }
  return target
}

const sources = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
