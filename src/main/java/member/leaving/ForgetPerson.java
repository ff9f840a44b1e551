package member.leaving;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import member.device.RevokeDevice;
import member.events.MemberLeft;
import member.otp.ForgetOtp;
import member.person.MemberId;
import member.pin.ForgetPin;
import member.profile.LeaveMembership;
import member.profile.MemberView;
import member.session.EndReason;
import member.session.EndSessions;
import member.sms.SandboxInbox;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.crypto.MemberKeys;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;

/**
 * Lets a member go: what the law keeps is put apart, everything else that tells who they were is erased, and all that is
 * left is rows under an id that leads to nobody.
 */
@Component
class ForgetPerson {
    private final LeaveMembership membership;
    private final RetainedRecords retained;
    private final RevokeDevice devices;
    private final EndSessions sessions;
    private final ForgetPin pins;
    private final ForgetOtp codes;
    private final SandboxInbox inbox;
    private final MemberKeys eventKeys;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    ForgetPerson(LeaveMembership membership, RetainedRecords retained, RevokeDevice devices, EndSessions sessions,
            ForgetPin pins, ForgetOtp codes, SandboxInbox inbox, MemberKeys eventKeys, DomainEvents events, Ids ids,
            Clock clock) {
        this.membership = membership;
        this.retained = retained;
        this.devices = devices;
        this.sessions = sessions;
        this.pins = pins;
        this.codes = codes;
        this.inbox = inbox;
        this.eventKeys = eventKeys;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(MemberId id) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        MemberView member = membership.leave(id, now);
        codes.to(member.phone()); // Before the PIN: so do log-ins on new devices.
        pins.forget(id); // Before the log-ins are looked at: one that goes on has held the PIN.
        retained.keepIdentity(member, now);
        devices.revokeAll(id);
        sessions.ofMember(id, EndReason.LEFT);
        inbox.forget(member.phone());
        eventKeys.destroy(id.value());
        events.publish(new MemberLeft(ids.next(), now, Tsid.of(id)));
    }
}
