package loan.device;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import platform.id.Ids;
import platform.id.Tsid;
import testing.MadangTest;
import testing.Overlap;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is told first, or at the same time: nothing can be signed with a key that was revoked or whose owner left. */
@MadangTest
class DeviceKeysTest {
    private static final String KEY = "the public key";

    @Autowired
    DeviceKeys keys;
    @Autowired
    Departures departures;
    @Autowired
    ForgetDevices forget;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Ids ids;
    Overlap overlap;
    Tsid member;
    Tsid device;

    @BeforeEach
    void join(@Autowired ApplicationContext context) {
        overlap = new Overlap(context);
        member = ids.next();
        device = ids.next();
    }

    @Test
    void keepsAKeyThatWasBound() {
        told(this::bind);

        assertThat(keys.find(device)).contains(new DeviceKeys.DeviceKey(member.value(), KEY, false));
    }

    @Test
    void bindsNoDeviceThatWasRevokedBefore() {
        told(this::revoke);
        told(this::bind);

        assertThat(keys.find(device).orElseThrow().revoked()).isTrue();
    }

    @Test
    void keepsNoKeyThatIsBoundOrRevokedAfterItsOwnerLeft() {
        told(this::leave);
        told(this::bind);
        assertNoKey();
        told(this::revoke);
        assertNoKey();
    }

    @Test
    void keepsNoKeyThatIsBoundWhileItsOwnerLeaves() throws Exception {
        overlap.of(this::leave, this::bind);

        assertNoKey();
    }

    @Test
    void keepsNoKeyOfAnOwnerWhoLeavesWhileItIsBound() throws Exception {
        overlap.of(this::bind, this::leave);

        assertNoKey();
    }

    private void told(Runnable event) {
        transaction.executeWithoutResult(status -> event.run());
    }

    private void bind() {
        keys.bind(member, device, KEY);
    }

    private void revoke() {
        keys.revoke(member, device, KEY);
    }

    private void leave() {
        departures.note(member);
        forget.of(member);
    }

    private void assertNoKey() {
        assertThat(keys.find(device)).contains(new DeviceKeys.DeviceKey(member.value(), "", true));
    }
}
