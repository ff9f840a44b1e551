package loan.device;

import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;

/** Our own copy of members' device keys. Revoked is final, whichever event comes first, and so is having left. */
@Component
class DeviceKeys {
    private final JdbcClient jdbc;
    private final Departures departures;

    DeviceKeys(JdbcClient jdbc, Departures departures) {
        this.jdbc = jdbc;
        this.departures = departures;
    }

    record DeviceKey(long memberId, String publicKey, boolean revoked) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void bind(Tsid memberId, Tsid deviceId, String publicKey) {
        jdbc.sql("""
                insert into loan_device (device_id, member_id, public_key, revoked) values (?, ?, ?, false)
                on duplicate key update device_id = device_id
                """).params(deviceId.value(), memberId.value(), publicKey).update();
        eraseIfLeft(memberId);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void revoke(Tsid memberId, Tsid deviceId, String publicKey) {
        jdbc.sql("""
                insert into loan_device (device_id, member_id, public_key, revoked) values (?, ?, ?, true)
                on duplicate key update revoked = true
                """).params(deviceId.value(), memberId.value(), publicKey).update();
        eraseIfLeft(memberId);
    }

    private void eraseIfLeft(Tsid memberId) {
        if (departures.has(memberId)) {
            erase(memberId);
        }
    }

    void erase(Tsid memberId) {
        jdbc.sql("update loan_device set public_key = '', revoked = true where member_id = ?").param(memberId.value())
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<DeviceKey> find(Tsid deviceId) {
        return jdbc.sql("select member_id, public_key, revoked from loan_device where device_id = ?")
                .param(deviceId.value()).query(DeviceKey.class).optional();
    }
}
