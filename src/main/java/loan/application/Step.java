package loan.application;

import java.util.List;

import static loan.application.ApplicationState.APPROVED;
import static loan.application.ApplicationState.CANCELED;
import static loan.application.ApplicationState.CONTRACTED;
import static loan.application.ApplicationState.DRAFT;
import static loan.application.ApplicationState.FAILED;
import static loan.application.ApplicationState.LAPSED;
import static loan.application.ApplicationState.REFUSED;
import static loan.application.ApplicationState.SIGNED;
import static loan.application.ApplicationState.SUBMITTED;

/** A change of state; those that may be, as data. */
record Step(ApplicationState from, ApplicationState to) {
    static final List<Step> ALLOWED = List.of(new Step(DRAFT, SUBMITTED), new Step(DRAFT, CANCELED),
            new Step(DRAFT, LAPSED), new Step(SUBMITTED, APPROVED), new Step(SUBMITTED, REFUSED),
            new Step(SUBMITTED, CANCELED), new Step(SUBMITTED, LAPSED), new Step(APPROVED, SIGNED),
            new Step(APPROVED, CANCELED), new Step(APPROVED, LAPSED), new Step(SIGNED, CONTRACTED),
            new Step(SIGNED, FAILED));

    boolean isAllowed() {
        return ALLOWED.contains(this);
    }
}
