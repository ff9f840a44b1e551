package pay.offline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.crypto.EncryptedTable;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.id.Tsid;
import platform.security.IdentityTier;
import platform.time.UtcColumn;

/** The devices that show codes; their secrets lie encrypted. */
@Repository
class OfflineDevices {
    private static final String TABLE = "pay_offline_device";
    private static final String SECRET = "secret";
    private static final String SELECT = """
            select device_id, member_id, tier, handle, secret, points_first, tries_left, signed_at from pay_offline_device
            where secret is not null and""";

    private final JdbcClient jdbc;
    private final FieldEncryption encryption;

    OfflineDevices(JdbcClient jdbc, FieldEncryption encryption) {
        this.jdbc = jdbc;
        this.encryption = encryption;
    }

    @Bean
    static EncryptedTable encryptedOfflineSecrets() {
        return EncryptedTable.of(TABLE, "device_id", SECRET);
    }

    /** Keeps a device with its new secret in place of what was there of it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(OfflineDevice device) {
        remove(device.id());
        jdbc.sql("""
                insert into pay_offline_device (device_id, member_id, tier, handle, secret, points_first, tries_left,
                    signed_at) values (?, ?, ?, ?, ?, ?, ?, ?)
                """).params(device.id().value(), device.member().value(), device.tier().name(), device.handle(),
                encryption.encrypt(device.secret().base64(), address(device.id().value())), device.pointsFirst(),
                device.triesLeft(), device.signedAt()).update();
    }

    @Transactional(readOnly = true)
    public boolean isTaken(long handle) {
        return jdbc.sql("select count(*) from pay_offline_device where handle = ?").param(handle)
                .query(Integer.class).single() > 0;
    }

    @Transactional(readOnly = true)
    public Optional<OfflineDevice> find(Tsid device) {
        return jdbc.sql(SELECT + " device_id = ?").param(device.value()).query(this::device).optional();
    }

    @Transactional(readOnly = true)
    public Optional<OfflineDevice> find(long handle) {
        return jdbc.sql(SELECT + " handle = ?").param(handle).query(this::device).optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<OfflineDevice> lock(long handle) {
        return jdbc.sql(SELECT + " handle = ? for update").param(handle).query(this::device).optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void setTries(Tsid device, int left) {
        jdbc.sql("update pay_offline_device set tries_left = ? where device_id = ?").params(left, device.value())
                .update();
    }

    /** Chooses what pays; false when the device shows no codes. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean spendPointsFirst(Tsid device, Tsid member, boolean first) {
        return jdbc.sql(
                "update pay_offline_device set points_first = ? where device_id = ? and member_id = ? and secret is not null")
                .params(first, device.value(), member.value()).update() == 1;
    }

    /** Forgets its secret; when it signed stays. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void clear(Tsid device) {
        jdbc.sql("update pay_offline_device set secret = null where device_id = ?").param(device.value()).update();
    }

    /** When a device last signed for a secret, in milliseconds since 1970, whether or not it still has one. */
    @Transactional(readOnly = true)
    public Optional<Long> lastSigned(Tsid device) {
        return jdbc.sql("select signed_at from pay_offline_device where device_id = ?").param(device.value())
                .query((row, _) -> row.getLong("signed_at")).optional();
    }

    /** Forgets codes that were used before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void forgetCodes(Instant before) {
        jdbc.sql("delete from pay_offline_use where used_at < ? order by used_at limit 10000")
                .param(UtcColumn.of(before)).update();
    }

    /** Devices that were revoked since, of those that an instance of the release before revoked whenever that was. */
    @Transactional(readOnly = true)
    public List<Tsid> revoked(Instant since) {
        return jdbc.sql("""
                select o.device_id from pay_device d force index (ix_pay_device_revoked)
                straight_join pay_offline_device o on o.device_id = d.device_id
                where d.revoked = true and (d.revoked_at is null or d.revoked_at >= ?)""").param(UtcColumn.of(since))
                .query((row, _) -> new Tsid(row.getLong(1))).list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(Tsid device) {
        jdbc.sql("delete from pay_offline_device where device_id = ?").param(device.value()).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void removeAllOf(Tsid member) {
        jdbc.sql("delete from pay_offline_device where member_id = ?").param(member.value()).update();
    }

    /** Uses a step's code up for a payment; false when it was used before, whoever tried. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean use(OfflineDevice device, long step, long payment, Instant now) {
        return jdbc.sql("""
                insert ignore into pay_offline_use (handle, step, payment_id, used_at) values (?, ?, ?, ?)
                """).params(device.handle(), step, payment, UtcColumn.of(now)).update() == 1;
    }

    /** Whether a step's code was used up for this payment, since a time. */
    @Transactional(readOnly = true)
    public boolean isUsedFor(OfflineDevice device, long step, long payment, Instant since) {
        return jdbc.sql("""
                select count(*) from pay_offline_use
                where handle = ? and step = ? and payment_id = ? and used_at >= ?
                """).params(device.handle(), step, payment, UtcColumn.of(since)).query(Integer.class).single() > 0;
    }

    /** Of which steps codes were used up for this payment. */
    @Transactional(readOnly = true)
    public List<Long> stepsUsedFor(OfflineDevice device, long payment) {
        return jdbc.sql("select step from pay_offline_use where handle = ? and payment_id = ?")
                .params(device.handle(), payment).query((row, _) -> row.getLong("step")).list();
    }

    private OfflineDevice device(ResultSet row, int number) throws SQLException {
        long id = row.getLong("device_id");
        return new OfflineDevice(new Tsid(id), new Tsid(row.getLong("member_id")),
                IdentityTier.valueOf(row.getString("tier")), row.getLong("handle"),
                CodeSecret.of(encryption.decrypt(Objects.requireNonNull(row.getString(SECRET)), address(id))),
                row.getBoolean("points_first"), row.getInt("tries_left"), row.getLong("signed_at"));
    }

    private static FieldAddress address(long device) {
        return new FieldAddress(TABLE, SECRET, device);
    }
}
