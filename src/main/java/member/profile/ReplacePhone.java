package member.profile;

import java.time.Clock;
import java.time.temporal.ChronoUnit;

import member.error.MemberError;
import member.events.PhoneChanged;
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
import platform.web.PlatformError;

/** Gives a member the phone number that they have proved to have. */
@Component
public class ReplacePhone {
    private final Members members;
    private final PhoneIndex phones;
    private final FieldEncryption encryption;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    ReplacePhone(Members members, PhoneIndex phones, FieldEncryption encryption, DomainEvents events, Ids ids,
            Clock clock) {
        this.members = members;
        this.phones = phones;
        this.encryption = encryption;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * In the caller's transaction. Returned is the number before.
     *
     * @throws DomainException {@link MemberError#PHONE_TAKEN}; two at once meet the unique key of the phone instead
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public PhoneNumber replace(MemberId id, PhoneNumber phone) {
        Member member = members.lock(id.value()).filter(found -> found.state() != Member.State.LEFT)
                .orElseThrow(() -> new DomainException(PlatformError.NOT_FOUND));
        if (members.findByPhoneIndexIn(phones.candidates(phone)).isPresent()) {
            throw new DomainException(MemberError.PHONE_TAKEN);
        }
        PhoneNumber before = member.view(encryption).phone();
        member.moveTo(phone, phones.of(phone), encryption);
        events.publish(new PhoneChanged(ids.next(), clock.instant().truncatedTo(ChronoUnit.MICROS), Tsid.of(id),
                phone.digits()));
        return before;
    }
}
