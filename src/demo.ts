import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UsageError } from './core/errors.ts'
import { didYouMean } from './core/nearest.ts'
import { openShop } from './demo/shop.ts'
import { stories } from './demo/stories.ts'
import { createTeller, type Story } from './demo/story.ts'
import { writeToStdout } from './runner/streams.ts'

/**
 * Tells a story on an embedded GitHub with real git content, through the real action.
 * @param argv the story's name, or nothing for the main one
 * @returns exit code 0 when everything went as the story says
 * @throws UsageError for an unknown story, Error when a story breaks
 */
export async function demo(argv: readonly string[]): Promise<number> {
  const story = chosen(argv)
  writeToStdout(`Gatewright on an embedded GitHub: ${story.about}.`)
  writeToStdout(
    'Everything is real but the server: git content, HTTP, and the action as the runner starts it.\n',
  )
  const shop = await openShop()
  try {
    const folder = mkdtempSync(join(tmpdir(), 'gatewright-demo-'))
    await story.tell(createTeller(shop, folder, writeToStdout))
    const others = stories.filter((other) => other !== story).map((other) => `npm start -- ${other.name}`)
    writeToStdout(`Every summary and result is kept in ${folder}. More: ${others.join(', ')}`)
    return 0
  } finally {
    await shop.server.close()
  }
}

function chosen(argv: readonly string[]): Story {
  const [name, ...more] = argv
  const names = stories.map((story) => story.name)
  if (more.length > 0) throw new UsageError(`demo takes one story, found ${argv.length}: ${argv.join(' ')}`)
  const found = stories.find((story) => story.name === (name ?? 'main'))
  if (found !== undefined) return found
  const word = name ?? ''
  throw new UsageError(
    `there is no story ${JSON.stringify(word)}${didYouMean(word, names)}; stories: ${names.join(', ')}`,
  )
}
