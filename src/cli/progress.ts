import { sanitiseLine } from '../surfaces/sanitise.ts'
import type { Channel } from './channel.ts'

/** What is being done, for a person who waits. Only on a terminal, and only once it takes more than a second. */
export interface Progress {
  show(words: string): void
  /** Clears the line before anything else is written. */
  stop(): void
}

const patience = 1_000
/** Back to the start of the line, then erase it (ECMA-48). */
const clear = '\r\u001b[2K'

export function createProgress(errors: Channel): Progress {
  let words = ''
  let visible = false
  let timer: NodeJS.Timeout | null = null
  const draw = () => {
    visible = true
    errors.send(`${clear}${sanitiseLine(words).slice(0, 78)}`)
  }
  return {
    show(next) {
      if (!errors.isTerminal) return
      words = next
      if (visible) draw()
      else if (timer === null) {
        timer = setTimeout(draw, patience)
        timer.unref()
      }
    },
    stop() {
      if (timer !== null) clearTimeout(timer)
      if (visible) errors.send(clear)
      visible = false
      timer = null
    },
  }
}
