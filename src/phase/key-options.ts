import { z } from 'zod'
import { nameOption } from '../change/option-parts.ts'
import { lazy } from '../core/lazy.ts'

const name = nameOption()

const keyOption = z.strictObject({
  id: name.describe('Key id, as signatures name it. It never selects the algorithm.'),
  algorithm: z.enum(['hmac-sha256', 'ed25519']).describe('What it signs with.'),
  'public-key': z
    .string()
    .max(400)
    .optional()
    .describe(
      'Ed25519: the public key, base64 of its SubjectPublicKeyInfo. Secrets never stand in a policy.',
    ),
  'not-before': z.iso
    .datetime({ offset: true })
    .optional()
    .describe('Signs nothing that was completed before.'),
  'not-after': z.iso
    .datetime({ offset: true })
    .optional()
    .describe('Signs nothing that was completed after.'),
  'revoked-at': z.iso
    .datetime({ offset: true })
    .optional()
    .describe('Holds for nothing any more, whenever it was signed.'),
  stages: z.array(name).max(200).optional().describe('Stages it may sign: `phase-1`, `M0`. Default: all.'),
})
/** A key that signatures may be made with. */
export type KeyOption = z.output<typeof keyOption>

/** `signature.keys`: a public key stands with its algorithm, secrets never do, and an id stands once. */
export const keysOption = lazy(() =>
  z
    .array(keyOption)
    .max(100)
    .default([])
    .superRefine((keys, context) => {
      keys.forEach((key, index) => {
        const problem = (field: string, message: string) =>
          context.addIssue({ code: 'custom', message, path: [index, field], input: key })
        const isPublic = key['public-key'] !== undefined
        if (keys.findIndex(({ id }) => id === key.id) !== index) problem('id', 'two keys have this id')
        if (key.algorithm === 'ed25519' && !isPublic)
          problem('id', 'an ed25519 key needs its `public-key`, base64 of its SubjectPublicKeyInfo')
        if (key.algorithm === 'hmac-sha256' && isPublic)
          problem('public-key', 'hmac-sha256 has no public key; its secret comes from GATEWRIGHT_HMAC_KEYS')
      })
    })
    .describe('Key ids that are trusted. A key that is not named here signs nothing.'),
)
