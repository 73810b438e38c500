import { Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { NotFound } from '../../../kernel/errors.js';
import type { Id } from '../../../kernel/ids.js';
import type { NetworkViewer } from '../../../kernel/viewer.js';
import { Directory } from '../../../network/index.js';
import { Allow, type Exchange, HttpExchange, KnownId, Member } from '../../../platform/http/index.js';
import { invoiceExample } from './invoice-answer.js';
import { invoiceIn, partsOf } from './invoice-form.js';
import { TakeInvoice } from './take-invoice.js';

const file = { type: 'string', format: 'binary' } as const;
const day = { type: 'string', format: 'date' } as const;

@ApiTags('invoice')
@Controller('providers/:providerId/invoices')
export class ReceiveInvoiceController {
  constructor(
    @Inject(Directory) private readonly directory: Directory,
    @Inject(TakeInvoice) private readonly takeInvoice: TakeInvoice,
  ) {}

  @Post()
  @Allow('coordinator')
  @ApiOperation({
    summary: 'Take in a provider’s invoice and reconcile it',
    description:
      'Its PDF is kept as received. `lines` is laid out as the provider’s call lists; without it, the total alone is ' +
      'compared with what is not invoiced yet in the period. The same invoice sent again is the first one; its number ' +
      'with another content: 409. 10 MB a file at most.',
  })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['number', 'issuedOn', 'from', 'to', 'totalCents', 'pdf'],
      properties: {
        number: { type: 'string', example: invoiceExample.number },
        issuedOn: day,
        from: day,
        to: day,
        clientAccount: { type: 'string', example: invoiceExample.clientAccount },
        totalCents: { type: 'integer', example: invoiceExample.totalCents },
        pdf: file,
        lines: file,
      },
    },
  })
  @ApiCreatedResponse({ example: invoiceExample })
  async receive(
    @Member() viewer: NetworkViewer,
    @Param('providerId', KnownId) providerId: Id,
    @HttpExchange() exchange: Exchange,
  ): Promise<object> {
    if (!(await this.directory.provider(viewer.networkId, providerId))) throw new NotFound();
    const form = await invoiceIn(await partsOf(exchange.request));
    return (await this.takeInvoice.take(exchange, viewer, providerId, form)).answer;
  }
}
