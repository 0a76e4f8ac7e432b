import type { FastifyInstance } from 'fastify'
import { apiDocsRoutes } from './pages/docs.ts'

export async function apiDocs(app: FastifyInstance) {
  apiDocsRoutes(app)
}
