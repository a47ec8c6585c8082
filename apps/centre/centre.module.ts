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
import { CallListController } from './call-list.controller';
import { employersControllers } from './employers-controllers';
import { postingsControllers } from './postings-controllers';
import { RegionalBatchesController } from './regional-batches.controller';
import { RepresentedBatchesController } from './represented-batches.controller';
import { RepresentedErasureController } from './represented-erasure.controller';
import { RepresentedShiftsController } from './represented-shifts.controller';
import { RepresentedWorkController } from './represented-work.controller';
import { ShiftOffersController } from './shift-offers.controller';
import { sharedEmploymentControllers } from './shared-employment-controllers';
import { workersControllers } from './workers-controllers';

@Module({})
export class CentreAppModule {
  static with(config: Config, schema: Schema): DynamicModule {
    return {
      module: CentreAppModule,
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
        RegionalBatchesController,
        RepresentedBatchesController,
        RepresentedErasureController,
        RepresentedShiftsController,
        RepresentedWorkController,
        ShiftOffersController,
        CallListController,
        ...postingsControllers,
        ...workersControllers,
        ...employersControllers,
        ...sharedEmploymentControllers,
      ],
    };
  }
}
