import type { AnyDb } from '../columns.ts'

/** How a city is written, its region, and when a person added it: null for the cities of `data/`. */
export async function up(db: AnyDb): Promise<void> {
  await db.schema.alterTable('cities').addColumn('in_ru', 'text').execute()
  await db.schema
    .alterTable('cities')
    .addColumn('spellings_json', 'text', (c) => c.notNull().defaultTo('[]'))
    .execute()
  await db.schema.alterTable('cities').addColumn('region_ru', 'text').execute()
  await db.schema.alterTable('cities').addColumn('region_en', 'text').execute()
  await db.schema.alterTable('cities').addColumn('added_at', 'text').execute()
}
