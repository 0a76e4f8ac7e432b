/** Where the structure is not yet as its test asks. These lists may only shrink; when all are empty, this file goes. */
export const exceptions: Record<
  | 'filesInCircles'
  | 'featuresInCircles'
  | 'importsOfDoors'
  | 'actsThatKnowDoors'
  | 'doorsWithSql'
  | 'fullFolders'
  | 'longFiles'
  | 'filesWithLongLines'
  | 'foreignViews'
  | 'foreignMessages',
  readonly string[]
> = {
  filesInCircles: [],
  featuresInCircles: [],
  importsOfDoors: [],
  actsThatKnowDoors: [],
  doorsWithSql: [],
  fullFolders: [],
  longFiles: [],
  filesWithLongLines: [],
  foreignViews: [],
  foreignMessages: ['candidate-fields'],
}
