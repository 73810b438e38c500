import { applyDecorators, Controller, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';

/** A controller whose routes are pages: outside `/api/v1`, and not among the documented routes of the API. */
export const PageController = (path = ''): ClassDecorator =>
  applyDecorators(Controller({ path, version: VERSION_NEUTRAL }), ApiExcludeController());
