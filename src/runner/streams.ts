/** Where a log writes: whole lines, each ended by LF. */
export type WriteLine = (line: string) => void

let guarded = false

/** A reader that went away must not turn into an uncaught exception in the middle of a verdict. */
function guardStreams(): void {
  if (guarded) return
  guarded = true
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
}

/** Standard output, which the workflow runner reads for commands. */
export const writeToStdout: WriteLine = (line) => {
  guardStreams()
  process.stdout.write(`${line}\n`)
}

/** Standard error. The runner reads it for commands as well. */
export const writeToStderr: WriteLine = (line) => {
  guardStreams()
  process.stderr.write(`${line}\n`)
}

/** Calls back once everything written so far has reached the operating system. */
export function flushStreams(done: () => void): void {
  guardStreams()
  process.stdout.write('', () => {
    process.stderr.write('', () => done())
  })
}
