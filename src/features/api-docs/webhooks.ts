import { events, TRIAL } from '../webhooks/events.ts'

/** Every event an address can be told of. */
export const told = [...Object.values(events).flat(), TRIAL]

export const webhookExample = { type: 'candidate.changed', timestamp: '2026-11-24T09:00:00.000Z', data: { id: 7 } }

const header = (name: string, description: string) => ({
  name,
  in: 'header' as const,
  required: true,
  description,
  schema: { type: 'string' as const },
})

/** The messages to other programs, for the OpenAPI document. */
export const webhooksDescribed = Object.fromEntries(
  told.map((event) => [
    event,
    {
      post: {
        parameters: [
          header('webhook-id', 'The same for every attempt at one message'),
          header('webhook-timestamp', 'Seconds since 1970 when this attempt was made'),
          header('webhook-signature', 'HMAC-SHA256 as Standard Webhooks describe it'),
        ],
        requestBody: {
          content: {
            'application/json': {
              schema: {
                type: 'object' as const,
                required: ['type', 'timestamp', 'data'],
                properties: {
                  type: { type: 'string' as const, enum: [event] },
                  timestamp: { type: 'string' as const, format: 'date-time' },
                  data: { type: 'object' as const, required: ['id'], properties: { id: { type: 'integer' as const } } },
                },
              },
            },
          },
        },
        responses: {
          '2XX': { description: 'Received; any other answer, or none in 10 seconds, and it is sent again' },
        },
      },
    },
  ]),
)
