import { fullName } from '../../../network/index.js';
import { Facts, usePage, type Fact } from '../../../web/index.js';
import { isIn } from './is-in.js';
import { momentInWords, spanInWords } from './booking-moments.js';
import { bookingWords } from './booking-words.js';
import type { BookingView } from './booking-view.js';

/**
 * What is asked, where, for whom and of whom; nothing that opens a line, nothing about a patient but the category.
 * @param hasPrice whether the reader may see what it should cost the network
 */
export function BookingFacts({ view, hasPrice }: { view: BookingView; hasPrice: boolean }) {
  const page = usePage();
  const { words } = page;
  const own = bookingWords(page);
  const { booking, practice, professional, provider, timeZone, metOn, isMetAgain } = view;
  const { facts } = own;
  const rows: (Fact | false | null | undefined)[] = [
    [facts.when, spanInWords(page, booking, timeZone, view.at)],
    [facts.how, words.modalities[booking.modality]],
    practice && [
      facts.where,
      `${practice.name}, ${practice.address}, ${practice.postcode} ${practice.commune}`,
    ],
    professional && [facts.for, fullName(professional)],
    provider && [facts.provider, provider.name],
    booking.interpreterGender !== 'any' && [facts.gender, own.genders[booking.interpreterGender]],
    metOn && [
      isMetAgain ? facts.interpreter : facts.gender,
      (isMetAgain ? own.metAgain : own.sameAs)(momentInWords(page, metOn, timeZone, view.at)),
    ],
    isIn(own.categories, booking.category) && [facts.category, own.categories[booking.category]],
    [facts.reference, booking.reference],
    hasPrice && booking.estimateCents !== null && [facts.price, words.money(booking.estimateCents)],
  ];
  return <Facts facts={rows.filter((row): row is Fact => Array.isArray(row))} />;
}
