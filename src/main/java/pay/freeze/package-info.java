/** Freezing of accounts (지급정지): debits stop at once, credits are kept, until another operator lifts it. */
@NullMarked
package pay.freeze;

import org.jspecify.annotations.NullMarked;
