/**
 * Whether two bodies say the same, so that writing one over the other would change nothing. GitHub's editor writes
 * other line ends, and white space at the end of a body is not kept everywhere. Everything else counts: what changes
 * from run to run without meaning (dates, addresses of runs) is written as it stood, see `unchangedSince`.
 */
export const sameBody = (a: string, b: string): boolean => normal(a) === normal(b)

const normal = (body: string): string => body.replace(/\r\n?/g, '\n').trimEnd()
