import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SourceFile } from './source-file';

/** Text files that a rule may ask for; anything else (pictures, spreadsheets) has no lines. */
const TEXT =
  /\.(ts|tsx|mts|cts|js|mjs|cjs|json|md|ya?ml|css|html|svg|sh|sql|csv|txt|toml|example)$|(^|\/)(Dockerfile[^/]*|\.[a-z]+ignore|\.swcrc|\.editorconfig|\.gitattributes|run)$/;

/**
 * Reads every text file of the project that git would keep: folders named in `.gitignore` are passed over, as are hidden
 * ones but `.ci` and `.github`. Works without git, since an image or an archive has none.
 * @param root absolute path of the project
 */
export function readTree(root: string): SourceFile[] {
  const ignored = new Set(
    readFileSync(join(root, '.gitignore'), 'utf8')
      .split('\n')
      .map((line) => line.trim().replace(/\/$/, ''))
      .filter((line) => line !== '' && !line.startsWith('#') && !line.includes('*')),
  );
  const files: SourceFile[] = [];
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (ignored.has(entry.name) || ignored.has(path)) continue;
      if (entry.isDirectory()) {
        if (!entry.name.startsWith('.') || ['.ci', '.github'].includes(entry.name)) walk(path);
      } else if (entry.isFile() && TEXT.test(path)) {
        files.push(new SourceFile(path, readFileSync(join(root, path), 'utf8')));
      }
    }
  };
  walk('');
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}
