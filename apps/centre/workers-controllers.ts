import { CertificatePhotosController } from './certificate-photos.controller';
import { MarketsController } from './markets.controller';
import { RepresentedPartiesController } from './represented-parties.controller';
import { RepresentedWorkersController } from './represented-workers.controller';
import { WorkersController } from './workers.controller';

/** Routes of the centre's service for workers, what staff do on their behalf, and the markets they come to. */
export const workersControllers = [
  WorkersController,
  CertificatePhotosController,
  RepresentedWorkersController,
  RepresentedPartiesController,
  MarketsController,
];
