/** A made-up secret in a line as it is written. Nothing is stored: every value is drawn when a test runs. */
export interface MadeSecret {
  readonly family: string
  readonly line: string
  /** What must not be left. */
  readonly secret: string
}

const lower = 'abcdefghijklmnopqrstuvwxyz'
const upper = lower.toUpperCase()
const digits = '0123456789'
const letters = lower + upper + digits
const hexadecimal = '0123456789abcdef'
const base64 = `${letters}+/`
const word = `${letters}-_`

type Draw = (alphabet: string, length: number) => string

function drawWith(seed: number): Draw {
  let state = seed
  const next = (): number => {
    state = (state * 1_103_515_245 + 12_345) & 0x7fffffff
    return state / 0x7fffffff
  }
  return (alphabet, length) =>
    Array.from({ length }, () => alphabet.charAt(Math.floor(next() * alphabet.length))).join('')
}

/** Prefix in two pieces, alphabet and length of what follows: tokens that tell what they are. */
const prefixed: readonly (readonly [string, string, string, string, number])[] = [
  ['aws id', 'AK', 'IA', `${upper}234567`, 16],
  ['aws temporary id', 'AS', 'IA', `${upper}234567`, 16],
  ['github classic', 'gh', 'p_', letters, 36],
  ['github oauth', 'gh', 'o_', letters, 36],
  ['github user', 'gh', 'u_', letters, 36],
  ['github app', 'gh', 's_', letters, 36],
  ['github refresh', 'gh', 'r_', letters, 36],
  ['github fine-grained', 'github_', 'pat_', letters, 82],
  ['gitlab', 'gl', 'pat-', word, 20],
  ['gitlab runner', 'gl', 'rt-t1_', word, 20],
  ['gitlab deploy', 'gl', 'dt-', word, 20],
  ['stripe test', 'sk_', 'test_', letters, 24],
  ['stripe restricted', 'rk_', 'live_', letters, 24],
  ['stripe webhook', 'wh', 'sec_', base64, 32],
  ['google key', 'AI', 'za', word, 35],
  ['google oauth', 'ya', '29.', word, 60],
  ['google client', 'GOC', 'SPX-', word, 28],
  ['npm', 'np', 'm_', letters, 36],
  ['pypi', 'pypi', '-AgEIcHlwaS5vcmc', word, 120],
  ['twilio', 'S', 'K', hexadecimal, 32],
  ['anthropic', 'sk-', 'ant-api03-', word, 95],
  ['openai', 'sk-', 'proj-', word, 156],
  ['openai service', 'sk-', 'svcacct-', word, 120],
  ['huggingface', 'h', 'f_', lower + upper, 34],
  ['digitalocean', 'dop', '_v1_', hexadecimal, 64],
  ['shopify', 'sh', 'pat_', hexadecimal, 32],
  ['databricks', 'da', 'pi', hexadecimal, 32],
  ['vault', 'hv', 's.', word, 90],
  ['vercel', 'vc', 'p_', letters, 56],
  ['cloudflare', 'cf', 'ut_', letters, 48],
  ['groq', 'gs', 'k_', letters, 52],
  ['linear', 'lin', '_api_', letters, 40],
  ['notion', 'nt', 'n_', letters, 46],
  ['newrelic', 'NR', 'AK-', upper + digits, 27],
  ['mailgun', 'ke', 'y-', hexadecimal, 32],
  ['square', 'sq0', 'atp-', word, 22],
  ['dropbox', 'sl', '.u.', word, 140],
  ['heroku', 'HR', 'KU-AA', word, 58],
  ['netlify', 'nf', 'p_', letters, 36],
  ['planetscale', 'pscale', '_tkn_', word, 43],
  ['supabase', 'sb', 'p_', hexadecimal, 40],
  ['clojars', 'CLO', 'JARS_', lower + digits, 60],
  ['rubygems', 'ruby', 'gems_', hexadecimal, 48],
  ['crates', 'ci', 'o', letters, 32],
  ['nuget', 'oy', '2', lower + digits, 43],
  ['docker', 'dckr', '_pat_', word, 27],
  ['age', 'AGE-SECRET', '-KEY-1', 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 58],
  ['replicate', 'r', '8_', letters, 37],
  ['pulumi', 'pu', 'l-', hexadecimal, 40],
  ['figma', 'fi', 'gd_', word, 40],
  ['slack app', 'xa', 'pp-1-', upper + digits, 40],
]

const wrappings: readonly ((token: string) => string)[] = [
  (token) => `value: ${token}`,
  (token) => `const client = new Client("${token}")`,
  (token) => `see the log:\\n${token}\\n`,
  (token) => `Fix the build, it needs ${token}.`,
]

/** Every other family: what its line is, with the secret in it. */
type Line = (draw: Draw) => readonly [family: string, secret: string, line: string]

const others: readonly Line[] = [
  (draw) => {
    const secret = `${draw(letters, 40)}.${draw(word, 60)}`
    return ['github app 2026', secret, `GH_TOKEN=gh${'s_'}1234567_eyJ${draw(letters, 40)}.eyJ${secret}`]
  },
  (draw) => {
    const secret = draw(word, 27)
    return ['gitlab routable', secret, `PRIVATE-TOKEN: gl${'pat-'}${secret}.01.${draw(hexadecimal, 9)}`]
  },
  (draw) => {
    const secret = `${draw(digits, 12)}-${draw(digits, 12)}-${draw(letters, 24)}`
    return ['slack bot', secret, `slack: "xo${'xb-'}${secret}"`]
  },
  (draw) => {
    const secret = `${draw(upper + digits, 9)}/B${draw(upper + digits, 10)}/${draw(letters, 24)}`
    return ['slack webhook', secret, `curl https://hooks.slack${'.com/services/T'}${secret}`]
  },
  (draw) => {
    const secret = draw(base64, 86)
    return ['azure storage', secret, `AccountName=acct;Account${'Key='}${secret}==;EndpointSuffix=core`]
  },
  (draw) => {
    const secret = `${draw(letters, 3)}8${'Q~'}${draw(letters, 34)}`
    return ['azure client', secret, `found in the template: ${secret}`]
  },
  (draw) => {
    const secret = `${draw(letters, 76)}AZ${'DO'}${draw(letters, 4)}`
    return ['azure devops', secret, `git clone with ${secret}`]
  },
  (draw) => {
    const secret = `${draw(word, 22)}.${draw(word, 43)}`
    return ['sendgrid', secret, `apikey: S${'G.'}${secret}`]
  },
  (draw) => {
    const secret = draw(word, 33)
    return ['telegram', secret, `https://api.telegram.org/bot${draw('123456789', 9)}:A${'A'}${secret}/getMe`]
  },
  (draw) => {
    const secret = `M${draw(word, 25)}.G${draw(letters, 5)}.${draw(letters, 38)}`
    return ['discord', secret, `client.login('${secret}')`]
  },
  (draw) => {
    const secret = draw(hexadecimal, 32)
    return ['datadog', secret, `DD_API_${'KEY'}: ${secret}`]
  },
  (draw) => {
    const secret = draw(hexadecimal, 32)
    return ['twilio auth', secret, `TWILIO_AUTH_${'TOKEN'}=${secret}`]
  },
  (draw) => {
    const secret = draw(letters, 24)
    return ['vercel old', secret, `VERCEL_${'TOKEN'}=${secret}`]
  },
  (draw) => {
    const secret = draw(word, 40)
    return ['okta', secret, `Authorization: SSWS 00${secret}`]
  },
  (draw) => {
    const secret = draw(word, 67)
    return ['terraform', secret, `credentials: ${draw(letters, 14)}.atlas${'v1.'}${secret}`]
  },
  (draw) => {
    const secret = draw(letters, 43)
    return ['doppler', secret, `DOPPLER: d${'p.st'}.prd.${secret}`]
  },
  (draw) => {
    const secret = draw(letters, 32)
    return ['tailscale', secret, `tailscale up --authkey tskey${'-auth-'}${draw(letters, 12)}CNTRL-${secret}`]
  },
  (draw) => {
    const secret = draw(letters, 300)
    return ['1password', secret, `OP=op${'s_eyJ'}${secret}`]
  },
  (draw) => {
    const secret = `${draw(hexadecimal, 24)}-${draw(hexadecimal, 34)}`
    return ['postman', secret, `X: PM${'AK-'}${secret}`]
  },
  (draw) => {
    const secret = draw(letters, 32)
    return ['grafana', secret, `uses gl${'sa_'}${secret}_${draw(hexadecimal, 8)}`]
  },
  (draw) => {
    const secret = draw(hexadecimal, 32)
    return ['mailchimp', secret, `mail: ${secret}-${'us'}12`]
  },
  (draw) => {
    const secret = draw(hexadecimal, 32)
    return ['braintree', secret, `access_${'token$production$'}${draw(lower, 16)}$${secret}`]
  },
  (draw) => {
    const secret = draw(base64, 43)
    return ['wireguard', secret, `[Interface]\nPrivate${'Key'} = ${secret}=\nAddress = 10.0.0.1/24`]
  },
  (draw) => {
    const secret = draw(word, 43)
    return ['jwt', secret, `const t = "eyJ${draw(letters, 33)}.eyJ${draw(letters, 60)}.${secret}"`]
  },
  (draw) => {
    const secret = draw(word, 43)
    return ['bearer', secret, `curl -H 'Authorization: Bea${'rer'} ${secret}' https://api.example.com`]
  },
  (draw) => {
    const secret = btoa(`deploy:${draw(letters, 20)}`)
    return ['basic', secret, `Authorization: Ba${'sic'} ${secret}`]
  },
  (draw) => {
    const secret = draw(`${letters}!*`, 14)
    return ['postgres address', secret, `postgres://app:${secret}@db.internal:5432/app`]
  },
  (draw) => {
    const secret = draw(letters, 18)
    return ['mongodb address', secret, `mongodb+srv://svc:${secret}@cluster0.example.net/?w=majority`]
  },
  (draw) => {
    const secret = draw(letters, 16)
    return ['amqp address', secret, `broker = "amqps://worker:${secret}@mq.internal/%2f"`]
  },
  (draw) => {
    const secret = draw(`${letters}!#`, 16)
    return ['sql server', secret, `Server=tcp:db,1433;User ID=app;Pass${'word='}${secret};Encrypt=True;`]
  },
  (draw) => {
    const secret = draw(letters, 43)
    return [
      'shared signature',
      secret,
      `https://acct.blob.core.windows.net/c?sv=2025&si${'g='}${secret}%3D&sp=r`,
    ]
  },
  (draw) => {
    const secret = draw(hexadecimal, 64)
    return [
      'signed request',
      secret,
      `https://b.s3.amazonaws.com/k?X-Amz-Date=1&X-Amz-Signa${'ture='}${secret}`,
    ]
  },
  (draw) => {
    const secret = draw(base64, 300)
    return ['aws session', secret, `aws_session_${'token'} = ${secret}`]
  },
  (draw) => {
    const secret = draw(letters, 32)
    return ['escaped JSON', secret, `{\\"client_${'secret'}\\":\\"${secret}\\"}`]
  },
  (draw) => {
    const secret = draw(letters, 16)
    return ['XML', secret, `<pass${'word'}>${secret}</pass${'word'}>`]
  },
  (draw) => {
    const secret = draw(letters, 32)
    return ['flag', secret, `deploy --to${'ken'} ${secret} --verbose`]
  },
  (draw) => {
    const secret = draw(letters, 16)
    return ['curl user', secret, `curl -u admin:${secret} https://example.com`]
  },
  (draw) => {
    const secret = draw(letters, 20)
    return ['netrc', secret, `machine api.example.com login bot pass${'word'} ${secret}`]
  },
  (draw) => {
    const secret = draw(letters, 40)
    return ['header', secret, `x-api-${'key'}: ${secret}`]
  },
  (draw) => {
    const secret = draw(letters, 40)
    return ['query', secret, `GET /v1/x?access_${'token'}=${secret}&x=1`]
  },
  (draw) => {
    const secret = draw(hexadecimal, 128)
    return ['rails', secret, `secret_key_${'base'}: ${secret}`]
  },
  (draw) => {
    const secret = draw(base64, 43)
    return ['laravel', secret, `APP_${'KEY'}=base64:${secret}=`]
  },
  (draw) => {
    const secret = draw(`${letters}#!`, 14)
    return ['tfvars', secret, `db_pass${'word'} = "${secret}"`]
  },
  (draw) => {
    const secret = draw(letters, 40)
    return ['typed member', secret, `  private readonly api${'Key'}: string = '${secret}'`]
  },
  (draw) => {
    const secret = btoa(`robot:${draw(letters, 20)}`)
    return ['docker config', secret, `{"auths":{"registry.example.com":{"au${'th'}":"${secret}"}}}`]
  },
  (draw) => {
    const secret = draw(`${letters}!?`, 12)
    return ['German', secret, `Pass${'wort'}: ${secret}`]
  },
  (draw) => {
    const secret = draw(`${letters}!?`, 12)
    return ['Spanish', secret, `contra${'seña'} = "${secret}"`]
  },
  (draw) => {
    const secret = `${draw(base64, 64)}\n${draw(base64, 64)}`
    const name = ['PRIVATE', 'KEY'].join(' ')
    return [
      'key block',
      secret,
      `-----BEGIN ${name}-----\n${secret}\n${draw(base64, 22)}==\n-----END ${name}-----`,
    ]
  },
  (draw) => {
    const secret = draw(word, 60)
    return ['web key', secret, `{"kty":"OK${'P'}","crv":"Ed25519","x":"${draw(word, 43)}","d":"${secret}"}`]
  },
]

/** One secret of every family. */
export function madeSecrets(seed: number): readonly MadeSecret[] {
  const draw = drawWith(seed)
  const tokens = prefixed.map(([family, first, second, alphabet, length], index): MadeSecret => {
    const secret = draw(alphabet, length)
    const wrap = wrappings[index % wrappings.length] ?? ((token: string) => token)
    return { family, secret, line: wrap(first + second + secret) }
  })
  const rest = others.map((line): MadeSecret => {
    const [family, secret, text] = line(draw)
    return { family, secret, line: text }
  })
  return [...tokens, ...rest]
}

/** The first stretch of a secret that is left in a text: 8 characters, or half of a short one; null when none is. */
export function leftOf(secret: string, text: string): string | null {
  const length = Math.min(8, Math.ceil(secret.length / 2))
  for (let at = 0; at + length <= secret.length; at += 1) {
    const piece = secret.slice(at, at + length)
    if (text.includes(piece)) return piece
  }
  return null
}
