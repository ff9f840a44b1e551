package commerce.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import commerce.catalogue.SellerId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import platform.crypto.FieldAddress;
import platform.crypto.FieldEncryption;
import platform.time.UtcColumn;

/** The keys' rows. A signature can only be checked by the secret itself, so it is kept encrypted. */
@Repository
class SellerKeys {
    static final String SELECT = """
            select id, seller_id, name, scopes, issued_at, expires_at, revoked_at, secret from commerce_seller_key where\s""";

    private final JdbcClient jdbc;
    private final FieldEncryption encryption;

    SellerKeys(JdbcClient jdbc, FieldEncryption encryption) {
        this.jdbc = jdbc;
        this.encryption = encryption;
    }

    /** A key with its secret. */
    record Secret(SellerKey key, String secret) {}

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(SellerKey key, String secret) {
        jdbc.sql(
                """
                        insert into commerce_seller_key (id, seller_id, name, scopes, secret, issued_at) values (?, ?, ?, ?, ?, ?)""")
                .params(key.id().value(), key.seller().value(), key.name(),
                        key.scopes().stream().map(Enum::name).sorted().collect(Collectors.joining(" ")),
                        encryption.encrypt(secret, address(key.id().value())), UtcColumn.of(key.issuedAt()))
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<Secret> find(SellerKeyId id) {
        return jdbc.sql(SELECT + "id = ?").param(id.value())
                .query((row, number) -> new Secret(key(row),
                        encryption.decrypt(Objects.requireNonNull(row.getString("secret")), address(id.value()))))
                .optional();
    }

    /** Has one of a seller's that is good end at a time; whether there was one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean expire(SellerId seller, SellerKeyId id, Instant at) {
        return jdbc.sql("""
                update commerce_seller_key set expires_at = ?
                where id = ? and seller_id = ? and revoked_at is null and expires_at is null""")
                .params(UtcColumn.of(at), id.value(), seller.value()).update() == 1;
    }

    /** Ends one of a seller's; whether there was one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean revoke(SellerId seller, SellerKeyId id, Instant now) {
        return jdbc.sql("""
                update commerce_seller_key set revoked_at = ? where id = ? and seller_id = ? and revoked_at is null""")
                .params(UtcColumn.of(now), id.value(), seller.value()).update() == 1;
    }

    static SellerKey key(ResultSet row) throws SQLException {
        EnumSet<SellerScope> scopes = EnumSet.noneOf(SellerScope.class);
        Arrays.stream(row.getString("scopes").split(" ")).map(SellerScope::valueOf).forEach(scopes::add);
        return new SellerKey(new SellerKeyId(row.getLong("id")), new SellerId(row.getLong("seller_id")),
                row.getString("name"), scopes, UtcColumn.get(row, "issued_at"), UtcColumn.find(row, "expires_at"),
                UtcColumn.find(row, "revoked_at"));
    }

    private static FieldAddress address(long id) {
        return new FieldAddress("commerce_seller_key", "secret", id);
    }
}
