import { Inject, Injectable } from '@nestjs/common';
import { ConsumesParts, type EventHead, type PartConsumer, type Tx } from '@gg/platform';
import { NOTICES_PART, NoticeWriter, type PartOfNotices } from '../channels/notice-writer';
import { richNotices } from '../domain/lean-notices';

/** Writes a part of the notices of an event that concerns many, whichever consumer decided whom it concerns. */
@Injectable()
@ConsumesParts(NOTICES_PART)
export class WriteNoticeParts implements PartConsumer<PartOfNotices> {
  constructor(@Inject(NoticeWriter) private readonly writer: NoticeWriter) {}

  handlePart(event: EventHead, { lean, ...how }: PartOfNotices, tx: Tx, chunk: number): Promise<void> {
    return this.writer.writeChunk(tx, event, chunk, { notices: richNotices(lean), ...how });
  }
}
