import eslint from '@eslint/js'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import tseslint from 'typescript-eslint'

/** One door for each danger: who may import what. The walls between the folders are the compiler's, these are the doors inside them. */
const doors = [
  { files: ['src-main/**/*.ts'], name: 'ipcMain', except: ['src-main/ipc/router.ts'] },
  { files: ['src-main/**/*.ts'], name: 'contextBridge', except: ['src-main/preload/preload.ts'] },
  { files: ['src-main/**/*.ts'], name: 'ipcRenderer', except: ['src-main/preload/preload.ts'] },
  { files: ['src-main/**/*.ts'], name: 'safeStorage', except: ['src-main/vault/safe-storage.ts'] },
  { files: ['src-main/**/*.ts'], name: 'clipboard', except: ['src-main/clipboard/system-clipboard.ts'] },
  { files: ['src-main/**/*.ts'], name: 'net', except: ['src-main/tokens/system-network.ts', 'src-main/tokens/network-session.ts'] },
  { files: ['src-main/**/*.ts'], name: 'shell', except: ['src-main/desktop/logs-folder.ts'] }
]

/** What a file may not import from `electron`, for a file that is no door itself. */
const closed = (file) => doors.filter(({ except }) => !except.includes(file)).map(({ name }) => name)
const electronRule = (names) => ({
  'no-restricted-imports': [
    'error',
    { paths: [{ name: 'electron', importNames: names, message: 'This danger has one door: see eslint.config.js.' }] }
  ]
})

/** Members that only some Electrons have are read off the namespace, which the rule above refuses. */
const namespaceDoors = ['src-main/clipboard/system-clipboard.ts', 'src-main/vault/safe-storage.ts']

const doorRules = [
  { files: ['src-main/**/*.ts'], rules: electronRule(closed('')) },
  ...doors.flatMap(({ except }) => except).map((file) => ({ files: [file], rules: electronRule(closed(file)) })),
  { files: namespaceDoors, rules: { 'no-restricted-imports': 'off' } }
]

export default tseslint.config(
  { ignores: ['out/', 'dist/', 'node_modules/'] },
  eslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.svelte'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['*.ts'] },
        extraFileExtensions: ['.svelte'],
        tsconfigRootDir: import.meta.dirname
      }
    },
    rules: {
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => void work()` says that the promise is left alone on purpose.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      '@typescript-eslint/return-await': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': ['error', { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' }],
      eqeqeq: 'error'
    }
  },
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser }, globals: globals.browser },
    rules: {
      // One $bindable prop makes a `let` of all of them.
      'prefer-const': 'off',
      // Maps and sets are replaced as a whole here, and held in $state.raw.
      'svelte/prefer-svelte-reactivity': 'off'
    }
  },
  {
    // The linter sees `any` where a snippet or a component hands on a type; svelte-check sees the type.
    files: ['**/*.svelte'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      '@typescript-eslint/restrict-plus-operands': 'off'
    }
  },
  {
    // Playwright and electron-vite ask for a default export.
    files: ['*.config.ts', 'test/support/print-electron.ts'],
    rules: { 'no-restricted-syntax': 'off' }
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      // Playwright's fixtures say `({}, use)`.
      'no-empty-pattern': 'off',
      // What a test reads from disk or from a bus, it asserts on right away.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off'
    }
  },
  {
    files: ['scripts/**/*.mjs', '*.js'],
    languageOptions: { globals: globals.node }
  },
  ...doorRules
)
