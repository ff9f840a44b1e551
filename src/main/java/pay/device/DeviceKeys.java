package pay.device;

import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Our own copy of members' device keys. Revoked is final, whichever event comes first. */
@Component
class DeviceKeys {
    private final JdbcClient jdbc;

    DeviceKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record DeviceKey(long memberId, String publicKey, boolean revoked) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void bind(Tsid memberId, Tsid deviceId, String publicKey) {
        jdbc.sql("""
                insert into pay_device (device_id, member_id, public_key, revoked) values (?, ?, ?, false)
                on duplicate key update device_id = device_id
                """).params(deviceId.value(), memberId.value(), publicKey).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void revoke(Tsid memberId, Tsid deviceId, String publicKey) {
        jdbc.sql("""
                insert into pay_device (device_id, member_id, public_key, revoked) values (?, ?, ?, true)
                on duplicate key update revoked = true
                """).params(deviceId.value(), memberId.value(), publicKey).update();
    }

    /** Forgets the keys of a member who left, without letting a late binding back in. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Tsid memberId) {
        jdbc.sql("update pay_device set public_key = '', revoked = true where member_id = ?").param(memberId.value())
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<DeviceKey> find(Tsid deviceId) {
        return jdbc.sql("select member_id, public_key, revoked from pay_device where device_id = ?")
                .param(deviceId.value()).query(DeviceKey.class).optional();
    }
}
