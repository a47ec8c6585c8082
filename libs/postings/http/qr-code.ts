import QRCode from 'qrcode';

/** A quarter of it may be dirty, torn or under a thumb: posters hang outside. */
const LEVEL = 'Q';
/** Light around it, in modules: without it cameras do not find the code (ISO/IEC 18004 asks for four). */
const MARGIN = 4;
/** As wide as a chat app asks of a picture that it shows beside a link. */
const PNG_PX = 600;

/** A link as a QR code, as an SVG document. */
export const qrSvg = (link: string): Promise<string> =>
  QRCode.toString(link, { type: 'svg', errorCorrectionLevel: LEVEL, margin: MARGIN });

/** The same as a picture. */
export const qrPng = (link: string): Promise<Buffer> =>
  QRCode.toBuffer(link, { type: 'png', errorCorrectionLevel: LEVEL, margin: MARGIN, width: PNG_PX });
