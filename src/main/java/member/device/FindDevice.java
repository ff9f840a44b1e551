package member.device;

import java.util.List;
import java.util.Optional;

import member.person.MemberId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Looks up devices that may log in. */
@Component
public class FindDevice {
    private final Devices devices;

    FindDevice(Devices devices) {
        this.devices = devices;
    }

    @Transactional(readOnly = true)
    public Optional<DeviceView> of(MemberId member, DeviceId device) {
        return devices.findByIdAndMemberIdAndRevokedAtIsNull(device.value(), member.value()).map(Device::view);
    }

    /** Whether the device may log in; it cannot be revoked before the caller's transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean hold(MemberId member, DeviceId device) {
        return devices.lock(device.value(), member.value()).isPresent();
    }

    /** In the order in which they were bound. */
    @Transactional(readOnly = true)
    public List<DeviceView> of(MemberId member) {
        return devices.findByMemberIdAndRevokedAtIsNullOrderById(member.value()).stream().map(Device::view).toList();
    }
}
