import { Type } from 'class-transformer';
import { OneOf, Uuid, Whole } from '../../../platform/http/fields.js';

export class ActivityReportQuery {
  @Whole({ min: 2000, max: 2100, optional: true, description: 'This one by default' })
  @Type(() => Number)
  year?: number;

  @Uuid({ optional: true, description: 'Of one agreement; of all by default' })
  agreementId?: string;

  @OneOf(['funder', 'coordinator'] as const, {
    optional: true,
    description:
      'For whom: `coordinator`, by default, sees all; what is for a `funder` has its small cells masked',
  })
  audience?: 'funder' | 'coordinator';
}
