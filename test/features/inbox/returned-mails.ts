/** Mails as mail servers really shape them; what stands in capitals in the sources of each is filled in. */
export type Sent = { to: string; messageId: string; returnPath: string }

/** What is right to make of it. */
type Right = { outcome: 'wrong-address' | 'not-delivered' | 'delayed'; code: string }

const original = ({ to, messageId, returnPath }: Sent) => `Return-Path: <${returnPath}>
Received: from yavka (yavka.test [203.0.113.7])
\tby mx.example.net with ESMTPSA; Tue, 24 Nov 2026 06:00:01 +0000
From: =?utf-8?B?0J3QsNC50Lw=?= <jobs@yavka.test>
To: ${to}
Message-ID:
 ${messageId}
Subject: Invitation
Auto-Submitted: auto-generated

Hello`

type Parts = { head: string; words: string; status: string; last: string; boundary?: string }

const report = ({ head, words, status, last, boundary = 'b0undary==' }: Parts) => `${head}
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="${boundary}"

This is a MIME-encapsulated message.

--${boundary}
Content-Type: text/plain; charset=utf-8

${words}

--${boundary}
Content-Description: Delivery report
Content-Type: message/delivery-status

${status}

--${boundary}
${last}

--${boundary}--
`

export const returnedMails: readonly { of: string; right: Right; mail: (sent: Sent) => string }[] = [
  {
    of: 'Gmail: no such mailbox',
    right: { outcome: 'wrong-address', code: '5.1.1' },
    mail: (sent) =>
      report({
        head: `Delivered-To: ${sent.returnPath}
From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>
To: ${sent.returnPath}
Auto-Submitted: auto-replied
X-Failed-Recipients: ${sent.to}
In-Reply-To: ${sent.messageId}
References: ${sent.messageId}
Message-ID: <6744.0a02.gmr@mx.google.com>
Subject: Delivery Status Notification (Failure)`,
        words: `** Address not found **\n\nYour message wasn't delivered to ${sent.to}`,
        status: `Reporting-MTA: dns; googlemail.com
Arrival-Date: Tue, 24 Nov 2026 06:00:03 -0800 (PST)

Final-Recipient: rfc822; ${sent.to}
Action: failed
Status: 5.1.1
Remote-MTA: dns; gmail-smtp-in.l.google.com. (173.194.222.26, the server for the domain people.test.)
Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try
 550 5.1.1 https://support.google.com/mail/?p=NoSuchUser - gsmtp
Last-Attempt-Date: Tue, 24 Nov 2026 06:00:04 -0800 (PST)`,
        last: `Content-Type: message/rfc822\n\n${original(sent)}`,
      }),
  },
  {
    of: 'Yandex: the mailbox was blocked or removed, the answer without a status',
    right: { outcome: 'wrong-address', code: '5.0.0' },
    mail: (sent) =>
      report({
        head: `Received: by forward501c.mail.yandex.net (Yandex, from userid 0)
From: MAILER-DAEMON@yandex.ru
To: ${sent.returnPath}
Auto-Submitted: auto-replied
Message-Id: <20261124060004.4E1A2@forward501c.mail.yandex.net>
Subject: =?utf-8?B?0J3QtdC00L7RgdGC0LDQstC70LXQvdC90L7QtSDRgdC+0L7QsdGJ0LXQvdC40LU=?=`,
        words: 'Это письмо отправлено почтовым сервером yandex.ru. К сожалению, письмо не доставлено.',
        status: `Reporting-MTA: dns; forward501c.mail.yandex.net
X-Yandex-Queue-ID: 4E1A2
X-Yandex-Sender: rfc822; ${sent.returnPath}
Arrival-Date: Tue, 24 Nov 2026 09:00:03 +0300 (MSK)

Final-Recipient: rfc822; ${sent.to}
Original-Recipient: rfc822;${sent.to}
Action: failed
Status: 5.0.0
Remote-MTA: dns; mx.people.test
Diagnostic-Code: smtp; 550 No such user!`,
        last: `Content-Description: Undelivered Message\nContent-Type: message/rfc822\n\n${original(sent)}`,
      }),
  },
  {
    of: 'Yandex: refuses with 5.7.1, which says nothing about the address',
    right: { outcome: 'not-delivered', code: '5.7.1' },
    mail: (sent) =>
      report({
        head: `From: MAILER-DAEMON@yandex.ru\nTo: ${sent.returnPath}\nAuto-Submitted: auto-replied`,
        words: 'Письмо не доставлено.',
        status: `Reporting-MTA: dns; forward502c.mail.yandex.net

Final-Recipient: rfc822; ${sent.to}
Action: failed
Status: 5.7.1
Diagnostic-Code: smtp; 554 5.7.1 [2] Message rejected under suspicion of SPAM; https://ya.cc/1IrBc`,
        last: `Content-Type: text/rfc822-headers\n\n${original(sent)}`,
      }),
  },
  {
    of: 'Mail.ru (Exim): no such mailbox, the answer without a status',
    right: { outcome: 'wrong-address', code: '5.0.0' },
    mail: (sent) =>
      report({
        head: `X-Failed-Recipients: ${sent.to}
Auto-Submitted: auto-replied
From: Mail Delivery System <mailer-daemon@corp.mail.ru>
To: ${sent.returnPath}
Subject: Mail failure.
Message-Id: <E1tFk2q-0004Xb-2R@smtp54.i.mail.ru>`,
        words: `Сообщение не доставлено: ${sent.to}`,
        status: `Reporting-MTA: dns; smtp54.i.mail.ru

Action: failed
Final-Recipient: rfc822;${sent.to}
Status: 5.0.0
Remote-MTA: dns; mxs.mail.ru
Diagnostic-Code: smtp; 550 Message was not accepted -- invalid mailbox.  Local mailbox ${sent.to} is unavailable: user not found`,
        last: `Content-Type: message/rfc822\n\n${original(sent)}`,
      }),
  },
  {
    of: 'Mail.ru: took it for spam, with no status of its own',
    right: { outcome: 'not-delivered', code: '5.0.0' },
    mail: (sent) =>
      report({
        head: `From: Mail Delivery System <mailer-daemon@corp.mail.ru>\nTo: ${sent.returnPath}`,
        words: 'Сообщение не доставлено',
        status: `Reporting-MTA: dns; smtp54.i.mail.ru

Action: failed
Final-Recipient: rfc822;${sent.to}
Status: 5.0.0
Diagnostic-Code: smtp; 550 spam message rejected. Please visit http://help.mail.ru/notspam-support/id?c=abc`,
        last: `Content-Type: text/rfc822-headers\n\n${original(sent)}`,
      }),
  },
  {
    of: 'Exchange: no such recipient',
    right: { outcome: 'wrong-address', code: '5.1.10' },
    mail: (sent) =>
      report({
        boundary: '_000_15d8Ae-1_',
        head: `From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@people.test>
To: <${sent.returnPath}>
Content-Language: en-US
X-MS-Exchange-Message-Is-Ndr:
In-Reply-To: ${sent.messageId}
References: ${sent.messageId}
Auto-Submitted: auto-replied
Subject: Undeliverable: Invitation`,
        words: `Your message to ${sent.to} couldn't be delivered.`,
        status: `Reporting-MTA: dns;AM0PR07MB5890.eurprd07.prod.outlook.com
Received-From-MTA: dns;mx.example.net
Arrival-Date: Tue, 24 Nov 2026 06:00:03 +0000

Original-Recipient: rfc822;${sent.to}
Final-Recipient: rfc822;${sent.to}
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup
X-Display-Name: ${sent.to}`,
        last: `Content-Type: text/rfc822-headers\n\n${original(sent)}`,
      }),
  },
  {
    of: 'Outlook.com: unavailable, the status in the answer alone',
    right: { outcome: 'wrong-address', code: '5.5.0' },
    mail: (sent) =>
      report({
        head: `From: postmaster@outlook.com\nTo: ${sent.returnPath}`,
        words: 'Delivery has failed to these recipients',
        status: `Reporting-MTA: dns;HE1EUR04.mail.protection.outlook.com

Final-Recipient: rfc822;${sent.to.toUpperCase()}
Action: failed
Status: 5.0.0
Diagnostic-Code: smtp;550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302). [10.152.12.55]`,
        last: `Content-Type: message/rfc822\n\n${original(sent)}`,
      }),
  },
  {
    of: 'Postfix: still tries',
    right: { outcome: 'delayed', code: '4.4.1' },
    mail: (sent) =>
      report({
        head: `From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
To: ${sent.returnPath}
Auto-Submitted: auto-replied
Subject: Delayed Mail (still being retried)`,
        words: 'THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE.',
        status: `Reporting-MTA: dns; mx.example.net
X-Postfix-Queue-ID: 7F3A21C0
X-Postfix-Sender: rfc822; ${sent.returnPath}

Final-Recipient: rfc822; ${sent.to}
Original-Recipient: rfc822;${sent.to}
Action: delayed
Status: 4.4.1
Diagnostic-Code: X-Postfix; connect to mx.people.test[192.0.2.1]:25: Connection timed out
Will-Retry-Until: Sun, 29 Nov 2026 09:00:03 +0300 (MSK)`,
        last: `Content-Description: Undelivered Message Headers\nContent-Type: text/rfc822-headers\n\n${original(sent)}`,
      }),
  },
  {
    of: 'Postfix: has given up after days',
    right: { outcome: 'not-delivered', code: '4.4.1' },
    mail: (sent) =>
      report({
        head: `From: MAILER-DAEMON@mx.example.net (Mail Delivery System)\nTo: ${sent.returnPath}`,
        words: "I'm sorry to have to inform you that your message could not be delivered.",
        status: `Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; ${sent.to}
Action: failed
Status: 4.4.1
Diagnostic-Code: X-Postfix; connect to mx.people.test[192.0.2.1]:25: Connection timed out`,
        last: `Content-Type: message/rfc822\n\n${original(sent)}`,
      }),
  },
  {
    of: 'Postfix: there is no such domain',
    right: { outcome: 'wrong-address', code: '5.4.4' },
    mail: (sent) =>
      report({
        head: `From: MAILER-DAEMON@mx.example.net (Mail Delivery System)\nTo: ${sent.returnPath}`,
        words: 'Host or domain name not found',
        status: `Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; ${sent.to}
Action: failed
Status: 5.4.4
Diagnostic-Code: X-Postfix; Host or domain name not found. Name service error for name=people.test type=A`,
        last: `Content-Type: message/rfc822\n\n${original(sent)}`,
      }),
  },
]

/** The mail of somebody who is away, as Exchange and Gmail send it: also to the return path. */
export const awayMail = ({ to, messageId, returnPath }: Sent) => `From: ${to}
To: ${returnPath}
Subject: Automatic reply: Invitation
In-Reply-To: ${messageId}
References: ${messageId}
Message-ID: <away@people.test>
Auto-Submitted: auto-replied
X-Auto-Response-Suppress: All
Content-Type: text/plain; charset=utf-8

I am away until 30 November.
`

type Written = Sent & { text: string; id?: string; more?: string }

/** What a person writes back, above the mail that they answer. */
export const writtenAnswer = ({ to, messageId, text, id = 'answer@people.test', more = '' }: Written) => `From: ${to}
To: jobs@yavka.test
Subject: Re: Invitation
In-Reply-To: ${messageId}
References: <older@people.test> ${messageId}
Message-ID: <${id}>
${more}Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: base64

${Buffer.from(text).toString('base64')}
`

type Answered = { uid: string; sequence: number; attendee: string; partstat: string; method?: string }

/** What a calendar sends to the organizer, as Google's does: the file as a part and once more attached. */
export const calendarMail = ({ uid, sequence, attendee, partstat, method = 'REPLY' }: Answered) => {
  const file = `BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:${method}
BEGIN:VEVENT
DTSTART:20261127T070000Z
DTEND:20261127T073000Z
DTSTAMP:20261124T060500Z
ORGANIZER;CN=Yavka:mailto:jobs@yavka.test
UID:${uid}
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=${partstat};CN=${attendee};
 X-NUM-GUESTS=0:mailto:${attendee}
SEQUENCE:${sequence}
STATUS:CONFIRMED
SUMMARY:Interview
END:VEVENT
END:VCALENDAR
`
  return `From: ${attendee}
Sender: Google Calendar <calendar-notification@google.com>
To: jobs@yavka.test
Subject: Accepted: Interview
Auto-Submitted: auto-generated
Message-ID: <calendar-${Math.abs(sequence)}-${partstat}@google.com>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="outer"

--outer
Content-Type: multipart/alternative; boundary="inner"

--inner
Content-Type: text/plain; charset="UTF-8"

${attendee} has answered this invitation.

--inner
Content-Type: text/calendar; charset="UTF-8"; method=${method}
Content-Transfer-Encoding: 7bit

${file}
--inner--

--outer
Content-Type: application/ics; name="invite.ics"
Content-Disposition: attachment; filename="invite.ics"
Content-Transfer-Encoding: base64

${Buffer.from(file).toString('base64')}
--outer--
`
}
