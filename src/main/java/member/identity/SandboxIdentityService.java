package member.identity;

import java.util.Optional;

import member.error.MemberError;
import member.person.Opaque;
import org.springframework.stereotype.Component;
import platform.web.DomainException;

/**
 * Stands in for an identity service: it confirms every claim, except for people born on 1900-01-01 (not confirmed) and on
 * 1900-01-02 (the service is down). A person is a name and a day of birth.
 */
@Component
class SandboxIdentityService implements IdentityService {
    @Override
    public Optional<String> confirm(Claim claim) {
        return switch (claim.bornOn().toString()) {
            case "1900-01-01" -> Optional.empty();
            case "1900-01-02" -> throw new DomainException(MemberError.IDENTITY_SERVICE_UNAVAILABLE);
            default -> Optional.of(Opaque.hash("sandbox CI " + claim.name() + ' ' + claim.bornOn()));
        };
    }
}
