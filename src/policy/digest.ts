import { createHash } from 'node:crypto'

/** SHA-256 of the bytes, lower-case hexadecimal. */
export const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
