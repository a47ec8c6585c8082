import { Module, type DynamicModule } from '@nestjs/common';
import { BookingsModule } from '@gg/bookings';
import { EmployersModule } from '@gg/employers';
import { IdentityModule } from '@gg/identity';
import { MarketsModule } from '@gg/markets';
import { NotificationsModule } from '@gg/notifications';
import { PlatformModule, type Config, type Schema } from '@gg/platform';
import { PostingsModule } from '@gg/postings';
import { SharedEmploymentModule } from '@gg/shared-employment';
import { WorkersModule } from '@gg/workers';
import { jobsControllers } from './jobs-controllers';
import { OfferAudioController } from './offer-audio.controller';
import { OfferLinksController } from './offer-links.controller';
import { OwnDataController } from './own-data.controller';
import { OwnDataGatherer } from './own-data-gatherer';
import { PublicPostingsController } from './public-postings.controller';
import { SharedPostingsController } from './shared-postings.controller';
import { SmsInboundController } from './sms-inbound.controller';
import { workersControllers } from './workers-controllers';
import { BookingsController } from './bookings.controller';
import { OffersController } from './offers.controller';
import { ShiftExplanationController } from './shift-explanation.controller';
import { ShiftSeatsController } from './shift-seats.controller';

@Module({})
export class WorkerAppModule {
  static with(config: Config, schema: Schema): DynamicModule {
    return {
      module: WorkerAppModule,
      imports: [
        PlatformModule.forService(config, schema),
        IdentityModule.forService(config),
        MarketsModule.forService(),
        WorkersModule.forService(config),
        EmployersModule.forService(config),
        PostingsModule.forService(config),
        BookingsModule.forService(config),
        SharedEmploymentModule.forService(config),
        NotificationsModule.forService(config),
      ],
      controllers: [
        OffersController,
        BookingsController,
        ShiftExplanationController,
        ShiftSeatsController,
        OfferAudioController,
        OfferLinksController,
        OwnDataController,
        PublicPostingsController,
        SmsInboundController,
        SharedPostingsController,
        ...workersControllers,
        ...jobsControllers,
      ],
      providers: [OwnDataGatherer],
    };
  }
}
