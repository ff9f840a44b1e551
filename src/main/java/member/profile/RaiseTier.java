package member.profile;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

import member.error.MemberError;
import member.events.MemberVerified;
import member.person.MemberId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.crypto.BlindIndex;
import platform.crypto.Normalised;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.security.IdentityTier;
import platform.web.DomainException;
import platform.web.PlatformError;

/** Raises a member's tier once somebody has vouched for who they are. One person has one verified membership. */
@Component
public class RaiseTier {
    private static final String FIELD = "member.person";

    private final Members members;
    private final BlindIndex index;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    RaiseTier(Members members, BlindIndex index, DomainEvents events, Ids ids, Clock clock) {
        this.members = members;
        this.index = index;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Marks the real name as verified.
     *
     * @param person the connecting information (CI); a keyed hash of it is stored
     * @throws DomainException {@link MemberError#IDENTITY_TAKEN}, {@link MemberError#IDENTITY_ALREADY_VERIFIED}
     */
    @Transactional
    public void toRealName(MemberId id, String person) {
        Member member = members.lock(id.value()).filter(found -> found.state() != Member.State.LEFT)
                .orElseThrow(() -> new DomainException(PlatformError.NOT_FOUND));
        if (member.tier() == IdentityTier.REAL_NAME) {
            throw new DomainException(MemberError.IDENTITY_ALREADY_VERIFIED);
        }
        Normalised ci = new Normalised(person);
        List<String> candidates = index.candidates(FIELD, ci);
        if (members.existsByPersonIndexIn(candidates)) {
            throw new DomainException(MemberError.IDENTITY_TAKEN);
        }
        member.verified(index.of(FIELD, ci));
        events.publish(new MemberVerified(ids.next(), clock.instant().truncatedTo(ChronoUnit.MICROS), Tsid.of(id),
                IdentityTier.REAL_NAME));
    }
}
