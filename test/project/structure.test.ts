import { dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import { featureOf, fileGraph, filesBelow, floorsOf, grouped, readSource } from './import-graph.ts'

const graph = fileGraph()
const features = grouped(graph, featureOf)
const imports = [...graph].flatMap(([file, targets]) => [...targets].map((target) => ({ file, target })))

/** Folders that are a list by nature, one migration or one set of messages after another. */
const isList = (path: string) => /^src\/(db\/migrations|web\/messages)\//.test(path)

describe('the structure of src', () => {
  it('has no circle between files', () => {
    expect(floorsOf(graph).circle).toEqual([])
  })

  it('has no circle between features', () => {
    expect(floorsOf(features).circle).toEqual([])
  })

  it("has no feature that imports another one's pages or API", () => {
    const crossing = imports.filter(({ file, target }) => {
      const [from, to] = [featureOf(file), featureOf(target)]
      return from !== null && to !== null && from !== to && /^src\/features\/[^/]+\/(pages|api|index\.ts)/.test(target)
    })
    expect(crossing).toEqual([])
  })

  it('has features on top of web, db, files and domain, and a domain that imports only itself', () => {
    const wrong = imports.filter(
      ({ file, target }) =>
        (/^src\/(db|web|files|domain)\//.test(file) && target.startsWith('src/features/')) ||
        (file.startsWith('src/domain/') && !target.startsWith('src/domain/')),
    )
    expect(wrong).toEqual([])
  })

  it('has no SQL in a page or an API', () => {
    const query = /\.(selectFrom|insertInto|updateTable|deleteFrom)\(/
    const doors = filesBelow('src').filter((file) => /^src\/features\/[^/]+\/(pages|api)\//.test(file))
    expect(doors.filter((file) => query.test(readSource(file)))).toEqual([])
  })

  it('has at most 15 files in a folder', () => {
    const counts = new Map<string, number>()
    for (const file of filesBelow('src')) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1)
    expect([...counts].filter(([folder, count]) => count > 15 && !isList(`${folder}/`))).toEqual([])
  })

  it('has no file over 250 lines', () => {
    const lengths = filesBelow('src').map((file) => ({ file, lines: readSource(file).split('\n').length - 1 }))
    expect(lengths.filter(({ file, lines }) => lines > 250 && !isList(file))).toEqual([])
  })

  it('has no line over 120 columns', () => {
    const long = filesBelow('src').flatMap((file) =>
      readSource(file)
        .split('\n')
        .flatMap((line, index) => (line.length > 120 ? [`${file}:${index + 1}`] : [])),
    )
    expect(long.filter((place) => !isList(place))).toEqual([])
  })
})
