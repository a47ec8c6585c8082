import { Button } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { answered } from '../../../shared/api/api-client';
import { moment } from '../../../shared/format/time';
import { outdateShift, type Shift } from '../../data/shifts';
import { useAct } from '../../data/use-act';
import { api, clock } from '../../service';
import { CERTIFICATES } from '../../../shared/generated/catalogue';
import { Mark } from '../../ui/mark';
import { Asked, Nothing } from '../../ui/states';
import { useLanguage, useSaying, useWords } from '../../words/words';

/** Those who applied and wait for an answer: what is known of them, and choose or not. */
export function Applicants({ shift }: { shift: Shift }) {
  const words = useWords();
  const language = useLanguage();
  const saying = useSaying();
  const { shiftId } = shift;
  const applicants = useQuery({
    queryKey: ['applicants', shiftId],
    queryFn: async () => {
      const query = { limit: 100, state: 'made' } as const;
      return (await answered(api.GET('/api/shifts/{id}/applications', { params: { path: { id: shiftId }, query } })))
        .items;
    },
  });
  const then = (): void => outdateShift(shiftId);
  const choose = useAct(
    (id: string, headers) => answered(api.POST('/api/applications/{id}/choice', { params: { path: { id } }, headers })),
    { done: words.shift.chosen, then },
  );
  const refuse = useAct(
    (id: string, headers) =>
      answered(api.POST('/api/applications/{id}/refusal', { params: { path: { id } }, headers })),
    { done: words.shift.refused, then },
  );
  const paper = (kind: string): string => {
    const found = CERTIFICATES.find((one) => one.kind === kind);
    return (language === 'en' ? found?.en : found?.zh) ?? kind;
  };
  return (
    <Asked query={applicants}>
      {(items) =>
        items.length === 0 ? (
          <Nothing title={words.shift.noApplicants} text={words.shift.noApplicantsText} />
        ) : (
          <ul className="rows">
            {items.map((one) => (
              <li key={one.applicationId}>
                <div className="grow">
                  <strong>{one.name ?? words.board.unnamed}</strong>{' '}
                  {one.regular && <Mark tone="busy">{words.shift.regular}</Mark>}{' '}
                  {one.verified && <Mark tone="good">{words.board.verified}</Mark>}
                  <p className="quiet">
                    {[
                      ...one.reasons.map(({ text }) => saying(text)),
                      ...one.certificates.map(({ kind, proven }) =>
                        proven ? words.shift.proven(paper(kind)) : paper(kind),
                      ),
                    ].join(words.board.between)}
                  </p>
                  <p className="quiet">{words.shift.appliedAt(moment(one.madeAt, clock.now(), language))}</p>
                </div>
                <span className="row">
                  <Button disabled={refuse.busy} onClick={() => void refuse.run(one.applicationId)}>
                    {words.shift.refuse}
                    <span className="hidden">{one.name}</span>
                  </Button>
                  <Button type="primary" disabled={choose.busy} onClick={() => void choose.run(one.applicationId)}>
                    {words.shift.choose}
                    <span className="hidden">{one.name}</span>
                  </Button>
                </span>
              </li>
            ))}
          </ul>
        )
      }
    </Asked>
  );
}
