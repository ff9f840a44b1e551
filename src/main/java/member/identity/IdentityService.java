package member.identity;

import java.time.LocalDate;
import java.util.Optional;

import platform.person.PhoneNumber;

/** A service that knows whose phone a number is (본인확인기관). Never called inside a transaction. */
interface IdentityService {
    /** What is asked: whether the phone belongs to the person of this name, born on this day. */
    record Claim(String name, LocalDate bornOn, PhoneNumber phone) {
        @Override
        public String toString() {
            return "Claim";
        }
    }

    /**
     * Confirms a claim.
     *
     * @return the connecting information (CI) of the person, the same at every service and for every phone they ever have;
     *         empty if the claim is not true
     * @throws platform.web.DomainException {@link member.error.MemberError#IDENTITY_SERVICE_UNAVAILABLE}
     */
    Optional<String> confirm(Claim claim);
}
