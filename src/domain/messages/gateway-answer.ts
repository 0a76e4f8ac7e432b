/**
 * What a gateway's answer to a message means. `slow-down`: it takes none now, or does not let us in. `wrong-address`:
 * there is no such number. `not-wanted`: it does not want this message. `lost`: the message may have gone on to the
 * person and may not, so that it must not be sent again before somebody has looked.
 */
export type GatewayAnswer =
  | { is: 'accepted' }
  | { is: 'slow-down' | 'wrong-address' | 'not-wanted' | 'lost'; code: string }

/** The answers by which a gateway says that it has not taken a message. */
const notTaken: Readonly<Record<number, 'slow-down' | 'wrong-address' | 'not-wanted'>> = {
  400: 'not-wanted',
  413: 'not-wanted',
  422: 'wrong-address',
}

/** @param answer its status, or why there was none; `reached`: it was heard, and may have passed the message on */
export function gatewayAnswer(answer: { status: number } | { failure: string; reached: boolean }): GatewayAnswer {
  if ('failure' in answer) return { is: answer.reached ? 'lost' : 'slow-down', code: answer.failure }
  const { status } = answer
  const code = String(status)
  if (status >= 200 && status < 300) return { is: 'accepted' }
  // Of the mistakes of a server only this one says that nothing was done.
  if (status >= 500) return { is: status === 503 ? 'slow-down' : 'lost', code }
  return { is: notTaken[status] ?? 'slow-down', code }
}
