import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))

/** The folder beside `dist/`; two levels up where the sources themselves run. */
const folders = [join(here, '..', 'checklists'), join(here, '..', '..', 'checklists')]

/**
 * Bytes of a checklist that comes with Gatewright; null when the installation lacks it. `name` is one of
 * `shippedChecklists`, never what somebody typed.
 */
export async function shippedChecklist(name: string): Promise<Uint8Array | null> {
  for (const folder of folders) {
    const bytes = await readFile(join(folder, `${name}.yml`)).catch(() => null)
    if (bytes !== null) return bytes
  }
  return null
}
