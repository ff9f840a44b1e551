package benefit.step;

import java.util.List;

import benefit.departed.DepartedMembers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** A device was bound: from now on it is known which phone it is. */
@Component
class KnowDevice {
    private final Phones phones;
    private final DepartedMembers departed;

    KnowDevice(Phones phones, DepartedMembers departed) {
        this.phones = phones;
        this.departed = departed;
    }

    @Transactional
    public void know(Tsid device, Tsid member, String publicKey) {
        phones.add(device, member, publicKey);
        if (departed.contains(member)) {
            phones.forget(member, List.of());
        }
    }
}
