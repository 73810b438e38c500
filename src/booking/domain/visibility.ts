import type { Viewer } from '../../kernel/viewer.js';
import type { Booking } from './booking.js';

/** Whether a booking of the viewer's network is theirs to see and to change. A funder and a provider never see bookings. */
export const mayTouch = (
  viewer: Viewer,
  { professionalId, practiceId }: Pick<Booking, 'professionalId' | 'practiceId'>,
): boolean => {
  switch (viewer.role) {
    case 'professional':
      return viewer.professionalId === professionalId;
    case 'staff':
      return viewer.practiceId === practiceId;
    case 'coordinator':
    case 'admin':
      return true;
    case 'funder':
    case 'provider':
    case 'former_carrier':
      return false;
  }
};
