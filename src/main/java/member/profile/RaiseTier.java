package member.profile;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import member.error.MemberError;
import member.events.MemberVerified;
import member.person.MemberId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.crypto.FieldEncryption;
import platform.database.RetriedOnConflict;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.IdentityTier;
import platform.web.DomainException;
import platform.web.PlatformError;

/** Raises a member's tier once somebody has vouched for who they are. One person has one verified membership. */
@Component
public class RaiseTier {
    private final Members members;
    private final PersonIndex people;
    private final FieldEncryption encryption;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    RaiseTier(Members members, PersonIndex people, FieldEncryption encryption, DomainEvents events, Ids ids,
            Clock clock) {
        this.members = members;
        this.people = people;
        this.encryption = encryption;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Marks the real name as verified.
     *
     * @param person the connecting information (CI); it is stored encrypted, with a keyed hash
     * @throws DomainException {@link MemberError#IDENTITY_TAKEN}, {@link MemberError#IDENTITY_ALREADY_VERIFIED}
     */
    @RetriedOnConflict
    @Transactional
    public void toRealName(MemberId id, String person) {
        Member member = members.lock(id.value()).filter(found -> found.state() != Member.State.LEFT)
                .orElseThrow(() -> new DomainException(PlatformError.NOT_FOUND));
        if (member.tier() == IdentityTier.REAL_NAME) {
            throw new DomainException(MemberError.IDENTITY_ALREADY_VERIFIED);
        }
        if (members.existsByPersonIndexIn(people.candidates(person))) {
            throw new DomainException(MemberError.IDENTITY_TAKEN);
        }
        member.verified(person, people.of(person), encryption);
        events.publish(new MemberVerified(ids.next(), clock.instant().truncatedTo(ChronoUnit.MICROS), Tsid.of(id),
                IdentityTier.REAL_NAME));
    }
}
