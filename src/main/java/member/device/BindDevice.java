package member.device;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import member.events.DeviceBound;
import member.person.MemberId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.event.DomainEvents;
import platform.id.Ids;
import platform.id.Tsid;

/** Binds a device to its member. A member has at most five: another one takes the place of the oldest. */
@Component
public class BindDevice {
    static final int MOST = 5;

    private final Devices devices;
    private final RevokeDevice revoke;
    private final DomainEvents events;
    private final Ids ids;
    private final Clock clock;

    BindDevice(Devices devices, RevokeDevice revoke, DomainEvents events, Ids ids, Clock clock) {
        this.devices = devices;
        this.revoke = revoke;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /** In the caller's transaction. A key that the member had bound before is taken from its old device. */
    @Transactional(propagation = Propagation.MANDATORY)
    public DeviceId bind(MemberId member, DeviceKey key) {
        List<Device> bound = devices.findByMemberIdAndRevokedAtIsNullOrderById(member.value());
        List<Device> sameKey = bound.stream().filter(device -> device.publicKey().equals(key.publicKey())).toList();
        List<Device> others = bound.stream().filter(device -> !sameKey.contains(device)).toList();
        sameKey.forEach(revoke::revoke);
        others.stream().limit(Math.max(0, others.size() - MOST + 1)).forEach(revoke::revoke);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Device device = devices
                .save(new Device(new DeviceId(ids.nextLong()), member, key.deviceName(), key.publicKey(), now));
        events.publish(
                new DeviceBound(ids.next(), now, Tsid.of(member), Tsid.of(device.id()), device.publicKey()));
        return device.id();
    }
}
