// @ts-check

/** Electron's makers mend the latest three majors. */
const supportedMajors = 3

/** @param {string} version */
const toMajor = (version) => Number(version.split('.')[0])

/** @param {string} version @param {string} latest the one that package.json names */
export const isSupportedElectron = (version, latest) => toMajor(version) > toMajor(latest) - supportedMajors
