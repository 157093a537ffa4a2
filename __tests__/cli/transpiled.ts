import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve } from 'node:path'
import { transformSync } from '@swc/core'

const sources = resolve('src')

/**
 * A source file and everything it imports as JavaScript in a folder of its own: other processes can load it, also with
 * a Node.js that reads no TypeScript.
 * @returns path of the module
 */
export function transpiled(file: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'gatewright-modules-'))
  const target = (source: string) => join(folder, relative(sources, source).replace(/\.ts$/, '.mjs'))
  const pending = [join(sources, file)]
  const done = new Set<string>()
  for (let source = pending.pop(); source !== undefined; source = pending.pop()) {
    if (done.has(source)) continue
    done.add(source)
    const { code } = transformSync(readFileSync(source, 'utf8'), {
      filename: source,
      jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    })
    const from = source
    const written = code.replace(
      /(from\s*|import\s*\(?\s*)(['"])(\.[^'"]+)\.ts\2/g,
      (_, start, quote, path) => {
        pending.push(`${resolve(dirname(from), path)}.ts`)
        return `${start}${quote}${path}.mjs${quote}`
      },
    )
    mkdirSync(dirname(target(source)), { recursive: true })
    writeFileSync(target(source), written)
  }
  return target(join(sources, file))
}
