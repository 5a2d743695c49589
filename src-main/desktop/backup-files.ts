import { dirname, join } from 'node:path'
import { app, BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron'
import type { BackupFiles } from '../profiles/backup.ts'
import { readExportText, writeExportText } from './export-text.ts'

const filters = [
  { name: 'Mintmark export (*.mintmark)', extensions: ['mintmark'] },
  { name: 'All files', extensions: ['*'] }
]

// Both dialogs are called on the module object, where a test can put others in their place.
const askSave = (options: SaveDialogOptions, window = BrowserWindow.getAllWindows()[0]) =>
  window === undefined ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options)
const askOpen = (options: OpenDialogOptions, window = BrowserWindow.getAllWindows()[0]) =>
  window === undefined ? dialog.showOpenDialog(options) : dialog.showOpenDialog(window, options)

/** The system's own dialogs. They begin in the folder that was used last; each desktop has other ideas where to begin otherwise. */
export function createBackupFiles(): BackupFiles {
  let folder: string | null = null
  const lastFolder = (): string => folder ?? app.getPath('documents')
  const remember = (path: string | undefined): string | null => {
    if (path === undefined || path === '') return null
    folder = dirname(path)
    return path
  }
  return {
    chooseSave: async (defaultName) => {
      const { canceled, filePath } = await askSave({
        title: 'Export profiles',
        defaultPath: join(lastFolder(), defaultName),
        filters,
        properties: ['createDirectory', 'dontAddToRecent', 'showOverwriteConfirmation']
      })
      return canceled ? null : remember(filePath)
    },
    chooseOpen: async () => {
      const { canceled, filePaths } = await askOpen({
        title: 'Import profiles',
        defaultPath: lastFolder(),
        filters,
        properties: ['openFile', 'dontAddToRecent']
      })
      return canceled ? null : remember(filePaths[0])
    },
    read: (path) => readExportText(path),
    write: (path, text) => writeExportText(path, text)
  }
}
