import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** A report that a real tool wrote, and what that tool said about the run. */
export interface ProducerFixture {
  readonly format: string
  readonly producer: string
  readonly bytes: Uint8Array
  readonly expected: Readonly<Record<string, unknown>>
}

const root = new URL('../../fixtures/reports/', import.meta.url)
const names = ['report.xml', 'report.json', 'report.jsonl', 'report.tap', 'report.trx']

const folders = (path: URL): readonly string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()

/** Every report under fixtures/reports/<format>/<producer>/. */
export const producerFixtures: readonly ProducerFixture[] = folders(root).flatMap((format) =>
  folders(new URL(`${format}/`, root)).map((producer) => {
    const folder = new URL(`${format}/${producer}/`, root)
    const file = names.map((name) => new URL(name, folder)).find((path) => existsSync(path))
    if (file === undefined) throw new Error(`${format}/${producer} holds no report`)
    return {
      format,
      producer,
      bytes: new Uint8Array(readFileSync(file)),
      expected: JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Record<string, unknown>,
    }
  }),
)
