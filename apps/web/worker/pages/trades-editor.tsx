import { useState } from 'react';
import { CERTIFICATES, TRADES } from '../../shared/generated/catalogue';
import type { Profile } from '../service';
import { Choice } from '../ui/choice';
import { useLanguage, useWords } from '../words/words';

/** The trades one does, chosen from all. */
export function TradesEditor({
  chosen,
  onChange,
}: {
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
}) {
  const words = useWords();
  const language = useLanguage();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLowerCase();
  const shown = TRADES.filter(({ zh, en, aliases }) =>
    [zh, en.toLowerCase(), ...aliases].some((name) => name.includes(wanted)),
  );
  const toggle = (code: string): void => {
    const next = new Set(chosen);
    if (!next.delete(code)) next.add(code);
    onChange(next);
  };
  return (
    <div className="stack">
      <input
        className="input"
        type="search"
        placeholder={words.trades.search}
        aria-label={words.trades.search}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      {shown.length === 0 && <p className="soft">{words.trades.none}</p>}
      <ul className="choices">
        {shown.map((trade) => {
          const paper = trade.certificates.find(({ byLaw }) => byLaw);
          const named = paper && CERTIFICATES.find(({ kind }) => kind === paper.kind);
          const told = [
            ...(trade.load === 'heavy' ? [words.trades.heavy] : []),
            ...(named ? [words.trades.needs(language === 'en' ? named.en : named.zh)] : []),
          ];
          return (
            <li key={trade.code} style={{ width: '100%' }}>
              <Choice wide on={chosen.has(trade.code)} onChoose={() => toggle(trade.code)}>
                <span>
                  {language === 'en' ? trade.en : trade.zh}
                  <span className="small soft" style={{ display: 'block' }}>
                    {[language === 'en' ? '' : trade.aliases.slice(0, 3).join('、'), ...told]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
                <span aria-hidden="true">{chosen.has(trade.code) ? '✓' : ''}</span>
              </Choice>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** The chosen trades as the service takes them; what was said of experience stays. */
export const tradesBody = (chosen: ReadonlySet<string>, before: Profile['trades']) => ({
  trades: [...chosen].map((code) => ({ code, months: before.find((trade) => trade.code === code)?.months ?? 0 })),
});
