import { useId, useState } from 'react';
import { answered } from '../../../shared/api/api-client';
import { tooLarge, toSend } from '../../data/photo';
import { api, type Schemas } from '../../service';
import { useWords } from '../../words/words';
import { useSaving } from '../edit-profile';

/** The photo of a paper: taken with the phone, made smaller before it is sent. */
export function CertificatePhoto({ paper }: { paper: Schemas['Certificates']['items'][number] }) {
  const words = useWords();
  const field = useId();
  const { busy, error, save } = useSaving();
  const [wrong, setWrong] = useState('');
  const path = { params: { path: { id: paper.certificateId } } };
  const send = async (file: File): Promise<void> => {
    setWrong('');
    const photo = await toSend(file);
    if (tooLarge(photo)) {
      setWrong(words.certificates.photoTooLarge);
      return;
    }
    const form = new FormData();
    form.append('file', photo, file.name);
    await save(() =>
      answered(
        api.PUT('/api/worker/certificates/{id}/photo', { ...path, body: form as never, bodySerializer: () => form }),
      ),
    );
  };
  return (
    <div className="stack gap">
      {paper.photo && (
        <img
          className="photo"
          src={`/api/worker/certificates/${paper.certificateId}/photo?${paper.photo.addedAt}`}
          alt={words.certificates.photo}
          width={paper.photo.width}
          height={paper.photo.height}
          loading="lazy"
        />
      )}
      {(wrong || error) && (
        <p className="error" role="alert">
          {wrong || error}
        </p>
      )}
      <div className="row">
        <label className="button plain short file" htmlFor={field} aria-disabled={busy}>
          {busy
            ? words.certificates.photoSending
            : paper.photo
              ? words.certificates.photoAgain
              : words.certificates.photoAdd}
          <input
            id={field}
            type="file"
            accept="image/jpeg,image/png,image/webp"
            disabled={busy}
            onChange={(event) => {
              const [file] = event.currentTarget.files ?? [];
              if (file) void send(file);
            }}
          />
        </label>
        {paper.photo && (
          <button
            className="button plain short"
            disabled={busy}
            onClick={() => void save(() => answered(api.DELETE('/api/worker/certificates/{id}/photo', path)))}
          >
            {words.certificates.photoRemove}
          </button>
        )}
      </div>
    </div>
  );
}
