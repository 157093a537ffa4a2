import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { mayHoldSecret, redactSecrets } from '../../../src/formats/secrets/index.ts'

/** From pieces: no value here is one of anybody's. */
const password = ['Gk7', 'vRw2', 'Lq9Tz'].join('')
const token = ['d3Rk', '9Vw2', 'Lq8T', 'z5Mn', 'b7Xc', 'y4Hp', 'f6Js', 'a1Qe'].join('')
const base64 = createHash('sha512').update('lines').digest('base64').slice(0, 64)
const hexadecimal = ['9c45', '1e58', 'a5eb', 'fe7b', '8bc9', '7fc6', 'b85b', 'ba29'].join('')
const long = `${hexadecimal}${hexadecimal.split('').reverse().join('')}`

/** Lines as they are written, where no name stands right in front of the value, or an unusual sign does. */
const lines: readonly (readonly [string, string])[] = [
  [token, `ENV AWS_SECRET_ACCESS_KEY ${token}`],
  [token, `aws configure set aws_secret_access_key ${token}`],
  [password, `        - name: DB_PASSWORD\n          value: ${password}`],
  [password, `{"name":"DB_PASSWORD","value":"${password}"}`],
  [password, `<add key="ClearTextPassword" value="${password}" />`],
  [password, `<property name="hibernate.connection.password">${password}</property>`],
  [password, `variable "db_password" {\n  type = string\n  default = "${password}"\n}`],
  [password, `const password = process.env.PW || '${password}'`],
  [password, `      POSTGRES_PASSWORD: \${PGPW:-${password}}`],
  [password, `CREATE USER bob IDENTIFIED BY '${password}';`],
  [password, `CREATE LOGIN bob WITH PASSWORD = N'${password}'`],
  [password, `let db_password: &str = "${password}";`],
  [password, `DB_PASSWORD ::= ${password}`],
  [password, `$dbPassword .= "${password}";`],
  [password, `**Password:** \`${password}\``],
  [password, `The admin password is ${password}, please rotate it.`],
  [password, `пароль: ${password}`],
  [password, `密码: ${password}`],
  [password, `mot_de_passe = "${password}"`],
  [password, `mysql -u root -p${password} app`],
  [password, `sshpass -p '${password}' ssh root@host`],
  [password, `redis-cli -h cache -a ${password} ping`],
  [password, `docker login -u acme -p ${password} registry.example.com`],
  [password, `curl -ubob:${password} https://x.example.com`],
  [password, `openssl pkcs12 -export -passout pass:${password} -out a.p12`],
  [password, `requirepass ${password}`],
  [password, `ConvertTo-SecureString "${password}" -AsPlainText -Force`],
  [password, `"{\\\\\\"password\\\\\\":\\\\\\"${password}\\\\\\"}"`],
  [hexadecimal, `BINTRAY_KEY=${hexadecimal}`],
  [hexadecimal, `const unsigned char aes_key[] = "${hexadecimal}";`],
  [long, `JSESSIONID=${long.toUpperCase()}`.replace(long.toUpperCase(), long)],
  [base64, `${['MHcCAQ', 'EEI'].join('')}${base64.slice(0, 55)}\n${base64}\n${base64.slice(0, 40)}==`],
  [base64, `"${base64}\\n${base64}\\n${base64}\\n${base64.slice(3, 40)}"`],
  [base64, `Private-Lines: 2\n${base64}\n${base64}`],
]

describe('secrets that nothing right in front of them names', () => {
  test.each(lines)('%# is taken out', (secret, line) => {
    expect(mayHoldSecret(line)).toBe(true)
    expect(redactSecrets(line).text).not.toContain(secret.slice(0, 12))
  })

  test.each([
    'password = password.encode("latin1")',
    '$Password = $env:DB_PASSWORD',
    'arn:aws:secretsmanager:eu-west-1:123456789012:secret:app/db-eLmYD2',
    '密码:至少8个字符',
    'const password = options.password || defaultPassword2',
    'mysql -u root -p$MYSQL_PWD app',
    'mysql -u root -p app',
    "IDENTIFIED BY '<password>'",
    '        - name: LOG_LEVEL\n          value: debug',
    '{"name":"TOKEN_TTL","value":"3600"}',
    'ENV TOKEN_FILE /run/secrets/token',
    'openssl pkcs12 -passout pass:changeit',
    '| password | min 12 characters |',
  ])('%s stays', (line) => {
    expect(redactSecrets(line).text).toBe(line)
  })

  test('lookaheads are bounded: names that repeat cost no more than others', () => {
    const start = process.cpuUsage()
    for (const part of ['live_', 'password=a||', 'secret-', 'AKIAABCDEFGHIJKLMNOP ', 'password is a1'])
      redactSecrets(part.repeat(60_000 / part.length))
    expect(process.cpuUsage(start).user / 1_000).toBeLessThan(5 * 250)
  })
})
