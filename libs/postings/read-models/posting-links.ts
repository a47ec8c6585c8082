import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, publicWorkerUrl, type Config } from '@gg/platform';

/** Addresses under which everybody sees a posting, for chats and walls. */
export interface PublicLinks {
  readonly code: string;
  readonly url: string;
  /** A page to print, with the QR code. */
  readonly posterUrl: string;
  readonly qrSvgUrl: string;
  readonly qrPngUrl: string;
}

/** The short links of postings. They lead to the workers' service, whoever shows them. */
@Injectable()
export class PostingLinks {
  private readonly base: string;

  constructor(@Inject(CONFIG) config: Config) {
    this.base = publicWorkerUrl(config);
  }

  /** @param code of a posting that is or was public; null: it has none */
  of(code: string): PublicLinks;
  of(code: string | null): PublicLinks | null;
  of(code: string | null): PublicLinks | null {
    if (code === null) return null;
    const url = `${this.base}/p/${code}`;
    return { code, url, posterUrl: `${url}/poster`, qrSvgUrl: `${url}/qr.svg`, qrPngUrl: `${url}/qr.png` };
  }

  /** Where a worker takes a seat of a shift, once they have signed in. */
  ofShift(shiftId: string): string {
    return `${this.base}/jobs/${shiftId}`;
  }
}
