import type { Span } from './model.ts'
import { isBlank } from './placeholder.ts'

interface Shape {
  readonly kind: string
  /** Must be in a text that can hold one. */
  readonly needs: string
  /** Bounded, and tried at the beginning of a run of its characters only. The group named `secret` is the secret. */
  readonly expression: RegExp
  /** Characters of the secret in front of what the expression matches. */
  readonly ahead?: number
}

/** Credentials without a fixed part at their beginning. */
const shapes: readonly Shape[] = [
  {
    kind: 'discord-token',
    needs: '.',
    expression: /(?<![\w-])(?<secret>[MNO][\w-]{23,27}\.[\w-]{6}\.[\w-]{27,40})(?![\w-])/g,
  },
  {
    kind: 'mailgun-key',
    needs: '-',
    // Begins at the hyphen, which is rarer than figures are.
    expression: /(?<secret>-[0-9a-f]{8}-[0-9a-f]{8}(?![0-9a-f-])(?<=(?<![0-9a-f-])[0-9a-f]{32}.{18}))/g,
    ahead: 32,
  },
  {
    kind: 'asana-token',
    needs: '/1',
    expression: /(?<![\d/])(?<secret>[0-2]\/1\d{15}(?:\/\d{16})?:[0-9a-f]{32})(?![0-9a-f])/g,
  },
  {
    kind: 'kaggle-key',
    needs: '"username"',
    expression:
      /"username"\s{0,4}:\s{0,4}"[^"\n]{1,64}"\s{0,4},\s{0,4}"key"\s{0,4}:\s{0,4}"(?<secret>[0-9a-f]{32})"/g,
  },
  {
    kind: 'webhook-address',
    needs: '/hooks/',
    expression: /:\/\/[\w.-]{1,100}\/hooks\/(?<secret>[a-z0-9]{26})(?![\w/-])/g,
  },
  {
    kind: 'webhook-address',
    needs: '/deploy/srv-',
    expression: /\/deploy\/srv-\w{10,40}\?key=(?<secret>[\w-]{8,64})/g,
  },
  {
    kind: 'azure-function-key',
    needs: '.azurewebsites.net/',
    expression:
      /\.azurewebsites\.net\/[^\s"'<>?]{0,200}\?(?:[^\s"'<>]{0,100}&)?code=(?<secret>[\w%=-]{20,128})/g,
  },
  {
    kind: 'json-web-key',
    needs: '"kty"',
    expression: /"(?:d|p|q|dp|dq|qi|k)"\s{0,8}:\s{0,8}"(?<secret>[\w-]{22,1400})"/g,
  },
  {
    kind: 'private-key',
    needs: '</',
    expression: /<(?<tag>D|P|Q|DP|DQ|InverseQ)>(?<secret>[A-Za-z0-9+/=\s]{40,1400})<\/\k<tag>>/g,
  },
  {
    // The signature makes a shared address a credential.
    kind: 'signed-address',
    needs: '=',
    expression:
      /[?&;](?:sig|signature|x-amz-signature|x-goog-signature|x-amz-security-token|x-amz-credential-token|hmac|appid)=(?<secret>[A-Za-z0-9%+/=_.~-]{20,2048})/gi,
  },
]

/** Credentials that only their shape gives away. */
export function scanShapes(text: string): readonly Span[] {
  return shapes.flatMap(({ kind, needs, expression, ahead = 0 }) => {
    if (!text.includes(needs)) return []
    return [...text.matchAll(expression)].flatMap((match): Span[] => {
      const secret = match.groups?.['secret'] ?? ''
      if (isBlank(secret)) return []
      const start = match.index + match[0].lastIndexOf(secret)
      return [{ kind, start: start - ahead, end: start + secret.length }]
    })
  })
}
