/** Seals the ledger: a chain of keyed hashes over all journals and movements, and the check that the books say what they said. */
@NullMarked
package pay.seal;

import org.jspecify.annotations.NullMarked;
