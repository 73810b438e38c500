import { ApiProperty } from '@nestjs/swagger';
import { Allow } from 'class-validator';

export class LayoutBody {
  @Allow()
  @ApiProperty({
    type: Object,
    nullable: true,
    description: 'As `callListMapping` of a provider; null: the usual columns',
  })
  mapping: unknown;
}
