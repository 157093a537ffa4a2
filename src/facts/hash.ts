import { createHash } from 'node:crypto'

/** SHA-256 (lower-case hex) of a text's UTF-8 bytes. Node's hash is pure computation: it touches nothing outside. */
export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')
