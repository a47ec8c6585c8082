import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin, type UserConfig } from 'vite';

/** Smaller ones travel in one packet either way. */
const WORTH_COMPRESSING = 1_024;
const COMPRESSIBLE = /\.(js|css|html|svg|json|webmanifest)$/;

/** Compresses once, as small as it gets, what would otherwise be compressed for every reader. */
const compressed = (directory: string): Plugin => ({
  name: 'guigong-compressed',
  closeBundle() {
    for (const entry of readdirSync(directory, { withFileTypes: true, recursive: true })) {
      const file = join(entry.parentPath, entry.name);
      if (!entry.isFile() || !COMPRESSIBLE.test(file)) continue;
      const content = readFileSync(file);
      if (content.length < WORTH_COMPRESSING) continue;
      const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
      writeFileSync(`${file}.br`, brotliCompressSync(content, { params }));
      writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
    }
  },
});

/** Puts the style sheet into the page: on a slow line it is one journey less before anything is seen. */
const stylesInPage: Plugin = {
  name: 'guigong-styles-in-page',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const page = Object.values(bundle).find(({ fileName }) => fileName.endsWith('.html'));
    if (page?.type !== 'asset') return;
    for (const sheet of Object.values(bundle)) {
      if (sheet.type !== 'asset' || !sheet.fileName.endsWith('.css')) continue;
      const link = new RegExp(`<link[^>]*href="/${sheet.fileName}"[^>]*>`);
      page.source = String(page.source).replace(link, () => `<style>${String(sheet.source).trim()}</style>`);
      delete bundle[sheet.fileName];
    }
  },
};

/** What is most likely shown first to whoever has a session: it comes together with the scripts that ask for it. */
const FIRST_PARTS: Readonly<Record<string, readonly string[]>> = { employer: ['console'] };

/**
 * Two pages of one: for whoever has a session, and for whoever comes without one. The latter says so, and asks for nothing
 * ahead that only a session is answered.
 */
const pageForGuests = (front: string): Plugin => ({
  name: 'guigong-page-for-guests',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const page = bundle['index.html'];
    if (page?.type !== 'asset') return;
    const source = String(page.source);
    const files = Object.values(bundle).flatMap((one) =>
      one.type === 'chunk' && FIRST_PARTS[front]?.includes(one.name) ? [one.fileName, ...one.imports] : [],
    );
    const links = [...new Set(files)]
      .filter((file) => !source.includes(file))
      .map((file) => `  <link rel="modulepreload" crossorigin href="/${file}">\n`);
    const forGuests = source
      .replace('<html ', '<html data-guest ')
      .replace(/\s*<link rel="preload"[^>]*as="fetch"[^>]*>/g, '');
    page.source = source.replace('</head>', `${links.join('')}  </head>`);
    this.emitFile({ type: 'asset', fileName: 'guest.html', source: forGuests });
  },
});

/** Whose modules do nothing when they are loaded, though their packages do not say so: what nobody uses of them is left out. */
const WITHOUT_EFFECTS = /node_modules\/(antd|@ant-design|@rc-component)\//;

/**
 * A component library is hundreds of modules, of which every page shares some with every other. What all of them stand on is
 * one file with all that it needs: the entry, the console, antd itself, its fields.
 */
const FEW_FILES = [
  { name: 'first', tags: ['$initial' as const], priority: 4 },
  { name: 'console', test: /employer\/console\.tsx$/, priority: 3 },
  { name: 'kit', test: /employer\/ui\/kit\.tsx$|\/antd\/es\/(button|alert)\//, priority: 2 },
  { name: 'forms', test: /\/antd\/es\/(input|input-number|select|checkbox|radio|switch)\//, priority: 1 },
];

/** React's own source runs on Preact, a tenth of its size: for phones on a bad line. */
const ON_PREACT = {
  'react/jsx-runtime': 'preact/jsx-runtime',
  'react/jsx-dev-runtime': 'preact/jsx-dev-runtime',
  'react-dom/client': 'preact/compat/client',
  'react-dom': 'preact/compat',
  react: 'preact/compat',
};

/** `vite build --mode worker`: one front, from `apps/web/<mode>` to `dist/web/<mode>`, where its service finds it. */
export default defineConfig(({ mode }): UserConfig => {
  const project = join(import.meta.dirname, '..', '..');
  const directory = join(project, 'dist', 'web', mode);
  const forPhones = mode === 'worker';
  return {
    root: join(import.meta.dirname, mode),
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    oxc: { jsx: { runtime: 'automatic' } },
    plugins: [stylesInPage, pageForGuests(mode), compressed(directory)],
    resolve: { alias: forPhones ? ON_PREACT : {} },
    build: {
      outDir: directory,
      emptyOutDir: true,
      // What WeChat's own browser has been since 2022.
      target: forPhones ? 'chrome87' : 'es2022',
      cssCodeSplit: false,
      rolldownOptions: {
        treeshake: { moduleSideEffects: [{ test: WITHOUT_EFFECTS, sideEffects: false }] },
        output: forPhones ? {} : { codeSplitting: { groups: FEW_FILES } },
      },
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1_500,
    },
  };
});
