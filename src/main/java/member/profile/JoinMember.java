package member.profile;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import member.error.MemberError;
import member.events.MemberJoined;
import member.person.MemberId;
import member.person.PhoneIndex;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.crypto.FieldEncryption;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.person.PhoneNumber;
import platform.web.DomainException;

/** Makes a member of somebody who has proved their phone. */
@Component
public class JoinMember {
    private final Members members;
    private final PhoneIndex phones;
    private final FieldEncryption encryption;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    JoinMember(Members members, PhoneIndex phones, FieldEncryption encryption, DomainEvents events, Ids ids,
            Clock clock) {
        this.members = members;
        this.phones = phones;
        this.encryption = encryption;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * In the caller's transaction.
     *
     * @throws DomainException {@link MemberError#ALREADY_MEMBER}; two at once meet the unique key of the phone instead
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public MemberId join(PhoneNumber phone, String name) {
        if (members.findByPhoneIndexIn(phones.candidates(phone)).isPresent()) {
            throw new DomainException(MemberError.ALREADY_MEMBER);
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        MemberId id = new MemberId(ids.nextLong());
        members.save(new Member(id, phone, phones.of(phone), name, encryption, now));
        events.publish(new MemberJoined(ids.next(), now, Tsid.of(id), name, phone.digits()));
        return id;
    }
}
