package pay.merchant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.time.UtcColumn;

/** The secret keys of all merchants. */
@Repository
class MerchantKeys {
    private static final String SELECT = """
            select id, merchant_id, live, hint, created_at, expires_at, revoked_at from pay_merchant_key where\s""";

    private final JdbcClient jdbc;

    MerchantKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void insert(MerchantKeyId id, MerchantId merchant, SecretKey key, Instant now) {
        jdbc.sql("""
                insert into pay_merchant_key (id, merchant_id, live, sha256, hint, created_at, changed_at)
                values (?, ?, ?, ?, ?, ?, ?)""").params(id.value(), merchant.value(), key.live(), key.sha256(),
                key.hint(), UtcColumn.of(now), UtcColumn.of(now)).update();
    }

    @Transactional(readOnly = true)
    public Optional<MerchantKey> find(SecretKey key) {
        return jdbc.sql(SELECT + "sha256 = ?").param(key.sha256()).query(MerchantKeys::key).optional();
    }

    /** Those of a merchant, latest first. */
    @Transactional(readOnly = true)
    public List<MerchantKey> of(MerchantId merchant) {
        return jdbc.sql(SELECT + "merchant_id = ? order by id desc").param(merchant.value()).query(MerchantKeys::key)
                .list();
    }

    /** Ends one; false when the merchant has none of this id, or it was ended before. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean revoke(MerchantId merchant, MerchantKeyId id, Instant now) {
        return jdbc.sql("""
                update pay_merchant_key set revoked_at = ?, changed_at = ?
                where id = ? and merchant_id = ? and revoked_at is null""")
                .params(UtcColumn.of(now), UtcColumn.of(now), id.value(), merchant.value()).update() == 1;
    }

    /** Has one end at a time. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void expire(MerchantKeyId id, Instant at, Instant now) {
        jdbc.sql("update pay_merchant_key set expires_at = ?, changed_at = ? where id = ?")
                .params(UtcColumn.of(at), UtcColumn.of(now), id.value()).update();
    }

    /** Ends all of a merchant's; those that it ended. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<MerchantKeyId> revokeAll(MerchantId merchant, Instant now) {
        return of(merchant).stream().map(MerchantKey::id).filter(id -> revoke(merchant, id, now)).toList();
    }

    /** Those that were issued or changed since then. */
    @Transactional(readOnly = true)
    public List<MerchantKeyId> changedSince(Instant time) {
        return jdbc.sql("select id from pay_merchant_key where changed_at >= ?").param(UtcColumn.of(time))
                .query((row, _) -> new MerchantKeyId(row.getLong(1))).list();
    }

    private static MerchantKey key(ResultSet row, int number) throws SQLException {
        return new MerchantKey(new MerchantKeyId(row.getLong("id")), new MerchantId(row.getLong("merchant_id")),
                row.getBoolean("live"), row.getString("hint"), UtcColumn.get(row, "created_at"),
                UtcColumn.find(row, "expires_at"), UtcColumn.find(row, "revoked_at"));
    }
}
