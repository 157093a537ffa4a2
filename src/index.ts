import type { Catalogue } from './catalogue.ts'
import type { LoadDemo } from './cli/cli.ts'

export { run } from './action/run.ts'

/** The command line: loaded when it is called, since an action never needs it. */
export const cli = async (argv: readonly string[], loadDemo: LoadDemo): Promise<void> => {
  const { cli: start } = await import('./cli/cli.ts')
  await start(argv, loadDemo)
}

/** Everything there is to document, as data. */
export const catalogue = async (): Promise<Catalogue> => (await import('./catalogue.ts')).catalogue()

/** File name → JSON Schema, for editors and for readers of results. */
export const schemas = async (): Promise<Readonly<Record<string, unknown>>> => {
  const { allSchemas } = await import('./schemas.ts')
  return allSchemas()
}
