import type { TestSource } from './model.ts'

const request =
  /^(?:GET|HEAD|POST|PUT|DELETE|CONNECT|OPTIONS|TRACE|PATCH|LINK|UNLINK|PURGE|LOCK|UNLOCK|PROPFIND|VIEW)\s+\S/u
const response = /^HTTP(?:\/[\d.]+)?(?:\s+(?:\d{3}|\*))?\s*$/u
const section = /^\[(\w+)\]$/u

/**
 * A Hurl file (https://hurl.dev/docs/hurl-file.html): each request is a test; what is expected of it are its status
 * line and what stands below it, captures and options left out.
 */
export function hurlStrength(text: string): TestSource {
  const expectations: string[] = []
  let [tests, skipped, assertions] = [0, 0, 0]
  let title = ''
  let part: 'request' | 'options' | 'expected' | 'captures' = 'request'
  for (const raw of text.split('\n')) {
    const line = raw.replace(/(?:^|\s)#.*$/u, '').trim()
    if (line === '') continue
    const named = section.exec(line)?.[1]
    if (request.test(line) && part !== 'options') {
      tests++
      title = line.replace(/\s+/gu, ' ')
      part = 'request'
    } else if (response.test(line)) {
      part = 'expected'
      assertions++
      expectations.push(`${title}: ${line.replace(/\s+/gu, ' ')}`)
    } else if (named !== undefined) {
      if (named === 'Options') part = 'options'
      else if (named === 'Captures') part = 'captures'
      else if (named === 'Asserts') part = 'expected'
      else part = 'request'
    } else if (part === 'options') {
      if (/^skip\s*:\s*true$/u.test(line)) skipped++
      if (request.test(line) && !line.includes(':')) part = 'request'
    } else if (part === 'expected') {
      assertions++
      expectations.push(`${title}: ${line.replace(/\s+/gu, ' ')}`)
    }
  }
  return { tests, skipped, assertions, expectations }
}
