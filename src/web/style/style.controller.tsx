import { Get } from '@nestjs/common';
import { HttpExchange, Public, type Exchange, type Reply } from '../../platform/http/index.js';
import { OnPage, type PageContext } from '../page-context.js';
import { PageController } from '../page-controller.js';
import { sendPage } from '../send-page.js';
import { StylePage } from './style-page.js';

/** Every component in every state, for those who build pages. Not there in production. */
@Public()
@PageController('style')
export class StyleController {
  @Get()
  show(@HttpExchange() { reply }: Exchange, @OnPage() page: PageContext): Reply {
    return sendPage(reply, <StylePage page={page} />);
  }

  @Get('refused')
  refused(): never {
    throw new Error('a fault, shown as it is shown to people');
  }
}
