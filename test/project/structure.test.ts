import { readdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { circlesOf, featureOf, fileGraph, filesBelow, grouped, readSource } from './import-graph.ts'
import { exceptions } from './structure-exceptions.ts'

const graph = fileGraph()
const features = grouped(graph, featureOf)
const imports = [...graph].flatMap(([file, targets]) => [...targets].map((target) => ({ file, target })))
const arrow = ({ file, target }: { file: string; target: string }) => `${file} → ${target}`

/** Folders that are a list by nature, one migration or one set of messages after another. */
const isList = (path: string) => /^src\/(db\/migrations|web\/messages)\//.test(path)

/**
 * Compares what breaks a rule with the exceptions that are known. A new one fails; so does an exception that is no
 * longer true, which is to be deleted from the list.
 */
const expectOnly = (found: readonly string[], known: readonly string[]) =>
  expect([...found].toSorted()).toEqual([...known].toSorted())

describe('the structure of src', () => {
  it('has no circle between files', () => {
    expectOnly(circlesOf(graph).flat(), exceptions.filesInCircles)
  })

  it('has no circle between features', () => {
    expectOnly(circlesOf(features).flat(), exceptions.featuresInCircles)
  })

  it("has no feature that imports another one's pages, API or plugin", () => {
    const crossing = imports.filter(({ file, target }) => {
      const [from, to] = [featureOf(file), featureOf(target)]
      return from !== null && to !== null && from !== to && /^src\/features\/[^/]+\/(pages|api|index\.ts)/.test(target)
    })
    expectOnly(crossing.map(arrow), exceptions.importsOfDoors)
  })

  it('has no act or read that imports a page or an API', () => {
    const upwards = imports.filter(
      ({ file, target }) =>
        /^src\/features\/[^/]+\/(acts|reads)\//.test(file) && /^src\/features\/[^/]+\/(pages|api)\//.test(target),
    )
    expectOnly(upwards.map(arrow), exceptions.actsThatKnowDoors)
  })

  it('has features on top of web, db, files and domain, and a domain that imports only itself', () => {
    const wrong = imports.filter(
      ({ file, target }) =>
        (/^src\/(db|web|files|domain)\//.test(file) && target.startsWith('src/features/')) ||
        (file.startsWith('src/domain/') && !target.startsWith('src/domain/')),
    )
    expectOnly(wrong.map(arrow), [])
  })

  it('has no SQL in a page or an API', () => {
    const query = /\.(selectFrom|insertInto|updateTable|deleteFrom)\(/
    const doors = filesBelow('src').filter((file) => /^src\/features\/[^/]+\/(pages|api)\//.test(file))
    const withSql = doors.filter((file) => query.test(readSource(file)))
    expectOnly(withSql, exceptions.doorsWithSql)
  })

  it('has at most 15 files in a folder', () => {
    const counts = new Map<string, number>()
    for (const file of filesBelow('src')) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1)
    const full = [...counts].filter(([folder, count]) => count > 15 && !isList(`${folder}/`))
    expectOnly(
      full.map(([folder]) => folder),
      exceptions.fullFolders,
    )
  })

  it('has no file over 250 lines', () => {
    const lengthOf = (file: string) => readSource(file).split('\n').length - 1
    const long = filesBelow('src').filter((file) => !isList(file) && lengthOf(file) > 250)
    expectOnly(long, exceptions.longFiles)
  })

  it('has no line over 120 columns', () => {
    const isWide = (file: string) =>
      readSource(file)
        .split('\n')
        .some((line) => line.length > 120)
    const wide = filesBelow('src').filter((file) => !isList(file) && isWide(file))
    expectOnly(wide, exceptions.filesWithLongLines)
  })
})

describe('views and messages', () => {
  const isOfFeature = (name: string) => [...features.keys()].some((feature) => name.startsWith(feature))

  it('have a folder of views for a feature, beside what all of them share', () => {
    const shared = ['layouts', 'partials', 'errors', 'assets']
    const folders = readdirSync('views', { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
    expectOnly(
      folders.filter((name) => !shared.includes(name) && !isOfFeature(name)),
      exceptions.foreignViews,
    )
  })

  it('have a file of messages for a feature, beside common words, the API and retention terms', () => {
    const shared = ['index', 'common', 'api', 'terms']
    const names = readdirSync('src/web/messages/en').map((file) => file.replace(/\.ts$/, ''))
    expectOnly(
      names.filter((name) => !shared.includes(name) && !isOfFeature(name)),
      exceptions.foreignMessages,
    )
  })
})
