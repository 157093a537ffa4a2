import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transformSync } from '@swc/core'

const formats = fileURLToPath(new URL('../src/formats/', import.meta.url))

/** The sources a bench needs, transpiled into a folder of their own: Node 20 cannot run TypeScript. */
export function transpile() {
  const target = mkdtempSync(join(tmpdir(), 'gatewright-bench-'))
  for (const file of [join(formats, 'wildcard.ts'), ...sources(join(formats, 'codeowners'))]) {
    const { code } = transformSync(readFileSync(file, 'utf8'), {
      filename: file,
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    })
    const output = join(target, relative(formats, file).replace(/\.ts$/, '.mjs'))
    mkdirSync(dirname(output), { recursive: true })
    writeFileSync(output, code.replace(/(from\s+['"]\.[^'"]*)\.ts(['"])/g, '$1.mjs$2'))
  }
  return target
}

const sources = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name))
