package pay.device;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.id.Tsid;
import platform.time.UtcColumn;

/** Our own copy of members' device keys. Revoked is final, whichever event comes first, and so is having left. */
@Component
class DeviceKeys {
    private final JdbcClient jdbc;
    private final Clock clock;

    DeviceKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    record DeviceKey(long memberId, String publicKey, boolean revoked) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void bind(Tsid memberId, Tsid deviceId, String publicKey) {
        jdbc.sql("""
                insert into pay_device (device_id, member_id, public_key, revoked) values (?, ?, ?, false)
                on duplicate key update device_id = device_id
                """).params(deviceId.value(), memberId.value(), publicKey).update();
        eraseIfLeft(memberId);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void revoke(Tsid memberId, Tsid deviceId, String publicKey) {
        jdbc.sql("""
                insert into pay_device (device_id, member_id, public_key, revoked, revoked_at) values (?, ?, ?, true, ?)
                on duplicate key update revoked = true, revoked_at = coalesce(revoked_at, ?)
                """).params(deviceId.value(), memberId.value(), publicKey, now(), now()).update();
        eraseIfLeft(memberId);
    }

    /** Forgets the keys of a member who left, and lets none in that is told later. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forget(Tsid memberId) {
        jdbc.sql("""
                insert into pay_device_owner_left (member_id, heard_at) values (?, ?)
                on duplicate key update heard_at = heard_at
                """).params(memberId.value(), now()).update();
        erase(memberId);
    }

    /**
     * Comes after the key is written, and locks: of a binding and a leaving at the same time, either the leaving finds the
     * key's row and waits for it, or this finds the leaving's and waits for that.
     */
    private void eraseIfLeft(Tsid memberId) {
        boolean left = jdbc.sql("select member_id from pay_device_owner_left where member_id = ? for update")
                .param(memberId.value()).query(Long.class).optional().isPresent();
        if (left) {
            erase(memberId);
        }
    }

    private void erase(Tsid memberId) {
        jdbc.sql("""
                update pay_device set public_key = '', revoked = true, revoked_at = coalesce(revoked_at, ?)
                where member_id = ?""").params(now(), memberId.value()).update();
    }

    private LocalDateTime now() {
        return UtcColumn.of(clock.instant());
    }

    @Transactional(readOnly = true)
    public Optional<DeviceKey> find(Tsid deviceId) {
        return jdbc.sql("select member_id, public_key, revoked from pay_device where device_id = ?")
                .param(deviceId.value()).query(DeviceKey.class).optional();
    }
}
