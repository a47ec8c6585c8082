import { useQuery } from '@tanstack/react-query';
import { answered } from '../../../shared/api/api-client';
import { clockTime, date, hours, localDate } from '../../../shared/format/time';
import { api, clock } from '../../service';
import { useLanguage, useWords } from '../../words/words';

/** Who comes, as a sheet of paper for the gate: names to be ticked off and signed. Only seen in print. */
export function PrintedRoster({ shiftId }: { shiftId: string }) {
  const words = useWords();
  const language = useLanguage();
  // With the people of the shift: whoever takes or leaves a seat is on the next sheet, or off it.
  const roster = useQuery({
    queryKey: ['people', shiftId, 'roster'],
    queryFn: () => answered(api.GET('/api/shifts/{id}/roster', { params: { path: { id: shiftId } } })),
  });
  if (!roster.data) return null;
  const { shift, people, at } = roster.data;
  const now = clock.now();
  const { columns, together } = words.roster;
  return (
    <section className="print-only sheet">
      <h1>{words.roster.sheet(people.length)}</h1>
      <p>
        <strong>{shift.title}</strong> · {shift.legalEmployer}
      </p>
      <p>
        {date(shift.start, now, language)} {hours(shift.start, shift.end, language)} · {shift.assembly.name}{' '}
        {shift.assembly.address} · {words.shift.gather(clockTime(shift.assembly.time))}
      </p>
      <table>
        <thead>
          <tr>
            {Object.entries(columns).map(([key, name]) => (
              <th key={key} scope="col" className={key}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map(({ bookingId, number, name, verified, party, reconfirmed }) => (
            <tr key={bookingId}>
              <td>{number}</td>
              <td>{name ?? words.board.unnamed}</td>
              <td>{verified ? '✓' : ''}</td>
              <td>{party === null ? '' : together(party)}</td>
              <td>{reconfirmed === null ? '' : words.shift.reconfirmed[reconfirmed]}</td>
              <td />
              <td />
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <p className="quiet">{words.roster.asOf(`${localDate(at)} ${clockTime(at)}`)}</p>
    </section>
  );
}
