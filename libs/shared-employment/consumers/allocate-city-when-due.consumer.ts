import { Inject, Injectable } from '@nestjs/common';
import { Consumer, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { AllocateCity } from '../use-cases/allocate-city.use-case';

/** What a city's firms have or need has settled: its pairs are looked at anew. */
@Injectable()
@Consumer('shared-employment.allocate-city-when-due', 'shared-pairs.allocation-due.v1')
export class AllocateCityWhenDue implements EffectConsumer<'shared-pairs.allocation-due.v1'> {
  constructor(@Inject(AllocateCity) private readonly allocation: AllocateCity) {}

  async handle({ payload: { cityCode } }: EventOf<'shared-pairs.allocation-due.v1'>, tx: Tx): Promise<void> {
    await this.allocation.run(tx, cityCode);
  }
}
