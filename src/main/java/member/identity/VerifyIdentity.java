package member.identity;

import java.time.LocalDate;

import member.error.MemberError;
import member.person.MemberId;
import member.profile.FindMember;
import member.profile.MemberView;
import member.profile.RaiseTier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import platform.security.IdentityTier;
import platform.web.DomainException;
import platform.web.PlatformError;

/** Has a member's real name verified: the name they joined under, with their day of birth, against their phone. */
@Component
class VerifyIdentity {
    private final FindMember members;
    private final IdentityService service;
    private final RaiseTier raise;

    VerifyIdentity(FindMember members, IdentityService service, RaiseTier raise) {
        this.members = members;
        this.service = service;
        this.raise = raise;
    }

    /**
     * Asks the service, then raises the tier. The day of birth is not kept.
     *
     * @throws DomainException {@link MemberError#IDENTITY_NOT_CONFIRMED}, {@link MemberError#IDENTITY_TAKEN},
     *         {@link MemberError#IDENTITY_ALREADY_VERIFIED}, {@link MemberError#IDENTITY_SERVICE_UNAVAILABLE}
     */
    public void verify(MemberId id, LocalDate bornOn) {
        MemberView member = members.byId(id).orElseThrow(() -> new DomainException(PlatformError.NOT_FOUND));
        if (member.tier() == IdentityTier.REAL_NAME) {
            throw new DomainException(MemberError.IDENTITY_ALREADY_VERIFIED);
        }
        String person = service.confirm(new IdentityService.Claim(member.name(), bornOn, member.phone()))
                .orElseThrow(() -> new DomainException(MemberError.IDENTITY_NOT_CONFIRMED));
        try {
            raise.toRealName(id, person);
        } catch (DataIntegrityViolationException e) { // Somebody was verified as the same person at the same time.
            throw new DomainException(MemberError.IDENTITY_TAKEN);
        }
    }
}
