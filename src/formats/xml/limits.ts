/** What a document may ask for. Each is far above what a test tool writes, and keeps memory flat. */
export interface XmlLimits {
  /** Elements open at once. */
  readonly depth: number
  /** Bytes of one tag with all its attributes, in UTF-8. */
  readonly tagBytes: number
  /** Bytes of text handed out between two tags, in UTF-8; what is beyond is checked and left out. */
  readonly textBytes: number
}

export const defaultLimits: XmlLimits = { depth: 256, tagBytes: 1024 * 1024, textBytes: 1024 * 1024 }

/** Bytes of an XML declaration, and of the name of a processing instruction. */
export const declarationBytes = 1024

/** Bytes of one reference such as `&#x1F600;`, leading zeros included. */
export const referenceBytes = 64
