/**
 * Loans: finding one, taking it, paying it back.
 */
@ApplicationModule(id = "loan", displayName = "Loan", allowedDependencies = {"platform::*", "member::events",
        "pay::events"})
@NullMarked
package loan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
