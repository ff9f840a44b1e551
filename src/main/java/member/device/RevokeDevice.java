package member.device;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import member.error.MemberError;
import member.events.DeviceRevoked;
import member.person.MemberId;
import member.session.EndReason;
import member.session.EndSessions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.database.RetriedOnConflict;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;
import platform.web.DomainException;

/** Takes a device's rights away: it logs in no more, its log-ins end at once, and the modules forget its key. */
@Component
public class RevokeDevice {
    private final Devices devices;
    private final EndSessions sessions;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    RevokeDevice(Devices devices, EndSessions sessions, DomainEvents events, Ids ids, Clock clock) {
        this.devices = devices;
        this.sessions = sessions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * One of a member's devices.
     *
     * @throws DomainException {@link MemberError#DEVICE_NOT_FOUND}, also for another member's device
     */
    @RetriedOnConflict
    @Transactional
    public void revoke(MemberId member, DeviceId device) {
        revoke(devices.findByIdAndMemberIdAndRevokedAtIsNull(device.value(), member.value())
                .orElseThrow(() -> new DomainException(MemberError.DEVICE_NOT_FOUND)));
    }

    /** All that a member has. */
    @Transactional
    public void revokeAll(MemberId member) {
        devices.findByMemberIdAndRevokedAtIsNullOrderById(member.value()).forEach(this::revoke);
    }

    void revoke(Device found) {
        // Held before its log-ins are looked at: one that goes on has held the device.
        devices.lock(found.id().value(), found.memberId().value()).ifPresent(this::end);
    }

    private void end(Device device) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (device.revoke(now)) {
            sessions.ofDevice(Tsid.of(device.id()), EndReason.DEVICE_REVOKED);
            events.publish(new DeviceRevoked(ids.next(), now, Tsid.of(device.memberId()), Tsid.of(device.id()),
                    device.publicKey()));
        }
    }
}
