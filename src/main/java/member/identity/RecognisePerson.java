package member.identity;

import java.time.LocalDate;

import member.error.MemberError;
import member.profile.FindMember;
import member.profile.MemberView;
import org.springframework.stereotype.Component;
import platform.web.DomainException;

/** Has the identity service say that a member's phone is in the hand of the person whose real name was verified. */
@Component
public class RecognisePerson {
    private final IdentityService service;
    private final FindMember members;

    RecognisePerson(IdentityService service, FindMember members) {
        this.service = service;
        this.members = members;
    }

    /**
     * Not in a transaction.
     *
     * @throws DomainException {@link MemberError#IDENTITY_NOT_CONFIRMED}, {@link MemberError#IDENTITY_SERVICE_UNAVAILABLE}
     */
    public void require(MemberView member, LocalDate bornOn) {
        boolean same = service.confirm(new IdentityService.Claim(member.name(), bornOn, member.phone()))
                .filter(person -> members.isPerson(member.id(), person)).isPresent();
        if (!same) {
            throw new DomainException(MemberError.IDENTITY_NOT_CONFIRMED);
        }
    }
}
