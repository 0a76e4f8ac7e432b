import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { colleagues, password } from './demo/colleagues.ts'
import { fillDemo } from './demo/fill.ts'
import { openMailServer } from './demo/mail/mail-server.ts'
import { sender } from './demo/mail/send.ts'
import { mailbox } from './demo/mail/mailbox.ts'
import { start } from './start.ts'

// The usual server on a base of invented people that ends with it.
const folder = mkdtempSync(join(tmpdir(), 'yavka-demo-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

const variables = {
  ...process.env,
  DATABASE_URL: `sqlite:${join(folder, 'demo.sqlite')}`,
  // Nothing leaves the machine: every thirteenth address is one that no mail arrives at.
  SMTP_URL: await openMailServer((address) => Number(/\d+/.exec(address)?.[0]) % 13 !== 0),
  MAIL_FROM: 'Команда найма <jobs@example.ru>',
  MAIL_PER_MINUTE: '0',
}
await start(variables, {
  fill: (services) => fillDemo(services.database.db, services.now(), sender(services)),
  features: [mailbox],
})
for (const { role, email } of colleagues) console.log(`${role}: ${email} / ${password}`)
