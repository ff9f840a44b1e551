package loan.application;

import java.util.Optional;

import loan.refusal.LoanError;
import platform.id.Tsid;
import platform.web.DomainException;

/** Another member's application is none. */
final class OwnApplication {
    private OwnApplication() {}

    /** The application, if it is the member's. */
    static Application require(Optional<Application> found, Tsid member) {
        return found.filter(it -> it.memberId().equals(member))
                .orElseThrow(() -> new DomainException(LoanError.APPLICATION_NOT_FOUND));
    }
}
