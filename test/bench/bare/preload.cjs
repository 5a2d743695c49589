const { contextBridge, ipcRenderer } = require('electron')

contextBridge.exposeInMainWorld('api', { ask: (input) => ipcRenderer.invoke('ask', input) })
