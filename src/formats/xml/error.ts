/** Why a document is not accepted. The message starts with the byte (0-based) and the line (1-based) in the file. */
export class XmlError extends Error {
  override readonly name = 'XmlError'
}

/** Stops the reading: `at` is an index into the bytes that are looked at, `reason` one short phrase. */
export type Fail = (at: number, reason: string) => never

/** Text of a document inside a message: short and printable. */
export function shown(text: string): string {
  const clean = text.slice(0, 60).replace(/[^\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd]/gu, '?')
  return text.length > 60 ? `${clean}…` : clean
}
