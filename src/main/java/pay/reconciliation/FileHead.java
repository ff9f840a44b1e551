package pay.reconciliation;

import java.time.LocalDate;

/**
 * What a file says of itself.
 *
 * @param source whose it is
 * @param day the day in Seoul that it tells of
 * @param revision 1, and a larger number for each correction
 */
record FileHead(Source source, LocalDate day, int revision) {}
