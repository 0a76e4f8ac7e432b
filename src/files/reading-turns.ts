/** Each reader may take some hundred megabytes; whoever comes third waits for one of them to end. */
const atOnce = 2

let reading = 0
const waiting: (() => void)[] = []

/** Does some work when fewer files are being read than a server has room for. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (reading >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else reading += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else reading -= 1
  }
}
